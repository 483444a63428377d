from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from formats._paper.tables import fits, with_fitting_tables
from leaflets.document import CallOut, CallOutKind, Figure, ListBlock, Note, NoteMark, Paragraph, Table
from leaflets.format import STYLES
from leaflets.walks import block_texts
from tests.readback import words
from tests.samples import PILLS, item, link, p, picture, row, strong, with_blocks
from tests.samples import words as inlines

if TYPE_CHECKING:
    from leaflets.document import Block, Document

FONTS = STYLES.path("fonts")

DOSES = Table(
    row("Who", "One dose", "Longest time"),
    (row("Adults over 50kg", strong("500mg to 1,000mg"), "3 days"), row("Children", "Ask a pharmacist first", "")),
)


def only(document: Document) -> tuple[Block, ...]:
    return document.sections[0].blocks


def told(*blocks: Block) -> list[str]:
    return [text.text for block in blocks for text in block_texts(block)]


def narrow(*blocks: Block, column: float = 13) -> tuple[Block, ...]:
    return only(with_fitting_tables(with_blocks(*blocks), column, FONTS))


def test_a_table_that_fits_is_left_alone() -> None:
    assert narrow(DOSES, column=30) == (DOSES,)


def test_a_wide_table_becomes_its_column_headings_and_a_list_of_rows() -> None:
    opening, rows = narrow(DOSES)
    assert isinstance(opening, Paragraph)
    assert isinstance(rows, ListBlock)
    assert "".join(told(opening, rows)) == (
        "Who, One dose, Longest time"
        "Who: Adults over 50kgOne dose: 500mg to 1,000mgLongest time: 3 days"
        "Who: ChildrenOne dose: Ask a pharmacist firstLongest time: \u2013"
    )


def test_a_rows_heading_stands_out() -> None:
    _, rows = narrow(DOSES)
    assert isinstance(rows, ListBlock)
    first = rows.items[0].blocks[0]
    assert isinstance(first, Paragraph)
    assert first.inlines[0] == strong(*inlines("Who", ": ", "Adults over 50kg"))


def test_every_word_stays_in_the_order_of_the_table() -> None:
    found = iter(words(" ".join(told(*narrow(DOSES)))))
    assert [word for word in words(" ".join(told(DOSES))) if word not in found] == []


def test_an_empty_column_heading_adds_no_colon() -> None:
    table = Table(row("", "A long heading of a column"), (row("Monday", "One tablet in the morning"),))
    opening, rows = narrow(table, column=8)
    assert opening == Paragraph((strong("A long heading of a column"),))
    assert isinstance(rows, ListBlock)
    assert told(rows)[-3:] == [
        "A long heading of a column",
        ": ",
        "One tablet in the morning",
    ]


def test_a_note_of_a_column_heading_is_marked_once() -> None:
    table = Table(row("Who", strong("One dose", NoteMark("1"))), (row("Adults", "500mg to 1,000mg"),))
    made = narrow(table, column=5)
    assert repr(made).count("NoteMark") == 1


@pytest.mark.parametrize(
    "around",
    [
        lambda table: ListBlock((item(p("Look:"), table),)),
        lambda table: CallOut(CallOutKind.NOTE, "", (table,)),
        lambda table: Note("1", (table,)),
        lambda table: Figure(picture("own:pills", PILLS, "Pills"), description=(table,)),
    ],
    ids=["list", "call-out", "note", "figure"],
)
def test_tables_inside_other_blocks_have_less_room(around: object) -> None:
    assert callable(around)
    column = next(size / 2 for size in range(10, 100) if fits(DOSES, size / 2, FONTS))
    assert narrow(DOSES, column=column) == (DOSES,)
    assert "Table(" not in repr(narrow(around(DOSES), column=column))
    assert "Table(" in repr(narrow(around(DOSES), column=column + 2))


def test_a_fact_is_not_divided_to_make_a_table_fit() -> None:
    held = Table(row("A", "B"), (row("x", "1,000mg to 2,000mg"),))
    loose = Table(row("A", "B"), (row("x", "every time you wash"),))
    assert fits(loose, 8, FONTS)
    assert not fits(held, 8, FONTS)


def test_an_address_counts_with_all_its_letters() -> None:
    table = Table(
        row("A", "B"), (row("x", link("https://www.example.org/a-long-name", "www.example.org/a-long-name")),)
    )
    assert not fits(table, 12, FONTS)
    assert fits(table, 20, FONTS)


def test_a_short_cell_with_a_number_counts_whole() -> None:
    strength = Table(row("A", "B"), (row("x", "120mg in 5ml"),))
    words_only = Table(row("A", "B"), (row("x", "milk and bread"),))
    assert not fits(strength, 7.2, FONTS)
    assert fits(words_only, 7.9, FONTS)
