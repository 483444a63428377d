"""The standard print: A4 at 14 points, the leaflet that most patients are handed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from formats._paper.layout import Paper
from formats._paper.page import pdf
from leaflets.format import Files, Format

if TYPE_CHECKING:
    from leaflets.document import Document
    from leaflets.format import Kit

PAPER = Paper(14, 29, ("print.css",))
"""UKAAF G003: clear print is 12 points or more, ideally 14. RNIB: a line holds 60 to 70 characters."""


def render(document: Document, kit: Kit) -> Files:
    """Set the document as clear print."""
    return {document.file_name("standard_pdf", "pdf"): pdf(document, kit, PAPER)}


FORMAT = Format("standard_pdf", "Standard print (PDF)", "application/pdf", render, imports=("weasyprint",))
