"""Running text as lines of characters: facts and addresses stay whole."""

from __future__ import annotations

import re
from textwrap import TextWrapper
from typing import TYPE_CHECKING, assert_never

from formats._breaks import pieces
from leaflets.document import LineBreak, Link, NoteMark, Strong, Text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from formats._breaks import Piece
    from leaflets.document import Inline

_HELD = "\0"
"""A space inside a fact; no source can hold this character."""


def wrapped(inlines: tuple[Inline, ...], width: int) -> str:
    """Wrap words; neither a fact nor an address is ever broken, so a long one may stick out."""
    wrapper = TextWrapper(max(width, 1), break_long_words=False, break_on_hyphens=False)
    lines = (wrapper.fill(line) for line in _marked(inlines).split("\n"))
    return "\n".join(lines).replace(_HELD, " ")


def unwrapped(inlines: tuple[Inline, ...]) -> str:
    """Write words on one line, but for the line breaks that the author asked for."""
    return re.sub("[ \\t]+", " ", _marked(inlines).replace(_HELD, " ")).strip()


def _marked(inlines: tuple[Inline, ...]) -> str:
    return _run(inlines, pieces(inlines))


def _run(inlines: tuple[Inline, ...], found: Iterator[tuple[Piece, ...]]) -> str:
    return "".join(_inline(inline, found) for inline in inlines)


def _inline(inline: Inline, found: Iterator[tuple[Piece, ...]]) -> str:
    match inline:
        case Text():
            return "".join(piece.text.replace(" ", _HELD) if piece.whole else piece.text for piece in next(found))
        case Strong(inlines=inlines):
            return _run(inlines, found)
        case Link(inlines=inlines):
            return _run(inlines, found) + ("" if inline.shows_address else f" ({inline.address})")
        case NoteMark(label=label):
            return f"[{label}]"
        case LineBreak():
            return "\n"
        case _:
            assert_never(inline)
