"""Reads a finished PDF back as a reader meets it: lines with their places and sizes, pages, tags, bookmarks."""

from __future__ import annotations

import ctypes
import re
from dataclasses import dataclass
from io import BytesIO
from itertools import dropwhile, groupby
from operator import attrgetter
from typing import TYPE_CHECKING, Any

import pikepdf
import pypdfium2
from pypdfium2 import raw

if TYPE_CHECKING:
    from collections.abc import Iterator

A4 = (595.28, 841.89)


@dataclass(frozen=True, slots=True)
class Line:
    """One line, its measures in points; `top` and `bottom` are those of its ink, `smallest` its smallest type."""

    page: int
    text: str
    left: float
    right: float
    top: float
    bottom: float
    baseline: float
    smallest: float
    largest: float


@dataclass(frozen=True, slots=True)
class _Char:
    text: str
    left: float
    right: float
    top: float
    bottom: float
    baseline: float
    size: float


def lines(pdf: bytes) -> list[Line]:
    """Give all lines of all pages in the order of the content."""
    document = pypdfium2.PdfDocument(pdf)
    return [line for number in range(len(document)) for line in _lines(document[number], number + 1)]


def _lines(page: pypdfium2.PdfPage, number: int) -> Iterator[Line]:
    run: list[_Char] = []
    for char in _chars(page.get_textpage()):
        if run and char.baseline != run[-1].baseline:
            yield _line(run, number)
            run = []
        run.append(char)
    if run:
        yield _line(run, number)


def _chars(text: pypdfium2.PdfTextPage) -> Iterator[_Char]:
    matrix, x, y = raw.FS_MATRIX(), ctypes.c_double(), ctypes.c_double()
    for place in range(text.count_chars()):
        if raw.FPDFText_IsGenerated(text, place):
            continue
        raw.FPDFText_GetMatrix(text, place, matrix)
        raw.FPDFText_GetCharOrigin(text, place, x, y)
        left, bottom, right, top = text.get_charbox(place)
        size = raw.FPDFText_GetFontSize(text, place) * matrix.d
        yield _Char(chr(raw.FPDFText_GetUnicode(text, place)), left, right, top, bottom, round(y.value, 1), size)


def _line(run: list[_Char], page: int) -> Line:
    drawn = [char for char in run if not char.text.isspace()] or run
    return Line(
        page,
        "".join(char.text for char in run),
        min(char.left for char in drawn),
        max(char.right for char in drawn),
        max(char.top for char in drawn),
        min(char.bottom for char in drawn),
        run[0].baseline,
        round(min(char.size for char in run), 1),
        round(max(char.size for char in run), 1),
    )


def footers(found: list[Line]) -> list[list[Line]]:
    """Give the lines of each page's footer: from "Page 1 of 4" on, which is drawn last on its page."""
    pages = [list(page) for _, page in groupby(found, attrgetter("page"))]
    return [list(dropwhile(lambda line: not re.match(r"Page \d+ of \d+", line.text), page)) for page in pages]


def running(found: list[Line]) -> list[Line]:
    """Give the lines that are not in a footer."""
    apart = {id(line) for page in footers(found) for line in page}
    return [line for line in found if id(line) not in apart]


def sizes(pdf: bytes) -> set[tuple[float, float]]:
    """Give the sizes of the pages."""
    return {(round(page.get_width(), 2), round(page.get_height(), 2)) for page in pypdfium2.PdfDocument(pdf)}


def bookmarks(pdf: bytes) -> list[tuple[int, str]]:
    """Give the outline as (depth from 1, title)."""
    return [(mark.level + 1, mark.get_title()) for mark in pypdfium2.PdfDocument(pdf).get_toc()]


def faults(pdf: bytes) -> list[str]:
    """Give what qpdf finds wrong in a file's syntax."""
    with pikepdf.open(BytesIO(pdf)) as found:
        return found.check_pdf_syntax()


def operations(page: pikepdf.Page) -> list[tuple[str, list[Any]]]:
    """Give a page's content as (operator, operands)."""
    return [(str(each.operator), list(each.operands)) for each in pikepdf.parse_content_stream(page)]
