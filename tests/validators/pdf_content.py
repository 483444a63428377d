"""What is drawn on a PDF's pages: everything is tagged or an artifact, and every glyph has a shape and a meaning.

Clauses in brackets are those of ISO 14289-1 (PDF/UA-1).
"""

from __future__ import annotations

import io
import re
from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

import pikepdf
from fontTools.ttLib import TTFont

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.validators.pdf_tree import Place

_SHOWS = {"Tj", "TJ", "'", '"'}
_PAINTS = {*_SHOWS, "f", "F", "f*", "B", "B*", "b", "b*", "S", "s", "sh", "Do", "INLINE IMAGE"}
ARTIFACT, TAGGED = "an artifact", "tagged content"


@dataclass
class Drawn:
    """What was met in the content of all pages."""

    faults: list[str] = field(default_factory=list)
    marks: Counter[tuple[Place, int]] = field(default_factory=Counter)
    fonts: dict[Place, Any] = field(default_factory=dict)
    codes: dict[Place, set[int]] = field(default_factory=dict)


def drawn(pdf: pikepdf.Pdf) -> Drawn:
    """Read the content of all pages."""
    found = Drawn()
    for number, page in enumerate(pdf.pages, 1):
        _Reader(found, f"page {number}", page.obj.objgen).read(page.obj, page.obj.get("/Resources", {}), [])
    return found


@dataclass
class _Reader:
    """One page, and the drawings (form XObjects) that it uses."""

    found: Drawn
    where: str
    page: Place

    def read(self, content: Any, resources: Any, kinds: list[str]) -> None:
        """Follow the content; `kinds` are those of the marked content that it stands in."""
        kinds = [*kinds]
        font: Any = None
        saved: list[Any] = []
        for instruction in pikepdf.parse_content_stream(content):
            operator, operands = str(instruction.operator), list(instruction.operands)
            match operator:
                case "q":
                    saved.append(font)
                case "Q":
                    font = saved.pop()
                case "Tf":
                    font = resources.Font[operands[0]]
                case "BDC" | "BMC":
                    kinds.append(self._kind(operands, kinds, resources))
                case "EMC":
                    kinds.pop()
                case "Do":
                    self._use(resources.XObject[operands[0]], resources, kinds)
            if operator in _PAINTS and not {ARTIFACT, TAGGED} & set(kinds):
                self.found.faults.append(f"{self.where}: {operator} is neither tagged nor an artifact (7.1)")
            if operator in _SHOWS:
                self._shows(font, operands[-1])

    def _kind(self, operands: list[Any], kinds: list[str], resources: Any) -> str:
        properties: Any = operands[1] if len(operands) > 1 else {}
        if isinstance(properties, pikepdf.Name):
            properties = resources.Properties[properties]
        if "/MCID" in properties:
            self.found.marks[self.page, int(properties.MCID)] += 1
        kind = ARTIFACT if operands[0] == "/Artifact" else TAGGED if "/MCID" in properties else ""
        if {kind, *kinds} >= {ARTIFACT, TAGGED}:
            self.found.faults.append(f"{self.where}: an artifact and tagged content stand in each other (7.1)")
        return kind

    def _use(self, drawing: Any, resources: Any, kinds: list[str]) -> None:
        if drawing.Subtype != "/Form":
            return
        if "/StructParents" in drawing:
            self.found.faults.append(f"{self.where}: a drawing has tags of its own: this judge does not know how")
        self.read(drawing, drawing.get("/Resources", resources), kinds)

    def _shows(self, font: Any, text: Any) -> None:
        """Note which codes of a font are in use; ours have two bytes each."""
        parts = text if isinstance(text, pikepdf.Array) else [text]
        raw = b"".join(bytes(part) for part in parts if isinstance(part, pikepdf.String))
        self.found.fonts[font.objgen] = font
        codes = self.found.codes.setdefault(font.objgen, set())
        codes.update(int.from_bytes(raw[place : place + 2], "big") for place in range(0, len(raw), 2))


def font_faults(found: Drawn) -> Iterator[str]:
    """Tell what is wrong with the fonts in use."""
    for place, font in found.fonts.items():
        for fault in _font(font, found.codes[place]):
            yield f"{str(font.BaseFont)[1:]}: {fault}"


def _font(font: Any, codes: set[int]) -> Iterator[str]:
    if font.Subtype != "/Type0" or font.Encoding != "/Identity-H":
        yield "a kind of font that this judge does not know"
        return
    inner = font.DescendantFonts[0]
    if "/ToUnicode" not in font:
        yield "no ToUnicode (7.21.7)"
    else:
        yield from _meanings(font.ToUnicode.read_bytes().decode("ascii"), codes)
    if inner.get("/CIDToGIDMap") != "/Identity":
        yield "CIDToGIDMap is not Identity (7.21.3.2)"
    if "/FontFile2" not in inner.FontDescriptor:
        yield "not embedded (7.21.4.1)"
        return
    yield from _glyphs(TTFont(io.BytesIO(inner.FontDescriptor.FontFile2.read_bytes())), codes, _widths(inner))


def _meanings(cmap: str, codes: set[int]) -> Iterator[str]:
    known = _known(cmap)
    for code in sorted(codes):
        text = known.get(code, "")
        if not text or {*text} & {"\0", "\ufeff", "\ufffe"}:
            yield f"glyph {code} has no meaning (7.21.7)"


def _known(cmap: str) -> dict[int, str]:
    """Give what a ToUnicode map says of each code."""
    known = {}
    for block in re.findall(r"beginbfchar(.*?)endbfchar", cmap, re.DOTALL):
        for code, text in re.findall(r"<(\w+)>\s*<(\w+)>", block):
            known[int(code, 16)] = bytes.fromhex(text).decode("utf-16-be")
    if "beginbfrange" in cmap:
        message = "a map with ranges: this judge does not know how"
        raise NotImplementedError(message)
    return known


def _widths(font: Any) -> dict[int, float]:
    """Give the widths that a font claims, each of them in the form `first [width ...]` or `first last width`."""
    items = list(font.get("/W", []))
    widths: dict[int, float] = {}
    while items:
        first, then = int(items.pop(0)), items.pop(0)
        if isinstance(then, pikepdf.Array):
            widths |= {first + place: float(width) for place, width in enumerate(then)}
        else:
            width = float(items.pop(0))
            widths |= dict.fromkeys(range(first, int(then) + 1), width)
    return widths


def _glyphs(program: Any, codes: set[int], widths: dict[int, float]) -> Iterator[str]:
    if 0 in codes:
        yield "the glyph .notdef is drawn (7.21.8)"
    names = program.getGlyphOrder()
    for code in sorted(codes):
        if code >= len(names):
            yield f"glyph {code} is not in the font (7.21.4.1)"
            continue
        true = program["hmtx"][names[code]][0] * 1000 / program["head"].unitsPerEm
        if abs(widths.get(code, 1000) - true) > 1:
            yield f"glyph {code} is {true:.0f} wide and said to be {widths.get(code, 1000):.0f} (7.21.5)"
