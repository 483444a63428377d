from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from formats._breaks import Piece, at_safe_points, pieces
from leaflets.document import LineBreak, NoteMark, Text
from tests.samples import link, strong, words


def cut(*parts: object, direction: str = "ltr") -> list[tuple[Piece, ...]]:
    return list(pieces(words(*parts), direction))  # type: ignore[arg-type]


def test_words_around_a_fact_may_break_and_the_fact_may_not() -> None:
    assert cut("Wait 6 weeks here") == [(Piece("Wait "), Piece("6 weeks", whole=True), Piece(" here"))]


def test_a_fact_that_reaches_over_texts_goes_on() -> None:
    assert cut("for 6 ", strong("weeks")) == [
        (Piece("for "), Piece("6 ", whole=True, goes_on=True)),
        (Piece("weeks", whole=True),),
    ]


def test_each_text_has_its_pieces_whatever_stands_between() -> None:
    found = cut("a", LineBreak(), strong(link("https://b.org", "b")), NoteMark("1"), Text(""), "c")
    assert ["".join(piece.text for piece in each) for each in found] == ["a", "b", "", "c"]


def test_what_runs_against_a_text_from_right_to_left_is_marked_there_only() -> None:
    assert cut("a 01865 737 871", direction="rtl")[0][-1] == Piece("01865 737 871", whole=True, left_to_right=True)
    assert cut("a 01865 737 871")[0][-1] == Piece("01865 737 871", whole=True)


@given(st.lists(st.text(), max_size=5))
def test_the_pieces_are_the_text(texts: list[str]) -> None:
    assert ["".join(piece.text for piece in each) for each in cut(*map(Text, texts))] == texts


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("www.ouh.nhs.uk/oxsport", ["www", ".ouh", ".nhs", ".uk/", "oxsport"]),
        ("name.surname@ouh.nhs.uk", ["name", ".surname", "@ouh", ".nhs", ".uk"]),
        ("see www.ouh.nhs.uk/a?b=c now", ["see www", ".ouh", ".nhs", ".uk/", "a", "?b", "=c now"]),
        ("a.short.one", ["a.short.one"]),
        ("0.25mg/0.5ml/1.5hours", ["0.25mg/0.5ml/1.5hours"]),
        ("", [""]),
    ],
)
def test_long_words_open_before_a_mark_and_never_beside_a_digit(text: str, parts: list[str]) -> None:
    assert at_safe_points(text) == parts


@given(st.text())
def test_opened_words_are_the_same_words(text: str) -> None:
    assert "".join(at_safe_points(text)) == text
