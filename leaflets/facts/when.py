"""Dates and times of day."""

from __future__ import annotations

from typing import TYPE_CHECKING

from leaflets.facts.fact import Kind
from leaflets.facts.lexis import END, SPACE, Pattern
from leaflets.facts.vocabulary import MONTHS, NUMBER_WORDS

if TYPE_CHECKING:
    import re
    from collections.abc import Callable

    from leaflets.facts.lexis import Reading
    from leaflets.facts.place import Found, Place

_CLOCK = Pattern(rf"([0-9]{{1,2}})(?:[.:]([0-5][0-9]))? ?([AaPp])(?:[Mm]{END}|\. ?[Mm]\.?{END})")
_CLOCK_24 = Pattern("([01]?[0-9]|2[0-3]):([0-5][0-9])(?: ?h(?:ou)?rs?)?(?![A-Za-z0-9:])")
_O_CLOCK = Pattern(f"([0-9]{{1,2}}|[A-Za-z]{{3,6}}) o'clock{END}")
_NAMED = Pattern(f"(?:(?:12(?:[.:]00)?|[Tt]welve) )?(?:([Mm]idday|[Nn]oon)|[Mm]idnight){END}")
HOUR = Pattern(f"([0-9]{{1,2}})(?:[.:]([0-5][0-9]))?{END}")
_HOURS = range(1, 13)


def time(place: Place) -> Found | None:
    """Find a time of day: "5.30pm", "17:30", "midday"; the value has 24 hours."""
    found = clock(place.text, place.pos)
    return (Kind.TIME, *found) if found else None


def clock(text: str, pos: int) -> Reading | None:
    """Read a time of day."""
    for read in (_twelve_hours, _twenty_four_hours, _named, _o_clock):
        if found := read(text, pos):
            return found
    return None


def _twelve_hours(text: str, pos: int) -> Reading | None:
    found = _CLOCK.match(text, pos)
    if not found or int(found[1]) not in _HOURS:
        return None
    return found.end(), _in_day(found[1], found[2], found[3].lower())


def _twenty_four_hours(text: str, pos: int) -> Reading | None:
    found = _CLOCK_24.match(text, pos)
    return (found.end(), f"{int(found[1]):02d}:{found[2]}") if found else None


def _named(text: str, pos: int) -> Reading | None:
    found = _NAMED.match(text, pos)
    return (found.end(), "12:00" if found[1] else "00:00") if found else None


def _o_clock(text: str, pos: int) -> Reading | None:
    found = _O_CLOCK.match(text, pos)
    hour = str(NUMBER_WORDS.get(found[1].lower(), found[1])) if found else ""
    return (found.end(), f"{hour} o'clock") if found and hour.isdigit() and int(hour) in _HOURS else None


def _in_day(hour: str, minute: str | None, half: str) -> str:
    """Write a time of the 12-hour clock with 24 hours; `half` is "a" or "p"."""
    return f"{int(hour) % 12 + (12 if half == 'p' else 0):02d}:{minute or '00'}"


def hour_before(hour: re.Match[str], later: str) -> str:
    """Give the time of "9" in "9-5pm": the last such hour before the later time."""
    afternoon = _in_day(hour[1], hour[2], "p")
    return afternoon if afternoon < later else f"{int(hour[1]):02d}:{hour[2] or '00'}"


_YEAR = "((?:18|19|20|21)[0-9]{2})(?![0-9A-Za-z])"
_DAY = "([0-9]{1,2})(st|nd|rd|th)?"
_MONTH = rf"([A-Z][A-Za-z]{{2,8}}){END}\.?"
_DAY_MONTH = Pattern(f"{_DAY}{SPACE}(?:of{SPACE})?{_MONTH}(?:,?{SPACE}{_YEAR})?")
_DAYS = Pattern(f"{_DAY}(?: ?- ?|{SPACE}(?:to|and|or|until){SPACE}){_DAY}{SPACE}{_MONTH}(?:,?{SPACE}{_YEAR})?")
_MONTH_YEAR = Pattern(f"{_MONTH},?{SPACE}{_YEAR}")
_MONTH_DAY = Pattern(f"{_MONTH}{SPACE}{_DAY}{END}(?:,?{SPACE}{_YEAR})?")
_NO_MORE = "(?![0-9A-Za-z]|[/.-][0-9])"
_NUMERIC = Pattern(rf"([0-9]{{1,2}})([/.-])([0-9]{{1,2}})\2([0-9]{{4}}){_NO_MORE}")
_SHORT_YEAR = Pattern(f"([0-9]{{1,2}})/([0-9]{{1,2}})/([0-9]{{2}}){_NO_MORE}")
_MONTH_SLASH_YEAR = Pattern(f"(0?[1-9]|1[0-2])/((?:19|20)[0-9]{{2}}){_NO_MORE}")
_ISO = Pattern(f"((?:19|20)[0-9]{{2}})-(0[1-9]|1[0-2])(?:-(0[1-9]|[12][0-9]|3[01]))?{_NO_MORE}")


def date(place: Place) -> Found | None:
    """Find a date that begins with figures: "6 August 2018", "10/12/2027" (day first), "2025-02".

    The value is ISO 8601, as far as known: `2018-08-06`, `2028-02`, `--08-06`.
    """
    return _first(place, _IN_FIGURES if place.follows in {"/", "-", "."} else (_day_month,))


def month_date(place: Place) -> Found | None:
    """Find a date that begins with its month: "February 2028", "May 1st"."""
    return _first(place, (_month_year, _month_day))


def _first(place: Place, readers: tuple[Callable[[str, int], Reading | None], ...]) -> Found | None:
    for read in readers:
        if found := read(place.text, place.pos):
            return Kind.DATE, *found
    return None


def days(place: Place) -> Found | None:
    """Find days of one month: "6 to 8 August 2018"."""
    found = _DAYS.match(place.text, place.pos)
    if not found:
        return None
    first, last = (_iso(found[6], found[5], day) for day in (found[1], found[3]))
    end = found.end() if found[6] else found.end(5)
    return (Kind.RANGE, end, f"{first}/{last}") if first and last else None


def _iso(year: str | None, month: str, day: str) -> str | None:
    number = MONTHS.get(month.lower()) or (int(month) if month.isdigit() else 0)
    if int(day) not in range(1, 32) or number not in range(1, 13):
        return None
    return f"{year or '-'}-{number:02d}-{int(day):02d}"


def _day_month(text: str, pos: int) -> Reading | None:
    found = _DAY_MONTH.match(text, pos)
    value = _iso(found[4], found[3], found[1]) if found else None
    return (found.end() if found[4] else found.end(3), value) if found and value else None


def _month_day(text: str, pos: int) -> Reading | None:
    found = _MONTH_DAY.match(text, pos)
    value = _iso(found[4], found[1], found[2]) if found and (found[3] or found[4]) else None
    return (found.end(), value) if found and value else None


def _month_year(text: str, pos: int) -> Reading | None:
    found = _MONTH_YEAR.match(text, pos)
    number = MONTHS.get(found[1].lower()) if found else None
    return (found.end(), f"{found[2]}-{number:02d}") if found and number else None


def _numeric(text: str, pos: int) -> Reading | None:
    found = _NUMERIC.match(text, pos)
    value = _iso(found[4], found[3], found[1]) if found else None
    return (found.end(), value) if found and value else None


def _short_year(text: str, pos: int) -> Reading | None:
    found = _SHORT_YEAR.match(text, pos)
    value = _iso(f"20{found[3]}", found[2], found[1]) if found else None
    return (found.end(), value) if found and value else None


def _month_slash_year(text: str, pos: int) -> Reading | None:
    found = _MONTH_SLASH_YEAR.match(text, pos)
    return (found.end(), f"{found[2]}-{int(found[1]):02d}") if found else None


def _iso_date(text: str, pos: int) -> Reading | None:
    found = _ISO.match(text, pos)
    return (found.end(), found[0]) if found else None


_IN_FIGURES = (_iso_date, _numeric, _short_year, _month_slash_year)
