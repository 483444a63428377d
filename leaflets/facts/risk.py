"""Risks: how many of how many."""

from __future__ import annotations

from typing import TYPE_CHECKING

from leaflets.facts.fact import Kind
from leaflets.facts.lexis import END, RUNS_ON, SPACE, Pattern, amount
from leaflets.facts.measures import unit_of
from leaflets.facts.vocabulary import PEOPLE

if TYPE_CHECKING:
    import re

    from leaflets.facts.lexis import Reading
    from leaflets.facts.place import Found, Place

_WHO = "|".join(sorted(PEOPLE))
_CHANCE = "risk|chance|probability|likelihood"
_OF = Pattern(
    f"{SPACE}(?:(?:{_WHO}){SPACE})?(?:in|out{SPACE}of|per)(?:{SPACE}(?:every|each))?{SPACE}",
    f"(?:an?{SPACE}(?:(?P<scale>hundred|thousand|million){END})?)?",
)
_SCALES = {"hundred": "100", "thousand": "1000", "million": "1000000"}
_PERCENT = Pattern(f" ?%|{SPACE}per ?cent{END}")
_OF_WHOM = Pattern(
    f"{SPACE}(?:(?:{_CHANCE}){END}|of{SPACE}(?:(?:all|the|these|those|our|treated){SPACE}){{0,2}}(?:{_WHO}){END})"
)
_CHANCE_IS = Pattern(
    f"(?:{_CHANCE})(?: of [a-z -]{{1,24}}?)??(?: (?:of|is|was))?",
    "(?: (?:about|around|up to|only|less than|under|just))? ?$",
)
_LOOK_BACK = 60
_YEARS = range(1900, 2101)


def risk(place: Place) -> Found | None:
    """Find how many of how many: "1 in 1,000", "50-60 people in 100", "3 out of 100", "0.1% risk"."""
    count = place.spread or place.amount
    if not count:
        return None
    return _out_of(place.text, count) or _percent(place, count)


def _out_of(text: str, count: Reading) -> Found | None:
    of = _OF.match(text, count[0])
    whole = _whole(text, of) if of else None
    if not of or not whole or not whole[1].isdigit() or float(count[1].rpartition("-")[2]) >= float(whole[1]):
        return None
    if unit_of(text, whole) or RUNS_ON.match(text, whole[0]) or _is_year(count[1], text[of.end() : whole[0]]):
        return None
    return Kind.RISK, whole[0], f"{count[1]} in {whole[1]}"


def _whole(text: str, of: re.Match[str]) -> Reading | None:
    return (of.end(), _SCALES[of["scale"]]) if of["scale"] else amount(text, of.end())


def _is_year(count: str, whole: str) -> bool:
    """Tell "5 in 2018" from "1 in 2000"."""
    return count != "1" and whole.isdigit() and int(whole) in _YEARS


def _percent(place: Place, count: Reading) -> Found | None:
    text, pos = place.text, place.pos
    sign = _PERCENT.match(text, count[0])
    if sign and (_OF_WHOM.match(text, sign.end()) or _CHANCE_IS.search(text, max(0, pos - _LOOK_BACK), pos)):
        return Kind.RISK, sign.end(), f"{count[1]}%"
    return None
