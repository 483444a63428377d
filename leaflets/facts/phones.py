"""Numbers to call: telephone numbers, text codes and the services of three digits."""

from __future__ import annotations

from typing import TYPE_CHECKING

from leaflets.facts.fact import Kind
from leaflets.facts.lexis import END, SPACE, Pattern
from leaflets.facts.vocabulary import PEOPLE, SERVICES

if TYPE_CHECKING:
    import re
    from collections.abc import Iterable, Iterator

    from leaflets.facts.lexis import Reading
    from leaflets.facts.place import Found, Place

_FIRST = Pattern(r"(?:\((0[0-9]{2,5})\)|(0[1-9][0-9]{1,10}))", END)
_GROUP = Pattern(r"[ -]?(?:\(([0-9]{1,4})\)|([0-9]{1,12})", END, ")")
_GROUPS = 7
_COUNTRY = Pattern(r"(?:\(?\+|00)([1-9][0-9]{0,2})\)?(?![0-9])[ -]?(?:\(0\)[ -]?)?")
_ABROAD = range(6, 13)
_RELAY = Pattern("(1800[12])[ -]")
_EXTENSION = Pattern(rf",? ?(?:[Ee]xt(?:ension|n)?\.?|x) ?:? ?([0-9]{{2,6}}){END}")
_HARMONISED = Pattern(f"116 ?(000|006|111|117|123){END}")
_SHORT = frozenset(("08001111", "08454647"))
_DIGITS = (11, 10, 12, 9)
"""How many digits a British number has, the likeliest first; 12 and 9 are a slip that a check must hear about."""

_CODE = Pattern("[6-8][0-9]{4}(?![0-9A-Za-z]|[-/.,:][0-9])")
_TEXT_TO = Pattern(rf"\b(?:[Tt]ext|TEXT|SMS):?(?:{SPACE}['\u201c\"]?[A-Za-z]{{1,20}}['\u201d\"]?){{0,4}}{SPACE}$")

_SERVICE = Pattern("(?:[0-9]{3}|18000)(?![0-9A-Za-z]|[-/.,:%][0-9])")
_CALLED = Pattern(
    r"\b(?:[Cc]all(?:s|ed|ing)?|[Rr]ing(?:ing)?|[Dd]ial(?:l?ing|s|led)?|(?:[Tt]ele)?[Pp]hon(?:e|ing)|[Cc]ontact(?:ing)?",
    rf"|[Uu]s(?:e|ing)|[Tt]ext|[Tt]ry|NHS|[Vv]ia|[Ee]mergency)(?:{SPACE}(?:on|to|either|NHS))?(?::?{SPACE}| ?\()$",
)
_LISTED = Pattern(
    rf"(?<![A-Za-z0-9])({'|'.join(sorted(SERVICES))})(?:,?{SPACE}(?:or|and){SPACE}|/|,{SPACE})(?:NHS{SPACE})?$"
)
_NEAR = Pattern(rf"(?:\b(?:on|to|through|or|and|is):?{SPACE}|: ?|\()$")
_USED = Pattern(
    rf" ?(?:[.,;:)!?](?![0-9])|\v|$)|{SPACE}(?:or|and|if|for|immediately|straight|in{SPACE}an|now|at{SPACE}once){END}"
)
_SERVES = Pattern(f"{SPACE}(?:calls?|service|helpline|online|operator|website|app){END}")
_COUNTS = Pattern(
    f"{SPACE}(?:{'|'.join(sorted(PEOPLE))}|(?:[a-z]{{1,12}}{SPACE})?(?:hours?|days?|weeks?|times|of)){END}| ?%"
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
        return _international(text, country)
    first = _FIRST.match(text, pos)
    return _likeliest(_groups(text, first.end(), first[1] or first[2])) if first else None


def _international(text: str, country: re.Match[str]) -> Reading | None:
    groups = _groups(text, country.end(), "")
    if country[1] == "44":
        return _likeliest((end, f"0{digits}") for end, digits in groups if digits)
    ends = [(end, f"+{country[1]}{digits}") for end, digits in groups if len(digits) in _ABROAD]
    return ends[-1] if ends else None


def _groups(text: str, pos: int, digits: str) -> Iterator[Reading]:
    """Give the places where the number might end, and its digits up to there."""
    yield pos, digits
    for _ in range(_GROUPS):
        group = _GROUP.match(text, pos)
        if not group:
            return
        pos, digits = group.end(), digits + (group[1] or group[2])
        yield pos, digits


def _likeliest(readings: Iterable[Reading]) -> Reading | None:
    found = {len(digits): (end, digits) for end, digits in readings if len(digits) in _DIGITS or digits in _SHORT}
    return next((found[length] for length in (*_DIGITS, 8) if length in found), None)


def text_code(place: Place) -> Found | None:
    """Find the short number of a text service: "text START to 85258"."""
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
    if _CALLED.search(text, near, start) or _LISTED.search(text, near, start) or _SERVES.match(text, end):
        return True
    return bool(_NEAR.search(text, near, start) and _USED.match(text, end))
