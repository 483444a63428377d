"""The picture of a book's cover, for shelves: the title as large as it can be, drawn with our own fonts."""

from __future__ import annotations

from dataclasses import dataclass
from hashlib import sha256
from typing import TYPE_CHECKING

from formats._fonts import files, uncovered, width
from formats._markup import templates
from formats._xml import legal
from leaflets.document import Status

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from leaflets.document import Document
    from leaflets.format import Kit

WIDE, HIGH = 1200, 1600
"""Pixels."""

_SIDE, _TOP, _BOTTOM = 90, 250, 1500
"""Pixels: the white at both sides, the first line, and the last one."""

_SIZES = (150, 130, 110, 96, 84, 72)
"""Pixels: the title is set in the first of these in which it takes half of the cover."""

_SMALL = 60
"""Pixels: the size of all other words."""

_DARK, _BLACK = "#0b3a4a", "#000000"


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a cover; `y` is its baseline in pixels from the top."""

    text: str
    y: int
    size: int
    weight: int
    ink: str


def cover(document: Document, kit: Kit) -> bytes | None:
    """Draw a cover as PNG; None where our fonts lack a letter, for half a title would be another one."""
    fonts = kit.styles.path("fonts")
    lines = list(_lines(document, fonts))
    if uncovered("".join(line.text for line in lines), fonts):
        return None
    page = templates(kit.styles.path("epub")).get_template("cover.svg")
    x = WIDE - _SIDE if document.direction == "rtl" else _SIDE
    families = ", ".join(dict.fromkeys(f"'{_family(path)}'" for path in files(fonts)))
    svg = page.render(lines=lines, x=x, direction=document.direction, families=families)
    return _drawn(svg, kit, fonts)


def _drawn(svg: str, kit: Kit, fonts: Path) -> bytes:
    import resvg_py

    paths = [str(path) for path in files(fonts)]
    letters = sha256(b"".join(path.read_bytes() for path in files(fonts))).hexdigest()
    made_by = f"resvg-py {resvg_py.__version__} ({resvg_py.__resvg_version__})"

    def make() -> bytes:
        return resvg_py.svg_to_bytes(svg_string=svg, skip_system_fonts=True, font_files=paths, width=WIDE, height=HIGH)

    return kit.memo(f"cover: {made_by}, {letters}, {sha256(svg.encode()).hexdigest()}", make)


def _family(path: Path) -> str:
    """Name a font's family as the font itself does."""
    from fontTools.ttLib import TTFont

    with TTFont(path, lazy=True) as font:
        return str(font["name"].getBestFamilyName())


def _lines(document: Document, fonts: Path) -> Iterator[Line]:
    """Set the title from the top down, then the subtitle; the publisher stands at the bottom, and what is no more."""
    title = legal(document.title.text)
    size = next((size for size in _SIZES if _height(title, size, fonts) <= HIGH // 2), _SIZES[-1])
    y = _TOP
    for text in _wrapped(title, size, fonts, bold=True):
        yield Line(text, y, size, 700, _DARK)
        y += round(size * 1.15)
    subtitle = legal(document.subtitle.text) if document.subtitle else ""
    for text in _wrapped(subtitle, _SMALL, fonts):
        yield Line(text, y + _SMALL // 2, _SMALL, 400, _BLACK)
        y += round(_SMALL * 1.3)
    words = document.words
    marks = {Status.DRAFT: words.draft_mark, Status.DEMONSTRATION: words.demonstration_mark}
    below = [(text, 400) for text in _wrapped(legal(document.publisher), _SMALL, fonts)]
    below += [(text, 700) for text in _wrapped(marks.get(document.status, ""), _SMALL, fonts, bold=True)]
    for number, (text, weight) in enumerate(reversed(below)):
        yield Line(text, _BOTTOM - number * round(_SMALL * 1.3), _SMALL, weight, _BLACK)


def _height(text: str, size: int, fonts: Path) -> int:
    """Measure a title's lines; one with a word that is wider than the cover is too high for any."""
    lines = list(_wrapped(text, size, fonts, bold=True))
    fits = all(width(line, fonts, bold=True) * size <= WIDE - 2 * _SIDE for line in lines)
    return round(len(lines) * size * 1.15) if fits else HIGH


def _wrapped(text: str, size: int, fonts: Path, *, bold: bool = False) -> Iterator[str]:
    """Fill lines with words."""
    line = ""
    for word in text.split():
        longer = f"{line} {word}" if line else word
        if line and width(longer, fonts, bold=bold) * size > WIDE - 2 * _SIDE:
            yield line
            longer = word
        line = longer
    if line:
        yield line
