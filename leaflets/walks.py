"""Walks through a document in reading order: what rules, proofs, credits and font checks look through."""

from __future__ import annotations

from typing import TYPE_CHECKING, assert_never

from leaflets.document import (
    Block,
    CallOut,
    Contacts,
    Figure,
    Heading,
    Idea,
    Inline,
    LineBreak,
    Link,
    ListBlock,
    Note,
    NoteMark,
    Paragraph,
    Strong,
    Table,
    Text,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from leaflets.document import Document, Picture, Section


def pictures(sections: Iterable[Section]) -> Iterator[Picture]:
    """Walk all pictures of sections in reading order."""
    for section in sections:
        yield from _pictures(section.blocks)


def texts(document: Document) -> Iterator[Text]:
    """Walk every text of a document."""
    yield document.title
    if document.subtitle:
        yield document.subtitle
    for notice in document.notices:
        yield from _texts(notice.inlines)
    for own in document.offer.languages if document.offer else ():
        yield own.text
    for section in document.shown:
        yield from section_texts(section)
    for line in document.imprint:
        yield from _texts(line.inlines)
    for section in document.closing:
        yield from section_texts(section)
    for line in document.credits:
        yield from _texts(line.inlines)


def section_texts(section: Section) -> Iterator[Text]:
    """Walk the texts of one section, its heading first."""
    if section.heading:
        yield from _texts(section.heading.inlines)
    for block in section.blocks:
        yield from block_texts(block)


def block_texts(block: Block) -> Iterator[Text]:
    """Walk the texts of one block in reading order."""
    match block:
        case Heading(inlines=inlines) | Paragraph(inlines=inlines) | Idea(inlines=inlines):
            yield from _texts(inlines)
        case ListBlock(items=items):
            for item in items:
                for inner in item.blocks:
                    yield from block_texts(inner)
        case Table(header=header, rows=rows):
            for row in (header, *rows):
                for cell in row:
                    yield from _texts(cell.inlines)
        case CallOut(blocks=blocks) | Note(blocks=blocks):
            for inner in blocks:
                yield from block_texts(inner)
        case Contacts(contacts=contacts):
            for contact in contacts:
                yield from _texts(contact.name)
                for line in contact.lines:
                    yield from _texts(line.inlines)
        case Figure(caption=caption, description=description):
            yield from _texts(caption)
            for inner in description:
                yield from block_texts(inner)
        case _:
            assert_never(block)


def _texts(inlines: Iterable[Inline]) -> Iterator[Text]:
    for inline in inlines:
        match inline:
            case Text():
                yield inline
            case Strong(inlines=inner) | Link(inlines=inner):
                yield from _texts(inner)
            case NoteMark() | LineBreak():
                pass


def _pictures(blocks: tuple[Block, ...]) -> Iterator[Picture]:
    for block in blocks:
        match block:
            case Figure(picture=picture):
                yield picture
            case Idea(pictures=found):
                yield from found
            case ListBlock(items=items):
                for item in items:
                    yield from _pictures(item.blocks)
            case CallOut(blocks=inner) | Note(blocks=inner):
                yield from _pictures(inner)
            case _:
                pass
