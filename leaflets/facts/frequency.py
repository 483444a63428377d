"""How often: "twice a day", "every 4 to 6 hours", "b.d."."""

from __future__ import annotations

from typing import TYPE_CHECKING

from leaflets.facts.fact import Kind
from leaflets.facts.lexis import END, SPACE, Pattern, amount, spread
from leaflets.facts.vocabulary import LATIN_DOSES, TIME_UNITS

if TYPE_CHECKING:
    from leaflets.facts.lexis import Reading
    from leaflets.facts.place import Found, Place

_PERIOD = Pattern(
    f"{SPACE}(?:(?:an?|per|each|every){SPACE}(day|night|morning|evening|week|fortnight|month|year|hour|minute)",
    f"|(daily|nightly|weekly|monthly|yearly|hourly)){END}",
)
_ADVERBS = {
    "daily": "day",
    "nightly": "night",
    "weekly": "week",
    "monthly": "month",
    "yearly": "year",
    "hourly": "hour",
}
_ONCE = Pattern(f"(?:[Oo]nce|[Tt]wice){END}")
_TIMES = Pattern(f"(?:{SPACE}times| ?x){END}")
_EVERY = Pattern(f"(?:[Ee]very|[Ee]ach){SPACE}")
_THEN_EVERY = Pattern(f"{SPACE}(?=every)")
_ONE = Pattern(
    f"((?:other|second|alternate){SPACE})?(day|night|morning|evening|week|fortnight|month|hour){END}",
)
_UNIT = Pattern(f"(?:{SPACE}|-)([a-z]{{3,8}}){END}")
_HOURLY = Pattern(f"(?:{SPACE}|-)(hourly|weekly|monthly|yearly){END}")
_LATIN = Pattern(rf"(?:[A-Za-z]\.[A-Za-z]\.(?:[A-Za-z]\.)?|[A-Za-z]{{2,3}}){END}")


def times(place: Place) -> Found | None:
    """Find how many times in how long: "3 times a day", "once daily", "once every 3 months"."""
    count = _count(place)
    if not count:
        return None
    if period := _PERIOD.match(place.text, count[0]):
        return Kind.FREQUENCY, period.end(), f"{count[1]} a {period[1] or _ADVERBS[period[2]]}"
    then = _THEN_EVERY.match(place.text, count[0])
    rest = _every(place.text, then.end()) if then else None
    return (Kind.FREQUENCY, rest[0], f"{count[1]} {rest[1]}") if rest else None


def _count(place: Place) -> Reading | None:
    if once := _ONCE.match(place.text, place.pos):
        return once.end(), "1" if once[0].lower() == "once" else "2"
    count = place.spread or place.amount
    said = _TIMES.match(place.text, count[0]) if count else None
    return (said.end(), count[1]) if said and count else count


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
    count = (spread(text, number) or number) if number else None
    unit = _UNIT.match(text, count[0]) if count else None
    if not count or not unit or unit[1] not in TIME_UNITS:
        return None
    return unit.end(), f"every {count[1]} {TIME_UNITS[unit[1]]}"


def hourly(place: Place) -> Found | None:
    """Find "4-hourly", "six hourly", "4 to 6 hourly"."""
    count = place.spread or place.amount
    unit = _HOURLY.match(place.text, count[0]) if count else None
    return (Kind.FREQUENCY, unit.end(), f"every {count[1]} {_ADVERBS[unit[1]]}") if count and unit else None


def latin(place: Place) -> Found | None:
    """Find a prescriber's shorthand: "b.d.", "tds"; the value is what it means."""
    found = _LATIN.match(place.text, place.pos)
    meaning = LATIN_DOSES.get(found[0].lower()) if found else None
    return (Kind.FREQUENCY, found.end(), meaning) if found and meaning else None
