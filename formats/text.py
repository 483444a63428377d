"""Plain text: what a screen reader, a pager or an e-mail can always show, and the one to copy from.

Facts and addresses stay on one line. Marks that speech reads aloud or that change a number's meaning ("- 5mg") are not
used: items open with a bullet, headings of a part are underlined, and what belongs to something is indented.
"""

from __future__ import annotations

from textwrap import indent
from typing import TYPE_CHECKING, assert_never

from formats._lines import wrapped
from formats._rows import table
from leaflets.document import (
    CallOut,
    Contacts,
    Figure,
    Heading,
    Idea,
    ListBlock,
    Note,
    Paragraph,
    Table,
    Text,
)
from leaflets.format import Format

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from leaflets.document import Block, Contact, Document, ImprintLine, Inline, ListItem, Picture, Section
    from leaflets.format import Files, Kit
    from leaflets.words import Words

WIDTH = 72
"""Columns: what e-mail programs leave as it is."""

_GAP = "\n\n"


def render(document: Document, _kit: Kit) -> Files:
    """Write the document as wrapped text, one empty line between blocks."""
    parts = filter(None, _parts(document))
    return {document.file_name("text", "txt"): (_GAP.join(parts) + "\n").encode()}


def _parts(document: Document) -> Iterator[str]:
    yield _underlined((document.title,), "=")
    if document.subtitle:
        yield wrapped((document.subtitle,), WIDTH)
    for notice in document.notices:
        yield wrapped(notice.inlines, WIDTH)
    for line in document.offer.languages if document.offer else ():
        yield wrapped((line.text,), WIDTH)
    for section in document.shown:
        yield _section(section, document.words)
    yield _imprint(document.imprint)
    for section in document.closing:
        yield _section(section, document.words)
    yield _imprint(document.credits)


def _section(section: Section, words: Words) -> str:
    """Write a section; it opens with one more empty line."""
    heading = _underlined(section.heading.inlines, "-") if section.heading else ""
    return "\n" + _GAP.join(filter(None, (heading, _blocks(section.blocks, WIDTH, words))))


def _imprint(lines: Iterable[ImprintLine]) -> str:
    return "\n".join(_labelled(line.label, line.inlines, WIDTH) for line in lines)


def _underlined(inlines: tuple[Inline, ...], mark: str) -> str:
    text = wrapped(inlines, WIDTH)
    longest = max(len(line) for line in text.split("\n"))
    return f"{text}\n{mark * longest}"


def _blocks(blocks: Iterable[Block], width: int, words: Words, gap: str = _GAP) -> str:
    return gap.join(filter(None, (_block(block, width, words) for block in blocks)))


def _block(block: Block, width: int, words: Words) -> str:
    match block:
        case Heading(inlines=inlines) | Paragraph(inlines=inlines):
            return wrapped(inlines, width)
        case ListBlock(items=items):
            return _list(items, width, words)
        case Table():
            return table(block, width)
        case CallOut():
            return _callout(block, width, words)
        case Contacts(contacts=contacts):
            return _contacts(contacts, width)
        case Figure():
            return _figure(block, width, words)
        case Note(label=label, blocks=blocks):
            return _hanging(f"[{label}]", _blocks(blocks, width - len(label) - 3, words))
        case Idea(pictures=pictures, inlines=inlines):
            return "\n".join((*_pictures(pictures, width, words), wrapped(inlines, width)))
        case _:
            assert_never(block)


def _callout(block: CallOut, width: int, words: Words) -> str:
    """Write a call-out under its label; one without is not indented, or it would belong to what stands above."""
    if not block.label:
        return _blocks(block.blocks, width, words)
    return _under(f"{block.label}:", _blocks(block.blocks, width - 4, words))


def _list(items: tuple[ListItem, ...], width: int, words: Words) -> str:
    gap = "\n" if all(map(_short, items)) else _GAP
    return gap.join(_item(item, width, words) for item in items)


def _short(item: ListItem) -> bool:
    """Whether an item is one paragraph, with perhaps a list under it."""
    return all(isinstance(block, (Paragraph, ListBlock)) for block in item.blocks) and (
        sum(isinstance(block, Paragraph) for block in item.blocks) <= 1
    )


def _item(item: ListItem, width: int, words: Words) -> str:
    mark = item.label or "•"
    body = _blocks(item.blocks, width - len(mark) - 1, words, "\n" if _short(item) else _GAP)
    return _hanging(mark, body)


def _contacts(contacts: tuple[Contact, ...], width: int) -> str:
    several = any(len(contact.lines) > 1 for contact in contacts)
    return (_GAP if several else "\n").join(_contact(contact, width) for contact in contacts)


def _contact(contact: Contact, width: int) -> str:
    """Write whom to reach; the kind of way ("Telephone") is said where there are several."""
    if len(contact.lines) == 1:
        return wrapped((*_named(contact), *contact.lines[0].inlines), width)
    lines = "\n".join(_labelled(line.label, line.inlines, width - 4) for line in contact.lines)
    return _under(wrapped(_named(contact), width), lines) if contact.name else lines


def _named(contact: Contact) -> tuple[Inline, ...]:
    return (*contact.name, Text(": ")) if contact.name else ()


def _figure(figure: Figure, width: int, words: Words) -> str:
    described = _blocks(figure.description, width - 4, words)
    parts = (
        *_pictures((figure.picture,), width, words),
        wrapped(figure.caption, width),
        _under(f"{words.description}:", described) if described else "",
    )
    return _GAP.join(filter(None, parts))


def _pictures(pictures: Iterable[Picture], width: int, words: Words) -> Iterator[str]:
    """Say in brackets what a picture shows; one that only repeats the words beside it is left out."""
    for picture in pictures:
        if picture.alt:
            yield wrapped((Text(f"[{words.picture}: {picture.alt}]"),), width)


def _labelled(label: str, inlines: tuple[Inline, ...], width: int) -> str:
    """Write words behind their label; their other lines are indented."""
    return (
        indent(wrapped((Text(f"{label}: "), *inlines), width - 4), "    ").lstrip()
        if label
        else wrapped(inlines, width)
    )


def _under(label: str, body: str) -> str:
    """Set a body under its label, indented."""
    return "\n".join(filter(None, (label, indent(body, "    "))))


def _hanging(mark: str, body: str) -> str:
    """Set a mark before the first line, and the other lines under it."""
    return f"{mark} {indent(body, ' ' * (len(mark) + 1)).lstrip()}".rstrip()


FORMAT = Format("text", "Plain text", "text/plain; charset=utf-8", render)
