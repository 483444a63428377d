"""Reads braille back as print words: liblouis's back-translation, with the layout taken away first.

What liblouis 3.24 cannot read back is helped on its way, never changed: bold and transcriber's marks are no letters,
and brackets and stops hide a wordsign from it that every reader sees.
"""

from __future__ import annotations

import re
from xml.etree import ElementTree as ET

from formats import _cells
from tests.readback import words

ASCII = " A1B'K2L@CIF/MSP\"E3H9O6R^DJG>NTQ,*5<-U8V.%[$+X!&;:4\\0Z7(_?W]#Y)="
PEF = "{http://www.daisy.org/ns/2008/pef}"
TABLES = {1: "en-ueb-g1.ctb", 2: "en-ueb-g2.ctb"}

_RULE = re.compile("\u2800*\u2810\u2812+$")
_MARKS = re.compile("\u2818[\u2802\u2806\u2836\u2804]|\u2808\u2828[\u2823\u281c]")
_GUIDE = re.compile("\u2800\u2810{2,}\u2800")
_BRACKETS = re.compile("(\u2810[\u2823\u281c]|\u2828[\u2823\u281c])")
_RAISED = re.compile("\u2830?([\u2814\u2822])(?=\u283c)")
_LETTER = "\u2801\u2803\u2809\u2819\u2811\u280b\u281b\u2813\u280a\u281a\u2805\u2807\u280d\u281d\u2815\u280f\u281f\u2817\u280e\u281e\u2825\u2827\u283a\u282d\u283d\u2835"
_INITIALS = re.compile(f"(?<![{_LETTER}])(?:[{_LETTER}]\u2832){{2,}}")


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
    lines = [line for page in pages if not is_contents(page) for line in page[1:]]
    return [line for line in lines if line and not _RULE.match(line)]


def is_contents(page: list[str]) -> bool:
    """Tell whether a page is one of the contents: leaders of hyphens end in numbers."""
    return any(re.search("\u2800\u2824{2,}\u2800\u283c.{1,3}$", line) for line in page)


def display_lines(raw: bytes) -> list[str]:
    """Give the lines of text of a file for displays."""
    (page,) = brf_pages(raw)
    return [line for line in page if line and not _RULE.match(line)]


def braille_words(lines: list[str], grade: int = 2) -> list[str]:
    """Read lines of text as words; a line that ends in dot 5 goes on in the next without a space."""
    run = ""
    for line in lines:
        run += line.strip("\u2800") + "\u2800"
        if run.endswith("\u2810\u2800"):
            run = run[:-2]
    return words(_cells.back_translate(_plain(run), TABLES[grade]))


def _plain(run: str) -> str:
    run = _GUIDE.sub("\u2800", _MARKS.sub("", run))
    run = _RAISED.sub("\u2800", run)
    run = _INITIALS.sub(lambda found: re.sub("(?=[^\u2832]\u2832)", "\u2830", found[0]), run)
    return _BRACKETS.sub("\u2800\\1\u2800", run)
