"""Easy Read as a Word file: pictures left, words right, 16 pt or more, so that a reader may still change all of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from formats._word import new_word_file, packed
from formats._word_blocks import Column, finish, write_blocks, write_paragraph
from formats._word_words import room, write_fields, write_tab, write_text
from leaflets.document import Text, Variant, plain
from leaflets.format import Format

if TYPE_CHECKING:
    from docx.oxml.xmlchemy import BaseOxmlElement

    from formats._word import WordFile
    from leaflets.document import Document, ImprintLine, Section
    from leaflets.format import Files, Kit

_WIDTH = 174
"""Millimetres between the margins of `styles/word/document.xml`."""

_BODY, _MARGIN = 16, 14
"""Points: the letters of the text, and of headers and footers, in `styles/word/easy_read.xml`."""

_FIELDS = {"number": "PAGE", "total": "NUMPAGES"}


def render(document: Document, kit: Kit) -> Files:
    """Write the Word file. Raises RenderError where a picture cannot be shown."""
    file = new_word_file(document, kit, "easy_read")
    body = Column(file, file.package.element.body, _WIDTH, _BODY)
    _opening(body, document)
    for section in document.sections:
        _section(body, section)
    _lines(body, document.imprint)
    for section in document.closing:
        _section(body, section)
    _lines(body, document.credits)
    finish(body)
    _every_page(file)
    return {document.file_name("easy_read", "docx"): packed(file)}


def _opening(body: Column, document: Document) -> None:
    write_paragraph(body, (document.title,), "Heading1")
    if document.subtitle:
        write_paragraph(body, (document.subtitle,), "Subtitle")
    for notice in document.notices:
        write_paragraph(body, notice.inlines, "Notice")


def _section(body: Column, section: Section) -> None:
    body.file.notes.clear()
    if section.heading:
        write_blocks(body, (section.heading,))
    write_blocks(body, section.blocks)


def _lines(body: Column, lines: tuple[ImprintLine, ...]) -> None:
    for line in lines:
        label = (Text(f"{line.label}: "),) if line.label else ()
        write_paragraph(body, (*label, *line.inlines), "Imprint")


def _every_page(file: WordFile) -> None:
    """Write headers and footers; the first page shows the title itself, so its header has the page number alone."""
    pages = file.package.sections[0]
    for part in (pages.first_page_header, pages.first_page_footer, pages.header, pages.footer):
        part.is_linked_to_previous = False
        _empty(part.part.element)
    _header(_margin(file, pages.first_page_header.part.element), "")
    _header(_margin(file, pages.header.part.element), file.document.title.text)
    for footer in (pages.first_page_footer, pages.footer):
        _footer(_margin(file, footer.part.element))


def _margin(file: WordFile, element: BaseOxmlElement) -> Column:
    return Column(file, element, _WIDTH, _MARGIN)


def _empty(story: BaseOxmlElement) -> None:
    """Take away the paragraph with which python-docx begins a header."""
    for child in list(story):
        story.remove(child)


def _header(header: Column, title: str) -> None:
    """Write the page number at the right end of the first line, and the title before it or, if long, below it."""
    page = header.file.document.words.page
    beside = len(title) + len(page) <= room(_WIDTH, _MARGIN)
    line = write_paragraph(header, (), "PageLine")
    if beside:
        write_text(line, title)
    write_tab(line)
    write_fields(line, page, _FIELDS)
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
