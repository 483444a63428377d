"""What stays on one line in print: compound words and addresses where they fit, no fact where it does not.

The markup holds facts with U+2060 and opens addresses with U+200B, whatever the size of type. Here the size is known.
"""

from __future__ import annotations

import re
from html import unescape
from typing import TYPE_CHECKING

from formats._fonts import width
from formats._paper.flow import walk
from formats._paper.tables import hold_short

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from formats._paper.flow import Part
    from formats._paper.layout import Paper

OPEN = "\u200b"
HOLD = "\u2060"

_PHRASE = re.compile(rf"\S+(?:[ ]{HOLD}\S+)*")
_BREAK = re.compile(rf"(?<=\w)[-/\u2013]{HOLD}?(?=\w)")
_SHORT_END = re.compile(r"(<h[1-4]>(?:[^<\s]+ ){2,}[^<\s]+) ([^<\s]{1,6}</h[1-4]>)")


def hold(markup: str, paper: Paper, fonts: Path) -> str:
    """Keep words whole that have a hyphen, a slash or an address's dots.

    No line then ends in a hyphen or in half of an address (UKAAF MS03), and a fact too long for a line breaks between
    words rather than inside of one. A heading's short last word does not stand alone, and a
    table's short cell with a number stays on one line.
    """
    parts = walk(_SHORT_END.sub(rf"\1 {HOLD}\2", markup), paper)
    return "".join(part.text if part.tag else _held_phrases(part, fonts) for part in parts)


def _held_phrases(text: Part, fonts: Path) -> str:
    def fits(phrase: str) -> bool:
        return width(unescape(phrase), fonts, bold=text.bold) <= text.room

    loose = text.text.replace(f" {HOLD}", " ")
    held = hold_short(loose, fonts, bold=text.bold, space=f" {HOLD}") if text.cell else loose
    return _PHRASE.sub(lambda found: _held(found[0], fits), text.text if held == loose else held)


def _held(phrase: str, fits: Callable[[str], bool]) -> str:
    """Hold a phrase where it fits; otherwise let it break where the markup says that it may, and hold its parts."""
    if not (HOLD in phrase or OPEN in phrase or _BREAK.search(phrase)):
        return phrase
    if fits(phrase):
        return _whole(phrase.replace(OPEN, HOLD))
    parts = re.split(rf"({OPEN}| {HOLD})", phrase)
    return "".join(_whole(part) if fits(part) else part for part in parts).replace(f" {HOLD}", " ")


def _whole(phrase: str) -> str:
    return _BREAK.sub(lambda found: found[0].removesuffix(HOLD) + HOLD, phrase)
