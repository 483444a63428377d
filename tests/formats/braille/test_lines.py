"""Lines: margins, centring, and words that are longer than a line."""

from __future__ import annotations

import pytest

from formats._braille.lines import Line, Margins, centred, held, kept, lines_of, solid, wrapped
from formats._braille.words import CUT, TEAR

B, A, JOIN = "\u2800", "\u2801", "\u2810"
"""A blank, the letter a, and dot 5."""


def word(length: int) -> str:
    return A * length


def test_words_fill_a_line_and_go_on_in_the_next() -> None:
    assert wrapped(f"{word(3)} {word(3)} {word(3)}", 7) == [f"{word(3)}{B}{word(3)}", word(3)]


def test_a_line_that_is_just_full_is_not_broken() -> None:
    assert wrapped(f"{word(3)} {word(4)}", 8) == [f"{word(3)}{B}{word(4)}"]


def test_margins_are_blank_cells_before_the_first_line_and_the_others() -> None:
    assert wrapped(f"{word(4)} {word(4)} {word(4)}", 8, Margins(2, 1)) == [
        f"{B * 2}{word(4)}",
        f"{B}{word(4)}",
        f"{B}{word(4)}",
    ]


def test_a_new_line_that_was_asked_for_begins_as_a_runover() -> None:
    assert wrapped(f"{A}\n{A}", 8, Margins(2, 1)) == [B * 2 + A, B + A]


def test_what_is_held_together_goes_to_the_next_line_whole() -> None:
    assert wrapped(f"{word(5)} {A}{B}{A}", 8) == [word(5), f"{A}{B}{A}"]


def test_what_is_held_together_and_longer_than_a_line_is_divided_at_its_blank() -> None:
    assert wrapped(f"{word(5)}{B}{word(5)}", 8) == [word(5), word(5)]


def test_a_long_word_is_divided_at_the_last_good_place_and_dot_5_says_that_it_goes_on() -> None:
    assert wrapped(f"{word(2)}{CUT}{word(3)}{CUT}{word(4)}", 7) == [word(5) + JOIN, word(4)]


def test_a_long_word_without_a_good_place_is_divided_at_a_poor_one() -> None:
    assert wrapped(TEAR.join(A * 12), 7) == [word(6) + JOIN, word(6)]


def test_a_good_place_is_better_than_a_later_poor_one() -> None:
    assert wrapped(f"{A}{A}{CUT}{A}{TEAR}{A}{TEAR}{word(4)}", 7)[0] == word(2) + JOIN


def test_a_word_that_cannot_be_divided_is_divided_all_the_same() -> None:
    assert wrapped(word(20), 8) == [word(7) + JOIN, word(7) + JOIN, word(6)]


def test_a_long_word_begins_on_a_line_of_its_own() -> None:
    assert wrapped(f"{A} {word(4)}{CUT}{word(6)}", 8) == [A, word(4) + JOIN, word(6)]


@pytest.mark.parametrize("width", range(8, 30))
def test_no_line_is_too_long_and_no_cell_is_lost(width: int) -> None:
    text = " ".join(word(length) for length in (1, 30, 5, 12, 7, 2, 44, 3))
    lines = wrapped(text, width, Margins(4, 6))
    assert all(len(line) <= width for line in lines)
    assert "".join(lines).replace(B, "").replace(JOIN, "") == text.replace(" ", "")


def test_nothing_is_no_line() -> None:
    assert wrapped("", 10) == []
    assert wrapped("", 10, Margins(2, 0)) == []


def test_centred_lines_stand_in_the_middle() -> None:
    assert centred(word(4), 10) == [B * 3 + word(4)]
    assert centred(word(3), 10) == [B * 3 + word(3)]


def test_a_long_heading_is_centred_line_by_line_and_keeps_clear_of_the_edges() -> None:
    lines = centred(f"{word(6)} {word(6)} {word(3)}", 20)
    assert lines == [B * 3 + word(6) + B + word(6), B * 8 + word(3)]


def test_cells_on_one_line_have_no_marks_and_no_open_places() -> None:
    assert solid(f"{A}{CUT}{A} {TEAR}{A}") == f"{A}{A}{B}{A}"


def test_margins_can_be_moved() -> None:
    assert Margins(2, 0).moved(4) == Margins(6, 4)


def test_kept_lines_are_not_parted_and_held_ones_not_from_what_follows() -> None:
    lines = lines_of(["a", "b", "c"])
    assert [line.keep for line in kept(lines)] == [True, True, False]
    assert [line.keep for line in held(lines)] == [True, True, True]
    assert kept([]) == ()
    assert lines[0] == Line("a")
