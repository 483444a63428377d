from __future__ import annotations

from formats._rows import table
from leaflets.document import Cell, LineBreak, Table
from tests.samples import row, strong, words


def test_a_narrow_table_stands_in_columns() -> None:
    block = Table(row("Age", "Dose", ""), (row("3 months", strong("2.5ml"), "x"), row("", "5ml", "")))
    assert table(block, 72).split("\n") == [
        "Age        Dose",
        "--------   -----   -",
        "3 months   2.5ml   x",
        "           5ml",
    ]


def test_a_wide_table_goes_row_by_row() -> None:
    block = Table(row("Age", "Dose", ""), (row("3 months", "2.5ml in the morning", "x"), row("", "5ml", "")))
    assert table(block, 24).split("\n") == [
        "Age; Dose",
        "",
        "3 months",
        "    Dose: 2.5ml in the",
        "    morning",
        "    x",
        "",
        "    Dose: 5ml",
    ]


def test_a_table_goes_row_by_row_as_soon_as_it_does_not_fit() -> None:
    block = Table(row("a", "b"), (row("c" * 10, "d" * 10),))
    assert table(block, 23).startswith("a            b\n")
    assert table(block, 22).startswith("a; b\n")


def test_a_cell_of_two_lines_is_not_mixed_with_its_neighbour() -> None:
    two = Cell(words("one", LineBreak(), "two"))
    block = Table(row("a", "b"), ((*row("c"), two),))
    assert table(block, 72).split("\n") == ["a; b", "", "c", "    b: one", "    two"]
