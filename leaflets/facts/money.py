"""Sums of money."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from leaflets.facts.fact import Kind
from leaflets.facts.lexis import GAP, amount

if TYPE_CHECKING:
    from leaflets.facts.lexis import Reading
    from leaflets.facts.place import Found, Place

CURRENCIES = {"£": "GBP", "€": "EUR", "$": "USD"}
_SCALE = re.compile(rf"{GAP}?(?:(million|m)|(billion|bn)|(thousand|k))(?![A-Za-z0-9])")
_PENCE = re.compile(r"([0-9]{1,3})p(?![A-Za-z0-9])")


def money(place: Place) -> Found | None:
    """Find a sum: "£15.50", "50p"."""
    found = price(place.text, place.pos)
    return (Kind.MONEY, *found) if found else None


def price(text: str, pos: int) -> Reading | None:
    """Read a sum of money as a currency and two decimals: `GBP 15.50`."""
    if currency := CURRENCIES.get(text[pos : pos + 1]):
        number = amount(text, pos + 1)
        return _scaled(text, currency, number) if number else None
    pence = _PENCE.match(text, pos)
    return (pence.end(), f"GBP {int(pence[1]) // 100}.{int(pence[1]) % 100:02d}") if pence else None


def _scaled(text: str, currency: str, number: Reading) -> Reading:
    end, value = number
    whole, _, part = value.partition(".")
    scale = _SCALE.match(text, end)
    if scale:
        name = "million" if scale[1] else "billion" if scale[2] else "thousand"
        return scale.end(), f"{currency} {value} {name}"
    return end, f"{currency} {whole}.{part:0<2}"
