"""How a document becomes bytes: one module a format, and the list of the built-in ones."""

from __future__ import annotations

from formats import audio, easy_read, html, large_print, standard_pdf, text

FORMATS = (html.FORMAT, standard_pdf.FORMAT, large_print.FORMAT, easy_read.FORMAT, text.FORMAT, audio.FORMAT)
