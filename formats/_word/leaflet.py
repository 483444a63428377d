"""A whole leaflet in Word: the document's parts in their order, and what stands in the margins of every page."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from formats._paper.layout import OFFER
from formats._word.blocks import write_blocks
from formats._word.column import finish, set_apart, write_paragraph
from leaflets.document import Contacts, Paragraph, Strong, Text

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from docx.oxml.xmlchemy import BaseOxmlElement

    from formats._word.column import Column
    from leaflets.document import Contact, Document, ImprintLine, Inline, Section
    from leaflets.offer import Offer

FIELDS = {"number": "PAGE", "total": "NUMPAGES"}
"""What Word fills in for the braces of the words' `page`."""


def write_leaflet(body: Column, document: Document) -> None:
    """Write a document into the body of a file."""
    _opening(body, document)
    if document.offer and document.offer_first:
        _offer(body, document.offer)
    for section in document.sections if document.offer_first else document.shown:
        _section(body, section)
    _lines(body, document.imprint)
    for section in document.closing:
        _section(body, section)
    _lines(body, document.credits)
    finish(body)


def write_margins(body: Column, header: Callable[[Column, str], None], footer: Callable[[Column], None]) -> None:
    """Write the headers and footers of a file; `header` is given the title, but not on the page that shows it."""
    pages = body.file.package.sections[0]
    for part in (pages.first_page_header, pages.first_page_footer, pages.header, pages.footer):
        part.is_linked_to_previous = False
    header(_story(body, pages.first_page_header.part.element), "")
    header(_story(body, pages.header.part.element), body.file.document.title.text)
    for part in (pages.first_page_footer, pages.footer):
        footer(_story(body, part.part.element))


def _story(body: Column, story: BaseOxmlElement) -> Column:
    """Take away the paragraph with which python-docx begins a header."""
    for child in list(story):
        story.remove(child)
    return body.within(story, body.width)


def _opening(body: Column, document: Document) -> None:
    write_paragraph(body, (document.title,), "Heading1")
    if document.subtitle:
        write_paragraph(body, (document.subtitle,), "Subtitle")
    for notice in document.notices:
        write_paragraph(body, notice.inlines, "Notice")


def _offer(body: Column, offer: Offer) -> None:
    """Write the offer in the large letters of its own style: who needs it must be able to read it."""
    large = replace(body, size=OFFER)
    write_blocks(body, (offer.heading,))
    for block in offer.whole.blocks:
        match block:
            case Paragraph(inlines=inlines):
                write_paragraph(large, inlines, "Offer")
            case Contacts(contacts=contacts):
                for inlines in _ways(contacts):
                    write_paragraph(large, inlines, "OfferWay")
            case _:
                write_blocks(large, (block,))


def _ways(contacts: tuple[Contact, ...]) -> Iterator[tuple[Inline, ...]]:
    for contact in contacts:
        yield (Strong((*contact.name, Text(":"))),)
        yield from ((Text(f"{line.label}: "), *line.inlines) for line in contact.lines)


def _section(body: Column, section: Section) -> None:
    body.file.notes.clear()
    if section.heading:
        write_blocks(body, (section.heading,))
    write_blocks(body, section.blocks)


def _lines(body: Column, lines: tuple[ImprintLine, ...]) -> None:
    for line in lines:
        label = (Text(f"{line.label}: "),) if line.label else ()
        write_paragraph(body, (*label, *line.inlines), "Imprint")
    set_apart(body)
