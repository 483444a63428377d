"""Where a recogniser looks, and what it answers."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from leaflets.facts.fact import Kind
    from leaflets.facts.lexis import Reading


@dataclass(frozen=True, slots=True)
class Place:
    """A place of a text where a fact may begin, and the amount that stands there, if one does."""

    text: str
    pos: int
    amount: Reading | None


Found = tuple["Kind", int, str]
"""The kind of a fact that begins at a place, where it ends, and its value."""

Recogniser = Callable[[Place], Found | None]
