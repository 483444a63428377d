from __future__ import annotations

import re
from dataclasses import replace

import pytest

from formats._paper.layout import BETWEEN, LARGER, Paper, footer, lines, sheet
from leaflets.document import Heading, ListBlock, Status
from leaflets.format import STYLES
from tests.samples import RICH, item, p, with_blocks
from tests.samples import words as inlines

FONTS = STYLES.path("fonts")
SMALL = Paper(14, 29, ())
LARGE = Paper(36, 22, ())


def test_the_column_is_the_page_less_its_sides() -> None:
    assert SMALL.column == pytest.approx((210 - 58) / 25.4 * 72)
    assert SMALL.room == pytest.approx(SMALL.column / 14)


def test_the_footer_says_page_status_reference_version_and_review() -> None:
    assert footer(RICH) == (
        "Page {number} of {total}",
        "Demonstration: not issued",
        "Reference: EX-17",
        "Version 3",
        "Review: February 2028",
    )


def test_an_approved_leaflet_without_a_reference_has_a_short_footer() -> None:
    approved = replace(RICH, status=Status.APPROVED, reference="")
    assert footer(approved) == ("Page {number} of {total}", "Version 3", "Review: February 2028")


def test_a_draft_is_marked_on_every_page() -> None:
    assert "Draft: not approved" in footer(replace(RICH, status=Status.DRAFT))


def test_parts_share_a_line_where_they_fit() -> None:
    assert lines(footer(RICH), SMALL, FONTS) == [
        BETWEEN.join(("Page {number} of {total}", "Demonstration: not issued", "Reference: EX-17")),
        BETWEEN.join(("Version 3", "Review: February 2028")),
    ]


def test_at_the_largest_size_the_page_and_the_status_stay() -> None:
    assert lines(footer(RICH), LARGE, FONTS) == ["Page {number} of {total}", "Demonstration: not issued"]


@pytest.mark.parametrize("size", range(14, 37))
def test_a_footer_takes_an_eighth_of_a_page_at_most(size: int) -> None:
    found = lines(footer(RICH), Paper(size, 22, ()), FONTS)
    assert 1 <= len(found) * size * 1.3 <= 842 / 8


def test_words_are_written_as_css_strings() -> None:
    odd = replace(RICH, reference='A"\\B\n</style>')
    assert r"Reference: A\22 \5c B\a \3c /style>" in sheet(odd, Paper(14, 10, ()), FONTS)


def test_numbers_of_pages_are_counters_in_any_order() -> None:
    other = replace(RICH, words=replace(RICH.words, page="{total} pages, this is {number}"))
    assert 'content: counter(pages) " pages, this is " counter(page)' in sheet(other, SMALL, FONTS)


def heading_sizes(css: str) -> dict[int, float]:
    return {int(level): float(size) for level, size in re.findall(r"h(\d) \{ font-size: ([\d.]+)pt", css)}


def test_headings_are_larger_by_points() -> None:
    assert heading_sizes(sheet(RICH, SMALL, FONTS)) == {level: 14 + points for level, points in LARGER.items()}


def test_a_heading_shrinks_so_that_its_longest_word_fits_but_not_below_the_text() -> None:
    long = with_blocks(
        Heading(3, inlines("Electroencephalographical help")),
        Heading(4, inlines("Pneumonoultramicroscopicsilicovolcanoconiosis")),
    )
    sizes = heading_sizes(sheet(long, LARGE, FONTS))
    assert 36 < sizes[3] < 38
    assert sizes[4] == 36
    assert sizes[2] == 42


def test_lists_leave_room_for_their_longest_number() -> None:
    def room(label: str) -> float:
        inner = ListBlock((item("Words", label=label),))
        css = sheet(with_blocks(ListBlock((item(p("Outer"), inner, label="1."),))), SMALL, FONTS)
        return float(re.findall(r"ol \{ padding-left: ([\d.]+)em", css)[0])

    assert room("1.") < room("10.") < room("123456789.")
