"""Large print: the leaflet laid out anew at the size that a reader asks for, never an enlarged copy."""

from __future__ import annotations

from typing import TYPE_CHECKING

from formats._paper.layout import Paper
from formats._paper.page import pdf
from leaflets.format import Files, Format, Option

if TYPE_CHECKING:
    from leaflets.document import Document
    from leaflets.format import Kit

SIZE = Option("size", 18, 16, 36, "points", "the size of type; 16 is the least that counts as large print")
"""UKAAF G003: 16 points or more, ideally 18."""

SIDE = 22
"""Millimetres of white at both sides."""

LARGE = 24
"""Points: above, a page holds so few lines that they are set another way."""


def render(document: Document, kit: Kit) -> Files:
    """Set the document at the size of the option `size`."""
    size = int(kit.options["size"])
    sheets = ("print.css", "large.css", "largest.css") if size > LARGE else ("print.css", "large.css")
    return {document.file_name(f"large_print_{size}pt", "pdf"): pdf(document, kit, Paper(size, SIDE, sheets))}


FORMAT = Format("large_print", "Large print (PDF)", "application/pdf", render, options=(SIZE,), imports=("weasyprint",))
