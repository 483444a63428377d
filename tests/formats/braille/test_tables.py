"""Tables: columns with guide dots where they fit, else a list for each row."""

from __future__ import annotations

from typing import TYPE_CHECKING

from formats._braille.brf import brf
from formats._braille.codes import code_for
from formats._braille.layout import layout_for
from formats._braille.tables import table
from formats._braille.words import BrailleWords
from formats._speech.english import read_lexicon
from leaflets.document import Cell, LineBreak, Table, Text
from leaflets.format import STYLES
from tests.samples import row

if TYPE_CHECKING:
    from formats._braille.lines import Line

WORDS = BrailleWords(code_for("en-GB", 2, STYLES), read_lexicon(STYLES))
NOTE = "A table of {columns}."


def lines(block: Table, cells: int = 38, rows: int = 25) -> list[Line]:
    return list(table(block, WORDS, layout_for(cells, rows, STYLES), cells, NOTE))


def shown(block: Table, cells: int = 38, rows: int = 25) -> list[str]:
    return brf([[line.cells for line in lines(block, cells, rows)]]).decode().split("\r\n")[:-1]


SMALL = Table(row("Age", "Dose"), (row("2 to 3 years", "5ml"), row("6", "10ml")))


def test_a_table_that_fits_is_set_in_columns_with_guide_dots() -> None:
    assert shown(SMALL) == [
        ",AGE           ,DOSE",
        "#B TO #C YE>S  #EML",
        '#F """"""""""" #AJML',
    ]


def test_two_cells_part_the_columns() -> None:
    assert shown(Table(row("of", "of"), (row("to", "to"), row("in", "x"))))[:2] == ["(   (", "TO  TO"]


def test_a_gap_that_has_no_room_for_guide_dots_is_blank() -> None:
    assert shown(Table(row("abc", "c"), (row("ab", "1"),)))[1] == ";AB  #A"
    assert shown(Table(row("abcd", "c"), (row("abc", "1"),)))[1] == "ABC   #A"
    assert shown(Table(row("abcde", "c"), (row("abc", "1"),)))[1] == 'ABC "" #A'


def test_no_row_ends_in_guide_dots() -> None:
    block = Table(row("One", "Two", "Three"), (row("a long first cell", "b", ""), row("c", "", "")))
    for line in shown(block):
        assert not line.endswith('"')


def test_an_empty_cell_between_others_is_crossed_by_guide_dots() -> None:
    block = Table(row("Day", "Morning", "Night"), (row("Monday", "", "5ml"), row("Friday", "10ml", "5ml")))
    (_, monday, _) = shown(block)
    assert monday == ',MON"D  """"""" #EML'


def test_a_table_in_columns_is_not_cut_by_the_end_of_a_page() -> None:
    assert [line.keep for line in lines(SMALL)] == [True, True, False]


WIDE = Table(
    row("Who", "One dose", "Longest time"),
    (row("Adults over 50kg who are well", "500mg to 1,000mg", "3 days"), row("Children", "Ask us", "")),
)


def test_a_table_that_is_too_wide_becomes_a_list_for_each_row_with_a_note() -> None:
    assert shown(WIDE) == [
        '  @.<,A TABLE ( ,:O2 ,"O DOSE2 ,L;GE/',
        '"T4@.>',
        ",:O3 ,ADULTS OV] #EJKG :O >E WELL",
        '  ,"O DOSE3 #EJJMG TO #A1JJJMG',
        '  ,L;GE/ "T3 #C "DS',
        ",:O3 ,*N",
        '  ,"O DOSE3 ,ASK U',
    ]


def test_a_row_is_not_cut_by_the_end_of_a_page() -> None:
    found = lines(WIDE)
    assert [line.keep for line in found] == [True, True, True, True, False, True, False]


def test_a_table_longer_than_a_page_becomes_a_list() -> None:
    block = Table(row("Day", "Dose"), tuple(row(str(day), "5ml") for day in range(1, 25)))
    assert len(lines(block)) == 2 * 24 + 1
    assert len(lines(block, rows=30)) == 25


def test_a_cell_of_two_lines_makes_a_list() -> None:
    where = Cell((Text("Level 2"), LineBreak(), Text("OX3")))
    block = Table(row("Who", "Where"), ((*row("Ward 3"), where),))
    assert shown(block)[1:] == [",:O3 ,W>D #C", '  ,":3 ,LEVEL #B', "      ,,OX#C"]


def test_a_column_without_a_name_has_none_in_its_list() -> None:
    block = Table(row("", "Dose"), (row("Adults who weigh more than 50kg and are well", "5ml"),))
    assert shown(block) == [
        "  @.<,A TABLE ( ,DOSE4@.>",
        ",ADULTS :O WEI< M ?AN #EJKG & >E WELL",
        "  ,DOSE3 #EML",
    ]


def test_the_narrowest_page_takes_every_table() -> None:
    for block in (SMALL, WIDE):
        assert all(len(line.cells) <= 20 for line in lines(block, 20, 15))
