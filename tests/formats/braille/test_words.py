"""Words as cells: where lines may end, marks of notes, errors by their places."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from formats._braille.brf import brf
from formats._braille.codes import code_for
from formats._braille.lines import solid
from formats._braille.words import CUT, TEAR, BrailleWords
from formats._speech.english import read_lexicon
from leaflets.document import LineBreak, Link, NoteMark, Strong, Text
from leaflets.errors import RenderError
from leaflets.format import STYLES
from leaflets.positions import Origin, Position

if TYPE_CHECKING:
    from leaflets.document import Inline

WORDS = BrailleWords(code_for("en-GB", 2, STYLES), read_lexicon(STYLES))
PLAIN = BrailleWords(code_for("pl", 1, STYLES), read_lexicon(STYLES))


def shown(cells: str) -> str:
    """Give cells as Braille ASCII; "_" holds together and "/" is a line of its own."""
    lines = [brf([[solid(part) for part in line.split(" ")]]).decode().split() for line in cells.split("\n")]
    return " / ".join(" ".join(line) for line in lines)


def ascii_cells(*inlines: Inline) -> str:
    return shown(WORDS.cells(inlines))


def test_a_space_is_where_a_line_may_end() -> None:
    assert WORDS.text("a cat") == "\u2801 \u2809\u2801\u281e"


@pytest.mark.parametrize("text", ["5 mg", "6 August 2028", "OX3 7HE", "Dr Smith", "4 hours", "page 3"])
def test_no_line_ends_inside_a_fact(text: str) -> None:
    assert " " not in WORDS.text(text)


def test_a_short_word_cannot_be_divided() -> None:
    assert not {CUT, TEAR} & set(WORDS.text("rehabilitation"))


def test_a_long_address_may_be_divided_before_a_stop() -> None:
    cells = WORDS.text("www.ouh.nhs.uk/information/needling")
    assert any(part.startswith("\u2832") for part in cells.replace(TEAR, "").split(CUT))
    assert solid(cells) == solid(WORDS.text("www.ouh.nhs.uk/information/needling"))


def test_spaces_are_tidied() -> None:
    assert WORDS.text("  one \u00a0 two ") == WORDS.text("one two")


def test_words_go_on_over_the_edges_of_inlines() -> None:
    assert ascii_cells(Text("un"), Strong((Text("der"),)), Text("stand")) == "UN^1D]^'/&"
    assert ascii_cells(Text("the "), Link((Text("people"),), "https://www.example.org"), Text(" there")) == (
        '! P "<WWW4EXAMPLE4ORG"> "!'
    )


def test_an_address_that_is_shown_is_not_written_twice() -> None:
    assert ascii_cells(Link((Text("www.example.org"),), "https://www.example.org")) == "WWW4EXAMPLE4ORG"


def test_a_line_break_is_kept() -> None:
    assert ascii_cells(Text("Ward 3"), LineBreak(), Text("OX3 7HE")) == ",W>D #C / ,,OX#C #G,,HE"


def test_the_mark_of_a_note_stands_behind_its_word() -> None:
    assert ascii_cells(Text("strengths"), NoteMark("1"), Text(".")) == "/R5G?S;9#A4"
    assert ascii_cells(Text("word"), NoteMark("12"), Text(" and")) == "^W;9#AB &"
    assert ascii_cells(Text("word"), NoteMark("b")) == "^W;9B"
    assert shown(WORDS.mark("2")) == ";9#B"


def test_a_mark_leaves_a_word_contracted_as_the_rules_say() -> None:
    """Rule 3.24 and 2.6: a word before a raised sign does not stand alone, so it is no wordsign."""
    assert ascii_cells(Text("knowledge"), NoteMark("3")) == '"KL$GE;9#C'


def test_a_code_without_raised_signs_writes_marks_in_brackets() -> None:
    assert PLAIN.cells((Text("bol"), NoteMark("1"))) == PLAIN.text("bol(1)")


def test_a_transcribers_words_are_marked() -> None:
    assert shown(WORDS.added(WORDS.text("Picture"))) == "@.<,PICTURE@.>"
    assert PLAIN.added(PLAIN.text("obraz")) == PLAIN.text("(") + PLAIN.text("obraz") + PLAIN.text(")")


def test_small_words_have_no_capitals_and_keep_their_figures() -> None:
    assert shown(WORDS.small("After an NHS Scan: 2 Weeks")) == "AF AN NHS SCAN3 #B WEEKS"


def test_bold_can_be_left_out() -> None:
    plain = BrailleWords(WORDS.code, WORDS.lexicon, strong=False)
    assert plain.cells((Strong((Text("Do not"),)),)) == WORDS.text("Do not")


def test_an_unknown_character_is_named_with_its_words_and_its_place() -> None:
    text = Text("Shake the \u260e bottle", Origin("a/leaflet.yaml", ((0, 4, 9),)))
    with pytest.raises(RenderError) as caught:
        WORDS.cells((Text("Now. "), Strong((text,))))
    (fault,) = caught.value.faults
    assert "\u260e (U+260E, BLACK TELEPHONE)" in fault.message
    assert "Shake the" in fault.message
    assert fault.at == Position("a/leaflet.yaml", 4, 19)


def test_a_cell_of_eight_dots_is_an_error() -> None:
    eight = BrailleWords(replace(WORDS.code, table="ro.ctb", ueb=False), WORDS.lexicon)
    with pytest.raises(RenderError, match=r"1 \(U\+0031, DIGIT ONE\) in 'from 1 to 2'"):
        eight.text("from 1 to 2")


def test_figures_that_would_be_misread_are_an_error() -> None:
    """The last proof before a line is given away: a table that loses a digit is found out."""
    wrong = BrailleWords(replace(WORDS.code, table="Pl-Pl-g1.utb", name="a wrong code"), WORDS.lexicon)
    assert wrong.text("5 mg")
    broken = BrailleWords(replace(WORDS.code, table="fr-bfu-comp6.utb"), WORDS.lexicon)
    with pytest.raises(RenderError, match="the figures of 'take 5 mg' came out as"):
        broken.text("take 5 mg")
