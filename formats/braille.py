"""Braille: the leaflet as an embosser and a braille display take it, set as UKAAF B004 asks.

One layout gives all files: numbered pages as BRF and PEF, and the same lines without pages for displays. Cells come
from liblouis; what it is known to get wrong is mended (formats/_braille_ueb.py).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from formats._braille_blocks import Writer, stacked
from formats._braille_codes import code_for
from formats._braille_front import Front
from formats._braille_layout import layout_for
from formats._braille_lines import Line, held
from formats._braille_pages import Pager, volumes
from formats._braille_ueb import NOTE_LINE
from formats._braille_words import BrailleWords
from formats._brf import brf, pages
from formats._english import read_lexicon
from formats._pef import pef
from leaflets.format import Format, Option

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from formats._braille_layout import Layout
    from formats._braille_pages import Page
    from leaflets.document import Document
    from leaflets.format import Files, Kit

__all__ = ["CELLS", "FORMAT", "GRADE", "LINES", "pages", "render"]

GRADE = Option("grade", 2, 1, 2, "grade", "2 is contracted braille, 1 is spelled out")
CELLS = Option("cells", 38, 20, 44, "cells", "the length of a line; A4 paper holds 32")
LINES = Option("lines", 25, 15, 30, "lines", "the depth of a page, the line with its number among them")

END = 12
"""Cells of the line that closes a volume."""


@dataclass(frozen=True, slots=True)
class Braille:
    """One document set in braille, not yet cut to pages."""

    front: Front
    layout: Layout
    words: BrailleWords
    text: tuple[Line, ...]


def render(document: Document, kit: Kit) -> Files:
    """Set the document once, and write it for paper (BRF, PEF) and for displays (BRF without pages).

    Raises RenderError on a character that the code does not know, and NotOffered for a language without a table.
    """
    made = typeset(document, kit)
    found = paged(document, made)
    detail = _detail(made, kit)
    many = len(found) > 1
    files = {
        document.file_name(f"{detail}_volume{number}" if many else detail, "brf"): brf(volume)
        for number, volume in enumerate(found, 1)
    }
    layout = made.layout
    files[document.file_name(detail, "pef")] = pef(found, layout.cells, layout.lines, _metadata(document, made))
    files[document.file_name(f"{detail}_display", "brf")] = brf([display(made)])
    return files


def typeset(document: Document, kit: Kit) -> Braille:
    """Set a document in lines."""
    code = code_for(document.language, int(kit.options["grade"]), kit.styles)
    layout = layout_for(int(kit.options["cells"]), int(kit.options["lines"]), kit.styles)
    words = BrailleWords(code, read_lexicon(kit.styles, document.say))
    writer = Writer(words, layout, document.words)
    parts = [
        *map(writer.section, document.sections),
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
    """Set a volume twice: its first page says how many there are."""
    count = len(pager.pages(front.counted(*place, 0), text))
    return pager.pages(front.counted(*place, count), text)


def closed(text: Sequence[Line], cells: int) -> Iterator[Line]:
    """Put a short line in the middle after the last words, on the same page as they."""
    end = max((place for place, line in enumerate(text, 1) if line.cells), default=0)
    yield from text[: max(end - 1, 0)]
    yield from held([*text[max(end - 1, 0) : end], Line()])
    yield Line("\u2800" * ((cells - END) // 2) + NOTE_LINE.ljust(END, NOTE_LINE[-1]))


def display(made: Braille) -> list[str]:
    """Give the same lines for a display: no pages, so no page numbers and no contents."""
    return [line.cells for line in (*made.front.lines(), Line(), *closed(made.text, made.layout.cells))]


def _detail(made: Braille, kit: Kit) -> str:
    """Name the grade, and a size of page that is not the usual one."""
    size = (int(kit.options["cells"]), int(kit.options["lines"]))
    unusual = "" if size == (CELLS.default, LINES.default) else f"_{size[0]}x{size[1]}"
    return f"braille_grade{made.words.code.grade}{unusual}"


def _metadata(document: Document, made: Braille) -> dict[str, str]:
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


FORMAT = Format("braille", "Braille", "application/x-brf", render, options=(GRADE, CELLS, LINES))
