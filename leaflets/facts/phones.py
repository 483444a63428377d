"""Numbers to call: telephone numbers, text codes and the services of three digits."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from leaflets.facts.fact import Kind
from leaflets.facts.lexis import GAP, SPACE
from leaflets.facts.vocabulary import PEOPLE, SERVICES

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from leaflets.facts.lexis import Reading
    from leaflets.facts.place import Found, Place

_JOIN = "[ \u00a0\u2009\u202f\u2010\u2011-]"
_GROUP = re.compile(rf"{_JOIN}?([0-9]{{1,12}})(?![0-9])")
_FIRST = re.compile(r"(?:\((0[0-9]{2,5})\)|(0[1-9][0-9]{1,10}))(?![0-9])")
_COUNTRY = re.compile(rf"(?:\(?\+|00)([1-9][0-9]{{0,2}})\)?(?![0-9]){_JOIN}?(?:\(0\){_JOIN}?)?")
_RELAY = re.compile(rf"(1800[12]){_JOIN}")
_EXTENSION = re.compile(rf",?{GAP}?(?:ext(?:ension|n)?\.?|x){GAP}?:?{GAP}?([0-9]{{2,6}})(?![0-9A-Za-z])", re.IGNORECASE)
_HARMONISED = re.compile(r"116[ \u00a0]?(000|006|111|117|123)(?![0-9A-Za-z])")
_SHORT = frozenset(("08001111", "08454647"))
_GROUPS = 7
_ABROAD = range(6, 13)
_DIGITS = (11, 10, 12, 9)
"""How many digits a British number has, the likeliest first; 12 and 9 are a slip that a reader must hear about."""

_CODE = re.compile(r"[6-8][0-9]{4}(?![0-9A-Za-z]|[-/.,:][0-9])")
_TEXT_TO = re.compile(
    rf"\b(?:[Tt]ext|TEXT|SMS)(?:{SPACE}[\w'\u2018\u2019\u201c\u201d\"-]{{1,20}}){{0,4}}?{SPACE}$|\b(?:[Tt]ext|SMS):?{SPACE}$"
)
_SERVICE = re.compile(r"(?:[0-9]{3}|18000)(?![0-9A-Za-z]|[-/.,:%][0-9])")
_CALLED = re.compile(
    rf"\b(?:call(?:s|ed|ing)?|ring(?:ing)?|dial(?:l?ing|s)?|(?:tele)?phon(?:e|ing)|contact(?:ing)?|use|using|text|try|NHS|via|number|emergency)"
    rf"(?:{SPACE}(?:on|to|either|NHS))?(?::?{SPACE}|{SPACE}?\()$",
    re.IGNORECASE,
)
_AFTER_SERVICE = re.compile(
    rf"\b({'|'.join(sorted(SERVICES))})(?:,?{SPACE}(?:or|and){SPACE}|/|,{SPACE})(?:NHS{SPACE})?$"
)
_NEAR = re.compile(rf"(?:\b(?:on|to|through|or|and|is)|:|\()(?:{SPACE}|(?<=[(:]))$")
_USED = re.compile(
    rf"{SPACE}?(?:[.,;:)!?](?![0-9])|$)|{SPACE}(?:or|and|if|for|online|service|services|calls?|helpline|immediately|straight|in{SPACE}an|now|at{SPACE}once)(?![A-Za-z])"
)
_CALLS = re.compile(rf"{SPACE}(?:calls?|service|helpline|online|operator|website|app)(?![A-Za-z])")
_COUNTS = re.compile(
    rf"{SPACE}(?:{'|'.join(sorted(PEOPLE))}|(?:[a-z]+{SPACE})?(?:hours?|days?|weeks?|times|of))(?![A-Za-z])|{SPACE}?%"
)
_LOOK_BACK = 60


def phone(place: Place) -> Found | None:
    """Find a telephone number; the value is its digits as dialled in Britain, `x` before an extension."""
    relay = _RELAY.match(place.text, place.pos)
    found = _number(place.text, relay.end() if relay else place.pos)
    if not found:
        return None
    end, digits = found
    extension = _EXTENSION.match(place.text, end)
    value = (f"{relay[1]} " if relay else "") + digits + (f"x{extension[1]}" if extension else "")
    return Kind.PHONE, extension.end() if extension else end, value


def _number(text: str, pos: int) -> Reading | None:
    if harmonised := _HARMONISED.match(text, pos):
        return harmonised.end(), f"116{harmonised[1]}"
    if country := _COUNTRY.match(text, pos):
        return _abroad(text, country)
    first = _FIRST.match(text, pos)
    if not first:
        return None
    return _likeliest(_groups(text, first.end(), first[1] or first[2]))


def _abroad(text: str, country: re.Match[str]) -> Reading | None:
    groups = _groups(text, country.end(), "")
    if country[1] == "44":
        return _likeliest((end, f"0{digits}") for end, digits in groups if digits)
    longest = [(end, f"+{country[1]}{digits}") for end, digits in groups if len(digits) in _ABROAD]
    return longest[-1] if longest else None


def _groups(text: str, pos: int, digits: str) -> Iterator[Reading]:
    """Give the places where the number might end, and its digits up to there."""
    yield pos, digits
    for _ in range(_GROUPS):
        group = _GROUP.match(text, pos)
        if not group:
            return
        pos, digits = group.end(), digits + group[1]
        yield pos, digits


def _likeliest(readings: Iterable[Reading]) -> Reading | None:
    found = {len(digits): (end, digits) for end, digits in readings if len(digits) in _DIGITS or digits in _SHORT}
    return next((found[length] for length in (*_DIGITS, 8) if length in found), None)


def text_code(place: Place) -> Found | None:
    """Find the short number of a text service: "text SHOUT to 85258"."""
    found = _CODE.match(place.text, place.pos)
    if found and _TEXT_TO.search(place.text, max(0, place.pos - _LOOK_BACK), place.pos):
        return Kind.PHONE, found.end(), found[0]
    return None


def service(place: Place) -> Found | None:
    """Find 999, 111 and their like, where the words beside it say that it is called, not counted."""
    found = _SERVICE.match(place.text, place.pos)
    if not found or found[0] not in SERVICES or _COUNTS.match(place.text, found.end()):
        return None
    return (Kind.SERVICE_NUMBER, found.end(), found[0]) if _is_called(place.text, *found.span()) else None


def _is_called(text: str, start: int, end: int) -> bool:
    near = max(0, start - _LOOK_BACK)
    if _CALLED.search(text, near, start) or _AFTER_SERVICE.search(text, near, start) or _CALLS.match(text, end):
        return True
    return bool(_NEAR.search(text, near, start) and _USED.match(text, end))
