"""PDF/UA-1 as far as a program of ours can tell: much of what veraPDF tells, read with pikepdf alone.

Clauses in brackets are those of ISO 14289-1, unless they say 32000-1.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pikepdf

from tests.validators import pdf_content, pdf_tree

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from tests.validators.pdf_content import Drawn
    from tests.validators.pdf_tree import Element

IDENTITY = "{http://www.aiim.org/pdfua/ns/id/}part"
TITLE = "{http://purl.org/dc/elements/1.1/}title"


def faults(path: Path) -> list[str]:
    """Tell all that is wrong with a PDF."""
    with pikepdf.open(path) as pdf:
        if "/StructTreeRoot" not in pdf.Root:
            return ["there is no structure tree (7.1)"]
        tree, drawn = pdf_tree.elements(pdf), pdf_content.drawn(pdf)
        found = [*_catalogue(pdf), *pdf_tree.faults(tree, pdf.Root.StructTreeRoot), *drawn.faults]
        found += [*_content(pdf, tree, drawn), *_annotations(pdf, tree), *pdf_content.font_faults(drawn)]
    return list(dict.fromkeys(found))


def _catalogue(pdf: pikepdf.Pdf) -> Iterator[str]:
    root: Any = pdf.Root
    about = pdf.open_metadata(set_pikepdf_as_editor=False)
    wanted = {
        "Marked is not true (7.1)": root.get("/MarkInfo", {}).get("/Marked") is True,
        "Suspects is true (7.1)": root.get("/MarkInfo", {}).get("/Suspects") is not True,
        "the document has no language (7.2)": str(root.get("/Lang", "")),
        "DisplayDocTitle is not true (7.1)": root.get("/ViewerPreferences", {}).get("/DisplayDocTitle") is True,
        "it does not say that it is PDF/UA-1 (5)": about.get(IDENTITY) == "1",
        "its metadata have no title (7.1)": about.get(TITLE),
        "it is encrypted (7.16)": not pdf.is_encrypted,
        "it holds files (7.11)": "/EmbeddedFiles" not in root.get("/Names", {}),
        "it holds a form (7.18.1)": "/AcroForm" not in root,
    }
    yield from (fault for fault, good in wanted.items() if not good)


def _content(pdf: pikepdf.Pdf, tree: list[Element], drawn: Drawn) -> Iterator[str]:
    """Marks in the pages, elements of the tree, and the table that leads from one to the other must agree."""
    holders = {mark: element.place for element in tree for mark in element.marks}
    if sum(len(element.marks) for element in tree) > len(holders):
        yield "two elements hold the same content (32000-1, 14.7.4)"
    if any(count > 1 for count in drawn.marks.values()):
        yield "two pieces of content on a page have one number (32000-1, 14.7.4.2)"
    yield from (f"content {mark} is in no element (7.1)" for mark in drawn.marks.keys() - holders.keys())
    yield from (f"an element holds content {mark}, which is nowhere" for mark in holders.keys() - drawn.marks.keys())
    parents = pikepdf.NumberTree(pdf.Root.StructTreeRoot.ParentTree)
    for page in pdf.pages:
        place, key = page.obj.objgen, int(page.obj.get("/StructParents", -1))
        listed: list[Any] = list(parents[key]) if key in parents else []
        for number in [number for where, number in drawn.marks if where == place]:
            holder = listed[number] if number < len(listed) else None
            if holder is None or holder.objgen != holders.get((place, number)):
                yield "the parent tree leads from content to another element (32000-1, 14.7.4.4)"


def _annotations(pdf: pikepdf.Pdf, tree: list[Element]) -> Iterator[str]:
    links = [place for element in tree if element.tag == "Link" for place in element.objects]
    for number, page in enumerate(pdf.pages, 1):
        annotations = list(page.obj.get("/Annots", []))
        if annotations and page.obj.get("/Tabs") != "/S":
            yield f"page {number}: its links are not visited in the order of the tags (7.18.3)"
        for annotation in annotations:
            yield from (f"page {number}: {fault}" for fault in _annotation(annotation, links))


def _annotation(annotation: Any, links: list[pdf_tree.Place]) -> Iterator[str]:
    if annotation.Subtype != "/Link":
        yield f"{annotation.Subtype} is an annotation that this judge does not know"
    if not str(annotation.get("/Contents", "")).strip():
        yield "a link says in no words where it leads (7.18.5)"
    if links.count(annotation.objgen) != 1:
        yield "a link is not in one element Link (7.18.5)"
