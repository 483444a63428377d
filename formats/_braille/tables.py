"""A table in braille: in columns where it fits, else a list for each row, with a transcriber's note that says so."""

from __future__ import annotations

from typing import TYPE_CHECKING

from formats._braille.lines import Line, kept, lines_of, solid, wrapped
from formats._braille.ueb import BLANK, JOIN
from leaflets.document import Text

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from formats._braille.layout import Layout
    from formats._braille.words import BrailleWords
    from leaflets.document import Cell, Inline, Table

GAP = 2
"""Cells between two columns (UKAAF B004, section 12)."""

_LEAST = 4
"""Cells of a gap that can hold guide dots: two, and a blank on each side."""

Grid = list[list[str]]


def table(block: Table, words: BrailleWords, layout: Layout, width: int, note: str) -> tuple[Line, ...]:
    """Set a table. `note` is what the transcriber says where it becomes a list; "{columns}" in it are their names."""
    grid = [[words.cells(cell.inlines) for cell in row] for row in (block.header, *block.rows)]
    widths = [max(len(solid(cell)) for cell in column) for column in zip(*grid, strict=True)]
    fits = sum(widths) + GAP * (len(widths) - 1) <= width and len(grid) <= layout.room
    if fits and not any("\n" in cell for row in grid for cell in row):
        return kept(lines_of(_aligned(row, widths, guided=row is not grid[0]) for row in grid))
    return (*_note(block, words, layout, width, note), *_rows(block, words, layout, width))


def _aligned(row: Sequence[str], widths: Sequence[int], *, guided: bool) -> str:
    """Set one row; guide dots lead from a short cell to the next one."""
    cells = [solid(cell) for cell in row]
    while cells and not cells[-1]:
        cells.pop()
    line = ""
    for cell, width in zip(cells[:-1], widths, strict=False):
        room = width - len(cell) + GAP
        line += cell + (_guide(room, after=bool(cell)) if guided and room >= _LEAST else BLANK * room)
    return line + (cells[-1] if cells else "")


def _guide(room: int, *, after: bool) -> str:
    """Fill a gap with dots: a blank on each side, but none at the beginning of a line or an empty cell."""
    before = BLANK if after else ""
    return before + JOIN * (room - len(before) - 1) + BLANK


def _note(block: Table, words: BrailleWords, layout: Layout, width: int, note: str) -> tuple[Line, ...]:
    before, _, after = note.partition("{columns}")
    cells = words.added(words.cells((Text(before), *_listed(block.header), Text(after))))
    return lines_of(wrapped(cells, width, layout.margins["paragraph"]), keep=True)


def _listed(header: tuple[Cell, ...]) -> Iterator[Inline]:
    named = [cell for cell in header if cell.inlines]
    for number, cell in enumerate(named):
        if number:
            yield Text("; ")
        yield from cell.inlines


def _rows(block: Table, words: BrailleWords, layout: Layout, width: int) -> Iterator[Line]:
    for row in block.rows:
        lines: list[Line] = []
        for number, (cell, name) in enumerate(zip(row, block.header, strict=True)):
            margins = layout.margins["row_cell" if number else "row"]
            if cell.inlines or not number:
                lines += lines_of(wrapped(words.cells(_named(name, cell)), width, margins))
        yield from kept(lines)


def _named(name: Cell, cell: Cell) -> tuple[Inline, ...]:
    return (*name.inlines, Text(": "), *cell.inlines) if name.inlines else cell.inlines
