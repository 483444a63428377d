"""How words and signs are said that print shortens: abbreviations, titles, days, Roman numerals, capitals, symbols."""

from __future__ import annotations

import re
import unicodedata
from functools import cache
from typing import TYPE_CHECKING

from formats._english.numbers import cardinal, decimal
from leaflets.facts import Kind

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from formats._english.lexicon import Lexicon
    from leaflets.facts import Fact

Said = tuple[int, int, str]

ROMAN = {"I": 1, "II": 2, "III": 3, "IV": 4, "V": 5, "VI": 6, "VII": 7, "VIII": 8, "IX": 9, "X": 10, "XI": 11, "XII": 12}
_NEAR = re.compile(r"\s?(?:[-\u2010-\u2015,/&]|to|and|or)?\s?")
_FULL_DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_WORDLIKE = frozenset(["Mon", "Sat", "Sun", "Wed"])
_MONTH = "(?:Jan|Feb|Mar|Apr|Aug|Sept?|Oct|Nov|Dec|January|February|March|April|May|June|July|August|September|October|November|December)"


def whole(table: Mapping[str, str], text: str, after: str = "") -> Iterator[Said]:
    """Say the keys of a table where they stand as whole words, with what must follow them."""
    if table:
        for found in _whole(tuple(table), after).finditer(text):
            yield found.start(), found.end(), table[found[0]]


@cache
def _whole(keys: tuple[str, ...], after: str) -> re.Pattern[str]:
    any_key = "|".join(map(re.escape, sorted(keys, key=len, reverse=True)))
    return re.compile(rf"(?<![\w.])(?:{any_key})(?![\w]){after}")


def abbreviation(fact: Fact, lexicon: Lexicon) -> str:
    """Say an abbreviation: by what it stands for, as a word, or letter by letter ("G P's" for more than one)."""
    letters = fact.text.replace(".", "")
    table = lexicon.doses if fact.kind is Kind.FREQUENCY else lexicon.short_forms
    if said := table.get(letters.lower()):
        return said
    bare, plural = (letters[:-1], "'s") if letters.endswith("s") and letters[:-1].isupper() else (letters, "")
    if bare in lexicon.words:
        return bare.lower() + plural.removeprefix("'")
    return spelled(bare) + plural


def spelled(letters: str) -> str:
    """Say letters one by one; "&" is "and"."""
    return " ".join("and" if letter == "&" else letter.upper() for letter in letters)


def capitals(text: str, lexicon: Lexicon) -> Iterator[Said]:
    """Say words in capitals as words, where facts.py found no abbreviation, unless nobody could say them."""
    for found in re.finditer(r"(?<![\w.])[A-Z]{2,}(?:['’][A-Z]+)?(?![\w])", text):
        word = found[0]
        unsayable = not set(word) & set("AEIOUY")
        yield found.start(), found.end(), spelled(word) if word in lexicon.initials or unsayable else word.lower()


def titles(text: str, lexicon: Lexicon) -> Iterator[Said]:
    """Say "Dr", "Mr" and "St" before a name."""
    return whole(lexicon.titles, text, r"(?=\s+[A-Z])")


def streets(text: str, lexicon: Lexicon) -> Iterator[Said]:
    """Say "Rd" and "St" behind a name."""
    keys = "|".join(map(re.escape, sorted(lexicon.streets, key=len, reverse=True)))
    for found in re.finditer(rf"\b[A-Z][\w'’-]*\s({keys})(?![\w])(?!\s+[A-Z][a-z])", text):
        yield found.start(1), found.end(1), lexicon.streets[found[1]]


def days(text: str, lexicon: Lexicon) -> Iterator[Said]:
    """Say short names of days, and "to" for the dash between two days or months."""
    names = "|".join(sorted((*lexicon.days, *_FULL_DAYS), key=len, reverse=True))
    found = list(re.finditer(rf"(?<!\w)(?:{names})(?!\w)\.?(?=\s|\W|$)", text))
    for index, day in enumerate(found):
        name = day[0].rstrip(".")
        beside = _beside(text, found, index) or re.match(r"\s*[0-9]", text[day.end() :])
        if name in lexicon.days and (beside or name not in _WORDLIKE):
            yield day.start(), day.start() + len(name), lexicon.days[name]
        if index and re.fullmatch(r"\s?[-\u2010-\u2015]\s?", text[found[index - 1].end() : day.start()]):
            yield found[index - 1].end(), day.start(), " to "
    for dash in re.finditer(rf"(?<={_MONTH[3:-1].split('|')[0]})", ""):  # pragma: no cover
        yield dash.start(), dash.end(), " to "


def _beside(text: str, found: list[re.Match[str]], index: int) -> bool:
    """Tell whether the next or the last day is only a dash, a comma or an "and" away."""
    gaps = [text[one.end() : other.start()] for one, other in zip(found[max(index - 1, 0) :], found[index:][:2], strict=False)]
    return any(_NEAR.fullmatch(gap) for gap in gaps)


def months(text: str) -> Iterator[Said]:
    """Say "to" for the dash between two months."""
    for found in re.finditer(rf"\b{_MONTH}(\s?[-\u2010-\u2015]\s?)(?={_MONTH}\b)", text):
        yield found.start(1), found.end(1), " to "


def roman(text: str, lexicon: Lexicon) -> Iterator[Said]:
    """Say Roman numerals behind "type", "stage" and their like."""
    numerals = "|".join(sorted(ROMAN, key=len, reverse=True))
    words = "|".join(sorted(lexicon.numbered))
    first = rf"\b(?i:{words})\s({numerals})(?![\w])"
    for found in re.finditer(rf"{first}(?:(\s?[-\u2013/]\s?|\s(?:or|and|to)\s)({numerals})(?![\w]))?", text):
        yield found.start(1), found.end(1), cardinal(ROMAN[found[1]])
        if found[3]:
            yield found.start(3), found.end(3), cardinal(ROMAN[found[3]])


def bare_units(text: str, lexicon: Lexicon) -> Iterator[Said]:
    """Say units that stand alone: "in mg", "(mmol/L)"."""
    names = "|".join(map(re.escape, sorted(lexicon.bare_units, key=len, reverse=True)))
    units = "|".join(map(re.escape, sorted(lexicon.units, key=len, reverse=True)))
    for found in re.finditer(rf"(?<![\w/])({names})(?:/({units}|[a-z]{{3,8}}))?(?![\w²³])", text):
        below = f" per {lexicon.units.get(found[2], (found[2],))[0]}" if found[2] else ""
        yield found.start(), found.end(), lexicon.units[found[1]][1] + below


def joined(text: str) -> Iterator[Said]:
    """Say "tendon(s)", and dashes that set words apart."""
    for found in re.finditer(r"\b([A-Za-z]+)\((e?s)\)", text):
        yield found.start(), found.end(), f"{found[1]} or {found[1]}{found[2]}"
    for found in re.finditer(r"\s+[-\u2010-\u2015\u2212]+\s+|\s?[\u2013-\u2015]\s?", text):
        yield found.start(), found.end(), ", "


def between_figures(text: str) -> Iterator[Said]:
    """Say "x" between two numbers, and "^" before a power."""
    for found in re.finditer(r"(?<=[0-9])\s?[x×]\s?(?=[0-9])", text):
        yield found.start(), found.end(), " by " if not re.match(r"10\^", text[found.end() :]) else " times "
    for found in re.finditer(r"(?<=[0-9])\^(?=[0-9])", text):
        yield found.start(), found.end(), " to the power of "


def symbols(text: str, lexicon: Lexicon) -> Iterator[Said]:
    """Say signs by the name that the style file or Unicode has for them, so that none is lost."""
    for at, sign in enumerate(text):
        if sign in lexicon.symbols:
            yield at, at + 1, f" {lexicon.symbols[sign]} "
        elif unicodedata.category(sign)[0] == "S":
            yield at, at + 1, f" {unicodedata.name(sign, 'sign').lower()} "


def figures_left(text: str) -> Iterator[Said]:
    """Say digits that nothing else has said."""
    for found in re.finditer(r"[0-9]+(?:,[0-9]{3})*(?:\.[0-9]+)?", text):
        yield found.start(), found.end(), decimal(found[0])


def all_words(text: str, facts: Iterable[Fact], lexicon: Lexicon) -> Iterator[Said]:
    """Say all of these, the ones that must come first in front."""
    yield from whole(lexicon.abbreviations, text)
    yield from whole(lexicon.before_figure, text, r"(?=\s?[0-9])")
    yield from roman(text, lexicon)
    for fact in facts:
        if fact.kind is Kind.ABBREVIATION or (fact.kind is Kind.FREQUENCY and not re.search("[0-9 ]", fact.text)):
            yield fact.start, fact.end, abbreviation(fact, lexicon)
    yield from titles(text, lexicon)
    yield from streets(text, lexicon)
    yield from days(text, lexicon)
    yield from months(text)
    yield from bare_units(text, lexicon)
    yield from capitals(text, lexicon)
    yield from between_figures(text)
    yield from joined(text)
    yield from symbols(text, lexicon)
    yield from figures_left(text)
