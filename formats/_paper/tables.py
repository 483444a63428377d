"""Tables that do not fit a page's width, told row by row instead: first what the columns are, then a list of rows."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from formats._breaks import pieces
from formats._fonts import width
from leaflets.document import (
    CallOut,
    Figure,
    LineBreak,
    Link,
    ListBlock,
    ListItem,
    Note,
    NoteMark,
    Paragraph,
    Strong,
    Table,
    Text,
    plain,
)

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from leaflets.document import Block, Cell, Document, Inline, Section

GAP = 0.9
"""Between two columns, in type sizes: what styles/print/print.css leaves."""

INDENT = 2.0
"""Type sizes that a list or call-out takes of a line."""

READABLE = 6.0
"""Type sizes: a column of more words than fit this is read with ease only when it is at least as wide."""

SHORT = 8.0
"""Type sizes: a cell with a number that is no wider stays on one line."""

NOTHING = "\u2013"
"""An en dash, shown for an empty cell, which in a list would look like a slip."""


def with_fitting_tables(document: Document, column: float, fonts: Path) -> Document:
    """Put a list in place of each table that is wider than a column; `column` is in type sizes."""

    def fitting(sections: tuple[Section, ...]) -> tuple[Section, ...]:
        return tuple(replace(section, blocks=_all(section.blocks, column, fonts)) for section in sections)

    return replace(document, sections=fitting(document.sections), closing=fitting(document.closing))


def _all(blocks: tuple[Block, ...], column: float, fonts: Path) -> tuple[Block, ...]:
    return tuple(fitting for block in blocks for fitting in _fit(block, column, fonts))


def _fit(block: Block, column: float, fonts: Path) -> Iterator[Block]:
    inside = column - INDENT
    match block:
        case Table() if not fits(block, column, fonts):
            yield from _row_by_row(block)
        case ListBlock(items=items):
            yield replace(block, items=tuple(replace(item, blocks=_all(item.blocks, inside, fonts)) for item in items))
        case CallOut(blocks=blocks) | Note(blocks=blocks):
            yield replace(block, blocks=_all(blocks, inside, fonts))
        case Figure(description=blocks):
            yield replace(block, description=_all(blocks, inside, fonts))
        case _:
            yield block


def fits(table: Table, column: float, fonts: Path) -> bool:
    """Whether each column of a table can hold its longest word or fact, and be read with ease."""
    columns = zip(table.header, *table.rows, strict=True)
    wanted = [_wanted(cells, fonts, bold=place == 0) for place, cells in enumerate(columns)]
    return sum(wanted) + GAP * (len(wanted) - 1) <= column


def _wanted(cells: tuple[Cell, ...], fonts: Path, *, bold: bool) -> float:
    """Give the width that a column wants; its first cell is its heading."""
    heading, *rest = cells
    texts = [(_held(heading.inlines), True)]
    for cell in rest:
        heavy = bold or any(isinstance(inline, Strong) for inline in cell.inlines)
        texts.append((hold_short(_held(cell.inlines), fonts, bold=heavy), heavy))
    longest = max(width(word, fonts, bold=heavy) for text, heavy in texts for word in text.split(" "))
    whole = max(width(text, fonts, bold=heavy) for text, heavy in texts)
    return max(longest, min(whole, READABLE))


def hold_short(text: str, fonts: Path, *, bold: bool, space: str = "\u00a0") -> str:
    """Put another space where a cell's text is short and holds a number: no strength or dose breaks in two."""
    short = any(map(str.isdigit, text)) and width(text, fonts, bold=bold) <= SHORT
    return text.replace(" ", space) if short else text


def _held(inlines: tuple[Inline, ...]) -> str:
    """Give the words of a cell, with no space where no line may break."""
    found = (piece for run in pieces(inlines) for piece in run)
    return "".join(piece.text.replace(" ", "\u00a0") if piece.whole else piece.text for piece in found)


def _row_by_row(table: Table) -> Iterator[Block]:
    """Tell a table in its own order: the column headings, then each row with its headings again."""
    headings = [cell.inlines for cell in table.header]
    yield Paragraph((Strong(_joined(headings, (Text(", "),))),), table.at)
    yield ListBlock(tuple(ListItem((Paragraph(_row(headings, row)),)) for row in table.rows), table.at)


def _row(headings: list[tuple[Inline, ...]], row: tuple[Cell, ...]) -> tuple[Inline, ...]:
    lines = [_line(heading, cell.inlines) for heading, cell in zip(headings, row, strict=True)]
    return _joined([(Strong(lines[0]),), *lines[1:]], (LineBreak(),))


def _line(heading: tuple[Inline, ...], words: tuple[Inline, ...]) -> tuple[Inline, ...]:
    label = (*_without_marks(heading), Text(": ")) if plain(heading).strip() else ()
    return (*label, *(words if plain(words).strip() else (Text(NOTHING),)))


def _joined(runs: list[tuple[Inline, ...]], between: tuple[Inline, ...]) -> tuple[Inline, ...]:
    shown = [run for run in runs if run]
    return tuple(inline for place, run in enumerate(shown) for inline in ((*between, *run) if place else run))


def _without_marks(inlines: tuple[Inline, ...]) -> Iterator[Inline]:
    """Leave out the marks of notes: a heading that is said again needs none."""
    for inline in inlines:
        match inline:
            case NoteMark():
                continue
            case Strong(inlines=inner) | Link(inlines=inner):
                yield replace(inline, inlines=tuple(_without_marks(inner)))
            case _:
                yield inline
