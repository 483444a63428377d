"""How a document becomes bytes: one module a format, and the list of the built-in ones."""

from __future__ import annotations

from formats import (
    audio,
    braille,
    docx,
    easy_read,
    easy_read_audio,
    easy_read_html,
    easy_read_pdf,
    epub,
    html,
    large_print,
    standard_pdf,
    text,
)

FORMATS = (
    html.FORMAT,
    standard_pdf.FORMAT,
    large_print.FORMAT,
    easy_read.FORMAT,
    easy_read_pdf.FORMAT,
    easy_read_html.FORMAT,
    easy_read_audio.FORMAT,
    docx.FORMAT,
    epub.FORMAT,
    braille.FORMAT,
    text.FORMAT,
    audio.FORMAT,
)
