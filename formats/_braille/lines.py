"""Cells as lines: margins, centring, and what happens to a word that is longer than a line."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from formats._braille.ueb import BLANK, JOIN
from formats._braille.words import CUT, TEAR

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence


@dataclass(frozen=True, slots=True)
class Margins:
    """How many cells stay blank before the first line and before the others."""

    first: int
    runover: int

    def moved(self, cells: int) -> Margins:
        """Give the margins that many cells further right."""
        return Margins(self.first + cells, self.runover + cells)


FLUSH = Margins(0, 0)


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a page. `keep`: no page ends after it. `entry`: the section that it opens, for the contents."""

    cells: str = ""
    keep: bool = False
    entry: str = ""


def solid(cells: str) -> str:
    """Give cells as they stand on one line: every place where a line may end closed."""
    return cells.replace(CUT, "").replace(TEAR, "").replace(" ", BLANK)


def wrapped(cells: str, width: int, margins: Margins = FLUSH) -> list[str]:
    """Set cells in lines. A word is divided only where it is longer than a line."""
    lines: list[str] = []
    for number, part in enumerate(cells.split("\n")):
        lines += _wrapped(part, width, margins if number == 0 else Margins(margins.runover, margins.runover))
    return lines


def centred(cells: str, width: int, aside: int = 3) -> list[str]:
    """Set cells in the middle of their lines, with at least so many blank ones on each side."""
    lines = wrapped(cells, width - 2 * aside)
    return [BLANK * ((width - len(line)) // 2) + line for line in lines]


def held(lines: Iterable[Line]) -> tuple[Line, ...]:
    """Let no page end after any of these lines."""
    return tuple(replace(line, keep=True) for line in lines)


def kept(lines: Sequence[Line]) -> tuple[Line, ...]:
    """Let no page end between these lines."""
    return (*held(lines[:-1]), *lines[-1:])


def lines_of(texts: Iterable[str], *, keep: bool = False) -> tuple[Line, ...]:
    """Make lines of cells."""
    return tuple(Line(text, keep) for text in texts)


def _wrapped(cells: str, width: int, margins: Margins) -> list[str]:
    lines: list[str] = []
    line = BLANK * margins.first
    fresh = True
    words = cells.split(" ")[::-1]
    while words:
        word = words.pop()
        gap = "" if fresh else BLANK
        if len(line) + len(gap) + len(solid(word)) <= width:
            line, fresh = line + gap + solid(word), False
            continue
        if fresh:
            head, rest = _divided(word, width - len(line))
            line += head
            words.append(rest)
        else:
            words.append(word)
        lines.append(line)
        line, fresh = BLANK * margins.runover, True
    return [*lines, line] if line.strip(BLANK) else lines


def _divided(word: str, room: int) -> tuple[str, str]:
    """Divide a word that fits on no line: at a blank in it, else at a good place, else at a poor one, else anywhere.

    The line continuation indicator (dot 5) tells that the word goes on; at a blank it is not needed.
    """
    for mark, sign in ((BLANK, ""), (CUT, JOIN), (TEAR, JOIN)):
        places = [place for place, cell in enumerate(word) if cell == mark and place]
        fitting = [place for place in places if len(solid(word[:place]) + sign) <= room]
        if fitting:
            place = fitting[-1]
            return solid(word[:place]) + sign, word[place:].lstrip(BLANK)
    plain = solid(word)
    return plain[: room - 1] + JOIN, plain[room - 1 :]
