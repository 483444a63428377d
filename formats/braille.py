"""Braille: the leaflet as an embosser and a braille display take it, set as UKAAF B004 asks.

One layout gives all files: numbered pages as BRF and PEF, and the same lines without pages for displays. Cells come
from liblouis; what it is known to get wrong is mended (formats/_braille/ueb.py).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from leaflets.format import Format, Option

if TYPE_CHECKING:
    from formats._braille.leaflet import Braille
    from leaflets.document import Document
    from leaflets.format import Files, Kit

GRADE = Option("grade", 2, 1, 2, "grade", "2 is contracted braille, 1 is spelled out")
CELLS = Option("cells", 38, 20, 44, "cells", "the length of a line; A4 paper holds 32")
LINES = Option("lines", 25, 15, 30, "lines", "the depth of a page, the line with its number among them")


def render(document: Document, kit: Kit) -> Files:
    """Set the document once, and write it for paper (BRF, PEF) and for displays (BRF without pages).

    Raises RenderError on a character that the code does not know, and NotOffered for a language without a table.
    """
    from formats._braille.brf import brf
    from formats._braille.leaflet import display, metadata, paged, typeset
    from formats._braille.pef import pef

    made = typeset(document, kit)
    found = paged(document, made)
    detail = _detail(made, kit)
    many = len(found) > 1
    files = {
        document.file_name(f"{detail}_volume{number}" if many else detail, "brf"): brf(volume)
        for number, volume in enumerate(found, 1)
    }
    layout = made.layout
    files[document.file_name(detail, "pef")] = pef(found, layout.cells, layout.lines, metadata(document, made))
    files[document.file_name(f"{detail}_display", "brf")] = brf([display(made)])
    return files


def _detail(made: Braille, kit: Kit) -> str:
    """Name the grade, and a size of page that is not the usual one."""
    size = (int(kit.options["cells"]), int(kit.options["lines"]))
    unusual = "" if size == (CELLS.default, LINES.default) else f"_{size[0]}x{size[1]}"
    return f"braille_grade{made.words.code.grade}{unusual}"


FORMAT = Format(
    "braille",
    "Braille",
    "application/x-brf",
    render,
    options=(GRADE, CELLS, LINES),
    others={"pef": "application/x-pef+xml"},
)
