"""Where a recogniser looks, and what it answers."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from leaflets.facts.fact import Kind
from leaflets.facts.lexis import Pattern, Reading, amount, spread

Found = tuple[Kind, int, str]
"""The kind of a fact that begins at a place, where it ends, and its value."""

_DIGITS = Pattern("[0-9]*+")


@dataclass(frozen=True, slots=True)
class Place:
    """A place of a text where a fact may begin, and what all recognisers ask there.

    `text` is levelled. `amount` is the number that stands there and `spread` it and a higher one ("3 to 4"). `follows`
    is the character after the digits there, empty at the end of the text.
    """

    text: str
    pos: int
    amount: Reading | None
    spread: Reading | None
    follows: str


Recogniser = Callable[[Place], Found | None]


def place_at(text: str, pos: int) -> Place:
    """Read what all recognisers ask."""
    number = amount(text, pos)
    digits = _DIGITS.match(text, pos)
    end = digits.end() if digits else pos
    return Place(text, pos, number, spread(text, number) if number else None, text[end : end + 1])
