"""How dates and times of day are said in Britain: the day before the month, the hour without "hundred"."""

from __future__ import annotations

import re

from formats._speech.english.numbers import cardinal, ordinal, year

_MONTHS = "January February March April May June July August September October November December"
MONTHS = _MONTHS.split()
_CLOCK = re.compile(r"([0-9]{1,2})(?:[.:]([0-9]{2}))?\W*([ap])\.?\s?m\.?", re.IGNORECASE)
_CLOCK_24 = re.compile(r"([0-9]{1,2}):([0-9]{2})")
_FIGURES = re.compile(r"[0-9]+")
_MONTH_FIRST = re.compile(r"[A-Za-z]+\.?,?\s+[0-9]{1,2}(?:st|nd|rd|th)?(?![0-9])")
_VALUE = re.compile("(?:(?P<year>[0-9]{4})|-)-(?P<month>[0-9]{2})(?:-(?P<day>[0-9]{2}))?")
_NOON = 12


def date(text: str, value: str) -> str:
    """Say a date; `value` is its ISO 8601 form as far as it is known: `2027-12-10`, `2028-02`, `--12-10`."""
    known = _VALUE.fullmatch(value)
    if not known:
        return text
    name = said = MONTHS[int(known["month"]) - 1]
    if known["day"]:
        number = ordinal(int(known["day"]))
        said = f"{name} the {number}" if _MONTH_FIRST.match(text) else f"{_the(text)}{number} of {name}"
    return f"{said} {year(int(known['year']))}" if known["year"] else said


def _the(text: str) -> str:
    return "" if text[:4].lower() == "the " else "the "


def days(value: str) -> str:
    """Say the first and the last of some days of one month: `2018-08-06/2018-08-08`."""
    first, last = value.split("/")
    return f"the {ordinal(int(first.rsplit('-', 1)[1]))} to {date('', last)}"


def time(text: str) -> str:
    """Say a time of day as it is printed: "nine thirty A M", "seventeen thirty", "twelve noon"."""
    if half := _CLOCK.fullmatch(text):
        return f"{hour_minute(half[1], half[2])} {half[3].upper()} M"
    if whole := _CLOCK_24.fullmatch(text):
        return _hour_24(int(whole[1]), whole[2])
    return _FIGURES.sub(lambda figures: cardinal(int(figures[0])), text)


def hour_minute(hour: str, minute: str | None) -> str:
    """Say an hour and its minutes: "nine", "nine oh five", "nine thirty"."""
    said = cardinal(int(hour))
    if not minute or minute == "00":
        return said
    return f"{said} {'oh ' if minute[0] == '0' else ''}{cardinal(int(minute))}"


def _hour_24(hour: int, minute: str) -> str:
    if minute != "00":
        return hour_minute(str(hour), minute)
    if hour == 0:
        return "midnight"
    return f"{cardinal(hour)} o'clock" if hour <= _NOON else f"{cardinal(hour)} hundred hours"
