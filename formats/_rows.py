"""A table as lines of characters: in columns where every cell fits on its line, else row by row.

Both keep the reading order: the header first, then one row after the other. A cell that wrapped inside its column
would mix its words with its neighbour's.
"""

from __future__ import annotations

from textwrap import indent
from typing import TYPE_CHECKING

from formats._lines import unwrapped, wrapped
from leaflets.document import Text

if TYPE_CHECKING:
    from leaflets.document import Cell, Table

_BETWEEN = "   "

Grid = list[list[str]]


def table(block: Table, width: int) -> str:
    """Write a table within a width in columns."""
    grid = [[unwrapped(cell.inlines) for cell in row] for row in (block.header, *block.rows)]
    widths = [max(map(len, column)) for column in zip(*grid, strict=True)]
    fits = sum(widths) + len(_BETWEEN) * (len(widths) - 1) <= width
    if fits and not any("\n" in cell for row in grid for cell in row):
        return _columns(grid, widths)
    return _row_by_row(block, grid[0], width)


def _columns(grid: Grid, widths: list[int]) -> str:
    rule = ["-" * width for width in widths]
    return "\n".join(
        _BETWEEN.join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip()
        for row in (grid[0], rule, *grid[1:])
    )


def _row_by_row(block: Table, header: list[str], width: int) -> str:
    names = [" ".join(name.split()) for name in header]
    head = wrapped((Text("; ".join(filter(None, names))),), width)
    return "\n\n".join(filter(None, (head, *(_row(row, names, width) for row in block.rows))))


def _row(row: tuple[Cell, ...], names: list[str], width: int) -> str:
    """Write a row's header, and under it each cell with its column's name."""
    lines = (_cell(cell, name, width - 4) for cell, name in zip(row[1:], names[1:], strict=True))
    return "\n".join(filter(None, (wrapped(row[0].inlines, width), *(indent(line, "    ") for line in lines))))


def _cell(cell: Cell, name: str, width: int) -> str:
    return wrapped((Text(f"{name}: "), *cell.inlines) if name else cell.inlines, width) if cell.inlines else ""
