"""BRF: the 64 characters, line ends and form feeds."""

from __future__ import annotations

import pytest

from formats._braille.brf import ASCII, brf, pages
from tests import readback_braille


def test_every_cell_has_its_character() -> None:
    cells = "".join(map(chr, range(0x2801, 0x2840)))
    assert brf([[cells]]) == ASCII[1:].encode() + b"\r\n"
    assert len(set(ASCII)) == 64


def test_the_characters_are_those_of_north_american_braille_ascii() -> None:
    """Letters, digits (the cells a third lower) and some signs, by their dots."""
    known = {"A": 1, "B": 12, "Z": 1356, "1": 2, "2": 23, "0": 356, "#": 3456, ",": 6, ";": 56, "=": 123456, "\\": 1256}
    for character, dots in known.items():
        cell = chr(0x2800 + sum(1 << (int(dot) - 1) for dot in str(dots)))
        assert brf([[cell]]) == f"{character}\r\n".encode()


def test_lines_end_with_cr_lf_and_pages_are_parted_by_form_feeds() -> None:
    raw = brf([["\u2801", "", "\u2803"], ["\u2809"]])
    assert raw == b"A\r\n\r\nB\r\n\fC\r\n"


def test_blanks_at_the_end_of_a_line_are_left_out() -> None:
    assert brf([["\u2800\u2801\u2800\u2800"]]) == b" A\r\n"


def test_pages_are_counted() -> None:
    assert pages(brf([["\u2801"]])) == 1
    assert pages(brf([["\u2801"]] * 7)) == 7


def test_anything_that_is_no_cell_is_refused() -> None:
    with pytest.raises(UnicodeEncodeError):
        brf([["\u2801\u2840"]])


def test_the_reader_reads_what_the_writer_wrote() -> None:
    written = [["\u2801\u2800\u2813", "", "\u283f"], ["\u2820\u2801"]]
    assert readback_braille.brf_pages(brf(written)) == written
