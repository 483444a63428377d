"""Where things stand in an author's file: lines and columns, counted in code points from 1."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from operator import itemgetter


@dataclass(frozen=True, slots=True, order=True)
class Position:
    """One place in one file, as every message prints it: `file:line:column`."""

    file: str
    line: int
    column: int

    def __str__(self) -> str:
        return f"{self.file}:{self.line}:{self.column}"


@dataclass(frozen=True, slots=True)
class Origin:
    """Where each character of a text stands in its file.

    `runs` are (offset, line, column), sorted by offset: from that offset on, one character of the text is one
    column of the file, until the next run. A text that the program made itself has no origin (None in its place).
    """

    file: str
    runs: tuple[tuple[int, int, int], ...]

    def position(self, offset: int = 0) -> Position:
        """Give the place of the character at `offset`."""
        start, line, column = self.runs[max(bisect_right(self.runs, offset, key=itemgetter(0)) - 1, 0)]
        return Position(self.file, line, column + offset - start)

    def part(self, start: int, end: int) -> Origin:
        """Give the origin of the characters from `start` to before `end`."""
        first = self.position(start)
        later = [(offset - start, line, column) for offset, line, column in self.runs if start < offset < end]
        return Origin(self.file, ((0, first.line, first.column), *later))
