"""What stays on one line in print: compound words and addresses where they fit, no fact where it does not.

The markup holds facts with U+2060 and opens addresses with U+200B, whatever the size of type. Here the size is known.
"""

from __future__ import annotations

import re
from html import unescape
from typing import TYPE_CHECKING

from formats._fonts import width

if TYPE_CHECKING:
    from pathlib import Path

OPEN = "\u200b"
HOLD = "\u2060"

INDENT = 4
"""Type sizes that lists and call-outs take of a line at most, as a rule."""

_PHRASE = re.compile(rf"[^\s<>]+(?:[ ]{HOLD}[^\s<>]+)*(?![^<]*>)")
"""A word, or a fact of several held together; not inside a tag."""

_BREAKS = re.compile(rf"{OPEN}|(?<=\w)[-/–]{HOLD}?(?=\w)")


def hold(markup: str, column: float, fonts: Path) -> str:
    """Keep words whole that have a hyphen, a slash or an address's dots; `column` is in type sizes.

    No line then ends in a hyphen or the half of an address (UKAAF MS03), and a fact too long for a line breaks between
    words rather than inside of one.
    """

    def held(phrase: re.Match[str]) -> str:
        text = phrase[0]
        if not (HOLD in text or _BREAKS.search(text)):
            return text
        if width(unescape(text), fonts, bold=True) <= column - INDENT:
            return _BREAKS.sub(lambda found: found[0].removesuffix(HOLD).replace(OPEN, "") + HOLD, text)
        return text.replace(f" {HOLD}", " ")

    return _PHRASE.sub(held, markup)
