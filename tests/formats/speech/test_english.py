"""The reading of British English, case by case: `spoken.txt` holds what is printed and what is said."""

from __future__ import annotations

import re
import time
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from formats._speech.english import read_lexicon, spoken
from formats._speech.english.numbers import cardinal, decimal, ordinal, year
from leaflets.format import STYLES
from tests import strategies

LEXICON = read_lexicon(STYLES, (("OxSport", "ox sport"),))
TABLE = Path(__file__).with_name("spoken.txt").read_text(encoding="utf-8").splitlines()
CASES = [line.split(" => ") for line in TABLE if " => " in line and not line.startswith("# ")]


@pytest.mark.parametrize(("printed", "said"), CASES, ids=[printed for printed, _ in CASES])
def test_what_is_said(printed: str, said: str) -> None:
    assert spoken(printed, LEXICON) == said


def test_there_are_many_cases_and_none_twice() -> None:
    printed = [case for case, _ in CASES]
    assert len(set(printed)) == len(printed) >= 150


@pytest.mark.parametrize(
    ("number", "words"),
    [
        (0, "zero"),
        (19, "nineteen"),
        (21, "twenty-one"),
        (100, "one hundred"),
        (101, "one hundred and one"),
        (1001, "one thousand and one"),
        (12_345, "twelve thousand three hundred and forty-five"),
        (2_000_000, "two million"),
        (10**15, "one" + " zero" * 15),
    ],
)
def test_cardinals(number: int, words: str) -> None:
    assert cardinal(number) == words


@pytest.mark.parametrize(
    ("number", "words"),
    [
        (1, "first"),
        (2, "second"),
        (5, "fifth"),
        (12, "twelfth"),
        (20, "twentieth"),
        (31, "thirty-first"),
        (103, "one hundred and third"),
    ],
)
def test_ordinals(number: int, words: str) -> None:
    assert ordinal(number) == words


@pytest.mark.parametrize(
    ("number", "words"),
    [
        (1900, "nineteen hundred"),
        (2000, "two thousand"),
        (2009, "two thousand and nine"),
        (2010, "twenty ten"),
        (1066, "ten sixty-six"),
    ],
)
def test_years(number: int, words: str) -> None:
    assert year(number) == words


@pytest.mark.parametrize(
    ("figures", "words"),
    [("007", "zero zero seven"), (".5", "zero point five"), ("37.50", "thirty-seven point five zero")],
)
def test_figures_keep_every_digit(figures: str, words: str) -> None:
    assert decimal(figures) == words


@given(st.integers(0, 10**15 - 1))
def test_every_number_is_said_in_its_own_words(number: int) -> None:
    assert _value(cardinal(number)) == number


def _value(words: str) -> int:
    """Read number words back, by other rules than they were made."""
    ones = {cardinal(number): number for number in range(20)}
    tens = {cardinal(number): number for number in range(20, 100, 10)}
    total = group = 0
    for word in re.split(r"[ -]", words.replace(" and ", " ")):
        if word == "hundred":
            group *= 100
        elif word in {"thousand", "million", "billion", "trillion"}:
            total, group = total + group * 1000 ** (1 + ["thousand", "million", "billion", "trillion"].index(word)), 0
        else:
            group += ones.get(word, tens.get(word, 0))
    return total + group


@given(strategies.sentences(30))
def test_a_voice_is_given_plain_words_only(sentence: str) -> None:
    said = spoken(sentence, LEXICON)
    assert not re.search(r"[0-9]", said)
    assert re.fullmatch(r"[\w ,.;:?!'\-]*", said), said


@given(strategies.sentences(30))
def test_words_that_are_no_fact_are_said_as_they_are_printed(sentence: str) -> None:
    plain = [word for word in re.findall(r"[^\W\d_]+", sentence) if word.lower() in PLAIN]
    said = iter(re.findall(r"[^\W\d_]+", spoken(sentence, LEXICON)))
    assert all(any(word == other for other in said) for word in plain)


PLAIN = frozenset(word for word in strategies.WORDS if re.fullmatch("[a-z]{4,}", word))


@given(st.text(max_size=200))
def test_any_text_can_be_said(text: str) -> None:
    said = spoken(text, LEXICON)
    assert not re.search("[0-9]", said)
    assert [letter for letter in said if letter.isalpha()] or not any("a" <= letter.lower() <= "z" for letter in text)


def test_a_long_text_takes_time_in_proportion() -> None:
    def seconds(text: str) -> float:
        start = time.process_time()
        spoken(text, LEXICON)
        return time.process_time() - start

    sentence = "Take 250mg of ibuprofen 3 times a day, e.g. at 9am, for 4-6 weeks (call 01865 737 871). "
    few, many = seconds(sentence * 20), seconds(sentence * 160)
    assert many < 8 * 4 * max(few, 0.005)


def test_a_leaflets_own_words_come_first() -> None:
    lexicon = read_lexicon(STYLES, (("ESWT", "shock wave"), ("250mg", "a quarter of a gram")))
    assert spoken("ESWT is on 250mg.", lexicon) == "shock wave is on a quarter of a gram."


@given(st.integers(2, 999_999))
def test_every_dose_is_said_with_all_its_figures(number: int) -> None:
    for printed in (f"{number:,} mg", f"{number:,}mg", f"{number} mg"):
        assert spoken(printed, LEXICON) == f"{cardinal(number)} milligrams."


@given(st.integers(0, 999), st.text("0123456789", min_size=1, max_size=3))
def test_every_decimal_is_said_with_all_its_figures(whole: int, part: str) -> None:
    figures = " ".join(cardinal(int(digit)) for digit in part)
    assert spoken(f"Take {whole}.{part}ml now", LEXICON) == f"Take {cardinal(whole)} point {figures} millilitres now."


@given(st.integers(1, 98), st.integers(1, 99))
def test_every_range_is_said_with_both_its_ends(low: int, more: int) -> None:
    for dash in ("-", " - ", "–", " to "):
        said = spoken(f"for {low}{dash}{low + more} weeks", LEXICON)
        assert said == f"for {cardinal(low)} to {cardinal(low + more)} weeks."


@given(st.integers(1, 20), st.integers(1000, 1_000_000))
def test_every_risk_is_said_with_both_its_numbers(few: int, many: int) -> None:
    assert spoken(f"{few} in {many:,} people", LEXICON) == f"{cardinal(few)} in {cardinal(many)} people."


@given(st.text("0123456789", min_size=9, max_size=9))
def test_every_telephone_number_is_said_digit_by_digit(figures: str) -> None:
    number = f"01{figures}"
    digits = [{"0": "oh"}.get(digit, cardinal(int(digit))) for digit in number]
    for printed in (number, f"{number[:5]} {number[5:]}", f"{number[:5]} {number[5:8]} {number[8:]}"):
        assert spoken(f"Call {printed}.", LEXICON).rstrip(".").replace(",", "").split()[1:] == digits


@given(st.dates(date(2000, 1, 1), date(2099, 12, 31)))
def test_every_date_is_said_the_british_way(day: date) -> None:
    wanted = f"the {ordinal(day.day)} of {day:%B} {year(day.year)}."
    assert {spoken(day.strftime(printed), LEXICON) for printed in ("%d/%m/%Y", "%d %B %Y", "%Y-%m-%d")} == {wanted}


@given(st.integers(0, 9999), st.integers(0, 99))
def test_every_price_is_said_in_full(pounds: int, pence: int) -> None:
    said = spoken(f"£{pounds}.{pence:02}", LEXICON)
    numbers = [_value(part) for part in re.split(r" (?:pounds?|pence|penny)(?: and)?", said.rstrip(".")) if part]
    assert [number for number in (pounds, pence) if number] == [number for number in numbers if number]
