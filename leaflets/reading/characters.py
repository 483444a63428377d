"""Bytes to text: encodings and characters that would be lost or misread later are refused here, by place."""

from __future__ import annotations

import re
import unicodedata
from itertools import islice
from typing import TYPE_CHECKING

from leaflets.errors import Fault, SourceError
from leaflets.positions import Position

if TYPE_CHECKING:
    from collections.abc import Iterator

LIMIT = 5_000_000
"""The most bytes that one source file may have."""

MOST_FAULTS = 20

_BAD = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\t"  # controls; a tab has no width of its own
    "\u00ad\u200b\u2060\ufeff"  # invisible: they would split a phone number that looks whole
    "\u2028\u2029"  # line ends to some readers and not to others
    "\u202a-\u202e"  # would show words in another order than they are read
    "\ufffd\ue000-\uf8ff\ufdd0-\ufdef\ufffe\uffff\U000f0000-\U0010ffff]"  # lost or private characters
)
_HINTS = {
    "\t": "use spaces: a tab has no width of its own",
    "\ufffd": "the real character was lost when the text was copied: look it up in the original",
    "\u00ad": "remove it: the formats break lines by themselves",
}
_NAMES = {"\t": "TAB", "\x00": "NUL", "\x07": "BELL", "\x0b": "VERTICAL TAB", "\x0c": "FORM FEED", "\x1b": "ESCAPE"}
_OTHER_ENCODINGS = ((b"\xff\xfe", "UTF-16"), (b"\xfe\xff", "UTF-16"), (b"\x00\x00\xfe\xff", "UTF-32"))


def decode(raw: bytes, file: str) -> str:
    """Give the text of a source file, its byte order mark removed and its line ends as they stand.

    Raises SourceError with every bad character (the first 20) at its place.
    """
    if len(raw) > LIMIT:
        hint = f"a leaflet may have {LIMIT:,} bytes: split it, or keep pictures in files of their own"
        raise SourceError(Fault(f"the file is too large ({len(raw):,} bytes)", Position(file, 1, 1), hint))
    text = _utf8(raw, file)
    if faults := list(islice(bad_characters(text, file), MOST_FAULTS)):
        raise SourceError(*faults)
    return text


def _utf8(raw: bytes, file: str) -> str:
    for mark, name in _OTHER_ENCODINGS:
        if raw.startswith(mark):
            message = f"the file is saved as {name}, not as UTF-8"
            raise SourceError(Fault(message, Position(file, 1, 1), "save it again as UTF-8"))
    try:
        return raw.removeprefix(b"\xef\xbb\xbf").decode()
    except UnicodeDecodeError as error:
        before = raw.removeprefix(b"\xef\xbb\xbf")[: error.start].decode()
        message = f"the byte 0x{error.object[error.start]:02X} is not UTF-8"
        hint = "the file was saved in another encoding (Windows-1252?): save it again as UTF-8"
        raise SourceError(Fault(message, _position(before, len(before), file), hint)) from None


def bad_characters(text: str, file: str) -> Iterator[Fault]:
    """Find every character that would be lost, misread or shown out of order."""
    for found in _BAD.finditer(text):
        yield bad_character(found.group(), _position(text, found.start(), file))


def bad_character(character: str, at: Position) -> Fault:
    """Say which character cannot stand here, and what to do."""
    name = _NAMES.get(character) or unicodedata.name(character, "a character without a meaning")
    hint = _HINTS.get(character, "remove it, or write what it stands for in words")
    return Fault(f"the character U+{ord(character):04X} ({name}) cannot be used", at, hint)


def has_bad_character(text: str) -> str | None:
    """Give the first character of a decoded scalar that cannot be used (an escape may have made it)."""
    found = _BAD.search(text)
    return found.group() if found else None


def _position(text: str, offset: int, file: str) -> Position:
    start = max(text.rfind("\n", 0, offset), text.rfind("\r", 0, offset)) + 1
    line = len(re.findall(r"\r\n|\r|\n", text[:start])) + 1
    return Position(file, line, offset - start + 1)
