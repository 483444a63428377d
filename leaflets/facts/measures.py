"""Amounts of something: doses and other quantities, temperatures and durations."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from leaflets.facts.fact import Kind
from leaflets.facts.lexis import GAP, SPACE, amount
from leaflets.facts.vocabulary import FORMS, TIME_UNITS, UNITS

if TYPE_CHECKING:
    from leaflets.facts.lexis import Reading
    from leaflets.facts.place import Found, Place

_TO_UNIT = rf"(?:{SPACE}|[-\u2010\u2011])?"
_UNIT = re.compile(rf"{_TO_UNIT}((?:[cm]?m[23²³]|[A-Za-zµμ]{{1,16}})(?![A-Za-z0-9])|%)")
_FORM = re.compile(rf"{SPACE}([A-Za-z]{{3,14}})(?![A-Za-z0-9])")
_PER = re.compile(
    rf"(?:/|{SPACE}per{SPACE})([0-9]{{1,5}}(?:\.[0-9]{{1,3}})?)?{GAP}?((?:[cm]?m[23²³]|[A-Za-zµμ]{{1,11}})(?![A-Za-z0-9]))"
)
_PERCENT = re.compile(rf"{GAP}?%|{SPACE}per{GAP}?cent(?![A-Za-z0-9])")
_DEGREES = re.compile(
    rf"{GAP}?(?:[°º˚]{GAP}?([CF])?|(℃)|(?:{SPACE}|-)?degrees?(?:{SPACE}(C|F|Celsius|Centigrade|Fahrenheit|celsius|centigrade|fahrenheit))?|([CF]))"
    r"(?![A-Za-z0-9])"
)
_KIND_OF_TIME = re.compile(rf"{SPACE}(working|calendar)(?={SPACE}(?:days?|weeks?|months?|hours?)(?![A-Za-z]))")
_AND = re.compile(rf"(?:,?{SPACE}and{SPACE}|,{SPACE}|{SPACE})")
_TIMES = re.compile(rf"{GAP}?[x\u00d7]{GAP}?|{SPACE}")
_PRESSURE = re.compile(rf"([0-9]{{2,3}})/([0-9]{{2,3}}){GAP}?mmHg(?![A-Za-z0-9])")
_FEVER = range(34, 44)
_SMALLER = {"year": "month", "month": "week", "week": "day", "day": "hour", "hour": "minute", "minute": "second"}

Measure = tuple[Kind, int, str, str]
"""The kind, the end, the number and the unit of a measured amount."""


def measure(text: str, pos: int) -> Measure | None:
    """Read an amount and its unit."""
    number = amount(text, pos)
    return unit_of(text, number) if number else None


def unit_of(text: str, number: Reading) -> Measure | None:
    """Read the unit of an amount that has been read."""
    end, value = number
    for read in (_degrees, _percent, _time_unit, _unit):
        if found := read(text, end, value):
            return found
    return None


def _degrees(text: str, pos: int, value: str) -> Measure | None:
    found = _DEGREES.match(text, pos)
    if not found:
        return None
    scale = (found[1] or ("C" if found[2] else found[3]) or found[4] or "")[:1].upper()
    fever = float(value) // 1 in _FEVER
    if found[4] and not fever:  # "37.5 C" is a temperature, "20C" is anything
        return None
    if scale or fever:
        return Kind.TEMPERATURE, found.end(), value, f"°{scale or 'C'}"
    return Kind.QUANTITY, found.end(), value, "degree"


def _percent(text: str, pos: int, value: str) -> Measure | None:
    found = _PERCENT.match(text, pos)
    return (Kind.QUANTITY, found.end(), value, "%") if found else None


def _time_unit(text: str, pos: int, value: str) -> Measure | None:
    sort = _KIND_OF_TIME.match(text, pos)
    found = _UNIT.match(text, sort.end() if sort else pos)
    unit = TIME_UNITS.get(found[1].lower()) if found else None
    if not found or not unit:
        return None
    return Kind.DURATION, found.end(), value, f"{sort[1]} {unit}" if sort else unit


def _unit(text: str, pos: int, value: str) -> Measure | None:
    found = _UNIT.match(text, pos)
    if not found:
        return None
    if form := FORMS.get(found[1].lower()):
        return Kind.QUANTITY, found.end(), value, form
    unit = _name(found[1])
    if not unit:
        return None
    end, unit = _per(text, found.end(), unit)
    after = _FORM.match(text, end)
    if after and after[1] in FORMS:
        return Kind.QUANTITY, after.end(), value, f"{unit} {FORMS[after[1]]}"
    return Kind.QUANTITY, end, value, unit


def _name(spelling: str) -> str | None:
    if spelling in {"M", "G", "H"}:
        return None
    return UNITS.get(spelling.lower())


def _per(text: str, pos: int, unit: str) -> tuple[int, str]:
    for _ in range(2):
        found = _PER.match(text, pos)
        if not found:
            break
        below = _name(found[2]) or TIME_UNITS.get(found[2]) or FORMS.get(found[2])
        if not below:
            break
        unit += f"/{found[1]} {below}" if found[1] else f"/{below}"
        pos = found.end()
    return pos, unit


def measured(place: Place) -> Found | None:
    """Find one amount with its unit, or a dose counted out: "5 mg", "37.5°C", "2 x 500mg", "two 500mg tablets"."""
    if not place.amount:
        return None
    if found := unit_of(place.text, place.amount):
        kind, end, number, unit = found
        if kind is Kind.DURATION:
            return _duration(place.text, found)
        return kind, end, f"{number} {unit}" if unit != "%" else f"{number}%"
    return _counted(place.text, place.amount)


def _duration(text: str, first: Measure) -> Found:
    """Join the smaller unit: "6 hours 30 minutes"."""
    kind, end, number, unit = first
    between = _AND.match(text, end)
    second = measure(text, between.end()) if between and unit in _SMALLER else None
    if second and second[3] == _SMALLER[unit]:
        return kind, second[1], f"{number} {unit} {second[2]} {second[3]}"
    return kind, end, f"{number} {unit}"


def _counted(text: str, number: Reading) -> Found | None:
    times = _TIMES.match(text, number[0])
    each = measure(text, times.end()) if times else None
    if not each or each[0] is not Kind.QUANTITY or each[3] in {"%", "degree"}:
        return None
    return Kind.QUANTITY, each[1], f"{number[1]} \u00d7 {each[2]} {each[3]}"


def pressure(place: Place) -> Found | None:
    """Find a blood pressure: "120/80 mmHg"."""
    found = _PRESSURE.match(place.text, place.pos)
    return (Kind.QUANTITY, found.end(), f"{found[1]}/{found[2]} mmHg") if found else None


def below_zero(place: Place) -> Found | None:
    """Find a temperature below zero: "-5°C"."""
    found = measure(place.text, place.pos + 1)
    if not found or found[0] is not Kind.TEMPERATURE:
        return None
    return Kind.TEMPERATURE, found[1], f"-{found[2]} {found[3]}"
