"""What stays on one line in print: compound words and addresses where they fit, no fact where it does not.

The markup holds facts with U+2060 and opens addresses with U+200B, whatever the size of type. Here the size is known.
"""

from __future__ import annotations

import re
from html import unescape
from typing import TYPE_CHECKING

from formats._fonts import width
from formats._layout import LARGER

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from formats._layout import Paper

OPEN = "\u200b"
HOLD = "\u2060"

INDENTS = {"ul": 1.6, "ol": 2.2, "callout": 2.5, "notice": 2.0, "description": 1.2}
"""What an element, by its tag or its first class, takes of a line in type sizes: at least what print.css says."""

_VOID = frozenset({"br", "img"})
_PARTS = re.compile(r"<(?P<close>/?)(?P<tag>\w+)(?: class=\"(?P<class>\w+))?[^>]*>|[^<]+")
_PHRASE = re.compile(rf"\S+(?:[ ]{HOLD}\S+)*")
_BREAK = re.compile(rf"(?<=\w)[-/\u2013]{HOLD}?(?=\w)")
_LAST_WORD = re.compile(r"(<h[1-4]>(?:[^<\s]+ ){2,}[^<\s]+) ([^<\s]+</h[1-4]>)")


def hold(markup: str, paper: Paper, fonts: Path) -> str:
    """Keep words whole that have a hyphen, a slash or an address's dots.

    No line then ends in a hyphen or in half of an address (UKAAF MS03), and a fact too long for a line breaks between
    words rather than inside of one. A heading's last word does not stand alone on a line.
    """
    parts = _rooms(_LAST_WORD.sub(rf"\1 {HOLD}\2", markup), paper)
    return "".join(_held_phrases(part, room, fonts) if room else part for part, room in parts)


def _rooms(markup: str, paper: Paper) -> Iterator[tuple[str, float]]:
    """Give the tags, and the texts each with the room that its line has in its own type sizes."""
    within: list[tuple[str, float]] = []
    for part in _PARTS.finditer(markup):
        tag = part["tag"]
        if not tag:
            larger = sum(LARGER[int(name[1])] for name, _ in within if name in {"h1", "h2", "h3", "h4"})
            yield part[0], paper.column / (paper.size + larger) - sum(indent for _, indent in within)
            continue
        yield part[0], 0
        if part["close"]:
            within.pop()
        elif tag not in _VOID:
            within.append((tag, INDENTS.get(part["class"] or "", INDENTS.get(tag, 0))))


def _held_phrases(text: str, room: float, fonts: Path) -> str:
    return _PHRASE.sub(lambda found: _held(found[0], room, fonts), text)


def _held(phrase: str, room: float, fonts: Path) -> str:
    """Hold a phrase where it fits; otherwise let it break where the markup says that it may, and hold its parts."""
    if not (HOLD in phrase or OPEN in phrase or _BREAK.search(phrase)):
        return phrase
    if _fits(phrase, room, fonts):
        return _whole(phrase.replace(OPEN, HOLD))
    parts = re.split(rf"({OPEN}| {HOLD})", phrase)
    return "".join(_whole(part) if _fits(part, room, fonts) else part for part in parts).replace(f" {HOLD}", " ")


def _fits(phrase: str, room: float, fonts: Path) -> bool:
    return width(unescape(phrase), fonts, bold=True) <= room


def _whole(phrase: str) -> str:
    return _BREAK.sub(lambda found: found[0].removesuffix(HOLD) + HOLD, phrase)
