"""The blocks of a document as Word's own elements: real headings, lists, tables; ideas as rows of picture and words."""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import groupby
from typing import TYPE_CHECKING, assert_never

from formats._word import Box, drawing, element, place
from formats._word_words import room, write_note_label, write_tab, write_text, write_words
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

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from docx.oxml.xmlchemy import BaseOxmlElement

    from formats._word import WordFile
    from leaflets.document import Block, Contact, Inline, ListItem, Picture

PICTURES = 88
WORDS = 86
"""Millimetres: the columns of ideas. Together they are as wide as the text of `styles/word/document.xml`."""

ALONE = Box(78, 42)
TOGETHER = Box(38, 38)
"""The room for a picture of an idea that has one, and for each of two or three."""

FIGURE = Box(150, 95)

_TWIPS = 1440 / 25.4
"""Twentieths of a point in a millimetre."""

_DEEPEST = 3
"""Lists have styles for this many levels; deeper ones look like the deepest."""


@dataclass(frozen=True, slots=True)
class Column:
    """Where blocks are written: the body of a file or a cell, `width` in millimetres, `size` of the letters in points.

    `level` says how many lists are around.
    """

    file: WordFile
    element: BaseOxmlElement
    width: float
    size: float
    level: int = 0

    def within(self, cell: BaseOxmlElement, width: float) -> Column:
        """Give the column of a table's cell."""
        return Column(self.file, cell, width, self.size)

    @property
    def continued(self) -> str:
        """The style of what stands inside a list item, below its first paragraph."""
        return self.of_level("ListContinue") if self.level else ""

    def of_level(self, style: str) -> str:
        """Name a list's style for this level."""
        level = min(self.level, _DEEPEST)
        return style if level == 1 else f"{style}{level}"


def write_blocks(column: Column, blocks: Iterable[Block]) -> None:
    """Write blocks one after the other; ideas that follow each other share one table."""
    for are_ideas, group in groupby(blocks, lambda block: isinstance(block, Idea)):
        if are_ideas:
            _ideas(column, [block for block in group if isinstance(block, Idea)])
        else:
            for block in group:
                _block(column, block)


def write_paragraph(column: Column, inlines: tuple[Inline, ...], style: str = "") -> BaseOxmlElement:
    """Write a paragraph in a style of the design, and give it."""
    paragraph = _paragraph(column, style)
    _words(column, paragraph, inlines)
    return paragraph


def finish(column: Column) -> None:
    """End a cell or a body as Word wants it: with a paragraph."""
    if _last(column) != "p":
        _paragraph(column, "Gap")


def _block(column: Column, block: Block) -> None:
    match block:
        case Heading(level=level, inlines=inlines):
            write_paragraph(column, inlines, f"Heading{min(max(level, 1), 4)}")
        case Paragraph(inlines=inlines):
            write_paragraph(column, inlines, column.continued)
        case ListBlock(items=items):
            for item in items:
                _item(replace(column, level=column.level + 1), item)
        case Table():
            _table(column, block)
        case CallOut():
            _call_out(column, block)
        case Contacts(contacts=contacts):
            for contact in contacts:
                _contact(column, contact)
        case Figure():
            _figure(column, block)
        case Note():
            _note(column, block)
        case Idea():
            _ideas(column, [block])
        case _:
            assert_never(block)


def _words(column: Column, paragraph: BaseOxmlElement, inlines: tuple[Inline, ...]) -> None:
    write_words(column.file, paragraph, inlines, room(column.width, column.size))


def _paragraph(column: Column, style: str = "") -> BaseOxmlElement:
    paragraph = element("p")
    if style:
        looks = element("pPr")
        looks.append(element("pStyle", val=style))
        paragraph.append(looks)
    place(column.element, paragraph)
    return paragraph


def _last(column: Column) -> str:
    """Name the last thing written: `p`, `tbl`, or something that is neither."""
    names = [str(child.tag).rsplit("}", 1)[-1] for child in column.element]
    return next((name for name in reversed(names) if name != "sectPr"), "")


def _opening(blocks: tuple[Block, ...]) -> tuple[tuple[Inline, ...], tuple[Block, ...]]:
    """Split off the words of a first paragraph, which share its line with a bullet or label."""
    if blocks and isinstance(blocks[0], Paragraph):
        return blocks[0].inlines, blocks[1:]
    return (), blocks


def _item(column: Column, item: ListItem) -> None:
    """Write an item; its number is text, as the author wrote it, its bullet is the style's."""
    paragraph = _paragraph(column, column.of_level("ListNumber" if item.label else "ListBullet"))
    if item.label:
        write_text(paragraph, item.label)
        write_tab(paragraph)
    inlines, rest = _opening(item.blocks)
    _words(column, paragraph, inlines)
    write_blocks(column, rest)


def _contact(column: Column, contact: Contact) -> None:
    """Write a contact; the kind of way ("Telephone") is named where there are several."""
    if contact.name:
        write_paragraph(column, (*contact.name, Text(":")), "ContactName")
    for line in contact.lines:
        label = (Text(f"{line.label}: "),) if line.label and len(contact.lines) > 1 else ()
        write_paragraph(column, (*label, *line.inlines), "ContactLine")


def _figure(column: Column, figure: Figure) -> None:
    box = Box(min(FIGURE.width, column.width), FIGURE.height)
    _paragraph(column, "Figure").append(drawing(column.file, figure.picture, box))
    if figure.caption:
        write_paragraph(column, figure.caption, "Caption")
    if figure.description:
        write_paragraph(column, (Text(column.file.document.words.description),), "Label")
        write_blocks(column, figure.description)


def _note(column: Column, note: Note) -> None:
    paragraph = _paragraph(column, column.continued)
    write_note_label(column.file, paragraph, note.label)
    inlines, rest = _opening(note.blocks)
    _words(column, paragraph, inlines)
    write_blocks(column, rest)


def _call_out(column: Column, call_out: CallOut) -> None:
    (cell,) = _row(_new_table(column, "CallOut", [column.width]))
    inside = column.within(cell, column.width - 10)
    if call_out.label:
        write_paragraph(inside, (Text(call_out.label),), "Label")
    write_blocks(inside, call_out.blocks)
    finish(inside)


def _table(column: Column, table: Table) -> None:
    """Write a table whose first row is repeated on every page; the first cell of a row names it."""
    width = column.width / max(len(table.header), 1)
    made = _new_table(column, "TableGrid", [width] * len(table.header), has_heading=True)
    for number, cells in enumerate((table.header, *table.rows)):
        row = _row(made, heading=number == 0)
        for place_of, cell in zip(row, cells, strict=True):
            names = number == 0 or cell is cells[0]
            write_paragraph(column.within(place_of, width - 5), cell.inlines, "TableHeading" if names else "TableText")
    _paragraph(column, "Gap")


def _ideas(column: Column, ideas: Sequence[Idea]) -> None:
    """Write ideas as rows that no page end splits: pictures left, words right."""
    table = _new_table(column, "Ideas", [PICTURES, WORDS])
    for idea in ideas:
        left, right = _row(table, middle=True)
        _pictures(column.within(left, PICTURES), idea.pictures)
        write_paragraph(column.within(right, WORDS), idea.inlines, "IdeaWords")


def _pictures(column: Column, pictures: Sequence[Picture]) -> None:
    """Set pictures side by side in a line, which Word breaks where it is full."""
    paragraph = _paragraph(column, "IdeaPicture")
    for number, picture in enumerate(pictures):
        if number:
            write_text(paragraph, " ")
        paragraph.append(drawing(column.file, picture, ALONE if len(pictures) == 1 else TOGETHER))


def _new_table(column: Column, style: str, widths: Sequence[float], *, has_heading: bool = False) -> BaseOxmlElement:
    """Begin a table; one that only lays out has no heading row, so that no screen reader names columns in it."""
    if _last(column) == "tbl":
        _paragraph(column, "Gap")  # or Word makes one table of two
    table, looks, grid = element("tbl"), element("tblPr"), element("tblGrid")
    looks.append(element("tblStyle", val=style))
    if column.file.document.direction == "rtl":
        looks.append(element("bidiVisual"))
    looks.append(element("tblW", w=str(round(sum(widths) * _TWIPS)), type="dxa"))
    looks.append(element("tblLayout", type="fixed"))
    shown = "1" if has_heading else "0"
    marks = {"firstRow": shown, "lastRow": "0", "firstColumn": shown, "lastColumn": "0", "noHBand": "1", "noVBand": "1"}
    looks.append(element("tblLook", val="06A0" if has_heading else "0600", **marks))
    grid.extend([element("gridCol", w=str(round(width * _TWIPS))) for width in widths])
    table.extend([looks, grid])
    place(column.element, table)
    return table


def _row(table: BaseOxmlElement, *, heading: bool = False, middle: bool = False) -> list[BaseOxmlElement]:
    """Add a row that stays on one page, and give its cells."""
    from docx.oxml.ns import qn

    row, looks = element("tr"), element("trPr")
    looks.extend([element("cantSplit")] + [element("tblHeader")] * heading)
    row.append(looks)
    for grid_column in table.iter(qn("w:gridCol")):
        cell, cell_looks = element("tc"), element("tcPr")
        cell_looks.append(element("tcW", w=grid_column.get(qn("w:w")), type="dxa"))
        cell_looks.extend([element("vAlign", val="center")] * middle)
        cell.append(cell_looks)
        row.append(cell)
    table.append(row)
    return list(row.iter(qn("w:tc")))
