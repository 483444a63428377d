"""Web and e-mail addresses."""

from __future__ import annotations

from typing import TYPE_CHECKING

from leaflets.facts.fact import Kind
from leaflets.facts.lexis import Pattern
from leaflets.facts.vocabulary import DOMAINS

if TYPE_CHECKING:
    from leaflets.facts.lexis import Reading
    from leaflets.facts.place import Found, Place

_SCHEME = Pattern("[Hh][Tt][Tt][Pp][Ss]?://")
_LABELS = Pattern(r"[A-Za-z0-9-]{1,63}+(?:\.[A-Za-z0-9-]{1,63}+){1,9}+(?!_)")
_LABEL = Pattern("(?!-)[A-Za-z0-9-]{1,63}(?<!-)")
_LAST = Pattern("[A-Za-z]{2,24}")
_PATH = Pattern(r"(?::[0-9]{1,5}(?![0-9A-Za-z]))?(?:[/?#][^\s<>\"\u201c\u201d|`]*+)?")
_LOCAL = Pattern("[A-Za-z0-9][A-Za-z0-9._%+'-]{0,63}+@")
_OPENING = {")": "(", "]": "[", "}": "{"}


def web(place: Place) -> Found | None:
    """Find a web address; the value is its host in small letters and its path, without a scheme or a last slash."""
    scheme = _SCHEME.match(place.text, place.pos)
    start = scheme.end() if scheme else place.pos
    host = _host(place.text, start, known=not scheme and place.text[start : start + 4].lower() != "www.")
    if not host:
        return None
    end = _path_end(place.text, host[0])
    return Kind.WEB, end, (host[1] + place.text[host[0] : end]).rstrip("/")


def email(place: Place) -> Found | None:
    """Find an e-mail address; the value is in small letters."""
    local = _LOCAL.match(place.text, place.pos)
    host = _host(place.text, local.end(), known=False) if local else None
    return (Kind.EMAIL, host[0], place.text[place.pos : host[0]].lower()) if host else None


def _host(text: str, pos: int, *, known: bool) -> Reading | None:
    """Read a host as far as its last well-known ending; `known` refuses a host that has none ("tendon.The")."""
    found = _LABELS.match(text, pos)
    labels = found[0].split(".") if found else []
    if not labels or not all(map(_LABEL.fullmatch, labels)):
        return None
    size = max((size for size in range(2, len(labels) + 1) if _ends_host(labels[size - 1])), default=0)
    if not size and (known or not _LAST.fullmatch(labels[-1])):
        return None
    host = ".".join(labels[: size or len(labels)])
    return pos + len(host), host.lower()


def _ends_host(label: str) -> bool:
    return label in DOMAINS or (label.isupper() and label.lower() in DOMAINS)


def _path_end(text: str, pos: int) -> int:
    """Give the end of a port and path, without the punctuation of the sentence that it stands in."""
    found = _PATH.match(text, pos)
    end = found.end() if found else pos
    unopened = {close: text.count(close, pos, end) - text.count(start, pos, end) for close, start in _OPENING.items()}
    while end > pos and (text[end - 1] in ".,;:!?'*_\u2026" or unopened.get(text[end - 1], 0) > 0):
        end -= 1
        if text[end] in unopened:
            unopened[text[end]] -= 1
    return end
