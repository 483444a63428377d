"""A leaflet set in braille: its lines once, and of them pages for paper and one run for displays."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from formats._braille.blocks import Writer, stacked
from formats._braille.codes import code_for
from formats._braille.front import Front
from formats._braille.layout import layout_for
from formats._braille.lines import Line, held
from formats._braille.pages import Pager, volumes
from formats._braille.ueb import NOTE_LINE
from formats._braille.words import BrailleWords
from formats._speech.english import read_lexicon

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from formats._braille.layout import Layout
    from formats._braille.pages import Page
    from leaflets.document import Document
    from leaflets.format import Kit

END = 12
"""Cells of the line that closes a volume."""


@dataclass(frozen=True, slots=True)
class Braille:
    """One document set in braille, not yet cut to pages."""

    front: Front
    layout: Layout
    words: BrailleWords
    text: tuple[Line, ...]


def typeset(document: Document, kit: Kit) -> Braille:
    """Set a document in lines."""
    code = code_for(document.language, int(kit.options["grade"]), kit.styles)
    layout = layout_for(int(kit.options["cells"]), int(kit.options["lines"]), kit.styles)
    words = BrailleWords(code, read_lexicon(kit.styles, document.say))
    writer = Writer(words, layout, document.words)
    parts = [
        *map(writer.section, document.shown),
        writer.imprint(document.imprint),
        *map(writer.section, document.closing),
        writer.imprint(document.credits),
    ]
    return Braille(Front(document, words, layout), layout, words, tuple(stacked(parts)))


def paged(document: Document, made: Braille) -> list[tuple[Page, ...]]:
    """Cut a document to volumes of pages, each with its identification and its end marked."""
    pager = Pager(made.words, made.layout, document.title.text, document.words.contents)
    texts = volumes(made.text, made.layout)
    return [
        _volume(pager, made.front, (*closed(text, made.layout.cells),), (number, len(texts)))
        for number, text in enumerate(texts, 1)
    ]


def _volume(pager: Pager, front: Front, text: Sequence[Line], place: tuple[int, int]) -> tuple[Page, ...]:
    """Set a volume whose first page says how many there are; a longer number may make one more."""
    count, found = 0, pager.pages(front.counted(*place, 0), text)
    while len(found) > count:
        count = len(found)
        found = pager.pages(front.counted(*place, count), text)
    return found


def closed(text: Sequence[Line], cells: int) -> Iterator[Line]:
    """Put a short line in the middle after the last words, on the same page as they."""
    end = max((place for place, line in enumerate(text, 1) if line.cells), default=0)
    yield from text[: max(end - 1, 0)]
    yield from held([*text[max(end - 1, 0) : end], Line()])
    yield Line("\u2800" * ((cells - END) // 2) + NOTE_LINE.ljust(END, NOTE_LINE[-1]))


def display(made: Braille) -> list[str]:
    """Give the same lines for a display: no pages, so no page numbers and no contents."""
    return [line.cells for line in (*made.front.lines(), Line(), *closed(made.text, made.layout.cells))]


def metadata(document: Document, made: Braille) -> dict[str, str]:
    """Describe the braille as a library does (Dublin Core)."""
    code = made.words.code
    return {
        "identifier": f"{document.name}-{document.language}-{document.version}-braille-grade{code.grade}",
        "title": document.title.text,
        "creator": document.publisher,
        "publisher": document.publisher,
        "language": document.language,
        "date": document.released.isoformat(),
        "description": f"{code.name}. {document.words.unproofed}.",
        "type": "Text",
    }
