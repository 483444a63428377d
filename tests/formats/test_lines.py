from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from formats._lines import unwrapped, wrapped
from leaflets.document import LineBreak, NoteMark
from leaflets.facts import unbreakable
from tests.samples import link, strong, words
from tests.strategies import sentences


@given(st.lists(sentences(), min_size=1, max_size=3), st.integers(10, 80))
def test_wrapping_changes_white_space_only(texts: list[str], width: int) -> None:
    assert wrapped(words(*texts), width).split() == "".join(texts).split()


@given(sentences(), st.integers(1, 40))
def test_no_line_ends_inside_a_fact(text: str, width: int) -> None:
    found = wrapped(words(text), width)
    for start, end in unbreakable(text):
        assert text[start:end] in found


@given(sentences(), st.integers(40, 80))
def test_no_line_is_too_long_but_for_a_word_that_is(text: str, width: int) -> None:
    longest = max((end - start for start, end in unbreakable(text)), default=0)
    assert longest <= 40
    assert max(map(len, wrapped(words(text), width).split("\n"))) <= width


def test_an_address_sticks_out_whole() -> None:
    address = "www.example.org/a-very-long-address/that-goes-on"
    assert wrapped(words("See ", address, " now"), 20).split("\n") == ["See", address, "now"]


def test_a_space_that_never_breaks_stays_what_it_is() -> None:
    assert wrapped(words("one\u00a0two three"), 5) == "one\u00a0two\nthree"
    assert unwrapped(words("one\u00a0two  three")) == "one\u00a0two three"


def test_strong_words_and_marks_have_no_signs_that_could_be_read_as_text() -> None:
    parts = words("Take ", strong("one"), NoteMark("2"), ".", LineBreak(), "Then rest.")
    assert wrapped(parts, 72) == "Take one[2].\nThen rest."
    assert unwrapped(parts) == "Take one[2].\nThen rest."


def test_an_address_is_shown_once() -> None:
    hidden, seen = link("https://www.example.org/a", "our page"), link("mailto:a@b.org", "a@b.org")
    assert wrapped(words(hidden, " or ", seen), 72) == "our page (www.example.org/a) or a@b.org"
