"""The recogniser: one walk through a text, a table of what may begin at each place, and the longest reading wins."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from leaflets.facts.addresses import email, web
from leaflets.facts.codes import abbreviation, code, postcode
from leaflets.facts.fact import Fact
from leaflets.facts.frequency import every, hourly, latin, times
from leaflets.facts.lexis import amount
from leaflets.facts.limits import limit
from leaflets.facts.measures import below_zero, measured, pressure
from leaflets.facts.money import money
from leaflets.facts.phones import phone, service, text_code
from leaflets.facts.place import Place
from leaflets.facts.ranges import range_
from leaflets.facts.risk import risk
from leaflets.facts.vocabulary import LATIN_DOSES, MONTHS, NUMBER_WORDS, SHORT_FORMS
from leaflets.facts.when import date, days, time

if TYPE_CHECKING:
    from collections.abc import Iterator

    from leaflets.facts.place import Found, Recogniser

_START = re.compile(
    r"(?<![^\W_])(?:"
    r"(?P<address>(?=[A-Za-z0-9][A-Za-z0-9_%+'\u2019-]{0,63}+(?:[.@]|://)[A-Za-z0-9]))?"
    r"(?:(?P<word>[A-Za-z][A-Za-z0-9]*+)|(?P<figure>[0-9\u00bc-\u00be]))"
    r"|(?P<sign>[£€$](?=\.?[0-9])|\(?\+(?=[0-9])|\((?=0[0-9])|(?<![.])\.(?=[0-9])|(?<![^\s(])[-\u2212](?=[0-9])))"
    r"|\d"
)

_ADDRESSES: tuple[Recogniser, ...] = (email, web)
_AMOUNTS: tuple[Recogniser, ...] = (risk, measured, range_, times, hourly)
_FIGURES: tuple[Recogniser, ...] = (phone, text_code, service, pressure, date, days, time, money, *_AMOUNTS)
_CODES: tuple[Recogniser, ...] = (postcode, latin, abbreviation)
_SIGNS: dict[str, tuple[Recogniser, ...]] = {
    "(": (phone,),
    "+": (phone,),
    "-": (below_zero,),
    "\u2212": (below_zero,),
    ".": _AMOUNTS,
    "£": (money, range_),
    "€": (money, range_),
    "$": (money, range_),
}
_WORDS: dict[str, tuple[Recogniser, ...]] = {
    **dict.fromkeys((*NUMBER_WORDS, "half"), (*_AMOUNTS, time)),
    **dict.fromkeys(MONTHS, (date,)),
    **dict.fromkeys((word for word, _ in SHORT_FORMS), (abbreviation,)),
    **dict.fromkeys(LATIN_DOSES, (latin,)),
    **dict.fromkeys(("midday", "noon", "midnight"), (time, range_)),
    **dict.fromkeys(("once", "twice"), (times,)),
    **dict.fromkeys(("every", "each"), (every,)),
    "between": (range_,),
}
_LONGEST_WORD = max(map(len, _WORDS))


def facts(text: str) -> tuple[Fact, ...]:
    """Find all facts of a text, in order; they do not overlap, and every digit is inside one."""
    return tuple(_walk(text))


def _walk(text: str) -> Iterator[Fact]:
    pos = 0
    while start := _START.search(text, pos):
        pos = start.end()
        if found := _found(text, start):
            kind, pos, value = found
            yield Fact(
                kind, start.start(), pos, text[start.start() : pos], value, limit(text, kind, start.start(), pos)
            )


def _found(text: str, start: re.Match[str]) -> Found | None:
    recognisers = _recognisers(text, start)
    if not recognisers:
        return None
    pos = start.start()
    place = Place(text, pos, amount(text, pos))
    readings = [found for recognise in recognisers if (found := recognise(place))]
    return max(readings, key=lambda found: found[1]) if readings else code(place)


def _recognisers(text: str, start: re.Match[str]) -> tuple[Recogniser, ...]:
    addresses = () if start["address"] is None else _ADDRESSES
    if start["figure"]:
        return addresses + _FIGURES
    if word := start["word"]:
        return addresses + _of_word(text, start.end(), word)
    return _SIGNS[text[start.start()]] if start["sign"] else (code,)


def _of_word(text: str, end: int, word: str) -> tuple[Recogniser, ...]:
    opened = _WORDS.get(word.lower(), ()) if len(word) <= _LONGEST_WORD else ()
    coded = not (word[1:].islower() and word.isalpha()) if len(word) > 1 else text[end : end + 1] in {".", "&"}
    return opened + _CODES if coded else opened
