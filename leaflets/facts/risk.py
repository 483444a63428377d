"""Risks: how many of how many."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from leaflets.facts.fact import Kind
from leaflets.facts.lexis import GAP, SPACE, amount
from leaflets.facts.measures import unit_of
from leaflets.facts.ranges import TO
from leaflets.facts.vocabulary import PEOPLE

if TYPE_CHECKING:
    from leaflets.facts.lexis import Reading
    from leaflets.facts.place import Found, Place

_WHO = "|".join(sorted(PEOPLE))
_OF = re.compile(
    rf"{SPACE}(?:(?:{_WHO}){SPACE})?(?:in|out{SPACE}of|per)(?:{SPACE}(?:every|each))?{SPACE}"
    rf"(?:an?{SPACE}(?:(?P<scale>hundred|thousand|million)(?![A-Za-z]))?)?"
)
_SCALES = {"hundred": "100", "thousand": "1000", "million": "1000000"}
_RUNS_ON = re.compile(r"[A-Za-z0-9]|[-/:.,][0-9]")
_PERCENT = re.compile(rf"{GAP}?%|{SPACE}per{GAP}?cent(?![A-Za-z0-9])")
_CHANCE = "risk|chance|probability|likelihood"
_OF_WHOM = re.compile(
    rf"{SPACE}(?:(?:{_CHANCE})(?![A-Za-z])"
    rf"|of{SPACE}(?:(?:all|the|these|those|our|treated){SPACE}){{0,2}}(?:{_WHO})(?![A-Za-z]))"
)
_CHANCE_IS = re.compile(rf"(?:{_CHANCE})(?: (?:of|is|was))?(?: (?:about|around|up to|only|less than|under|just))?\s?$")
_LOOK_BACK = 40
_YEARS = range(1900, 2101)


def risk(place: Place) -> Found | None:
    """Find how many of how many: "1 in 1,000", "50-60 people in 100", "3 out of 100", "0.1% risk"."""
    low = place.amount
    if not low:
        return None
    to = TO.match(place.text, low[0])
    high = amount(place.text, to.end()) if to else None
    end, most = high or low
    said = f"{low[1]}-{most}" if high else most
    return _out_of(place.text, end, said, most) or _percent(place.text, place.pos, end, said)


def _out_of(text: str, pos: int, said: str, most: str) -> Found | None:
    of = _OF.match(text, pos)
    whole = _whole(text, of) if of else None
    if not of or not whole or not whole[1].isdigit() or float(most) >= float(whole[1]):
        return None
    if unit_of(text, whole) or _RUNS_ON.match(text, whole[0]) or _is_year(said, text[of.end() : whole[0]]):
        return None
    return Kind.RISK, whole[0], f"{said} in {whole[1]}"


def _whole(text: str, of: re.Match[str]) -> Reading | None:
    return (of.end(), _SCALES[of["scale"]]) if of["scale"] else amount(text, of.end())


def _is_year(said: str, whole: str) -> bool:
    """Tell "5 in 2018" from "1 in 2000"."""
    return said != "1" and whole.isdigit() and int(whole) in _YEARS


def _percent(text: str, pos: int, end: int, said: str) -> Found | None:
    sign = _PERCENT.match(text, end)
    if sign and (_OF_WHOM.match(text, sign.end()) or _CHANCE_IS.search(text, max(0, pos - _LOOK_BACK), pos)):
        return Kind.RISK, sign.end(), f"{said}%"
    return None
