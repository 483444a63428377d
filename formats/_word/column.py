"""Where blocks are written in Word, and the paragraphs in it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from formats._word.file import Box, element, place
from formats._word.words import room, write_words

if TYPE_CHECKING:
    from docx.oxml.xmlchemy import BaseOxmlElement

    from formats._word.file import WordFile
    from leaflets.document import Inline

TWIPS = 1440 / 25.4
"""Twentieths of a point in a millimetre."""

DEEPEST = 3
"""Lists have styles for this many levels; deeper ones look like the deepest."""

_GAP = "Gap"
"""The style of an empty paragraph: Word wants one between tables and at the end of a cell."""


@dataclass(frozen=True, slots=True)
class Column:
    """Where blocks are written: the body of a file or a cell, `width` in millimetres, `size` of the letters in points.

    `figure` is the room for a picture with a caption, `level` says how many lists are around.
    """

    file: WordFile
    element: BaseOxmlElement
    width: float
    size: float
    figure: Box
    level: int = 0

    def within(self, cell: BaseOxmlElement, width: float) -> Column:
        """Give the column of a table's cell."""
        return Column(self.file, cell, width, self.size, self.figure)

    @property
    def continued(self) -> str:
        """The style of what stands inside a list item, below its first paragraph."""
        return self.of_level("ListContinue") if self.level else ""

    @property
    def depth(self) -> int:
        """The level of a list's style, from 1."""
        return min(self.level, DEEPEST)

    def of_level(self, style: str) -> str:
        """Name a list's style for this level."""
        return list_style(style, self.depth)


def list_style(style: str, depth: int) -> str:
    """Name a list's style, as Word does: `ListBullet`, `ListBullet2`."""
    return style if depth == 1 else f"{style}{depth}"


def write_paragraph(column: Column, inlines: tuple[Inline, ...], style: str = "") -> BaseOxmlElement:
    """Write a paragraph in a style of the design, and give it."""
    paragraph = new_paragraph(column, style)
    fill(column, paragraph, inlines)
    return paragraph


def fill(column: Column, paragraph: BaseOxmlElement, inlines: tuple[Inline, ...]) -> None:
    """Write words into a paragraph of a column."""
    write_words(column.file, paragraph, inlines, room(column.width, column.size))


def new_paragraph(column: Column, style: str = "") -> BaseOxmlElement:
    """Begin a paragraph in a style of the design, at a distance from a table before it."""
    if last(column) == "tbl" and not style.startswith("Heading"):
        place(column.element, _styled(_GAP))
    paragraph = _styled(style)
    place(column.element, paragraph)
    return paragraph


def stay_with_next(paragraph: BaseOxmlElement) -> None:
    """Keep a paragraph on the page of what follows it."""
    looks = _looks(paragraph)
    looks.insert(len(looks.xpath("w:pStyle")), element("keepNext"))


def set_apart(column: Column, after: int | None = None) -> None:
    """Leave room below the last paragraph: twentieths of a point, or what the design leaves below a paragraph."""
    if last(column) == "p":
        defaults = column.file.package.styles.element.xpath("w:docDefaults/w:pPrDefault/w:pPr/w:spacing/@w:after")
        looks = _looks(column.element.xpath("w:p")[-1])
        for spacing in looks.xpath("w:spacing"):
            looks.remove(spacing)
        looks.append(element("spacing", after=defaults[0] if after is None else str(after)))


def last(column: Column) -> str:
    """Name the last thing written: `p`, `tbl`, or something that is neither."""
    names = (str(child.tag).rsplit("}", 1)[-1] for child in reversed(column.element))
    return next((name for name in names if name != "sectPr"), "")


def finish(column: Column) -> None:
    """End a cell or a body as Word wants it: with a paragraph."""
    if last(column) != "p":
        place(column.element, _styled(_GAP))


def apart(column: Column) -> None:
    """Put a gap between two tables, or Word makes one of them."""
    if last(column) == "tbl":
        finish(column)


def _styled(style: str) -> BaseOxmlElement:
    paragraph = element("p")
    if style:
        _looks(paragraph).append(element("pStyle", val=style))
    return paragraph


def _looks(paragraph: BaseOxmlElement) -> BaseOxmlElement:
    """Give the properties of a paragraph, which come first in it."""
    found: list[BaseOxmlElement] = paragraph.xpath("w:pPr")
    if not found:
        found = [element("pPr")]
        paragraph.insert(0, found[0])
    return found[0]
