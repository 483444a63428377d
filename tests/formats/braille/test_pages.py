"""Pages: where they end, their information line, the contents, and volumes."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from formats._braille.brf import brf
from formats._braille.codes import code_for
from formats._braille.layout import Layout, layout_for
from formats._braille.lines import Line
from formats._braille.pages import Pager, split, volumes
from formats._braille.words import BrailleWords
from formats._speech.english import read_lexicon
from leaflets.format import STYLES

WORDS = BrailleWords(code_for("en-GB", 2, STYLES), read_lexicon(STYLES))
LAYOUT = layout_for(38, 25, STYLES)
A = "\u2801"


def lines(count: int) -> list[Line]:
    return [Line(A)] * count


def test_pages_are_filled() -> None:
    assert [len(page) for page in split(lines(50), 24)] == [24, 24, 2]


def test_no_page_begins_or_ends_with_a_blank_line() -> None:
    text = [Line(), *lines(3), Line(), *lines(3), Line()]
    assert [[line.cells for line in page] for page in split(text, 4)] == [[A] * 3, [A] * 3]


def test_a_line_that_is_kept_goes_to_the_next_page_with_what_follows() -> None:
    text = [*lines(3), Line(A, keep=True), *lines(2)]
    assert [len(page) for page in split(text, 4)] == [3, 3]


def test_what_is_kept_together_and_longer_than_a_page_is_cut_at_its_foot() -> None:
    assert [len(page) for page in split([Line(A, keep=True)] * 10, 4)] == [4, 4, 2]


_line = st.builds(Line, st.sampled_from([A, A, A, ""]), st.booleans())


@given(text=st.lists(_line, max_size=80), room=st.integers(1, 12))
def test_no_line_is_lost_and_no_page_is_too_long(text: list[Line], room: int) -> None:
    found = split(text, room)
    assert [line for page in found for line in page if line.cells] == [line for line in text if line.cells]
    assert all(0 < len(page) <= room and page[0].cells and page[-1].cells for page in found)


def sections(count: int, length: int) -> list[Line]:
    return [
        line
        for number in range(count)
        for line in (Line(A, keep=True, entry=A * (number % 5 + 1)), *lines(length - 1), Line())
    ]


def small(**numbers: int) -> Layout:
    return replace(layout_for(20, 11, STYLES), numbers={**LAYOUT.numbers, **numbers})


def test_a_text_that_fits_is_one_volume() -> None:
    assert volumes(sections(4, 9), small(volume=4)) == [tuple(sections(4, 9))]


def test_a_volume_begins_with_a_section() -> None:
    found = volumes(sections(10, 9), small(volume=4))
    assert [line for volume in found for line in volume if line.cells] == [
        line for line in sections(10, 9) if line.cells
    ]
    assert len(found) > 1
    for volume in found:
        assert volume[0].entry
        assert len(split(volume, 10)) <= 4


def test_a_section_longer_than_a_volume_is_cut_at_the_end_of_a_page() -> None:
    found = volumes(sections(1, 100), small(volume=4))
    assert [len(split(volume, 10)) for volume in found] == [4, 4, 2]


def pager(title: str = "Sore tendons", layout: Layout = LAYOUT) -> Pager:
    return Pager(WORDS, layout, title, "Contents")


def shown(pages: tuple[tuple[str, ...], ...]) -> list[list[str]]:
    return [page.split("\r\n")[:-1] for page in brf(pages).decode().split("\f")]


def test_the_page_number_is_at_the_right_end_and_the_title_in_the_middle_from_page_2() -> None:
    first, second = shown(pager().pages([], lines(30)))
    assert first[0] == " " * 36 + "#A"
    assert second[0] == "             SORE T5DONS            #B"


def test_a_long_title_is_set_left_of_the_middle_with_two_cells_before_the_number() -> None:
    _, second = shown(pager("Giving your child paracetamol after an operation").pages([], lines(30)))
    assert second[0] == " GIV+ YR * P>ACETAMOL AF AN OP]A;N  #B"


def test_a_title_is_left_out_on_all_pages_where_it_does_not_fit_on_one() -> None:
    found = shown(pager("Dry needling and autologous blood injection").pages([], lines(24 * 12)))
    assert all(page[0].strip().startswith("#") for page in found)


def test_the_contents_come_between_the_front_and_the_text_and_count_themselves() -> None:
    found = shown(pager(layout=small(contents_from=2)).pages([Line(A)], sections(25, 9)))
    listed = [line for page in found[1:4] for line in page[1:]]
    assert listed[0].strip() == ",3T5TS"
    assert len(found) == 1 + 3 + 25
    assert listed[2].endswith(" #E")
    assert listed[-1].endswith("#BI")


def test_an_entry_leads_to_its_number_and_keeps_clear_of_it() -> None:
    words = [WORDS.text(text) for text in ("What are the risks?", "What can and what can’t I do after the procedure?")]
    text = [line for entry in words for line in (Line(A, keep=True, entry=entry), *lines(60))]
    (_, listed, *_) = shown(pager().pages([Line(A)], text))
    assert listed[3:6] == [
        ",:AT >E ! RISKS8 ------------------ #C",
        ",:AT C & :AT C'T ,I D AF !",
        "  PROC$URE8 ----------------------- #E",
    ]


def test_a_text_without_sections_has_no_contents() -> None:
    assert len(pager().pages([Line(A)], lines(24 * 6))) == 1 + 6
