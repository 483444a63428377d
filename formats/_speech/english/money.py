"""How sums of money are said at a till: "fifteen pounds fifty", "fifty pence"."""

from __future__ import annotations

import re

from formats._speech.english.numbers import cardinal, decimal

_PENCE = re.compile(r"([0-9]+)p")
_SUM = re.compile(r"([£€$])([0-9,]*(?:\.[0-9]+)?)[ \u00a0]?([a-z]*)")
_NAMES = {"£": ("pound", "pence"), "€": ("euro", "cents"), "$": ("dollar", "cents")}
_ONE = {"pence": "penny", "cents": "cent"}
_SCALES = {"m": "million", "bn": "billion", "k": "thousand"}


def money(text: str) -> str:
    """Say one sum; what is not printed like one stays as it is."""
    if pence := _PENCE.fullmatch(text):
        return _coins(int(pence[1]), "pence")
    found = _SUM.fullmatch(text)
    if not found:
        return text
    name, small = _NAMES[found[1]]
    if found[3]:
        return f"{decimal(found[2])} {_SCALES.get(found[3], found[3])} {name}s"
    whole, _, part = found[2].replace(",", "").partition(".")
    coins = int(part.ljust(2, "0")[:2] or "0")
    if not int(whole or "0") and coins:
        return _coins(coins, small)
    notes = f"{cardinal(int(whole or '0'))} {name if whole == '1' else f'{name}s'}"
    if coins in range(1, 10):
        return f"{notes} and {_coins(coins, small)}"
    return f"{notes} {cardinal(coins)}" if coins else notes


def _coins(number: int, name: str) -> str:
    return f"{cardinal(number)} {_ONE[name] if number == 1 else name}"
