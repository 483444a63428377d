"""The blocks of a document as Word's own elements: real headings, lists, tables; ideas as rows of picture and words."""

from __future__ import annotations

from dataclasses import replace
from itertools import groupby
from typing import TYPE_CHECKING, assert_never

from formats._word.column import fill, finish, new_paragraph, set_apart, stay_with_next, write_paragraph
from formats._word.file import Box, drawing
from formats._word.lists import count_on, counts
from formats._word.tables import new_row, new_table, write_table
from formats._word.words import write_note_label, write_tab, write_text
from leaflets.document import (
    CallOut,
    CallOutKind,
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

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from formats._word.column import Column
    from leaflets.document import Block, Contact, Inline, ListItem, Picture

PICTURES = 88
"""Millimetres: the column of an idea's pictures; the words have the rest."""

ALONE = Box(78, 42)
TOGETHER = Box(38, 38)
"""The room for a picture of an idea that has one, and for each of two or three."""

CALL_OUTS = {
    CallOutKind.NOTE: "CallOut",
    CallOutKind.IMPORTANT: "CallOutImportant",
    CallOutKind.URGENT: "CallOutUrgent",
    CallOutKind.EMERGENCY: "CallOutEmergency",
}
"""The styles of the boxes; what they mean is in their labels."""

LABELS = {CallOutKind.URGENT: "LabelUrgent", CallOutKind.EMERGENCY: "LabelUrgent"}
"""The styles of those labels that are not like all others."""

_CLOSE = 60
"""Twentieths of a point below the last words of a box."""


def write_blocks(column: Column, blocks: Iterable[Block]) -> None:
    """Write blocks one after the other; ideas that follow each other share one table."""
    for are_ideas, group in groupby(blocks, lambda block: isinstance(block, Idea)):
        if are_ideas:
            _ideas(column, [block for block in group if isinstance(block, Idea)])
        else:
            several = list(group)
            for block, following in zip(several, [*several[1:], None], strict=True):
                _block(column, block, leads=isinstance(following, ListBlock | Table))


def _block(column: Column, block: Block, *, leads: bool) -> None:
    """Write a block; a paragraph that leads into a list or table stays with it."""
    match block:
        case Heading(level=level, inlines=inlines):
            write_paragraph(column, inlines, f"Heading{min(max(level, 1), 4)}")
        case Paragraph(inlines=inlines):
            write_paragraph(column, inlines, column.continued or ("LeadIn" if leads else ""))
        case ListBlock(items=items):
            _list(replace(column, level=column.level + 1), items)
        case Table():
            write_table(column, block)
        case CallOut():
            _call_out(column, block)
        case Contacts(contacts=contacts):
            for contact in contacts:
                _contact(column, contact)
            set_apart(column)
        case Figure():
            _figure(column, block)
        case Note():
            _note(column, block)
        case Idea():
            _ideas(column, [block])
        case _:
            assert_never(block)


def _opening(blocks: tuple[Block, ...]) -> tuple[tuple[Inline, ...], tuple[Block, ...]]:
    """Split off the words of a first paragraph, which share its line with a bullet or label."""
    if blocks and isinstance(blocks[0], Paragraph):
        return blocks[0].inlines, blocks[1:]
    return (), blocks


def _list(column: Column, items: tuple[ListItem, ...]) -> None:
    """Write a list; its bullets are the style's, its numbers those of the author."""
    numbers = counts(column.file, [item.label for item in items], column.depth)
    for item, count in zip(items, numbers, strict=True):
        paragraph = new_paragraph(column, column.of_level("ListNumber" if item.label else "ListBullet"))
        if count:
            count_on(paragraph, count, column.depth)
        elif item.label:
            write_text(paragraph, item.label)
            write_tab(paragraph)
        inlines, rest = _opening(item.blocks)
        fill(column, paragraph, inlines)
        write_blocks(column, rest)
    if column.level == 1:
        set_apart(column)


def _contact(column: Column, contact: Contact) -> None:
    """Write a contact; the kind of way ("Telephone") is named where there are several."""
    if contact.name:
        write_paragraph(column, (*contact.name, Text(":")), "ContactName")
    for number, line in enumerate(contact.lines, 1):
        label = (Text(f"{line.label}: "),) if line.label and len(contact.lines) > 1 else ()
        paragraph = write_paragraph(column, (*label, *line.inlines), "ContactLine")
        if number < len(contact.lines):
            stay_with_next(paragraph)


def _figure(column: Column, figure: Figure) -> None:
    box = Box(min(column.figure.width, column.width), column.figure.height)
    new_paragraph(column, "Figure").append(drawing(column.file, figure.picture, box))
    if figure.caption:
        write_paragraph(column, figure.caption, "Caption")
    if figure.description:
        write_paragraph(column, (Text(column.file.document.words.description),), "Label")
        write_blocks(replace(column, level=column.level + 1), figure.description)
        set_apart(column)


def _note(column: Column, note: Note) -> None:
    paragraph = new_paragraph(column, column.continued)
    write_note_label(column.file, paragraph, note.label)
    inlines, rest = _opening(note.blocks)
    fill(column, paragraph, inlines)
    write_blocks(column, rest)


def _call_out(column: Column, call_out: CallOut) -> None:
    (cell,) = new_row(new_table(column, CALL_OUTS[call_out.kind], [column.width]))
    inside = column.within(cell, column.width - 10)
    if call_out.label:
        write_paragraph(inside, (Text(call_out.label),), LABELS.get(call_out.kind, "Label"))
    write_blocks(inside, call_out.blocks)
    set_apart(inside, _CLOSE)
    finish(inside)


def _ideas(column: Column, ideas: Sequence[Idea]) -> None:
    """Write ideas as rows that no page end splits: pictures left, words right."""
    words = column.width - PICTURES
    table = new_table(column, "Ideas", [PICTURES, words])
    for idea in ideas:
        left, right = new_row(table, middle=True)
        _pictures(column.within(left, PICTURES), idea.pictures)
        write_paragraph(column.within(right, words), idea.inlines, "IdeaWords")


def _pictures(column: Column, pictures: Sequence[Picture]) -> None:
    """Set pictures side by side in a line, which Word breaks where it is full."""
    paragraph = new_paragraph(column, "IdeaPicture")
    for number, picture in enumerate(pictures):
        if number:
            write_text(paragraph, " ")
        paragraph.append(drawing(column.file, picture, ALONE if len(pictures) == 1 else TOGETHER))
