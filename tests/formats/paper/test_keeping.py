from __future__ import annotations

import re

import pytest

from formats._paper.keeping import SHORT_MARK, WHOLE_MARK, keep
from formats._paper.layout import Paper
from leaflets.format import STYLES

FONTS = STYLES.path("fonts")
SMALL = Paper(14, 29, ())
LARGE = Paper(36, 22, ())
WORDS = "Some words that go on and on until they fill a line of print and a little more than that. "


def marked(markup: str, paper: Paper = SMALL) -> list[str]:
    """Give the opening tags that were marked whole."""
    return re.findall(rf"<(\w+){WHOLE_MARK}", keep(markup, paper, FONTS))


def items(*texts: str) -> str:
    return "<ul>" + "".join(f"<li>{text}</li>" for text in texts) + "</ul>"


def test_a_short_list_stays_whole_and_so_do_its_items() -> None:
    assert marked(items("one", "two", "three")) == ["ul", "li", "li", "li"]


def test_a_long_list_may_break_between_its_items() -> None:
    assert marked(items(*[WORDS] * 12)) == ["li"] * 12


def test_what_fits_a_page_of_small_type_may_break_in_large_type() -> None:
    markup = items(WORDS * 2, "two")
    assert marked(markup) == ["ul", "li", "li"]
    assert marked(markup, LARGE) == ["li"]


@pytest.mark.parametrize(
    "markup",
    [
        '<div class="callout callout-urgent"><p>Words</p></div>',
        '<p class="notice">Words</p>',
        '<div class="imprint"><p>Words</p></div>',
        '<div class="table"><table><tr><td>Words</td></tr></table></div>',
        '<ul class="contacts"><li><p>Name:</p></li></ul>',
    ],
)
def test_boxes_tables_and_contacts_stay_whole(markup: str) -> None:
    assert keep(markup, SMALL, FONTS).startswith(f"<{markup[1:].split(' ', maxsplit=1)[0]}{WHOLE_MARK} ")


def test_paragraphs_and_sections_may_break() -> None:
    assert marked(f"<section><p>Words <strong>with</strong> <a>more</a></p><br>{'<div><p>x</p></div>'}</section>") == []


def test_only_short_items_hold_to_the_next() -> None:
    assert keep(items("one", WORDS * 12), SMALL, FONTS).count(SHORT_MARK) == 1


def test_nothing_but_marks_is_added() -> None:
    markup = f'<div class="part">{items("one", WORDS)}<p>a &amp; b<br>c</p></div>'
    assert keep(markup, SMALL, FONTS).replace(WHOLE_MARK, "").replace(SHORT_MARK, "") == markup


def test_a_box_right_under_a_heading_must_be_shorter_or_the_heading_would_stand_alone() -> None:
    box = f'<div class="callout callout-urgent"><p>{WORDS * 17}</p></div>'
    assert marked(f"<p>x</p>{box}") == ["div"]
    assert marked(f"<h3>x</h3>{box}") == []
    assert marked(f"<h3>x</h3>{box.replace(WORDS * 17, WORDS)}") == ["div"]
