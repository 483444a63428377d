"""Reads a Word file back without the code that wrote it: its parts as XML, its rows, its words."""

from __future__ import annotations

import io
import re
import zipfile
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

if TYPE_CHECKING:
    from collections.abc import Iterator

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
WP = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
DECORATIVE = "{http://schemas.microsoft.com/office/drawing/2017/decorative}decorative"
BLIP = "{http://schemas.openxmlformats.org/drawingml/2006/main}blip"


@dataclass(frozen=True)
class Word:
    """A Word file's bytes and what is in them."""

    data: bytes

    @cached_property
    def parts(self) -> dict[str, bytes]:
        with zipfile.ZipFile(io.BytesIO(self.data)) as archive:
            return {name: archive.read(name) for name in archive.namelist()}

    def xml(self, part: str) -> ET.Element:
        return ET.fromstring(self.parts[part])  # noqa: S314 - our own file

    @cached_property
    def body(self) -> ET.Element:
        found = self.xml("word/document.xml").find(f"{W}body")
        assert found is not None
        return found

    @cached_property
    def styles(self) -> dict[str, ET.Element]:
        return {style.get(f"{W}styleId", ""): style for style in self.xml("word/styles.xml").iter(f"{W}style")}

    @property
    def text(self) -> str:
        """All words of the body in order; a new line for each paragraph and line break."""
        return "\n".join(map(text_of, self.body.iter(f"{W}p")))

    def margins(self, kind: str) -> list[ET.Element]:
        """Give the `header` or `footer` parts."""
        return [self.xml(name) for name in sorted(self.parts) if re.fullmatch(rf"word/{kind}\d+\.xml", name)]

    def links(self) -> list[tuple[str, str]]:
        """Give the words and address of every link that leads out."""
        targets = {rel.get("Id"): rel.get("Target", "") for rel in self.xml("word/_rels/document.xml.rels")}
        holders = self.body.iter(f"{W}hyperlink")
        return [(text_of(link), targets[link.get(f"{R}id")]) for link in holders if link.get(f"{R}id")]

    def rows(self, style: str = "Ideas") -> Iterator[ET.Element]:
        for table in self.tables(style):
            yield from table.findall(f"{W}tr")

    def tables(self, style: str) -> list[ET.Element]:
        return [table for table in self.body.iter(f"{W}tbl") if value(table, f"{W}tblPr/{W}tblStyle") == style]

    def paragraphs(self, style: str) -> list[str]:
        return [text_of(p) for p in self.body.iter(f"{W}p") if style_of(p) == style]

    def size_of(self, style: str) -> int:
        """Give the size of a style's letters in half points, inherited where it says none."""
        while style:
            size = value(self.styles[style], f"{W}rPr/{W}sz")
            if size:
                return int(size)
            style = value(self.styles[style], f"{W}basedOn")
        return int(value(self.xml("word/styles.xml"), f"{W}docDefaults/{W}rPrDefault/{W}rPr/{W}sz"))


def value(element: ET.Element, path: str) -> str:
    """Give the `w:val` of what stands at a path, or nothing."""
    found = element.find(path)
    return "" if found is None else found.get(f"{W}val", "")


def style_of(paragraph: ET.Element) -> str:
    return value(paragraph, f"{W}pPr/{W}pStyle") or "Normal"


def text_of(element: ET.Element) -> str:
    signs = {f"{W}br": "\n", f"{W}tab": "\t"}
    runs = (child for run in element.iter(f"{W}r") for child in run)
    return "".join(child.text or "" if child.tag == f"{W}t" else signs.get(child.tag, "") for child in runs)
