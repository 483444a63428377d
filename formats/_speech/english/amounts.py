"""How amounts are said: doses, durations, temperatures, risks, how often, and ranges of them."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from formats._speech.english import fractions, when
from formats._speech.english.fractions import FRACTION
from formats._speech.english.money import money
from formats._speech.english.numbers import ONES, YEARS, cardinal, decimal, year
from formats._speech.english.said import DASH, GAP, one_of
from leaflets.facts import Kind

if TYPE_CHECKING:
    from formats._speech.english.lexicon import Lexicon
    from formats._speech.english.said import Said
    from leaflets.facts import Fact

NUMBER = r"(?:(?:[0-9]{1,3}(?:[,\u2009\u202f][0-9]{3})+|[0-9]+)(?:\.[0-9]+)?|\.[0-9]+)"
NEAR = 24
"""Characters of what stands beside a figure that decide how it is said."""
_END = "(?![A-Za-z0-9²³])"
_LENGTHS = frozenset(["mm", "cm", "m", "km", "ft"])
_FOLLOWING = re.compile(rf"(?:{GAP}|-)([a-z]+)")
_SIGN = re.compile(rf"(?:(≥|>=|=>)|(≤|<=|=<)|(>)|(<)|([≈~])|(±|\+/[-\u2212])){GAP}?$|(?<![^\s(])([-\u2013\u2212])$")
_BEFORE = ("", "", "", "more than ", "less than ", "about ", "plus or minus ", "minus ")
_AFTER = ("", " or more", " or less", "", "", "", "", "")
_TWO_YEARS = re.compile("([0-9]{4})-([0-9]{4})")
_TIMES = re.compile(r"[0-9]:[0-9]{2}-")
_JOIN = re.compile(rf"\s*{DASH}\s*|\s+(?:to|until|till)\s+|(?<=[a-z0-9])\s+and\s+")
_HIGHER = re.compile(rf"{GAP}?{DASH}{GAP}?([0-9]{{1,6}}(?:\.[0-9]{{2}})?)(?![0-9%,.:/\w-])")
_HOUR = re.compile(r"([0-9]{1,2})(?:\.([0-9]{2}))?")


def figure(text: str, fact: Fact, lexicon: Lexicon) -> Said:
    """Say an amount, with a unit behind it that facts.py does not know."""
    if fact.kind is Kind.MONEY:
        return _money(text, fact)
    return _range(fact) or _amounts(text, fact.start, fact.end, lexicon)


def _money(text: str, fact: Fact) -> Said:
    """Say a sum, with the higher end that may follow it without a sign of its own ("£10-15")."""
    higher = _HIGHER.match(text, fact.end)
    if not higher:
        return fact.start, fact.end, money(fact.text)
    low = re.sub("[^0-9.]", "", fact.text)
    return fact.start, higher.end(), f"{decimal(low)} to {money(fact.text[0] + higher[1])}"


def signed(text: str, said: Said) -> Said:
    """Say the sign before a figure with it: "≥ 30" is "thirty or more", "-2.5" is "minus two point five"."""
    start, end, words = said
    sign = _SIGN.search(text, max(0, start - 4), start)
    if not sign or not sign.lastindex:
        return said
    return sign.start(), end, f"{_BEFORE[sign.lastindex]}{words}{_AFTER[sign.lastindex]}"


def _range(fact: Fact) -> Said | None:
    """Say two days, years, times or sums; nothing for two amounts."""
    if fact.kind is not Kind.RANGE:
        return None
    if "/" in fact.value and fact.value.count("-") > 3:  # noqa: PLR2004 - two dates
        return fact.start, fact.end, when.days(fact.value)
    if (years := _TWO_YEARS.fullmatch(fact.value)) and all(int(each) in YEARS for each in years.groups()):
        return fact.start, fact.end, f"{year(int(years[1]))} to {year(int(years[2]))}"
    if not _TIMES.search(fact.value) and not fact.value.startswith(("GBP", "EUR", "USD")):
        return None
    return fact.start, fact.end, _two_ends(fact.text)


def _two_ends(text: str) -> str:
    between = text[:8].lower() == "between "
    first, last = _JOIN.split(text[8:] if between else text, maxsplit=1)
    return f"between {_end(first)} and {_end(last)}" if between else f"{_end(first)} to {_end(last)}"


def _end(text: str) -> str:
    if text[0] in "£€$" or re.fullmatch("[0-9]+p", text):
        return money(text)
    bare = _HOUR.fullmatch(text)
    return when.hour_minute(bare[1], bare[2]) if bare else when.time(text)


@cache
def amount_pattern(units: tuple[str, ...]) -> re.Pattern[str]:
    """Write the pattern of what amounts are made of; `units` are their short forms."""
    unit = one_of(units)
    spelled = "|".join(f"(?<={word})" for word in ONES[1:])
    below = rf"/{GAP}?(?:{NUMBER}{GAP}?)?(?:{unit}|[a-z]{{3,8}}){_END}"
    return re.compile(
        rf"(?P<over>[0-9]{{2,3}})/(?P<under>[0-9]{{2,3}})(?={GAP}?mmHg)"
        rf"|(?P<number>{FRACTION}|{NUMBER})(?:(?P<join>{GAP}|{DASH})?(?P<unit>{unit}){_END}(?P<below>(?:{below})*))?"
        rf"|(?P<dash>{GAP}?{DASH}{GAP}?)(?=[0-9.¼½¾])"
        rf"|(?P<times>{GAP}?[x\u00d7]{GAP}?)(?=[0-9.¼½¾])"
        rf"|(?P<often>{GAP}?[x\u00d7])(?={GAP}(?:an?|per|each|every|daily|weekly)(?![a-z]))"
        rf"|(?<=[0-9])(?P<hyphen>{DASH})(?=[a-z])"
        rf"|(?P<apart>(?:(?<=[0-9])|{spelled}){GAP})(?=[0-9])"
        rf"|(?P<pressure>{GAP}?mmHg)"
        rf"|/(?P<per>{unit}|[a-z]{{3,8}}){_END}"
    )


def _amounts(text: str, start: int, end: int, lexicon: Lexicon) -> Said:
    """Say numbers, units, dashes and the words between them, one after the other."""
    said, pos = "", start
    for found in amount_pattern(tuple(lexicon.units)).finditer(text, start):
        if found.start() >= end:
            break
        said += _quiet(text[pos : found.start()]) + _token(text, found, start, lexicon)
        pos = found.end()
    return start, max(pos, end), said + _quiet(text[pos:end])


def _quiet(text: str) -> str:
    """Write words in capitals ("24 HOURS") as words."""
    return re.sub("[A-Z]{2,}", lambda word: word[0].lower(), text)


def _token(text: str, found: re.Match[str], start: int, lexicon: Lexicon) -> str:
    match found.lastgroup:
        case "under":
            return f"{cardinal(int(found['over']))} over {cardinal(int(found['under']))}"
        case "dash":
            return "minus " if found.start() == start else " to "
        case "times":
            return _by_or_times(text, found.end(), lexicon)
        case "often":
            return " times"
        case "hyphen":
            return " "
        case "apart":
            return ", "
        case "pressure":
            return " millimetres of mercury"
        case "per":
            return f" per {lexicon.units.get(found['per'], (found['per'],))[0]}"
        case _:
            return amount(text, found, lexicon)


def _by_or_times(text: str, pos: int, lexicon: Lexicon) -> str:
    """Say the sign between two numbers: sizes are "by", doses are "times"."""
    after = amount_pattern(tuple(lexicon.units)).match(text, pos)
    return " times " if after and after["unit"] and after["unit"] not in _LENGTHS else " by "


def amount(text: str, found: re.Match[str], lexicon: Lexicon) -> str:
    """Say a number with the unit behind it, if one was found; a unit that describes something stays single."""
    printed, after = found["number"], text[found.end("number") : found.end("number") + NEAR]
    if not found["unit"]:
        return number(printed, after)
    one, more = lexicon.units[found["unit"]]
    below = _below(found["below"], lexicon)
    if printed in fractions.SIGNS or "/" in printed.split()[0]:
        return f"{number(printed, '')}{fractions.of(printed, one)}{below}"
    following = _FOLLOWING.match(text, found.end())
    single = printed == "1" or (following and following[1] in lexicon.described)
    return f"{number(printed, after)} {one if single else more}{below}"


def _below(text: str, lexicon: Lexicon) -> str:
    """Say what an amount is for: "/kg/day", "/5ml"."""
    said = ""
    for figures, unit in re.findall(rf"/{GAP}?({NUMBER})?{GAP}?([^/0-9\s]+[23]?)", text):
        one, more = lexicon.units.get(unit, (unit, f"{unit}s"))
        said += f" per {number(figures, '')} {one if figures == '1' else more}" if figures else f" per {one}"
    return said


def number(printed: str, after: str) -> str:
    """Say a number in figures, or a fraction; `after` is the text that follows."""
    if re.fullmatch(FRACTION, printed):
        return fractions.fraction(printed, after)
    return decimal(re.sub(r"[,\u2009\u202f]", "", printed))
