"""Unified English Braille against the rule book: pairs of print and braille in tests/formats/braille/, by rule."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
import yaml

from formats._braille import ueb
from formats._braille.brf import brf
from formats._braille.cells import translate
from formats._braille.codes import code_for
from formats._braille.lines import solid
from formats._braille.words import BrailleWords
from formats._speech.english import read_lexicon
from leaflets.document import Inline, Strong, Text
from leaflets.format import STYLES

FOLDER = Path(__file__).parent
LEXICON = read_lexicon(STYLES)


def pairs(grade: int) -> list[Any]:
    files = [file for file in sorted(FOLDER.glob("*.yaml")) if (file.stem == "grade_1") == (grade == 1)]
    found = [
        pytest.param(print_, braille, id=f"{rule['rule'].split(',')[0]}: {print_}")
        for file in files
        for rule in yaml.safe_load(file.read_text(encoding="utf-8"))
        for print_, braille in rule["pairs"]
    ]
    assert found
    return found


def inlines(text: str) -> tuple[Inline, ...]:
    """Read `**bold**` words."""
    parts = enumerate(re.split(r"\*\*", text)) if text.count("**") % 2 == 0 else [(0, text)]
    return tuple(Strong((Text(part),)) if place % 2 else Text(part) for place, part in parts if part)


def ascii_cells(text: str, grade: int) -> str:
    words = BrailleWords(code_for("en-GB", grade, STYLES), LEXICON)
    return brf([[solid(words.cells(inlines(text)))]]).decode().rstrip("\r\n")


@pytest.mark.parametrize(("print_", "braille"), pairs(2))
def test_contracted_braille_is_as_the_rule_book_has_it(print_: str, braille: str) -> None:
    assert ascii_cells(print_, 2) == braille


@pytest.mark.parametrize(("print_", "braille"), pairs(1))
def test_uncontracted_braille_is_as_the_rule_book_has_it(print_: str, braille: str) -> None:
    assert ascii_cells(print_, 1) == braille


@pytest.mark.parametrize(("print_", "braille"), pairs(2))
def test_the_pair_says_something_about_its_print(print_: str, braille: str) -> None:
    """A pair whose digits differ would be a mistake of ours: the reader of numeric mode is not the writer's."""
    cells = "".join(
        chr(0x2800 + " A1B'K2L@CIF/MSP\"E3H9O6R^DJG>NTQ,*5<-U8V.%[$+X!&;:4\\0Z7(_?W]#Y)=".index(c)) for c in braille
    )
    assert ueb.figures(cells) == ueb.printed_figures(print_)


def test_a_letter_that_reads_as_a_digit_is_seen() -> None:
    """The proof that runs at every render: bare liblouis 3.24 fails it here."""
    bare = translate("ABC 456G HIJ", "en-ueb-g2.ctb").cells
    assert ueb.figures(bare) != "456"
    assert ueb.figures("\u283c\u2819\u2811\u280b\u2830\u281b") == "456"


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("\u2018one\u2019", {4}),
        ("\u2018it\u2019s one\u2019", {9}),
        ("the dogs\u2019 bowls", set()),
        ("\u2018the dogs\u2019 bowls\u2019", {16}),
        ("\u2018a\u2019 \u2018b\u2019", {2, 6}),
        ("\u2018no end", set()),
        ("\u2018tis the patients\u2019 own", {17}),  # cannot be told apart; a closing mark reads right here too
    ],
)
def test_closing_quotation_marks_are_told_from_apostrophes(text: str, found: set[int]) -> None:
    assert ueb.closing_quotes(text) == found


def test_digits_of_raised_signs_and_fractions_are_counted() -> None:
    assert ueb.printed_figures("1½ m² H₂O") == "112" + "2" + "2"
