from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from formats._markup import Medium, body
from formats._paper.holding import HOLD, OPEN, hold
from formats._paper.layout import Paper
from leaflets.format import STYLES
from tests.samples import RICH

FONTS = STYLES.path("fonts")
SMALL = Paper(14, 29, ())
LARGE = Paper(36, 22, ())


def held(markup: str, paper: Paper = SMALL) -> str:
    return hold(markup, paper, FONTS)


def test_a_compound_word_is_held_at_its_hyphen() -> None:
    assert held("<p>post-treatment care, and/or 50–60</p>") == (
        f"<p>post-{HOLD}treatment care, and/{HOLD}or 50–{HOLD}60</p>"
    )


def test_a_hyphen_between_words_is_left_alone() -> None:
    assert held("<p>one - two, re- and -ing</p>") == "<p>one - two, re- and -ing</p>"


def test_tags_are_left_alone() -> None:
    markup = '<p class="contact-line"><a href="https://a-b.org/c-d">x</a><br></p>'
    assert held(markup) == markup


def test_an_address_that_fits_is_held_whole() -> None:
    assert (
        held(f"<p>www{OPEN}.example{OPEN}.org/{OPEN}a-b</p>") == f"<p>www{HOLD}.example{HOLD}.org/{HOLD}a-{HOLD}b</p>"
    )


def test_an_address_that_does_not_fit_keeps_its_safe_points_and_holds_its_parts() -> None:
    address = f"www{OPEN}.example{OPEN}.org/{OPEN}well-known-places/{OPEN}nearby"
    assert (
        held(f"<p>{address}</p>", LARGE)
        == f"<p>{address.replace('l-k', f'l-{HOLD}k').replace('n-p', f'n-{HOLD}p')}</p>"
    )


def test_a_fact_that_does_not_fit_breaks_between_its_words() -> None:
    fact = f"Wednesday {HOLD}24 {HOLD}September {HOLD}2026"
    assert held(f"<p>{fact}</p>") == f"<p>{fact}</p>"
    assert held(f"<p>{fact}</p>", LARGE) == "<p>Wednesday 24 September 2026</p>"


def test_there_is_less_room_inside_lists_and_boxes() -> None:
    fact = f"Monday {HOLD}24 {HOLD}June {HOLD}2026"
    assert held(f"<p>{fact}</p>", LARGE) == f"<p>{fact}</p>"
    assert HOLD not in held(f"<ul><li><ul><li>{fact}</li></ul></li></ul>", LARGE)
    assert HOLD not in held(f'<div class="callout callout-urgent"><ul><li>{fact}</li></ul></div>', LARGE)


def test_a_short_last_word_of_a_heading_is_not_left_alone() -> None:
    assert held("<h2>What can I do at home?</h2>") == f"<h2>What can I do at {HOLD}home?</h2>"
    assert held("<h2>Autologous blood injection</h2>") == "<h2>Autologous blood injection</h2>"
    assert held("<p>What can I do at home?</p>") == "<p>What can I do at home?</p>"


def test_a_short_cell_with_a_number_is_held_but_not_a_heading_or_a_long_one() -> None:
    long = "120mg in 5ml, up to 4 times a day"
    rows = f"<tbody><tr><td>120mg in 5ml</td><td>{long}</td></tr></tbody>"
    markup = f"<table><thead><tr><th>1 in 5</th></tr></thead>{rows}</table>"
    assert held(markup) == markup.replace("120mg in 5ml<", f"120mg {HOLD}in {HOLD}5ml<")


def test_entities_stay_entities() -> None:
    assert held("<p>a-b &amp; c/d &#39;e-f&#39;</p>") == f"<p>a-{HOLD}b &amp; c/{HOLD}d &#39;e-{HOLD}f&#39;</p>"


@pytest.mark.parametrize("paper", [SMALL, LARGE], ids=["small", "large"])
def test_no_other_character_of_a_document_changes(paper: Paper) -> None:
    markup = body(RICH, Medium.PRINT, lambda found: found.name)
    unseen = dict.fromkeys(map(ord, (HOLD, OPEN)))
    assert held(markup, paper).translate(unseen) == markup.translate(unseen)


@given(st.text(alphabet=f"ab1 -/–.&{HOLD}{OPEN}\n"))
def test_no_other_character_of_any_text_changes(text: str) -> None:
    unseen = dict.fromkeys(map(ord, (HOLD, OPEN)))
    for paper in (SMALL, LARGE):
        markup = f"<p>{text}</p>"
        assert held(markup, paper).translate(unseen) == markup.translate(unseen)
