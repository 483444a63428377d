"""The recogniser: one walk through a text, a table of what may begin at each place, and the longest reading wins."""

from __future__ import annotations

from operator import itemgetter
from typing import TYPE_CHECKING

from leaflets.facts.addresses import email, web
from leaflets.facts.codes import abbreviation, code, postcode
from leaflets.facts.fact import Fact
from leaflets.facts.frequency import every, hourly, latin, times
from leaflets.facts.lexis import Pattern, level
from leaflets.facts.limits import limit
from leaflets.facts.measures import below_zero, measured, pressure
from leaflets.facts.money import money
from leaflets.facts.phones import phone, service, text_code
from leaflets.facts.place import place_at
from leaflets.facts.ranges import between, range_
from leaflets.facts.risk import risk
from leaflets.facts.vocabulary import LATIN_DOSES, MONTHS, NUMBER_WORDS, SHORT_FORMS
from leaflets.facts.when import date, days, month_date, time

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator

    from leaflets.facts.place import Found, Recogniser

_START = Pattern(
    r"(?<![^\W_])(?:",
    r"(?P<address>(?=[A-Za-z0-9][A-Za-z0-9_%+'-]{0,63}+(?:[.@]|://)[A-Za-z0-9]))?",
    r"(?:(?P<word>[A-Za-z][A-Za-z0-9]*+)|(?P<figure>[0-9¼½¾]))",
    r"|(?P<sign>[£€$](?=\.?[0-9])|\(?\+(?=[0-9])|\((?=0[0-9])|(?<!\.)\.(?=[0-9])|(?<![^\s(])-(?=[0-9])))",
    r"|\d",
)

_ADDRESSES: tuple[Recogniser, ...] = (email, web)
_AMOUNTS: tuple[Recogniser, ...] = (risk, measured, range_, hourly, times)
_FIGURES: tuple[Recogniser, ...] = (pressure, date, days, time, money, *_AMOUNTS)
_BY_FIGURE: dict[str, tuple[Recogniser, ...]] = {
    **dict.fromkeys("2345¼½¾", _FIGURES),
    "0": (phone, *_FIGURES),
    "1": (phone, service, *_FIGURES),
    **dict.fromkeys("678", (text_code, *_FIGURES)),
    "9": (service, *_FIGURES),
}
_BY_SIGN: dict[str, tuple[Recogniser, ...]] = {
    **dict.fromkeys("(+", (phone,)),
    **dict.fromkeys("£€$", (money, range_)),
    "-": (below_zero,),
    ".": _AMOUNTS,
}
_BY_WORD: dict[str, tuple[Recogniser, ...]] = {
    **dict.fromkeys((*NUMBER_WORDS, "half"), (*_AMOUNTS, time)),
    **dict.fromkeys(MONTHS, (month_date,)),
    **dict.fromkeys((word for word, _ in SHORT_FORMS), (abbreviation,)),
    **dict.fromkeys(LATIN_DOSES, (latin,)),
    **dict.fromkeys(("midday", "noon", "midnight"), (time, range_)),
    **dict.fromkeys(("once", "twice"), (times,)),
    **dict.fromkeys(("every", "each"), (every,)),
    "between": (between,),
}
_CODES: tuple[Recogniser, ...] = (postcode, latin, abbreviation)
_LONGEST_WORD = max(map(len, _BY_WORD))


def facts(text: str) -> tuple[Fact, ...]:
    """Find all facts of a text, in order; they do not overlap, and every digit is inside one."""
    return tuple(_walk(text, level(text)))


def _walk(text: str, levelled: str) -> Iterator[Fact]:
    end = 0
    while lead := _START.search(levelled, end):
        end = lead.end()
        if found := _longest(levelled, lead):
            kind, end, value = found
            start = lead.start()
            yield Fact(kind, start, end, text[start:end], value, limit(levelled, kind, start, end))


def _longest(text: str, lead: re.Match[str]) -> Found | None:
    """Ask all that may begin here; of two readings of one length, the first in the table wins."""
    recognisers = _recognisers(text, lead)
    if not recognisers:
        return None
    place = place_at(text, lead.start())
    readings = [found for recognise in recognisers if (found := recognise(place))]
    return max(readings, key=itemgetter(1)) if readings else code(place)


def _recognisers(text: str, lead: re.Match[str]) -> tuple[Recogniser, ...]:
    addresses = () if lead["address"] is None else _ADDRESSES
    if word := lead["word"]:
        return addresses + _by_word(text, lead.end(), word)
    if figure := lead["figure"]:
        return addresses + _BY_FIGURE[figure]
    return _BY_SIGN[lead["sign"][0]] if lead["sign"] else (code,)


def _by_word(text: str, end: int, word: str) -> tuple[Recogniser, ...]:
    opened = _BY_WORD.get(word.lower(), ()) if len(word) <= _LONGEST_WORD else ()
    coded = not (word[1:].islower() and word.isalpha()) if len(word) > 1 else text[end : end + 1] in {".", "&"}
    return opened + _CODES if coded else opened
