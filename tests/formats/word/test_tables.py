"""Tables in Word: headings that are named and repeated, columns as wide as their words need."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from formats._word.column import Column, finish
from formats._word.file import Box, new_word_file, packed
from formats._word.tables import PADDING, write_table
from leaflets.document import Table
from tests.formats.word_reading import W, Word, style_of, text_of
from tests.samples import EASY, kit, row, strong

WIDTH = 158


def written(table: Table) -> Word:
    file = new_word_file(EASY, kit(), "docx")
    column = Column(file, file.package.element.body, WIDTH, 14, Box(WIDTH, 62))
    write_table(column, table)
    finish(column)
    return Word(packed(file))


def widths(read: Word) -> list[float]:
    """Give the widths of the columns in millimetres."""
    return [int(e.get(f"{W}w", 0)) / 1440 * 25.4 for e in read.body.iter(f"{W}gridCol")]


def test_a_table_repeats_its_heading_and_its_rows_stay_whole() -> None:
    read = written(Table(row("Who", "Dose"), (row("Adults", strong("500mg")), row("Children", ""))))
    (table,) = read.tables("TableGrid")
    first, *rest = table.findall(f"{W}tr")
    (mark,) = table.iter(f"{W}tblHeader")
    assert mark in list(first.iter())
    assert mark.attrib == {}, "a value is refused by openxml-audit"
    assert all(r.find(f"{W}trPr/{W}cantSplit") is not None for r in (first, *rest))
    cells = [[(style_of(p), text_of(p)) for p in r.iter(f"{W}p")] for r in (first, *rest)]
    assert cells == [
        [("TableHeading", "Who"), ("TableHeading", "Dose")],
        [("TableHeading", "Adults"), ("TableText", "500mg")],
        [("TableHeading", "Children"), ("TableText", "")],
    ]
    look = table.find(f"{W}tblPr/{W}tblLook")
    assert look is not None
    assert (look.get(f"{W}firstRow"), look.get(f"{W}firstColumn")) == ("1", "1")


def test_every_row_but_the_last_stays_with_the_next() -> None:
    read = written(Table(row("Who", "Dose"), (row("Adults", "500mg"), row("Children", "250mg"))))
    kept = [[p.find(f"{W}pPr/{W}keepNext") is not None for p in r.iter(f"{W}p")] for r in read.rows("TableGrid")]
    assert kept == [[True, True], [True, True], [False, False]]


def test_short_cells_share_the_width_by_what_they_hold() -> None:
    found = widths(written(Table(row("mg", "What it means"), (row("b.d.", "2 times a day"),))))
    assert sum(found) == pytest.approx(WIDTH, abs=0.1)
    assert found[1] > 2 * found[0]


def test_a_long_cell_takes_what_short_ones_leave() -> None:
    long = "This cell holds many words, more than would fit on a line of its own even if all were given to it."
    first, second = widths(written(Table(row("Strength", "Notes"), (row("120mg in 5ml", long),))))
    assert first + second == pytest.approx(WIDTH, abs=0.1)
    assert 24 < first < 40, "wide enough for its longest fact, and no wider than its words"


def test_a_fact_is_given_a_line() -> None:
    """14 pt bold digits are some 2.9 mm wide: the 13 characters of a phone number need 30 mm or more."""
    found = widths(
        written(Table(row("Phone", *["Long words about nothing at all"] * 3), (row("01865 737 871", "", "", ""),)))
    )
    assert found[0] - PADDING > 30


def test_too_many_words_for_the_width_still_give_a_table_of_that_width() -> None:
    found = widths(written(Table(row(*["Extraordinarily"] * 9), ())))
    assert sum(found) == pytest.approx(WIDTH, abs=0.1)
    assert min(found) == pytest.approx(max(found), abs=0.1)


_CELL = st.text("ab 0", max_size=40)


@given(st.lists(st.tuples(_CELL, _CELL, _CELL), min_size=1, max_size=3))
def test_any_table_fills_the_width_with_columns_of_some_width(cells: list[tuple[str, str, str]]) -> None:
    head, *rest = (row(*texts) for texts in cells)
    found = widths(written(Table(head, tuple(rest))))
    assert sum(found) == pytest.approx(WIDTH, abs=0.2)
    assert min(found) >= PADDING - 0.1
