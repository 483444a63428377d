"""What depends on the size of type: footers, margins, headings; all else is in styles/print/."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from formats._fonts import width
from leaflets.document import CallOut, Figure, Heading, ListBlock, Note, Status, plain

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from leaflets.document import Block, Document, ListItem

MILLIMETRE = 72 / 25.4

COLUMN = 166 * MILLIMETRE
"""How wide the text is, in points: A4 less 22 mm on both sides, as styles/print/print.css has it."""

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

LARGER = {1: 14, 2: 6, 3: 2, 4: 0}
"""Points by which a heading is larger than the text: added, not multiplied, so that a large print has moderate ones."""


def footer(document: Document) -> tuple[str, ...]:
    """Give the parts of the running footer; the first is the page's number, a template."""
    words = document.words
    marks = {Status.DRAFT: words.draft_mark, Status.DEMONSTRATION: words.demonstration_mark}
    reference = f"{words.reference}: {document.reference}" if document.reference else ""
    parts = (reference, f"{words.version} {document.version}", f"{words.review}: {document.review}")
    return (words.page, *filter(None, [marks.get(document.status), *parts]))


def lines(parts: Iterable[str], size: int, fonts: Path) -> list[str]:
    """Fill as few lines as the parts need; no part is divided, and the last ones give way where room is short.

    Whatever gives way stands in the imprint.
    """
    found: list[str] = []
    for part in parts:
        longer = f"{found[-1]}{BETWEEN}{part}" if found else part
        if found and width(longer.format(number=999, total=999), fonts) * size <= COLUMN:
            found[-1] = longer
        else:
            found.append(part)
    return found[: int(SHARE / (size * LEADING))]


def sheet(document: Document, size: int, fonts: Path) -> str:
    """Write the style sheet that a document needs at a size of type, in points."""
    found = lines(footer(document), size, fonts)
    margin = EDGE + ABOVE + len(found) * size * LEADING
    content = ' "\\a " '.join(map(_content, found))
    page = f"@page {{ margin-bottom: {margin:.2f}pt; @bottom-left {{ content: {content}; font-size: {size}pt }} }}"
    numbers = f"ol {{ padding-left: {_label_width(document, fonts):.2f}em }}"
    return "\n".join([page, f"html {{ font-size: {size}pt }}", numbers, *_headings(document, size, fonts)])


def _content(line: str) -> str:
    """Write a line as CSS, with counters where the template has its numbers."""
    names = {"{number}": "counter(page)", "{total}": "counter(pages)"}
    return " ".join(names.get(part) or _string(part) for part in re.split(r"(\{number\}|\{total\})", line) if part)


def _string(text: str) -> str:
    escaped = re.sub(r'["\\\n<]', lambda found: f"\\{ord(found[0]):x} ", text)
    return f'"{escaped}"'


def _headings(document: Document, size: int, fonts: Path) -> Iterator[str]:
    for level, points in LARGER.items():
        longest = max((width(word, fonts, bold=True) for word in _words(document, level)), default=0)
        fitting = COLUMN / longest if longest else size + points
        yield f"h{level} {{ font-size: {max(size, min(size + points, fitting)):.2f}pt }}"


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
    return max((width(f"{label} ", fonts) for label in labels), default=0) + 0.5


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
