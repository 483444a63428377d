"""Ranges: two ends of an amount, of time or of money."""

from __future__ import annotations

from typing import TYPE_CHECKING

from leaflets.facts.fact import Kind
from leaflets.facts.lexis import AND, FIGURE_STARTS, RUNS_ON, SPACE, TO, Pattern, amount
from leaflets.facts.measures import measure, unit_of, with_unit
from leaflets.facts.money import price
from leaflets.facts.when import HOUR, clock, hour_before

if TYPE_CHECKING:
    from leaflets.facts.lexis import Reading
    from leaflets.facts.measures import Measure
    from leaflets.facts.place import Found, Place

_BETWEEN = Pattern(f"[Bb]etween{SPACE}")


def range_(place: Place) -> Found | None:
    """Find two ends of something: "4-6 weeks", "1 or 2 tablets", "50 to 60", "9am to 5pm", "£5 to £10"."""
    found = _ends(place.text, place.pos, TO) or _either(place)
    return (Kind.RANGE, *found) if found else None


def between(place: Place) -> Found | None:
    """Find "between 4 and 6 weeks"."""
    said = _BETWEEN.match(place.text, place.pos)
    found = _ends(place.text, said.end(), AND) if said else None
    return (Kind.RANGE, *found) if found else None


def _ends(text: str, pos: int, join: Pattern) -> Reading | None:
    for read in (_times, _prices, _amounts):
        if found := read(text, pos, join):
            return found
    return None


def _times(text: str, pos: int, join: Pattern) -> Reading | None:
    first = clock(text, pos)
    hour = None if first else HOUR.match(text, pos)
    end = first[0] if first else hour.end() if hour else pos
    to = join.match(text, end) if end > pos else None
    last = clock(text, to.end()) if to else None
    if first and last:
        return last[0], f"{first[1]}-{last[1]}"
    return (last[0], f"{hour_before(hour, last[1])}-{last[1]}") if hour and last else None


def _prices(text: str, pos: int, join: Pattern) -> Reading | None:
    first = price(text, pos)
    to = join.match(text, first[0]) if first else None
    last = price(text, to.end()) if to else None
    return (last[0], f"{first[1]}-{last[1]}") if first and last else None


def _amounts(text: str, pos: int, join: Pattern) -> Reading | None:
    number = amount(text, pos)
    if not number:
        return None
    first = unit_of(text, number)
    return (_measures(text, first, join) if first else None) or _numbers(text, number, join)


def _measures(text: str, first: Measure, join: Pattern) -> Reading | None:
    to = join.match(text, first[1])
    last = measure(text, to.end()) if to else None
    if not last or last[0] is not first[0]:
        return None
    low = first[2] if first[3] == last[3] else f"{first[2]} {first[3]}"
    return last[1], with_unit(f"{low}-{last[2]}", last[3])


def _numbers(text: str, low: Reading, join: Pattern) -> Reading | None:
    to = join.match(text, low[0])
    high = amount(text, to.end()) if to else None
    if not to or not high:
        return None
    if found := unit_of(text, high):
        return found[1], with_unit(f"{low[1]}-{high[1]}", found[3])
    if text[to.end()] not in FIGURE_STARTS or float(low[1]) >= float(high[1]) or RUNS_ON.match(text, high[0]):
        return None
    return high[0], f"{low[1]}-{high[1]}"


def _either(place: Place) -> Reading | None:
    """Read "1 or 2 tablets"; without a unit, "1 or 2" are two numbers."""
    found = unit_of(place.text, place.spread) if place.spread else None
    return (found[1], with_unit(found[2], found[3])) if found else None
