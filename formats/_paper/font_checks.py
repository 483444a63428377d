"""A letter that is not drawn, or drawn by a font found by chance, is a failure: before setting type and after."""

from __future__ import annotations

import unicodedata
from io import BytesIO
from typing import TYPE_CHECKING, Any

from formats._fonts import files, uncovered
from leaflets.errors import Fault, RenderError
from leaflets.walks import texts

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    import pikepdf

    from leaflets.document import Document

AROUND = 20
"""Characters shown before and after one that cannot be drawn."""


def refuse_uncovered(document: Document, drawn: str, fonts: Path) -> None:
    """Raise RenderError for each character of `drawn` that no font of ours has, with its place in the source."""
    missing = uncovered(drawn, fonts)
    if missing:
        raise RenderError(*(_uncovered(char, document, drawn, fonts) for char in missing))


def _uncovered(char: str, document: Document, drawn: str, fonts: Path) -> Fault:
    name = f"U+{ord(char):04X} {unicodedata.name(char, 'without a name')}"
    text = next((text for text in texts(document) if char in text.text), None)
    around = text.text if text else drawn
    offset = around.index(char)
    words = " ".join(around[max(offset - AROUND, 0) : offset + AROUND].split())
    place = text.at.position(offset) if text and text.at else None
    return Fault(f"no font of ours has {char} ({name}), in “{words}”", place, _advice(char, fonts))


def _advice(char: str, fonts: Path) -> str:
    same = unicodedata.normalize("NFKC", char)
    if same != char and not uncovered(same, fonts):
        return f"write {same} instead"
    return "write it in other words, or add a font that has it to styles/fonts/"


def refuse_foreign(pdf: bytes, fonts: Path) -> None:
    """Raise RenderError where a finished PDF holds a font that is not ours, or a font without its letters."""
    ours = {path.stem for path in files(fonts)}
    foreign = dict.fromkeys(name for name in embedded_fonts(pdf) if name not in ours)
    if foreign:
        hint = "a picture may bring a font of its own: turn its letters into shapes"
        raise RenderError(*(Fault(f"a font in the PDF is not ours: {name}", hint=hint) for name in foreign))


def embedded_fonts(pdf: bytes) -> Iterator[str]:
    """Give the PostScript name of each font in a PDF, as the font itself says; else the name that the PDF gives it."""
    from pikepdf import Dictionary
    from pikepdf import open as open_pdf

    with open_pdf(BytesIO(pdf)) as found:
        for item in found.objects:
            if isinstance(item, Dictionary) and item.get("/Type") == "/Font" and "/DescendantFonts" not in item:
                yield _name(item)


def _name(font: pikepdf.Dictionary) -> str:
    """Name a font by its own program: PDF writers make up the name that stands outside of it."""
    from fontTools.ttLib import TTFont, TTLibError

    descriptor: Any = font.get("/FontDescriptor", {})
    programs = [descriptor[key] for key in ("/FontFile2", "/FontFile3", "/FontFile") if key in descriptor]
    try:
        with TTFont(BytesIO(programs[0].read_bytes())) as inside:
            return str(inside["name"].getDebugName(6))
    except (IndexError, KeyError, TTLibError):
        return str(font.get("/BaseFont", "without a name")).removeprefix("/")
