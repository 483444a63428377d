"""The standard text as a Word file: for wards and clinicians, and for readers who set its looks to suit their eyes.

Notes stand at the end of their section, as in every other format, and not at the page's foot: there the text keeps its
order for a screen reader, a note may be marked more than once, and its label is the author's.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from formats._paper.layout import Paper, footer, lines
from formats._paper.tables import with_fitting_tables
from formats._word.column import Column, write_paragraph
from formats._word.file import Box, new_word_file, packed
from formats._word.leaflet import FIELDS, write_leaflet, write_margins
from formats._word.words import write_fields
from leaflets.document import Text
from leaflets.format import Format

if TYPE_CHECKING:
    from leaflets.document import Document
    from leaflets.format import Files, Kit

SIZE = 14
"""Points: the letters of the text in `styles/word/docx.xml`. UKAAF G003: 12 or more, ideally 14."""

SIDE = 26
"""Millimetres of white at both sides, as in `styles/word/docx_page.xml`."""

WIDTH = 210 - 2 * SIDE
"""Millimetres between the margins."""

FIGURE = Box(WIDTH, 62)
"""The room for a picture with a caption."""

_TEXT = Paper(SIZE, SIDE, ())

_MARGIN = Paper(13, SIDE, ())
"""The footers are set in 12 points; the rest is for fonts that are wider than ours."""


def render(document: Document, kit: Kit) -> Files:
    """Write the Word file. Raises RenderError where a picture cannot be shown."""
    fitting = with_fitting_tables(document, _TEXT.room, kit.styles.path("fonts"))
    file = new_word_file(fitting, kit, "docx")
    body = Column(file, file.package.element.body, WIDTH, SIZE, FIGURE)
    write_leaflet(body, fitting)
    write_margins(body, _header, _footer)
    return {document.file_name("docx", "docx"): packed(file)}


def _header(header: Column, title: str) -> None:
    write_paragraph(header, (Text(title),) if title else (), "Header")


def _footer(foot: Column) -> None:
    """Write what a reader who finds one page must know, the page's number always first."""
    file = foot.file
    for line in lines(footer(file.document), _MARGIN, file.kit.styles.path("fonts")):
        write_fields(write_paragraph(foot, (), "Footer"), line, FIELDS)


FORMAT = Format(
    "docx",
    "Word file",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    render,
    imports=("docx",),
)
