"""Ranges: two ends of an amount, of time or of money."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from leaflets.facts.fact import Kind
from leaflets.facts.lexis import DASH, FIGURE_STARTS, GAP, SPACE, amount
from leaflets.facts.measures import measure, unit_of
from leaflets.facts.money import price
from leaflets.facts.when import HOUR, clock, hour_before

if TYPE_CHECKING:
    from leaflets.facts.lexis import Reading
    from leaflets.facts.measures import Measure
    from leaflets.facts.place import Found, Place

TO = re.compile(rf"{GAP}?{DASH}{GAP}?|{SPACE}(?:to|until|till){SPACE}")
_AND = re.compile(rf"{SPACE}and{SPACE}")
_OR = re.compile(rf"{SPACE}or{SPACE}")
_BETWEEN = re.compile(rf"[Bb]etween{SPACE}")
_NOT_ALONE = re.compile(rf"[A-Za-z0-9%°]|{DASH}[0-9]|[/.,:][0-9]")


def range_(place: Place) -> Found | None:
    """Find two ends of something: "4-6 weeks", "between 50 and 60", "9am to 5pm", "£5 to £10"."""
    between = _BETWEEN.match(place.text, place.pos)
    pos, join = (between.end(), _AND) if between else (place.pos, TO)
    for read in (_times, _prices, _amounts):
        if found := read(place.text, pos, join):
            return Kind.RANGE, *found
    return None


def _times(text: str, pos: int, join: re.Pattern[str]) -> Reading | None:
    first = clock(text, pos)
    hour = None if first else HOUR.match(text, pos)
    end = first[0] if first else hour.end() if hour else pos
    to = join.match(text, end) if end > pos else None
    last = clock(text, to.end()) if to else None
    if first and last:
        return last[0], f"{first[1]}-{last[1]}"
    return (last[0], f"{hour_before(hour, last[1])}-{last[1]}") if hour and last else None


def _prices(text: str, pos: int, join: re.Pattern[str]) -> Reading | None:
    first = price(text, pos)
    to = join.match(text, first[0]) if first else None
    last = price(text, to.end()) if to else None
    return (last[0], f"{first[1]}-{last[1]}") if first and last else None


def _amounts(text: str, pos: int, join: re.Pattern[str]) -> Reading | None:
    number = amount(text, pos)
    if not number:
        return None
    first = unit_of(text, number)
    if first and (found := _measures(text, first, join)):
        return found
    return _numbers(text, number, join)


def _measures(text: str, first: Measure, join: re.Pattern[str]) -> Reading | None:
    to = join.match(text, first[1])
    last = measure(text, to.end()) if to else None
    if not last or last[0] is not first[0]:
        return None
    unit = last[3]
    low = first[2] if first[3] == unit else f"{first[2]} {first[3]}"
    return last[1], _with_unit(f"{low}-{last[2]}", unit)


def _with_unit(number: str, unit: str) -> str:
    return f"{number}%" if unit == "%" else f"{number} {unit}"


def _numbers(text: str, first: Reading, join: re.Pattern[str]) -> Reading | None:
    to = join.match(text, first[0]) or _OR.match(text, first[0])
    last = amount(text, to.end()) if to else None
    if not to or not last:
        return None
    if measured := unit_of(text, last):
        return measured[1], _with_unit(f"{first[1]}-{last[1]}", measured[3])
    if to.re is _OR or not _rises(first[1], last[1]) or text[to.end()] not in FIGURE_STARTS:
        return None
    return None if _NOT_ALONE.match(text, last[0]) else (last[0], f"{first[1]}-{last[1]}")


def _rises(low: str, high: str) -> bool:
    return float(low) < float(high)
