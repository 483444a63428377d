"""Lines as numbered pages: where a page ends, its information line, the contents, and the volumes."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from formats._braille.lines import Line, centred, solid, wrapped
from formats._braille.ueb import BLANK

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from formats._braille.layout import Layout
    from formats._braille.words import BrailleWords

HYPHEN = "\u2824"
"""Leads from an entry of the contents to its page number (UKAAF B004, appendix H)."""

GAP = 2
"""Blank cells between the running title and the page number, and the fewest hyphens of a leader."""

Lines = tuple[Line, ...]
Page = tuple[str, ...]
"""The lines of one page, the first of them the page information line."""


@dataclass(frozen=True, slots=True)
class Pager:
    """Sets pages: `title` is the running title in small letters, `contents` the heading of the contents."""

    words: BrailleWords
    layout: Layout
    title: str
    contents: str

    def pages(self, front: Sequence[Line], text: Sequence[Line]) -> tuple[Page, ...]:
        """Set one volume: its identification, its contents if it is long enough, its text. Numbers begin at 1."""
        opening = split(front, self.layout.room)
        body = split(text, self.layout.room)
        listed = self._listed(body, len(opening)) if len(body) >= self.layout.numbers["contents_from"] else []
        pages = [*opening, *listed, *body]
        title = self._title(len(pages))
        return tuple(self._page(number, title, page) for number, page in enumerate(pages, 1))

    def _page(self, number: int, title: str, lines: Lines) -> Page:
        right = self.words.text(str(number))
        left = title if number > 1 else ""
        return (left.ljust(self.layout.cells - len(right), BLANK) + right, *(line.cells for line in lines))

    def _title(self, last: int) -> str:
        """Centre the running title, or set it left of the middle; leave it out where the gap would be too small."""
        cells = solid(self.words.small(self.title))
        room = self.layout.cells - len(self.words.text(str(last))) - GAP
        return (
            BLANK * min((self.layout.cells - len(cells)) // 2, room - len(cells)) + cells if len(cells) <= room else ""
        )

    def _listed(self, body: Sequence[Lines], before: int) -> list[Lines]:
        """Set the contents, whose own pages come before the pages they name."""
        entries = [(line.entry, number) for number, page in enumerate(body, 1) for line in page if line.entry]
        if not entries:
            return []
        heading = [Line(text, keep=True) for text in centred(self.words.text(self.contents), self.layout.cells)]
        blank = [*heading, Line(keep=True)]
        length = len(split([*blank, *self._entries(entries, 0)], self.layout.room))
        return split([*blank, *self._entries(entries, before + length)], self.layout.room)

    def _entries(self, entries: Sequence[tuple[str, int]], before: int) -> Iterator[Line]:
        for entry, number in entries:
            texts = self._entry(entry, self.words.text(str(before + number)))
            yield from (Line(text, keep=place < len(texts)) for place, text in enumerate(texts, 1))

    def _entry(self, entry: str, number: str) -> list[str]:
        """Lead from the end of an entry to its number; the words keep clear of the numbers' cells."""
        cells = self.layout.cells
        *above, last = wrapped(entry, cells - self.layout.numbers["entry_clear"], self.layout.margins["entry"])
        room = cells - len(last) - len(number)
        leader = BLANK + HYPHEN * (room - 2) + BLANK if room - 2 >= GAP else BLANK * room
        return [*above, last + leader + number]


def split(lines: Sequence[Line], room: int) -> list[Lines]:
    """Cut lines to pages of so many. No page begins or ends with a blank line, or ends after a line that is kept."""
    return [tuple(lines[start:end]) for start, end in _spans(lines, room)]


def volumes(lines: Sequence[Line], layout: Layout) -> list[Lines]:
    """Cut a text to volumes of so many pages, each from the beginning of a section where there is one."""
    most = layout.numbers["volume"]
    parts = []
    rest = tuple(lines)
    while len(spans := list(_spans(rest, layout.room))) > most:
        end = _volume_end(rest, spans[most - 1][1])
        parts.append(rest[:end])
        rest = rest[end:]
    return [*parts, rest]


def _volume_end(lines: Lines, full: int) -> int:
    """Find the last section that begins in the second half of a full volume; with none, cut where it is full."""
    return next((place for place in range(full - 1, full // 2, -1) if lines[place].entry), full)


def _spans(lines: Sequence[Line], room: int) -> Iterator[tuple[int, int]]:
    """Give the first line of each page and the one after its last."""
    start = _past_blanks(lines, 0)
    while start < len(lines):
        end = _end(lines, start, room)
        last = end
        while not lines[last - 1].cells:
            last -= 1
        yield start, last
        start = _past_blanks(lines, end)


def _past_blanks(lines: Sequence[Line], place: int) -> int:
    while place < len(lines) and not lines[place].cells:
        place += 1
    return place


def _end(lines: Sequence[Line], start: int, room: int) -> int:
    """Find where a page ends; what is kept together and longer than a page is cut at the page's foot."""
    foot = start + room
    if foot >= len(lines):
        return len(lines)
    ends = (end for end in range(foot, start, -1) if lines[end - 1].cells and not lines[end - 1].keep)
    return next(ends, foot)
