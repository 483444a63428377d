"""Phone numbers, web and e-mail addresses in running text become links: a reader on a telephone can tap them."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from leaflets.document import (
    Block,
    CallOut,
    Cell,
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
from leaflets.facts import Kind, facts, href

if TYPE_CHECKING:
    from collections.abc import Iterator

    from leaflets.reading.values import Written

_LINKED = {Kind.PHONE, Kind.SERVICE_NUMBER, Kind.WEB, Kind.EMAIL}


def with_links(inlines: tuple[Inline, ...]) -> tuple[Inline, ...]:
    """Make links of the addresses in inlines; what is a link already stays as it is."""
    return tuple(linked for inline in inlines for linked in _linked(inline))


def blocks_with_links(blocks: tuple[Block, ...]) -> tuple[Block, ...]:
    """Make links of the addresses in blocks, headings apart."""
    return tuple(map(_block, blocks))


def several_lines(written: Written) -> tuple[Inline, ...]:
    """Give an address as its lines."""
    inlines: list[Inline] = []
    offset = 0
    for line in written.rstrip("\n").split("\n"):
        if inlines:
            inlines.append(LineBreak())
        inlines.append(Text(line, written.origin.part(offset, offset + len(line))))
        offset += len(line) + 1
    return tuple(inlines)


def _block(block: Block) -> Block:
    match block:
        case Paragraph(inlines=inlines):
            return replace(block, inlines=with_links(inlines))
        case ListBlock(items=items):
            return replace(block, items=tuple(replace(item, blocks=blocks_with_links(item.blocks)) for item in items))
        case Table(rows=rows):
            return replace(block, rows=tuple(tuple(Cell(with_links(cell.inlines)) for cell in row) for row in rows))
        case CallOut(blocks=inner) | Note(blocks=inner):
            return replace(block, blocks=blocks_with_links(inner))
        case Heading() | Contacts() | Figure() | Idea():
            return block


def _linked(inline: Inline) -> Iterator[Inline]:
    match inline:
        case Text():
            yield from _split(inline)
        case Strong(inlines=inner):
            yield Strong(with_links(inner))
        case Link() | NoteMark() | LineBreak():
            yield inline


def _split(text: Text) -> Iterator[Inline]:
    done = 0
    for fact in facts(text.text):
        if fact.kind in _LINKED:
            if fact.start > done:
                yield _part(text, done, fact.start)
            yield Link((_part(text, fact.start, fact.end),), href(fact))
            done = fact.end
    if done < len(text.text):
        yield _part(text, done, len(text.text)) if done else text


def _part(text: Text, start: int, end: int) -> Text:
    return Text(text.text[start:end], text.at.part(start, end) if text.at else None)
