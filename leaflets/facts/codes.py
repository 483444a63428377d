"""Postcodes, abbreviations and every other figure or code."""

from __future__ import annotations

from typing import TYPE_CHECKING

from leaflets.facts.fact import Kind
from leaflets.facts.lexis import END, Pattern
from leaflets.facts.vocabulary import EMPHASIS, MIXED_CASE, ROMAN, SHORT_FORMS

if TYPE_CHECKING:
    from leaflets.facts.lexis import Reading
    from leaflets.facts.place import Found, Place

_POSTCODE = Pattern(f"([A-Z]{{1,2}}[0-9][A-Z0-9]?) ?([0-9][ABD-HJLNP-UW-Z]{{2}}){END}")
_DOTTED = Pattern(rf"((?:[A-Za-z]\.){{1,4}}[A-Za-z]|[A-Za-z]{{2,6}})\.?{END}")
_CAPITALS = Pattern(r"([A-Z]{2,5}|[A-Z]{1,2}&[A-Z]{1,2})s?(?![A-Za-z0-9]|\.[A-Za-z0-9]|-[0-9])")
_MIXED = Pattern(f"[A-Za-z][A-Za-z0-9]{{1,5}}{END}")
_NEXT = Pattern(r" \(?([A-Z]{2,20})(?![a-z])")
_BEFORE = Pattern(r"(?<![A-Za-z])([A-Z]{2,20}) \(?$")
_LOOK_BACK = 24
_LONGEST = 6
"""In letters, of a word in capitals that may be an abbreviation beside another."""
_NUMBER = Pattern(r"(?:[A-Z]{1,6}-|\.)?[^\W_]++(?:[-/.,:](?=\d)[^\W_]++)*+")


def postcode(place: Place) -> Found | None:
    """Find a postcode; the value has one space."""
    found = _POSTCODE.match(place.text, place.pos)
    return (Kind.POSTCODE, found.end(), f"{found[1]} {found[2]}") if found else None


def abbreviation(place: Place) -> Found | None:
    """Find an abbreviation: "NHS", "A&E", "HbA1c", "e.g."; the value has no dots and no plural."""
    for read in (_short_form, _mixed_case, _initialism):
        if found := read(place.text, place.pos):
            return Kind.ABBREVIATION, *found
    return None


def _short_form(text: str, pos: int) -> Reading | None:
    found = _DOTTED.match(text, pos)
    if not found:
        return None
    letters = found[1].replace(".", "")
    if "." in found[1] and letters.isupper():
        return found.end(), letters
    dotted = found[0] != letters
    return (found.end(), letters.lower()) if (letters.lower(), dotted) in SHORT_FORMS else None


def _mixed_case(text: str, pos: int) -> Reading | None:
    found = _MIXED.match(text, pos)
    return (found.end(), found[0]) if found and found[0] in MIXED_CASE else None


def _initialism(text: str, pos: int) -> Reading | None:
    found = _CAPITALS.match(text, pos)
    if not found or found[1].lower() in EMPHASIS or found[1] in ROMAN or _shouted(text, *found.span()):
        return None
    return found.end(), found[1]


def _shouted(text: str, start: int, end: int) -> bool:
    """Tell whether the words beside are in capitals too: a heading that shouts, not an abbreviation."""
    beside = (_NEXT.match(text, end), _BEFORE.search(text, max(0, start - _LOOK_BACK), start))
    return any(word and (len(word[1]) > _LONGEST or word[1].lower() in EMPHASIS) for word in beside)


def code(place: Place) -> Found | None:
    """Find any other figure or code, whole: "B12", "2024/25", "COVID-19"."""
    found = _NUMBER.match(place.text, place.pos)
    if not found or not any(map(str.isdecimal, found[0])):
        return None
    return Kind.NUMBER, found.end(), _in_ascii(found[0])


def _in_ascii(code: str) -> str:
    return code if code.isascii() else "".join(str(int(sign)) if sign.isdecimal() else sign for sign in code)
