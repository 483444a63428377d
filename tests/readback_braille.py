"""Reads braille back as print words: liblouis's back-translation, with the layout taken away first.

What liblouis 3.24 cannot read back is helped on its way, never changed: bold and transcriber's marks are no letters,
and brackets and stops hide a wordsign from it that every reader sees.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

from formats._braille.cells import back_translate
from tests.readback import words

if TYPE_CHECKING:
    from collections.abc import Iterator

ASCII = " A1B'K2L@CIF/MSP\"E3H9O6R^DJG>NTQ,*5<-U8V.%[$+X!&;:4\\0Z7(_?W]#Y)="
PEF = "{http://www.daisy.org/ns/2008/pef}"
TABLES = {1: "en-ueb-g1.ctb", 2: "en-ueb-g2.ctb"}

BLANK = "\u2800"

BRACKETS = {"\u2810\u2823": "(", "\u2810\u281c": ")", "\u2828\u2823": "[", "\u2828\u281c": "]"}
BRACKETS |= {"\u2838\u2823": "{", "\u2838\u281c": "}"}
SIGNS = {
    "\u2808\u2823": "<",
    "\u2808\u281c": ">",
    "\u2810\u2814": "*",
    "\u2810\u2816": "+",
    "\u2810\u2836": "=",
    "\u2838\u2808\u281c": "\u2265",
    "\u2808\u282f": "&",
    "\u2828\u2834": "%",
    "\u2808\u2807": "\u00a3",
    "\u2838\u2839": "#",
    "\u2838\u2821": "\\",
    "\u2838\u280c": "/",
    "\u2838\u2833": "|",
    "\u2808\u2814": "~",
    "\u2828\u2824": "_",
    "\u2828\u2821": "`",
    "\u2808\u2801": "@",
    "\u2818\u281a": "\u00b0",
}
"""Signs as The Rules of Unified English Braille, section 3, list them. Beside these a letter is no word."""

STOPS = {"\u2802": ",", "\u2832": ".", "\u2812": ":", "\u2826": "?", "\u2816": "!", "\u2806": ";"}
_STOPS_AFTER = re.compile(f"[{''.join(STOPS)}]*(?=[\u2800\u2830\u2814\u2834]|$)|")
CONTENTS = {"\u2820\u2809\u2815\u281d\u281e\u2811\u281d\u281e\u280e", "\u2820\u2812\u281e\u2822\u281e\u280e"}
"""The heading of the contents, spelled and contracted."""

_NUMBER = re.compile("\u283c([\u2801-\u281b]+)$")
_DIGITS = dict(zip("\u2801\u2803\u2809\u2819\u2811\u280b\u281b\u2813\u280a\u281a", "1234567890", strict=True))
_RULE = re.compile("\u2800*\u2810\u2812+$")
_MARKS = re.compile("\u2818[\u2802\u2806\u2836\u2804]|\u2808\u2828[\u2823\u281c]")
_GUIDE = re.compile("\u2800\u2810{2,}\u2800")
_SQUARE = "\u00b2"
_SIGN = re.compile("|".join(sorted([*BRACKETS, *SIGNS, _SQUARE], key=len, reverse=True)))
_TOKEN = re.compile("[^\u2800]+")
_UNIT = re.compile("(?<=\u280c\u280d)\u2830?\u2814\u283c\u2803")
_RAISED = re.compile("\u2830?[\u2814\u2822](?=\u283c)")
_SEMICOLON = re.compile("(?<=[^\u2800])\u2806(?=\u2800)")
_ALPHABET = "\u2801\u2803\u2809\u2819\u2811\u280b\u281b\u2813\u280a\u281a\u2805\u2807\u280d"
_ALPHABET += "\u281d\u2815\u280f\u281f\u2817\u280e\u281e\u2825\u2827\u283a\u282d\u283d\u2835"
_LETTER = f"[{_ALPHABET}]"
_INITIALS = re.compile(f"(?<!{_LETTER})(?:{_LETTER}\u2832){{2,}}")
_FIRST = re.compile(f"^\u2820*{_LETTER}(?!{_LETTER})")
_LAST = re.compile(f"(?<![^\u2800\u2824\u2820])\u2820*{_LETTER}[\u2802\u2832\u2812]*$")
_AFTER_STOP = re.compile(f"(?<={_LETTER}\u2832)(?={_LETTER}(?:[\u2800\u2824\u2832]|$))")


def cells(line: str) -> str:
    """Give a line of Braille ASCII as Unicode braille."""
    return "".join(chr(0x2800 + ASCII.index(character)) for character in line)


def brf_pages(raw: bytes) -> list[list[str]]:
    """Give the lines of each page of a BRF as Unicode braille."""
    return [[cells(line) for line in page.split("\r\n")[:-1]] for page in raw.decode("ascii").split("\f")]


def pef_pages(raw: bytes) -> list[list[str]]:
    """Give the rows of each page of a PEF."""
    root = ET.fromstring(raw)  # noqa: S314 - our own file
    return [[row.text or "" for row in page.iter(f"{PEF}row")] for page in root.iter(f"{PEF}page")]


def text_lines(pages: list[list[str]]) -> list[str]:
    """Give the lines of text: without page information lines and contents, blank lines and drawn lines."""
    listed = contents(pages)
    lines = [line for page in pages if page not in listed for line in page[1:]]
    return [line for line in lines if line and not _RULE.match(line)]


def contents(pages: list[list[str]]) -> list[list[str]]:
    """Give the pages of the contents: from their heading to before the page that the first entry names."""
    found = [number for number, page in enumerate(pages) if page[1].strip(BLANK) in CONTENTS]
    if not found:
        return []
    (first,) = found
    width = len(pages[0][0])
    lines = [line for page in pages[first:] for line in page[1:] if len(line) == width]
    numbers = map(_NUMBER.search, lines)
    named = next(number[1] for number in numbers if number)
    return pages[first : int("".join(_DIGITS[cell] for cell in named)) - 1]


def display_lines(raw: bytes) -> list[str]:
    """Give the lines of text of a file for displays."""
    (page,) = brf_pages(raw)
    return [line for line in page if line and not _RULE.match(line)]


def braille_words(lines: list[str], grade: int = 2) -> list[str]:
    """Read lines of text as words; a line that ends in dot 5 goes on in the next without a space."""
    run = ""
    for line in lines:
        run = (run + line.strip(BLANK) + BLANK).removesuffix("\u2810\u2800")
    return words("".join(_pieces(_plain(run), TABLES[grade])))


def _plain(run: str) -> str:
    """Take away what marks words but is none, and what hides a word from liblouis but from no reader."""
    run = _GUIDE.sub(BLANK, _MARKS.sub("", run))
    run = _INITIALS.sub(lambda found: re.sub("(?=[^\u2832]\u2832)", "\u2830", found[0]), run)
    return _SEMICOLON.sub("\u2802", _UNIT.sub(_SQUARE, run))


def _letters(token: re.Match[str]) -> str:
    """Mark a letter behind a stop as one, but for the digits of a number."""
    return token[0] if "\u283c" in token[0] else _AFTER_STOP.sub("\u2830", token[0])


def _pieces(run: str, table: str) -> Iterator[str]:
    """Read what stands between signs, and the signs themselves from their list."""
    place, beside = 0, False
    for sign in _SIGN.finditer(run):
        yield _piece(run[place : sign.start()], table, left=beside, right=sign[0] in SIGNS)
        yield _signed(sign[0])
        place, beside = sign.end(), sign[0] in SIGNS
        if BRACKETS.get(sign[0], ")") in ")]}":
            stops = _STOPS_AFTER.match(run, place)
            assert stops, "it matches nothing too"
            yield "".join(STOPS[stop] for stop in stops[0])
            place = stops.end()
    yield _piece(run[place:], table, left=beside, right=False)


def _signed(cells_: str) -> str:
    """Give a sign apart from the words beside it; what is raised belongs to its unit."""
    return _SQUARE if cells_ == _SQUARE else f" {(SIGNS | BRACKETS)[cells_]} "


def _piece(piece: str, table: str, *, left: bool, right: bool) -> str:
    piece = _TOKEN.sub(_letters, _RAISED.sub(BLANK, piece))
    piece = _FIRST.sub("\u2830\\g<0>", piece) if left else piece
    piece = _LAST.sub("\u2830\\g<0>", piece) if right else piece
    return back_translate(piece, table)
