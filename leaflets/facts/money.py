"""Sums of money."""

from __future__ import annotations

from typing import TYPE_CHECKING

from leaflets.facts.fact import Kind
from leaflets.facts.lexis import END, Pattern, amount

if TYPE_CHECKING:
    from leaflets.facts.lexis import Reading
    from leaflets.facts.place import Found, Place

_CURRENCIES = {"£": "GBP", "€": "EUR", "$": "USD"}
_SCALE = Pattern(f" ?(?:(million|m)|(billion|bn)|(thousand|k)){END}")
_SCALES = ("million", "billion", "thousand")
_PENCE = Pattern(f"([0-9]{{1,3}})p{END}")


def money(place: Place) -> Found | None:
    """Find a sum: "£15.50", "50p"; the value has the currency (ISO 4217) and two decimals."""
    found = price(place.text, place.pos)
    return (Kind.MONEY, *found) if found else None


def price(text: str, pos: int) -> Reading | None:
    """Read a sum of money."""
    if currency := _CURRENCIES.get(text[pos : pos + 1]):
        number = amount(text, pos + 1)
        return _sum(text, currency, number) if number else None
    pence = _PENCE.match(text, pos)
    return (pence.end(), f"GBP {int(pence[1]) // 100}.{int(pence[1]) % 100:02d}") if pence else None


def _sum(text: str, currency: str, number: Reading) -> Reading:
    end, value = number
    scale = _SCALE.match(text, end)
    if scale and scale.lastindex:
        return scale.end(), f"{currency} {value} {_SCALES[scale.lastindex - 1]}"
    whole, _, part = value.partition(".")
    return end, f"{currency} {whole}.{part:0<2}"
