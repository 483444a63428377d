"""Amounts of something: doses and other quantities, temperatures and durations."""

from __future__ import annotations

from typing import TYPE_CHECKING

from leaflets.facts.fact import Kind
from leaflets.facts.lexis import END, RUNS_ON, SPACE, Pattern, amount
from leaflets.facts.vocabulary import COUNTED_OUT, FORMS, TIME_UNITS, UNITS

if TYPE_CHECKING:
    import re

    from leaflets.facts.lexis import Reading
    from leaflets.facts.place import Found, Place

Measure = tuple[Kind, int, str, str]
"""The kind, the end, the number and the unit of a measured amount."""

_NAME = f"(?:[cm]?m[23\u00b2\u00b3]|[A-Za-z\u03bc]{{1,16}}){END}"
_UNIT = Pattern(f"(?P<gap>{SPACE}|-)?(?:(?P<name>{_NAME})|(?P<sign>[%°\u2103]))")
_SCALE = Pattern(f"{SPACE}([CF]|[Cc]elsius|[Cc]entigrade|[Ff]ahrenheit){END}")
_SCALE_SIGN = Pattern(f" ?([CF]){END}")
_CENT = Pattern(f"{SPACE}cent{END}")
_SORT_OF_TIME = Pattern(f"{SPACE}((?:hour|day|week|month)s?){END}")
_FORM = Pattern(f"{SPACE}([a-z]{{3,14}}){END}")
_PER = Pattern(rf"(?:/|{SPACE}per{SPACE})([0-9]{{1,5}}(?:\.[0-9]{{1,3}})?)? ?({_NAME})")
_THEN = Pattern(f",?{SPACE}(?:and{SPACE})?")
_TIMES = Pattern(f" ?x ?|{SPACE}")
_PRESSURE = Pattern(f"([0-9]{{2,3}})/([0-9]{{2,3}}) ?mmHg{END}")
_AFTER_WORD = Pattern("[a-z] $")
_FEVER = range(34, 44)
"""In °C: "38 degrees" is a temperature, "90 degrees" may be how far a knee bends."""
_MOST_COUNTED_OUT = 20
_SMALLER = {"year": "month", "month": "week", "week": "day", "day": "hour", "hour": "minute", "minute": "second"}


def measure(text: str, pos: int) -> Measure | None:
    """Read an amount and its unit."""
    number = amount(text, pos)
    return unit_of(text, number) if number else None


def unit_of(text: str, number: Reading) -> Measure | None:
    """Read the unit of an amount that has been read."""
    unit = _UNIT.match(text, number[0])
    if not unit:
        return None
    for read in (_time, _dose, _percent, _degrees):
        if found := read(text, number[1], unit):
            return found
    return None


def _time(text: str, value: str, unit: re.Match[str]) -> Measure | None:
    name = unit["name"] or ""
    if name in {"working", "calendar"} and (of := _SORT_OF_TIME.match(text, unit.end())):
        return Kind.DURATION, of.end(), value, f"{name} {TIME_UNITS[of[1]]}"
    known = _known(name, TIME_UNITS)
    if not known or (name == "second" and value != "1" and unit["gap"] != "-"):
        return None
    return Kind.DURATION, unit.end(), value, known


def _dose(text: str, value: str, unit: re.Match[str]) -> Measure | None:
    name = unit["name"] or ""
    if form := FORMS.get(name.lower()):
        return Kind.QUANTITY, unit.end(), value, form
    if not (known := _known(name, UNITS)):
        return None
    end, whole = _per(text, unit.end(), known)
    after = _FORM.match(text, end)
    if after and after[1] in FORMS:
        return Kind.QUANTITY, after.end(), value, f"{whole} {FORMS[after[1]]}"
    return Kind.QUANTITY, end, value, whole


def _known(name: str, units: dict[str, str]) -> str | None:
    """Give the unit of a name; a single letter counts only as it is written (`g`, not `G`)."""
    return None if name in {"G", "H", "M"} else units.get(name.lower())


def _per(text: str, pos: int, unit: str) -> tuple[int, str]:
    for _ in range(2):
        found = _PER.match(text, pos)
        below = found and (_known(found[2], UNITS) or TIME_UNITS.get(found[2]) or FORMS.get(found[2]))
        if not found or not isinstance(below, str):
            break
        unit += f"/{found[1]} {below}" if found[1] else f"/{below}"
        pos = found.end()
    return pos, unit


def _percent(text: str, value: str, unit: re.Match[str]) -> Measure | None:
    if unit["sign"] == "%" or unit["name"] == "percent":
        return Kind.QUANTITY, unit.end(), value, "%"
    cent = _CENT.match(text, unit.end()) if unit["name"] == "per" else None
    return (Kind.QUANTITY, cent.end(), value, "%") if cent else None


def _degrees(text: str, value: str, unit: re.Match[str]) -> Measure | None:
    fever = float(value.rpartition("-")[2]) // 1 in _FEVER
    if unit["name"] == "C" and fever:
        return Kind.TEMPERATURE, unit.end(), value, "°C"
    if unit["sign"] != "°" and unit["name"] not in {"degree", "degrees"}:
        return (Kind.TEMPERATURE, unit.end(), value, "°C") if unit["sign"] == "\u2103" else None
    scale = (_SCALE_SIGN if unit["sign"] else _SCALE).match(text, unit.end())
    end = scale.end() if scale else unit.end()
    if scale or fever:
        return Kind.TEMPERATURE, end, value, "°F" if scale and scale[1][0] in "Ff" else "°C"
    return Kind.QUANTITY, end, value, "degree"


def with_unit(number: str, unit: str) -> str:
    """Write the value of an amount: `5 mg`, `5%`."""
    return f"{number}%" if unit == "%" else f"{number} {unit}"


def measured(place: Place) -> Found | None:
    """Find one amount with its unit, or a dose counted out: "5 mg", "37.5°C", "2 x 500mg", "two 500mg tablets"."""
    if not place.amount:
        return None
    found = unit_of(place.text, place.amount)
    if not found:
        return _counted_out(place.text, place.spread or place.amount)
    kind, end, number, unit = found
    return _duration(place.text, found) if kind is Kind.DURATION else (kind, end, with_unit(number, unit))


def _duration(text: str, first: Measure) -> Found:
    """Read on to the smaller unit: "6 hours 30 minutes"."""
    kind, end, number, unit = first
    then = _THEN.match(text, end) if unit in _SMALLER else None
    second = measure(text, then.end()) if then else None
    if second and second[3] == _SMALLER[unit]:
        return kind, second[1], f"{number} {unit} {second[2]} {second[3]}"
    return kind, end, f"{number} {unit}"


def _counted_out(text: str, number: Reading) -> Found | None:
    times = _TIMES.match(text, number[0])
    each = measure(text, times.end()) if times else None
    if not times or not each or each[3].split()[0].split("/")[0] not in COUNTED_OUT:
        return None
    if times[0].isspace() and float(number[1].rpartition("-")[2]) > _MOST_COUNTED_OUT:
        return None
    return Kind.QUANTITY, each[1], f"{number[1]} x {each[2]} {each[3]}"


def pressure(place: Place) -> Found | None:
    """Find a blood pressure: "120/80 mmHg"."""
    found = _PRESSURE.match(place.text, place.pos) if place.follows == "/" else None
    return (Kind.QUANTITY, found.end(), f"{found[1]}/{found[2]} mmHg") if found else None


def below_zero(place: Place) -> Found | None:
    """Find a temperature or, after a word, a number below zero: "-5°C", "a score of -2.5"."""
    number = amount(place.text, place.pos + 1)
    found = unit_of(place.text, number) if number else None
    if found and found[0] is Kind.TEMPERATURE:
        return Kind.TEMPERATURE, found[1], f"-{found[2]} {found[3]}"
    if not number or found or not _AFTER_WORD.search(place.text, max(0, place.pos - 2), place.pos):
        return None
    return None if RUNS_ON.match(place.text, number[0]) else (Kind.NUMBER, number[0], f"-{number[1]}")
