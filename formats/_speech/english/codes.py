"""How figures are said that are no amount: years, decades, ratios, references, codes."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from formats._speech.english.amounts import NEAR, NUMBER, amount, amount_pattern, number
from formats._speech.english.fractions import FRACTION, fraction
from formats._speech.english.numbers import YEARS, cardinal, decimal, digits, ordinal, year
from formats._speech.english.said import DASH
from formats._speech.english.when import hour_minute

if TYPE_CHECKING:
    from collections.abc import Callable

    from formats._speech.english.lexicon import Lexicon
    from formats._speech.english.said import Said
    from leaflets.facts import Fact

ALWAYS_CALLED = frozenset(["999", "112"])
"""Nobody counts to them in a leaflet, so they are said digit by digit whatever stands beside them."""
_LONG = 6
"""Digits without a comma from this many on are no amount: charity and reference numbers."""
_REFERRED = re.compile(
    r"\b(?:number|no\.?|ref(?:erence)?\.?|code|pin|id|bleep|ext(?:ension)?\.?|pager|room|policy)[: ]*$", re.IGNORECASE
)
_AGE = re.compile(r"\b(?:the|their|your|his|her|my|our|early|mid|late)[ -]$", re.IGNORECASE)
_ON = re.compile(r"\b(?:on|by|until)\s$", re.IGNORECASE)
_AT = re.compile(r"\b(?:at|from|until|till|by|before|after)\s$", re.IGNORECASE)


def figure_or_code(text: str, fact: Fact, lexicon: Lexicon) -> Said:
    """Say a figure or code that facts.py knows no kind for, with a unit that it does not know."""
    if re.match(DASH, fact.text):
        _, end, said = figure_or_code(text, replace(fact, start=fact.start + 1, text=fact.text[1:]), lexicon)
        return fact.start, end, f"minus {said}"
    after = text[fact.end : fact.end + NEAR]
    for shape, say in _SHAPES:
        if found := shape.fullmatch(fact.text):
            return fact.start, fact.end, say(found)
    if said := _by_place(fact.text, text[max(0, fact.start - NEAR) : fact.start], after):
        return fact.start, fact.end, said
    found = amount_pattern(tuple(lexicon.units)).match(text, fact.start)
    if (
        found
        and found.lastgroup != "under"
        and found["number"]
        and found.end() >= fact.end
        and _trusted(found, fact.end)
    ):
        return fact.start, found.end(), amount(text, found, lexicon)
    if re.fullmatch(NUMBER, fact.text):
        return fact.start, fact.end, number(fact.text, after)
    return fact.start, fact.end, code(fact.text, lexicon)


def _trusted(found: re.Match[str], end: int) -> bool:
    """Tell whether a unit beyond the fact is one: a single letter after a space is none."""
    unit = found["unit"] or ""
    return found.end() <= end or len(unit) > 1 or not unit.isalpha()


def _decade(found: re.Match[str]) -> str:
    """Say "1990s" and "20s"; year() has no plural."""
    words = cardinal(int(found[1])) if int(found[1]) < 100 else year(int(found[1]))  # noqa: PLR2004
    return f"{words[:-1]}ies" if words.endswith("y") else f"{words}s"


def _years(found: re.Match[str]) -> str:
    return f"{year(int(found[1]))} to {cardinal(int(found[2]))}" if int(found[1]) in YEARS else _to(found)


def _to(found: re.Match[str]) -> str:
    return f"{decimal(found[1])} to {decimal(found[2])}"


_SHAPES: tuple[tuple[re.Pattern[str], Callable[[re.Match[str]], str]], ...] = (
    (re.compile(r"([0-9]+)(?:st|nd|rd|th)"), lambda found: ordinal(int(found[1]))),
    (re.compile(r"((?:18|19|20)[0-9]0)['\u2019]?s"), _decade),
    (re.compile(r"[x\u00d7]([0-9]+)"), lambda found: f"times {cardinal(int(found[1]))}"),
    (re.compile(r"([0-9]+)[x\u00d7]"), lambda found: f"{cardinal(int(found[1]))} times"),
    (re.compile(rf"({NUMBER}):({NUMBER})"), _to),
    (re.compile(rf"({NUMBER})[x\u00d7]({NUMBER})"), lambda found: f"{decimal(found[1])} by {decimal(found[2])}"),
    (re.compile(rf"([0-9]{{4}})(?:{DASH}|/)([0-9]{{2}})"), _years),
    (re.compile(rf"({NUMBER}){DASH}({NUMBER})"), _to),
    (re.compile(r"24/7"), lambda _: "twenty-four seven"),
    (re.compile(r"([0-9]+(?:\.[0-9]+){2,})"), lambda found: " point ".join(map(decimal, found[1].split(".")))),
)


def _by_place(printed: str, before: str, after: str) -> str:
    """Say what its neighbours make of a figure: a time, a year, a fraction, a reference; nothing for an amount."""
    if re.fullmatch(FRACTION, printed) and not _ON.search(before):
        return fraction(printed, after)
    if (found := re.fullmatch("([2-9]0)['\u2019]?s", printed)) and _AGE.search(before):
        return _decade(found)
    if found := re.fullmatch(r"([0-9]+)/([0-9]+)", printed):
        return _slashed(int(found[1]), int(found[2]))
    if (found := re.fullmatch(r"([01]?[0-9]|2[0-3])\.([0-5][0-9])", printed)) and _AT.search(before):
        return hour_minute(found[1], found[2])
    if not re.fullmatch("[0-9]+", printed):
        return ""
    if printed in ALWAYS_CALLED:
        return digits(printed)
    referred = len(printed) > 2 and _REFERRED.search(before)  # noqa: PLR2004
    if referred or (len(printed) >= _LONG and not printed.endswith("000")):
        return digits(printed)
    return year(int(printed)) if len(printed) == 4 and int(printed) in YEARS else ""  # noqa: PLR2004


def _slashed(above: int, below: int) -> str:
    if below in {10, 100} and above <= below:
        return f"{cardinal(above)} out of {cardinal(below)}"
    if 70 <= above <= 250 and 40 <= below < above:  # noqa: PLR2004 - a blood pressure
        return f"{cardinal(above)} over {cardinal(below)}"
    return f"{cardinal(above)} slash {cardinal(below)}"


def code(text: str, lexicon: Lexicon) -> str:
    """Say a code: capitals by letter unless they are a word, one or two digits as a number, more digit by digit."""
    return " ".join(_part(part, lexicon) for part in re.findall(r"[A-Za-z]+|[0-9]+|[^\W_]|[.:/]", text))


def _part(part: str, lexicon: Lexicon) -> str:
    if re.fullmatch("[0-9]+", part):
        return cardinal(int(part)) if len(part) < 3 and part[0] != "0" else digits(part)  # noqa: PLR2004
    if part in {".", ":", "/"}:
        return {".": "point", ":": "colon", "/": "slash"}[part]
    if part in lexicon.words:
        return part.lower()
    return " ".join(part) if part.isupper() else part.upper() if len(part) == 1 else part
