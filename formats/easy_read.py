"""Easy Read as a Word file: pictures left, words right, 16 pt or more, so that a reader may still change all of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from formats._word.column import Column, write_paragraph
from formats._word.file import Box, new_word_file, packed
from formats._word.leaflet import FIELDS, write_leaflet, write_margins
from formats._word.words import room, write_fields, write_tab, write_text
from leaflets.document import Text, Variant, plain
from leaflets.format import Format

if TYPE_CHECKING:
    from leaflets.document import Document
    from leaflets.format import Files, Kit

_WIDTH = 174
"""Millimetres between the margins of `styles/word/easy_read_page.xml`."""

_BODY, _MARGIN = 16, 14
"""Points: the letters of the text, and of headers and footers, in `styles/word/easy_read.xml`."""

_FIGURE = Box(150, 95)
"""The room for a picture with a caption."""


def render(document: Document, kit: Kit) -> Files:
    """Write the Word file. Raises RenderError where a picture cannot be shown."""
    file = new_word_file(document, kit, "easy_read")
    body = Column(file, file.package.element.body, _WIDTH, _BODY, _FIGURE)
    write_leaflet(body, document)
    write_margins(body, _header, _footer)
    return {document.file_name("easy_read", "docx"): packed(file)}


def _header(header: Column, title: str) -> None:
    """Write the page number at the right end of the first line, and the title before it or, if long, below it."""
    page = header.file.document.words.page
    beside = len(title) + len(page) <= room(_WIDTH, _MARGIN)
    line = write_paragraph(header, (), "PageLine")
    if beside:
        write_text(line, title)
    write_tab(line)
    write_fields(line, page, FIELDS)
    if not beside:
        write_paragraph(header, (Text(title),), "Header")


def _footer(footer: Column) -> None:
    """Write what a reader who finds one page must know."""
    document = footer.file.document
    if document.notices:
        words = " ".join(plain(notice.inlines) for notice in document.notices)
        write_paragraph(footer, (Text(words),), "Footer")
    write_paragraph(footer, (Text(_identity(document)),), "Footer")


def _identity(document: Document) -> str:
    """Say which leaflet this is."""
    words = document.words
    named = {words.reference: document.reference, words.version: document.version, words.review: document.review}
    return ", ".join(f"{label}: {value}" for label, value in named.items() if value)


FORMAT = Format(
    "easy_read",
    "Easy Read",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    render,
    Variant.EASY_READ,
)
