"""Easy Read as a PDF: each idea a row, its pictures left and its words right, as large as both can be."""

from __future__ import annotations

from typing import TYPE_CHECKING

from formats._ideas import with_large_pictures
from formats._paper.layout import Paper
from formats._paper.page import pdf
from leaflets.document import Variant
from leaflets.format import Files, Format

if TYPE_CHECKING:
    from leaflets.document import Document
    from leaflets.format import Kit

PAPER = Paper(18, 18, ("print.css", "easy_read.css"))
"""The Department of Health and GOV.UK ask for 14 points or more; many who read Easy Read need large print too."""


def render(document: Document, kit: Kit) -> Files:
    """Set the document as rows of pictures and words. Raises RenderError where a picture cannot be shown."""
    found = pdf(document, with_large_pictures(document, kit), PAPER)
    return {document.file_name("easy_read_pdf", "pdf"): found}


FORMAT = Format(
    "easy_read_pdf", "Easy Read (PDF)", "application/pdf", render, Variant.EASY_READ, imports=("weasyprint",)
)
