"""The fonts in `styles/fonts/`: which characters they can show and how wide those are.

A font file is named by its PostScript name, and a file's first part names its family.
"""

from __future__ import annotations

import unicodedata
from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

BODY = "AtkinsonHyperlegibleNext"
"""The family that text is set in; the others only lend it characters."""


@cache
def files(folder: Path) -> tuple[Path, ...]:
    """Give the font files of a folder, the body's first."""
    return tuple(sorted(folder.glob("*.ttf"), key=lambda path: (not path.stem.startswith(BODY), path.name)))


@cache
def advances(path: Path) -> Mapping[str, float]:
    """Read how wide each character of a font is, in type sizes (em). What a font puts in private use means nothing."""
    from fontTools.ttLib import TTFont

    with TTFont(path, lazy=True) as font:
        widths, size = font["hmtx"].metrics, font["head"].unitsPerEm
        shown = ((chr(code), glyph) for code, glyph in font.getBestCmap().items())
        return {char: widths[glyph][0] / size for char, glyph in shown if unicodedata.category(char) != "Co"}


def uncovered(text: str, folder: Path) -> list[str]:
    """Give the characters of a text that no font of a folder can show, in order and once each."""
    missing = dict.fromkeys(char for char in dict.fromkeys(text) if not _never_drawn(char))
    for path in files(folder):
        if not missing:
            break
        missing = {char: None for char in missing if char not in advances(path)}
    return list(missing)


def width(text: str, folder: Path, *, bold: bool = False) -> float:
    """Measure a text on one line, in type sizes (em). Kerning is left out; a borrowed character counts as one em."""
    known = advances(folder / f"{BODY}-{'Bold' if bold else 'Regular'}.ttf")
    return sum(known.get(char, 1.0) for char in text if unicodedata.category(char) != "Cf")


def _never_drawn(char: str) -> bool:
    """Whether a character is a control, a space, a joiner or a variation selector."""
    return unicodedata.category(char) in {"Cc", "Cf", "Zl", "Zp", "Zs"} or "\ufe00" <= char <= "\ufe0f"
