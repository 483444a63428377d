"""What depends on the size of type: footers, margins, headings; all else is in styles/print/."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from formats._fonts import width
from leaflets.document import CallOut, Figure, Heading, ListBlock, Note, Status, plain

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from leaflets.document import Block, Document, ListItem

MILLIMETRE = 72 / 25.4

PAGE = 210 * MILLIMETRE
"""How wide A4 is, in points."""

EDGE = 11 * MILLIMETRE
"""Between the footer and the paper's edge: what printers leave white, and a little more."""

ABOVE = 10 * MILLIMETRE
"""Between the text and the footer, with the footer's rule."""

LEADING = 1.3
"""Line height of the footer, in sizes."""

SHARE = 297 * MILLIMETRE / 8
"""What a footer may take of a page, in points: at 36 points two lines, at 24 and below three."""

BETWEEN = "  ·  "
"""What stands between two parts of a footer's line."""

OFFER = 18
"""Points: the least size of the offer of other formats."""

OFFER_HEADING = 2
"""Points by which its heading is larger."""

LARGER = {1: 14, 2: 6, 3: 2, 4: 0}
"""Points by which a heading is larger than the text: added, not multiplied, so that a large print has moderate ones."""


@dataclass(frozen=True, slots=True)
class Paper:
    """How pages are set: size of type in points, white at both sides in millimetres, style sheets in styles/print/."""

    size: int
    side: float
    sheets: tuple[str, ...]

    @property
    def column(self) -> float:
        """How wide the text is, in points."""
        return PAGE - 2 * self.side * MILLIMETRE

    @property
    def room(self) -> float:
        """How wide the text is, in type sizes."""
        return self.column / self.size

    @property
    def offer(self) -> int:
        """In which size the offer of other formats is set, in points."""
        return max(OFFER, self.size)

    @property
    def lines(self) -> float:
        """How many lines a page holds, about."""
        return 680 / (self.size * 1.4)


def footer(document: Document) -> tuple[str, ...]:
    """Give the parts of the running footer; the first is the page's number, a template."""
    words = document.words
    drafted = words.easy_read_draft in {plain(notice.inlines) for notice in document.notices}
    marks = {Status.DRAFT: words.draft_mark, Status.DEMONSTRATION: words.demonstration_mark}
    parts = (
        marks.get(document.status, ""),
        words.easy_read_mark if drafted else "",
        document.reference and f"{words.reference}: {document.reference}",
        document.version and f"{words.version} {document.version}",
        document.review and f"{words.review}: {document.review}",
    )
    return (words.page, *filter(None, parts))


def lines(parts: Iterable[str], paper: Paper, fonts: Path) -> list[str]:
    """Fill as few lines as the parts need; no part is divided, and the last ones give way where room is short.

    Whatever gives way stands in the imprint.
    """
    found: list[str] = []
    for part in parts:
        longer = f"{found[-1]}{BETWEEN}{part}" if found else part
        if found and width(longer.format(number=999, total=999), fonts) <= paper.room:
            found[-1] = longer
        else:
            found.append(part)
    return found[: int(SHARE / (paper.size * LEADING))]


def sheet(document: Document, paper: Paper, fonts: Path) -> str:
    """Write the style sheet that a document needs on this paper."""
    size = paper.size
    found = lines(footer(document), paper, fonts)
    margin = bottom_margin(document, paper, fonts)
    content = ' "\\a " '.join(map(_content, found))
    margins = f"margin-inline: {paper.side}mm; margin-bottom: {margin:.2f}pt"
    page = f"@page {{ {margins}; @bottom-left {{ content: {content}; font-size: {size}pt }} }}"
    numbers = f"ol {{ padding-left: {_label_width(document, fonts):.2f}em }}"
    return "\n".join([page, f"html {{ font-size: {size}pt }}", numbers, *_headings(document, paper, fonts)])


def bottom_margin(document: Document, paper: Paper, fonts: Path) -> float:
    """Give the room under the text, in points: the footer and the white around it."""
    return EDGE + ABOVE + len(lines(footer(document), paper, fonts)) * paper.size * LEADING


def _content(line: str) -> str:
    """Write a line as CSS, with counters where the template has its numbers."""
    names = {"{number}": "counter(page)", "{total}": "counter(pages)"}
    return " ".join(names.get(part) or _string(part) for part in re.split(r"(\{number\}|\{total\})", line) if part)


def _string(text: str) -> str:
    escaped = re.sub(r'["\\\n<]', lambda found: f"\\{ord(found[0]):x} ", text)
    return f'"{escaped}"'


def _headings(document: Document, paper: Paper, fonts: Path) -> Iterator[str]:
    """Give each level its size, less where its longest word would not fit on a line."""
    for level, larger in LARGER.items():
        longest = max((width(word, fonts, bold=True) for word in _words(document, level)), default=0)
        size = min(paper.size + larger, paper.column / longest) if longest else paper.size + larger
        yield f"h{level} {{ font-size: {max(paper.size, size):.2f}pt }}"


def _words(document: Document, level: int) -> Iterator[str]:
    """Walk the words of the headings of a level."""
    if level == 1:
        yield from document.title.text.split()
    for section in document.parts:
        for block in (section.heading, *section.blocks):
            if isinstance(block, Heading) and block.level == level:
                yield from plain(block.inlines).split()


def _label_width(document: Document, fonts: Path) -> float:
    """Give the room that the longest number of a list needs, in type sizes: numbers hang left of their items."""
    labels = (item.label for section in document.parts for item in _items(section.blocks))
    return max((width(f"{label} ", fonts) for label in labels), default=0) + 0.6


def _items(blocks: tuple[Block, ...]) -> Iterator[ListItem]:
    for block in blocks:
        match block:
            case ListBlock(items=items):
                for item in items:
                    yield item
                    yield from _items(item.blocks)
            case CallOut(blocks=inner) | Note(blocks=inner) | Figure(description=inner):
                yield from _items(inner)
            case _:
                pass
