"""How often: "twice a day", "every 4 to 6 hours", "b.d."."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from leaflets.facts.fact import Kind
from leaflets.facts.lexis import SPACE, amount
from leaflets.facts.ranges import TO
from leaflets.facts.vocabulary import LATIN_DOSES, TIME_UNITS

if TYPE_CHECKING:
    from leaflets.facts.lexis import Reading
    from leaflets.facts.place import Found, Place

_END = "(?![A-Za-z0-9])"
_PERIOD = re.compile(
    rf"{SPACE}(?:(?:an?|per|each|every){SPACE}(day|night|morning|evening|week|fortnight|month|year|hour|minute)"
    rf"|(daily|nightly|weekly|monthly|yearly|hourly)){_END}"
)
_ADVERBS = {
    "daily": "day",
    "nightly": "night",
    "weekly": "week",
    "monthly": "month",
    "yearly": "year",
    "hourly": "hour",
}
_TIMES = re.compile(rf"{SPACE}times{_END}")
_OR = re.compile(rf"{SPACE}or{SPACE}")
_ONCE = re.compile(rf"(?:[Oo]nce|[Tt]wice){_END}")
_EVERY = re.compile(rf"(?:[Ee]very|[Ee]ach){SPACE}")
_ONE = re.compile(
    rf"(other{SPACE}|second{SPACE}|alternate{SPACE})?(day|night|morning|evening|week|fortnight|month|hour){_END}"
)
_UNIT = re.compile(rf"(?:{SPACE}|-)([a-z]{{3,8}}){_END}")
_HOURLY = re.compile(rf"(?:{SPACE}|-)(hourly|weekly|monthly|yearly){_END}")
_LATIN = re.compile(r"(?:[A-Za-z]\.[a-z]\.(?:[a-z]\.)?|[A-Za-z]{2,3})(?![A-Za-z0-9])")


def times(place: Place) -> Found | None:
    """Find how many times in how long: "3 times a day", "once daily", "once every 3 months", "4-hourly", "2 a day"."""
    count = _count(place)
    if not count:
        return None
    if period := _PERIOD.match(place.text, count[0]):
        return Kind.FREQUENCY, period.end(), f"{count[1]} a {period[1] or _ADVERBS[period[2]]}"
    gap = re.compile(SPACE).match(place.text, count[0])
    every = _every(place.text, gap.end()) if gap else None
    return (Kind.FREQUENCY, every[0], f"{count[1]} {every[1]}") if every else None


def _count(place: Place) -> Reading | None:
    if once := _ONCE.match(place.text, place.pos):
        return once.end(), "1" if once[0].lower() == "once" else "2"
    number = _spread(place.text, place.amount) if place.amount else None
    if not number:
        return None
    said = _TIMES.match(place.text, number[0])
    return (said.end(), number[1]) if said else number


def _spread(text: str, low: Reading) -> Reading:
    """Read on to the higher end: "3 to 4", "2 or 3"."""
    to = TO.match(text, low[0]) or _OR.match(text, low[0])
    high = amount(text, to.end()) if to else None
    return (high[0], f"{low[1]}-{high[1]}") if high else low


def every(place: Place) -> Found | None:
    """Find how long between two times: "every 4 to 6 hours", "every other day"."""
    found = _every(place.text, place.pos)
    return (Kind.FREQUENCY, *found) if found else None


def _every(text: str, pos: int) -> Reading | None:
    said = _EVERY.match(text, pos)
    if not said:
        return None
    if one := _ONE.match(text, said.end()):
        return one.end(), f"every 2 {one[2]}" if one[1] else f"every {one[2]}"
    number = amount(text, said.end())
    spread = _spread(text, number) if number else None
    unit = _UNIT.match(text, spread[0]) if spread else None
    if not spread or not unit or unit[1] not in TIME_UNITS:
        return None
    return unit.end(), f"every {spread[1]} {TIME_UNITS[unit[1]]}"


def hourly(place: Place) -> Found | None:
    """Find "4-hourly", "six hourly"."""
    spread = _spread(place.text, place.amount) if place.amount else None
    unit = _HOURLY.match(place.text, spread[0]) if spread else None
    return (Kind.FREQUENCY, unit.end(), f"every {spread[1]} {_ADVERBS[unit[1]]}") if spread and unit else None


def latin(place: Place) -> Found | None:
    """Find a prescriber's shorthand: "b.d.", "tds"; the value is what it means."""
    found = _LATIN.match(place.text, place.pos)
    meaning = LATIN_DOSES.get(found[0].lower()) if found else None
    return (Kind.FREQUENCY, found.end(), meaning) if found and meaning else None
