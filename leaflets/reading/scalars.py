"""Where each character of a YAML scalar stands in its file: the raw lines are scanned again and aligned forward.

A run is (offset in the value, line, column), line and column from 1; see `Origin`. All five styles of YAML 1.1 are
covered: plain, single quoted, double quoted, literal (|) and folded (>).
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

Run = tuple[int, int, int]
Place = tuple[int, int]
Piece = tuple[str, int, int]
"""Decoded characters that stand side by side in the file, and the line and column (from 0) of the first."""

_ESCAPE = re.compile(r"\\(?:x[0-9A-Fa-f]{2}|u[0-9A-Fa-f]{4}|U[0-9A-Fa-f]{8}|.)")


def runs(value: str, style: str, lines: list[str], start: Place, end: Place) -> tuple[Run, ...]:
    """Map a scalar's value to its file. `start` and `end` are the parser's marks (line, column from 0)."""
    if style in {"|", ">"}:
        found = list(_block(value, lines, start[0] + 1, end[0]))
    else:
        found = list(_flow(style, lines, start, end))
    return tuple(found) or ((0, start[0] + 1, start[1] + 1),)


def _block(value: str, lines: list[str], first: int, last: int) -> Iterator[Run]:
    """Align a block scalar: each raw line's words are the next words of the value."""
    offset = 0
    for number in range(first, min(last + 1, len(lines))):
        words = lines[number].strip(" ")
        while offset < len(value) and value[offset] in " \n":
            offset += 1
        if not words or not value.startswith(words, offset):
            continue
        column = len(lines[number]) - len(lines[number].lstrip(" "))
        indent = 0
        while indent < offset and value[offset - indent - 1] == " ":
            indent += 1
        yield offset - indent, number + 1, column - indent + 1
        offset += len(words)


def _flow(style: str, lines: list[str], start: Place, end: Place) -> Iterator[Run]:
    """Align a plain or quoted scalar: line folding is one space, or one line end for each empty line."""
    offset = breaks = 0
    for number in range(start[0], end[0] + 1):
        from_column = start[1] + (style != "") if number == start[0] else 0
        to_column = end[1] - (style != "") if number == end[0] else len(lines[number])
        first, last = number == start[0], number == end[0]
        words, column = _trim(lines[number][from_column:to_column], from_column, first=first, last=last)
        if words or last:
            offset += 0 if first else (breaks - 1 or 1) if breaks > 0 else 0
            breaks = 0
        escaped_break = style == '"' and not last and _ends_with_escape(words)
        for text, at in _pieces(words[:-1] if escaped_break else words, column, style):
            yield offset, number + 1, at + 1
            offset += len(text)
        breaks = 0 if escaped_break else breaks + 1


def _trim(text: str, column: int, *, first: bool, last: bool) -> tuple[str, int]:
    """Drop the spaces that folding drops: before the words of a later line, after the words of an earlier one."""
    words = text if first else text.lstrip(" ")
    column += len(text) - len(words)
    if last:
        return words, column
    bare = words.rstrip(" ")
    return (words[: len(bare) + 1] if bare != words and _ends_with_escape(bare) else bare), column


def _ends_with_escape(text: str) -> bool:
    return (len(text) - len(text.rstrip("\\"))) % 2 == 1


def _pieces(words: str, column: int, style: str) -> Iterator[tuple[str, int]]:
    """Cut a line of a quoted scalar where one character of the value is more than one of the file."""
    if style == "'":
        for part in re.findall(r"(?:[^']|'(?!'))*''|(?:[^']|'(?!'))+", words):
            yield part.replace("''", "'"), column
            column += len(part)
        return
    if style == '"':
        done = 0
        for found in _ESCAPE.finditer(words):
            if found.start() > done:
                yield words[done : found.start()], column + done
            yield "?", column + found.start()
            done = found.end()
        words, column = words[done:], column + done
    if words:
        yield words, column
