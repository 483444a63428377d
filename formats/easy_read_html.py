"""Easy Read as a web page: the shell of every page of ours, with larger pictures and words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from formats._ideas import with_large_pictures
from formats.html import page
from leaflets.document import Variant
from leaflets.format import Format

if TYPE_CHECKING:
    from leaflets.document import Document
    from leaflets.format import Files, Kit

SHEETS = ("screen.css", "easy_read.css")


def render(document: Document, kit: Kit) -> Files:
    """Write the document as one page. Raises RenderError where a picture cannot be shown."""
    found = page(document, with_large_pictures(document, kit), SHEETS)
    return {document.file_name("easy_read_html", "html"): found}


FORMAT = Format("easy_read_html", "Easy Read (web page)", "text/html", render, Variant.EASY_READ)
