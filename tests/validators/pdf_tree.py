"""The structure tree of a PDF: what ISO 14289-1 (PDF/UA-1) and ISO 32000-1 ask of it and a program can tell.

Clauses in brackets are those of ISO 14289-1, unless they say 32000-1.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from itertools import pairwise
from typing import TYPE_CHECKING, Any

import pikepdf

if TYPE_CHECKING:
    from collections.abc import Iterator

Place = tuple[int, int]
"""The number and generation of an object."""
NOWHERE = (0, 0)

GROUPS = "Document Part Art Sect Div BlockQuote Caption TOC TOCI Index NonStruct Private"
BLOCKS = "P H H1 H2 H3 H4 H5 H6 L LI Lbl LBody Table TR TH TD THead TBody TFoot"
INLINES = "Span Quote Note Reference BibEntry Code Link Annot Ruby RB RT RP Warichu WT WP Figure Formula Form"
STANDARD = {*GROUPS.split(), *BLOCKS.split(), *INLINES.split()}
"""The tags of ISO 32000-1, 14.8.4; any other must be mapped to one of them."""

_ROWS = {"THead", "TBody", "TFoot"}
PARENTS = {
    "LI": {"L"},
    "LBody": {"LI"},
    "TR": {"Table", *_ROWS},
    "TH": {"TR"},
    "TD": {"TR"},
    "TOCI": {"TOC"},
} | {group: {"Table"} for group in _ROWS}
KIDS = {
    "L": {"L", "LI", "Caption"},
    "LI": {"Lbl", "LBody"},
    "Table": {"TR", "Caption", *_ROWS},
    "TR": {"TH", "TD"},
    "TOC": {"TOC", "TOCI", "Caption"},
} | {group: {"TR"} for group in _ROWS}


@dataclass(frozen=True, slots=True)
class Element:
    """One element: its standard tag, the elements inside it, and the content and the annotations that it holds."""

    tag: str
    item: Any
    parent: Element | None = field(repr=False)
    elements: list[Element] = field(default_factory=list)
    marks: list[tuple[Place, int]] = field(default_factory=list)
    objects: list[Place] = field(default_factory=list)

    @property
    def place(self) -> Place:
        number, generation = self.item.objgen
        return number, generation

    def walk(self) -> Iterator[Element]:
        yield self
        for element in self.elements:
            yield from element.walk()

    def attributes(self) -> dict[str, Any]:
        """Give the attributes of all owners; class maps are not in use."""
        found = self.item.get("/A", pikepdf.Array())
        return {key: value for owner in _many(found) for key, value in owner.items()}


def _many(item: Any) -> list[Any]:
    return list(item) if isinstance(item, pikepdf.Array) else [item]


def elements(pdf: pikepdf.Pdf) -> list[Element]:
    """Read the whole tree, in reading order."""
    root = pdf.Root.StructTreeRoot
    roles = {str(name): str(role) for name, role in root.get("/RoleMap", {}).items()}
    tops = [_element(kid, None, NOWHERE, roles) for kid in _many(root.get("/K", pikepdf.Array()))]
    return [element for top in tops for element in top.walk()]


def _element(item: Any, parent: Element | None, page: Place, roles: dict[str, str]) -> Element:
    tag = str(item.S)
    for _ in roles:
        tag = roles.get(tag, tag)
    page = item.Pg.objgen if "/Pg" in item else page
    made = Element(tag[1:], item, parent)
    for kid in _many(item.get("/K", pikepdf.Array())):
        if isinstance(kid, int):
            made.marks.append((page, kid))
        elif "/S" in kid:
            made.elements.append(_element(kid, made, page, roles))
        elif kid.Type == "/OBJR":
            made.objects.append(kid.Obj.objgen)
        else:
            made.marks.append((kid.Pg.objgen if "/Pg" in kid else page, int(kid.MCID)))
    return made


def faults(found: list[Element], root: Any) -> Iterator[str]:
    """Tell all that is wrong with a tree."""
    yield from (f"{element.tag} is no standard tag (7.1)" for element in found if element.tag not in STANDARD)
    yield from _nesting(found)
    yield from _headings([element.tag for element in found])
    for element in found:
        yield from _one(element)
    yield from _names(found, root)


def _nesting(found: list[Element]) -> Iterator[str]:
    for element in found:
        above = element.parent.tag if element.parent else ""
        if element.parent and element.item.P.objgen != element.parent.place:
            yield f"{element.tag} names another parent than {above} (32000-1, 14.7.2)"
        if above not in PARENTS.get(element.tag, {above}):
            yield f"{element.tag} stands in {above} (7.2)"
        if element.tag not in KIDS.get(above, {element.tag}):
            yield f"{above} holds {element.tag} (7.2)"


def _headings(tags: list[str]) -> Iterator[str]:
    levels = [int(tag[1]) for tag in tags if len(tag) == 2 and tag[0] == "H" and tag[1].isdigit()]
    if "H" in tags:
        yield "H stands beside numbered headings (7.4.4)"
    if levels[:1] != [1]:
        yield "the first heading is not H1 (7.4.2)"
    for before, level in pairwise(levels):
        if level > before + 1:
            yield f"H{level} follows H{before} (7.4.2)"


def _one(element: Element) -> Iterator[str]:
    item = element.item
    if element.tag in {"Figure", "Formula"} and not str(item.get("/Alt", item.get("/ActualText", ""))).strip():
        yield f"{element.tag} has no alternative (7.3)"
    if element.tag == "TH" and "/Scope" not in element.attributes():
        yield "TH has no Scope (7.5)"
    if element.tag == "Note" and "/ID" not in item:
        yield "Note has no ID (7.9)"
    if element.tag == "Link" and not element.objects:
        yield "Link holds no annotation (7.18.5)"
    if element.tag == "Table":
        yield from _table(element)


def _table(table: Element) -> Iterator[str]:
    """Rows must be equally wide (7.2). No format of ours joins rows, so that joined rows are not judged but refused."""
    groups = Counter(element.tag for element in table.elements)
    yield from (f"a table has two {tag} (7.2)" for tag in ("THead", "TFoot", "Caption") if groups[tag] > 1)
    rows = [element for element in table.walk() if element.tag == "TR"]
    widths = {sum(int(cell.attributes().get("/ColSpan", 1)) for cell in row.elements) for row in rows}
    if len(widths) > 1:
        yield f"a table's rows have {sorted(widths)} columns (7.2)"
    if any("/RowSpan" in cell.attributes() for row in rows for cell in row.elements):
        yield "a cell reaches over rows: this judge does not know how"


def _names(found: list[Element], root: Any) -> Iterator[str]:
    """Names of elements: once each, known to the tree (32000-1, 14.7.2), and there where cells name their headers."""
    names = Counter(str(element.item.ID) for element in found if "/ID" in element.item)
    yield from (f"two elements are named {name} (7.9)" for name, count in names.items() if count > 1)
    known = dict(pikepdf.NameTree(root.IDTree)) if "/IDTree" in root else {}
    places = {str(element.item.ID): element.place for element in found if "/ID" in element.item}
    if {name: item.objgen for name, item in known.items()} != places:
        yield "the tree's IDTree does not list its named elements (32000-1, 14.7.2)"
    headers = {str(name) for element in found for name in element.attributes().get("/Headers", ())}
    yield from (f"a cell names the header {name}, which is nowhere (7.5)" for name in sorted(headers - names.keys()))
