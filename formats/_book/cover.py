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

_ROOM = WIDE - 2 * _SIDE
"""Pixels between the margins."""

_SIZES = (150, 130, 110, 96, 84, 72, 60, 48, 40)
"""Pixels: the title is set in the first of these in which it takes no more than half of the cover."""

_SMALL = 60
"""Pixels: the size of all other words."""

_REGULAR, _BOLD = 400, 700

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
    """Draw a cover as PNG; None where our fonts lack a letter or words find no room: half a title is another one."""
    fonts = kit.styles.path("fonts")
    above, below = list(_above(document, fonts)), list(_below(document, fonts))
    lines = [*above, *below]
    if uncovered("".join(line.text for line in lines), fonts) or not _fit(above, below, fonts):
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


def _above(document: Document, fonts: Path) -> Iterator[Line]:
    """Set the title and the subtitle from the top down."""
    title = legal(document.title.text)
    size = next((size for size in _SIZES if _suits(title, size, fonts)), _SIZES[-1])
    y = _TOP
    for text in _wrapped(title, size, fonts, bold=True):
        yield Line(text, y, size, _BOLD, _DARK)
        y += round(size * 1.15)
    for text in _wrapped(legal(document.subtitle.text) if document.subtitle else "", _SMALL, fonts):
        yield Line(text, y + _SMALL // 2, _SMALL, _REGULAR, _BLACK)
        y += round(_SMALL * 1.3)


def _below(document: Document, fonts: Path) -> Iterator[Line]:
    """Set from the bottom up what is no approved leaflet, and above it who publishes it."""
    words = document.words
    marks = {Status.DRAFT: words.draft_mark, Status.DEMONSTRATION: words.demonstration_mark}
    lines = [(text, _REGULAR) for text in _wrapped(legal(document.publisher), _SMALL, fonts)]
    lines += [(text, _BOLD) for text in _wrapped(marks.get(document.status, ""), _SMALL, fonts, bold=True)]
    for number, (text, weight) in enumerate(reversed(lines)):
        yield Line(text, _BOTTOM - number * round(_SMALL * 1.3), _SMALL, weight, _BLACK)


def _suits(title: str, size: int, fonts: Path) -> bool:
    lines = list(_wrapped(title, size, fonts, bold=True))
    high = len(lines) * size * 1.15
    return high <= HIGH / 2 and all(width(line, fonts, bold=True) * size <= _ROOM for line in lines)


def _fit(above: list[Line], below: list[Line], fonts: Path) -> bool:
    """Whether no line is wider than the cover, and none stands on another."""
    wide = any(width(line.text, fonts, bold=line.weight == _BOLD) * line.size > _ROOM for line in (*above, *below))
    lowest, highest = max((line.y for line in above), default=0), min((line.y for line in below), default=HIGH)
    return not wide and lowest + 2 * _SMALL <= highest


def _wrapped(text: str, size: int, fonts: Path, *, bold: bool = False) -> Iterator[str]:
    """Fill lines with words."""
    line = ""
    for word in text.split():
        longer = f"{line} {word}" if line else word
        if line and width(longer, fonts, bold=bold) * size > _ROOM:
            yield line
            longer = word
        line = longer
    if line:
        yield line
