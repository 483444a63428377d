"""Where a line may break: never inside a fact, and at safe points of a long address.

A phone number or a dose that is split over two lines is misread (UKAAF MS03, G003), so whoever sets lines asks here.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING, assert_never

from leaflets.document import LineBreak, Link, NoteMark, Strong, Text
from leaflets.facts import Kind, facts, unbreakable

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from leaflets.document import Inline

Span = tuple[int, int]

_LONG = re.compile(r"\S{16,}")
"""A shorter word needs no break of its own."""

_SAFE = re.compile(r"(?<=[^\W_])(?=[.@_~?#&=%][^\W\d_])|(?<=/)(?=[^\W\d_])")
"""Before a mark, so that no line seems to end a sentence; never beside a digit, which may be a decimal."""

_AGAINST = frozenset({Kind.PHONE, Kind.WEB, Kind.EMAIL})
"""In a right-to-left text, the groups of a phone number would otherwise change places."""


@dataclass(frozen=True, slots=True)
class Piece:
    """Part of a text. `whole`: no line may end inside it, nor after it where it `goes_on` in the next piece.

    `left_to_right`: it runs against the text around it.
    """

    text: str
    whole: bool = False
    goes_on: bool = False
    left_to_right: bool = False


def pieces(inlines: tuple[Inline, ...], direction: str = "ltr") -> Iterator[tuple[Piece, ...]]:
    """Give the pieces of each `Text` of these inlines, in order. A fact may reach over several of them."""
    texts = list(_texts(inlines))
    run = "".join(text for text, _ in texts)
    whole = unbreakable(run)
    against = [(fact.start, fact.end) for fact in facts(run) if fact.kind in _AGAINST] if direction == "rtl" else []
    start = 0
    for text, printed in texts:
        if printed:
            yield tuple(_cut(run, (start, start + len(text)), whole, against))
        start += len(text)


def _texts(inlines: tuple[Inline, ...]) -> Iterator[tuple[str, bool]]:
    """Walk what stands in a run, and whether it is a `Text`."""
    for inline in inlines:
        match inline:
            case Text(text=text):
                yield text, True
            case Strong(inlines=inner) | Link(inlines=inner):
                yield from _texts(inner)
            case LineBreak():
                yield "\n", False
            case NoteMark():
                pass
            case _:
                assert_never(inline)


def _cut(run: str, text: Span, whole: Iterable[Span], against: Iterable[Span]) -> Iterator[Piece]:
    """Cut one text of a run wherever a span begins or ends."""
    edges = {edge for span in (*whole, *against) for edge in span if text[0] < edge < text[1]}
    for start, end in pairwise(sorted({*text, *edges})):
        around = [span for span in whole if span[0] <= start < span[1]]
        yield Piece(
            run[start:end],
            whole=bool(around),
            goes_on=any(span[1] > end for span in around),
            left_to_right=any(span[0] <= start < span[1] for span in against),
        )


def at_safe_points(text: str) -> list[str]:
    """Split a text where a word too long for a line may break without a hyphen; joined, it is the same text."""
    cuts = [word.start() + safe.start() for word in _LONG.finditer(text) for safe in _SAFE.finditer(word[0])]
    return [text[first:last] for first, last in pairwise((0, *cuts, len(text)))]
