"""Which lists, items, rows and boxes stay whole on a page: those that are short, seen from the size of type.

A block that must not break but is longer than what is left of a page leaves its heading behind, alone. So only what
takes a small part of a page is marked, and styles/print/print.css keeps nothing else whole.
"""

from __future__ import annotations

from html import unescape
from math import ceil
from typing import TYPE_CHECKING

from formats._fonts import width
from formats._paper.flow import HEADINGS, INLINE, walk

if TYPE_CHECKING:
    from pathlib import Path

    from formats._paper.flow import Part
    from formats._paper.layout import Paper

SHARES = {
    "callout": 0.85,
    "idea": 0.6,
    "li": 0.45,
    "tr": 0.45,
    "ul": 0.4,
    "ol": 0.4,
    "table": 0.6,
    "notice": 0.4,
    "imprint": 0.4,
}
"""Part of a page that an element, by tag or first class, may take and still be kept whole."""

UNDER_HEADING = 0.6
"""The same for an element right under a heading, which goes with it."""

SHORT = 0.2
"""Part of a page that an item may take and still be held to the next: no list begins or ends with one item alone."""

SPACES = {"p": 0.7, "li": 0.3, "tr": 0.6}
"""Lines that stay empty around an element."""

WHOLE_MARK = " data-whole"
SHORT_MARK = " data-short"


def keep(markup: str, paper: Paper, fonts: Path) -> str:
    """Mark the elements that stay whole."""
    written: list[str] = []
    within: list[tuple[Part, int, float, bool]] = []
    lines, run, before = 0.0, 0.0, ""
    for part in walk(markup, paper):
        if not part.tag:
            run += width(unescape(part.text.strip()), fonts, bold=part.bold) / max(part.room, 1)
        elif part.tag not in INLINE:
            lines, run = lines + ceil(run), 0.0
        if part.opens:
            within.append((part, len(written), lines, before in HEADINGS))
        elif part.closes:
            opened, place, start, headed = within.pop()
            lines += SPACES.get(opened.tag, 0)
            mark = _mark(opened, (lines - start) / paper.lines, headed=headed)
            written[place] = written[place].replace(f"<{opened.tag}", f"<{opened.tag}{mark}", 1)
        before = part.tag or before
        written.append(part.text)
    return "".join(written)


def _mark(element: Part, share: float, *, headed: bool) -> str:
    most = SHARES.get(element.name, SHARES.get(element.tag, 0))
    whole = WHOLE_MARK if most and share <= min(most, UNDER_HEADING if headed else 1) else ""
    return whole + SHORT_MARK if element.tag in {"li", "tr"} and share <= SHORT else whole
