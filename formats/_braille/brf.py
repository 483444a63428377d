"""BRF: braille pages as an embosser or a display takes them, in the 64 characters of Braille ASCII."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

ASCII = " A1B'K2L@CIF/MSP\"E3H9O6R^DJG>NTQ,*5<-U8V.%[$+X!&;:4\\0Z7(_?W]#Y)="
"""The character of each cell, by its dots: dot 1 counts 1, dot 2 counts 2, dot 3 counts 4 (North American code)."""

_CELLS = {0x2800 + dots: character for dots, character in enumerate(ASCII)}
_LINE_END = "\r\n"
_PAGE_END = "\f"


def brf(pages: Iterable[Sequence[str]]) -> bytes:
    """Write pages of cells: each line ends with CR and LF, a form feed stands between pages and none at the end."""
    return _PAGE_END.join("".join(map(_line, page)) for page in pages).encode("ascii")


def pages(data: bytes) -> int:
    """Count the pages of a BRF. Printed on both sides, they are half as many sheets."""
    return data.count(_PAGE_END.encode()) + 1


def _line(cells: str) -> str:
    return cells.translate(_CELLS).rstrip() + _LINE_END
