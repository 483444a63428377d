"""Tables in Word: true ones, whose headings are named and repeated, and those that only lay out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from formats._breaks import pieces
from formats._fonts import width
from formats._word.column import TWIPS, apart, stay_with_next, write_paragraph
from formats._word.file import element, place

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from docx.oxml.xmlchemy import BaseOxmlElement

    from formats._word.column import Column
    from leaflets.document import Cell, Table

PADDING = 5
"""Millimetres that a cell of `TableGrid` keeps free, left and right together."""

_POINT = 25.4 / 72
"""Millimetres."""


def write_table(column: Column, table: Table) -> None:
    """Write a table whose first row is repeated on every page; the first cell of a row names it.

    Word keeps it on one page where it can.
    """
    widths = _widths(column, table)
    made = new_table(column, "TableGrid", widths, has_heading=True)
    for number, cells in enumerate((table.header, *table.rows)):
        row = new_row(made, heading=number == 0)
        for place_of, cell, room in zip(row, cells, widths, strict=True):
            names = number == 0 or cell is cells[0]
            style = "TableHeading" if names else "TableText"
            paragraph = write_paragraph(column.within(place_of, room - PADDING), cell.inlines, style)
            if number < len(table.rows):
                stay_with_next(paragraph)


def _widths(column: Column, table: Table) -> list[float]:
    """Share a column's width: to each what its longest word or fact needs, then more to where more words stand."""
    fonts = column.file.kit.styles.path("fonts")
    columns = list(zip(table.header, *table.rows, strict=True))
    least = [_longest(cells, fonts) * column.size * _POINT + PADDING for cells in columns]
    most = [_whole(cells, fonts) * column.size * _POINT + PADDING for cells in columns]
    if sum(most) <= column.width:
        return [share * column.width / sum(most) for share in most]
    if sum(least) >= column.width:
        return [share * column.width / sum(least) for share in least]
    spare = (column.width - sum(least)) / (sum(most) - sum(least))
    return [small + spare * (large - small) for small, large in zip(least, most, strict=True)]


def _longest(cells: Sequence[Cell], fonts: Path) -> float:
    """Measure the longest word or fact of some cells in type sizes."""
    return max((width(word, fonts, bold=True) for cell in cells for word in _held(cell).split(" ")), default=0)


def _whole(cells: Sequence[Cell], fonts: Path) -> float:
    """Measure the longest of some cells, were it set on one line."""
    return max(width(line, fonts, bold=True) for cell in cells for line in _held(cell).split("\n"))


def _held(cell: Cell) -> str:
    """Give the words of a cell, with no space where no line should break."""
    found = (piece for run in pieces(cell.inlines) for piece in run)
    return "".join(piece.text.replace(" ", "\u00a0") if piece.whole else piece.text for piece in found)


def new_table(column: Column, style: str, widths: Sequence[float], *, has_heading: bool = False) -> BaseOxmlElement:
    """Begin a table; one that only lays out has no heading row, so that no screen reader names columns in it."""
    apart(column)
    table, looks, grid = element("tbl"), element("tblPr"), element("tblGrid")
    looks.append(element("tblStyle", val=style))
    if column.file.document.direction == "rtl":
        looks.append(element("bidiVisual"))
    looks.append(element("tblW", w=str(round(sum(widths) * TWIPS)), type="dxa"))
    looks.append(element("tblLayout", type="fixed"))
    shown = "1" if has_heading else "0"
    marks = {"firstRow": shown, "lastRow": "0", "firstColumn": shown, "lastColumn": "0", "noHBand": "1", "noVBand": "1"}
    looks.append(element("tblLook", val="06A0" if has_heading else "0600", **marks))
    grid.extend([element("gridCol", w=str(round(width * TWIPS))) for width in widths])
    table.extend([looks, grid])
    place(column.element, table)
    return table


def new_row(table: BaseOxmlElement, *, heading: bool = False, middle: bool = False) -> list[BaseOxmlElement]:
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
