"""How words are said that print shortens: abbreviations, names, days, Roman numerals, capitals, bare units."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from formats._speech.english.numbers import cardinal
from formats._speech.english.said import DASH, one_of, whole
from leaflets.facts import Kind, facts

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from formats._speech.english.lexicon import Lexicon
    from formats._speech.english.said import Said
    from leaflets.facts import Fact

ROMAN = {
    "I": 1,
    "II": 2,
    "III": 3,
    "IV": 4,
    "V": 5,
    "VI": 6,
    "VII": 7,
    "VIII": 8,
    "IX": 9,
    "X": 10,
    "XI": 11,
    "XII": 12,
}
DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_MONTHS = """
Jan Feb Mar Apr Jun Jul Aug Sep Sept Oct Nov Dec January February March April May June July August September October
November December
"""
_VERBS = "am was will would can could do did have had may might must should need feel think want get go take use see"
"""After one of these "I" is somebody who speaks, not the first of a row."""
_ALSO_WORDS = frozenset(["Mon", "Sat", "Sun", "Wed"])
_JOINS = {"-": " to ", "\u2013": " to ", "/": " slash "}
_NEAR = re.compile(r"\s?(?:[-\u2010-\u2015,/&]|\sto\s|\sand\s|\sor\s)?\s?")
_CAPITALS = re.compile(r"(?<![\w.])[A-Z]{2,}(?:['\u2019][A-Z]+)?(?!\w)")
_INITIAL = re.compile(r"\b([A-Z])\.(?=\s\w)")
_DOTTED = re.compile(r"(?<![\w.])(?:[A-Za-z]\.){2,}[A-Za-z]?(?!\w)")


def abbreviations(found: Iterable[Fact], lexicon: Lexicon) -> Iterator[Said]:
    """Say the abbreviations that facts.py found, a prescriber's among them."""
    for fact in found:
        shorthand = fact.kind is Kind.FREQUENCY and not re.search("[0-9 ]", fact.text)
        if fact.kind is Kind.ABBREVIATION or (shorthand and _letters(fact.text).lower() in lexicon.doses):
            yield fact.start, fact.end, _abbreviation(_letters(fact.text), lexicon)


def _letters(text: str) -> str:
    return text.replace(".", "")


def _abbreviation(letters: str, lexicon: Lexicon) -> str:
    """Say what it stands for, or a word, or its letters ("G P's" for more than one)."""
    said = lexicon.doses.get(letters.lower()) or lexicon.short_forms.get(letters.lower())
    if said:
        return said
    one, more = (letters[:-1], "s") if letters.endswith("s") and letters[:-1].isupper() else (letters, "")
    if one in lexicon.words:
        return one.lower() + more
    return spelled(one) + ("'s" if more else "")


def alone(text: str, lexicon: Lexicon) -> str:
    """Give the letters of a unit or shorthand that is all of a text, so that a listener can find them on a label.

    A table that explains "b.d." says "B D, twice a day".
    """
    letters = _letters(text)
    found = facts(text)
    shorthand = (
        len(found) == 1 and found[0].text == text and found[0].kind is Kind.FREQUENCY and not re.search("[0-9 ]", text)
    )
    return f"{spelled(letters)}, " if shorthand or (letters in lexicon.bare_units and letters.isalpha()) else ""


def spelled(letters: str) -> str:
    """Say letters one by one; "&" is "and"."""
    return " ".join("and" if letter == "&" else letter.upper() for letter in letters)


def capitals(text: str, lexicon: Lexicon) -> Iterator[Said]:
    """Say other words in capitals as words, unless the style file spells them or nobody could say them."""
    for found in _CAPITALS.finditer(text):
        yield found.start(), found.end(), _in_capitals(found[0], lexicon)
    for found in _DOTTED.finditer(text):
        yield found.start(), found.end(), spelled(_letters(found[0]))


def _in_capitals(word: str, lexicon: Lexicon) -> str:
    if word in ROMAN:
        return cardinal(ROMAN[word])
    return spelled(word) if word in lexicon.initials or not set(word) & set("AEIOUY") else word.lower()


def names(text: str, lexicon: Lexicon) -> Iterator[Said]:
    """Say "Dr", "St" and initials before a name, "Rd" and "St" behind one."""
    yield from whole(lexicon.titles, text, r"(?=\s+[A-Z])")
    for found in _INITIAL.finditer(text):
        yield found.start(), found.end(), found[1]
    for found in _street(tuple(lexicon.streets)).finditer(text):
        yield found.start(1), found.end(1), lexicon.streets[found[1]]


@cache
def _street(keys: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile(rf"\b[A-Z][\w'\u2019-]*\s({one_of(keys)})(?!\w)(?!\s+[A-Z][a-z])")


def days(text: str, lexicon: Lexicon) -> Iterator[Said]:
    """Say short names of days; those that are words too ("Sat") only beside another day or a figure."""
    found = list(_day(tuple(lexicon.days)).finditer(text))
    for index, day in enumerate(found):
        near = index and _NEAR.fullmatch(text[found[index - 1].end() : day.start()])
        next_to = index + 1 < len(found) and _NEAR.fullmatch(text[day.end() : found[index + 1].start()])
        if day[0] in lexicon.days and (
            day[0] not in _ALSO_WORDS or near or next_to or re.match(r"\s*[0-9]", text[day.end() :])
        ):
            yield day.start(), day.end(), lexicon.days[day[0]]
    yield from _dashes(text, (*lexicon.days, *DAYS))
    yield from _dashes(text, tuple(_MONTHS.split()))


@cache
def _day(keys: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{one_of((*keys, *DAYS))})(?!\w)")


def _dashes(text: str, words: tuple[str, ...]) -> Iterator[Said]:
    """Say "to" for the dash between two words of a row."""
    for found in _dash(words).finditer(text):
        yield found.start(1), found.end(1), " to "


@cache
def _dash(words: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{one_of(words)})s?(\s?{DASH}\s?)(?=(?:{one_of(words)})\b)")


def roman(text: str, lexicon: Lexicon) -> Iterator[Said]:
    """Say Roman numerals behind "type", "stage" and their like."""
    for found in _roman(tuple(sorted(lexicon.numbered))).finditer(text):
        said = cardinal(ROMAN[found["first"]])
        join = _JOINS.get((found["join"] or "").strip(), found["join"])
        last = f"{join}{cardinal(ROMAN[found['last']])}" if found["last"] else ""
        yield found.start("first"), found.end(), said + last


@cache
def _roman(numbered: tuple[str, ...]) -> re.Pattern[str]:
    verbs = "|".join(_VERBS.split())
    numeral = rf"(?:{one_of(set(ROMAN) - {'I'})}|I(?!\s(?:{verbs})\b|['\u2019]))"
    return re.compile(
        rf"\b(?i:{one_of(numbered)})\s(?P<first>{numeral})(?!\w)"
        rf"(?:(?P<join>\s?[-\u2013/]\s?|\s(?:or|and|to)\s)(?P<last>{numeral})(?!\w))?"
    )


def bare_units(text: str, lexicon: Lexicon) -> Iterator[Said]:
    """Say units that stand alone: "in mg", "(mmol/L)"."""
    for found in _bare(tuple(sorted(lexicon.bare_units)), tuple(lexicon.units)).finditer(text):
        below = f" per {lexicon.units.get(found[2], (found[2],))[0]}" if found[2] else ""
        yield found.start(), found.end(), lexicon.units[found[1]][1] + below


@cache
def _bare(alone: tuple[str, ...], units: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile(rf"(?<![\w/])({one_of(alone)})(?:/({one_of(units)}|[a-z]{{3,8}}))?(?![\w²³])")
