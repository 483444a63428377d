"""What WeasyPrint leaves out of a PDF's tags, put right before the file is written.

It works on pydyf's objects, where a reference is bytes ("12 0 R") and a name begins with a slash. Clauses are those of
ISO 14289-1 (PDF/UA-1) and ISO 32000-1.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

UNSEEN = dict.fromkeys(map(ord, "\u200b\u2060"))
"""Characters that only say where a line may break."""

FOOTER = {"Type": "/Pagination", "Subtype": "/Footer"}
DECORATION = {"Type": "/Layout"}
"""What kinds of artifact there are (32000-1, 14.8.2.2.2)."""


def mend(pdf: Any) -> None:  # noqa: ANN401 - pydyf has no types
    """Give header cells a scope, list items one body, bookmarks plain words; take out what is not read.

    Header cells are listed by name too, so that readers find those that a cell names.
    """
    tags = _Tags(pdf, {item.reference: item for item in pdf.objects if _is_element(item)})
    for element in list(tags.elements.values()):
        if element["S"] == "/TH":
            tags.give_scope(element)
        elif element["S"] == "/L":
            tags.mend_list(element)
    tags.list_names()
    tags.set_offer_first()
    tags.take_out_decoration()
    tags.set_artifacts_apart()
    for item in pdf.objects:
        if isinstance(item, dict) and "Title" in item and "Dest" in item:
            item["Title"].string = item["Title"].string.translate(UNSEEN)


def _is_element(item: object) -> bool:
    return isinstance(item, dict) and item.get("Type") == "/StructElem"


@dataclass(frozen=True, slots=True)
class _Tags:
    """A PDF's structure elements by reference. An element's kids are references and numbers of marked content."""

    pdf: Any
    elements: dict[bytes, Any]

    def name(self, kid: Any) -> str:  # noqa: ANN401
        """Give an element's tag, empty for any other kid."""
        return str(self.elements[kid]["S"]) if kid in self.elements else ""

    def give_scope(self, cell: Any) -> None:  # noqa: ANN401
        """Say what a header cell stands for (7.5: a reader must know which cells a header is of)."""
        row = self.elements[cell["P"]]
        cell["A"]["Scope"] = "/Column" if self.name(row["P"]) == "/THead" else "/Row"

    def mend_list(self, found: Any) -> None:  # noqa: ANN401
        """Put a list inside an item into that item: WeasyPrint hangs it after, behind words that follow it."""
        items: list[bytes] = []
        for kid in found["K"]:
            if items and self.name(kid) == "/L":
                self._move_in(kid, self.elements[items[-1]])
            else:
                items.append(kid)
        found["K"][:] = items
        for item in items:
            if self.name(item) == "/LI":
                self._one_body(self.elements[item])

    def _move_in(self, inner: bytes, item: Any) -> None:  # noqa: ANN401
        begin = self._start(inner)
        later = (n for n, kid in enumerate(item["K"]) if self.name(kid) != "/Lbl" and self._start(kid) > begin)
        item["K"].insert(next(later, len(item["K"])), inner)
        self.elements[inner]["P"] = item.reference

    def _start(self, kid: Any) -> int:  # noqa: ANN401
        """Give the least number of a kid's marked content: it counts as the page is drawn, and labels come last."""
        if isinstance(kid, int):
            return kid
        starts = map(self._start, self.elements[kid]["K"]) if kid in self.elements else ()
        return min((start for start in starts if start >= 0), default=-1)

    def _one_body(self, item: Any) -> None:  # noqa: ANN401
        """Put all that follows an item's label into one LBody (32000-1, 14.8.4.3.3)."""
        labels = [kid for kid in item["K"] if self.name(kid) == "/Lbl"]
        rest = [kid for kid in item["K"] if kid not in labels]
        if len(rest) == 1 and self.name(rest[0]) == "/LBody":
            return
        body = type(item)({**item, "S": "/LBody", "P": item.reference, "K": type(item["K"])()})
        self.pdf.add_object(body)
        self.elements[body.reference] = body
        for kid in rest:
            loose = self.elements[kid]["K"] if self.name(kid) == "/LBody" else [kid]
            body["K"].extend(loose)
        for kid in body["K"]:
            self.elements[kid]["P"] = body.reference
        item["K"][:] = [*labels, body.reference]

    def list_names(self) -> None:
        """Say where each named element is: cells name their headers (32000-1, 14.7.2: IDTree)."""
        named = sorted(
            ((element["ID"], reference) for reference, element in self.elements.items() if "ID" in element),
            key=lambda pair: str(pair[0].string),
        )
        if named:
            root = self._object(self.pdf.catalog["StructTreeRoot"])
            root["IDTree"] = type(root)({"Names": type(root["K"])(part for pair in named for part in pair)})

    def set_offer_first(self) -> None:
        """Put what stands at the foot of the first page behind the title: a screen reader meets it as others see it.

        The style sheet floats the offer there, out of the element that held it; it is the one article there is.
        """
        (place,) = self._object(self.pdf.catalog["StructTreeRoot"])["K"]
        document = self.elements[place]["K"]
        for reference, element in self.elements.items():
            if element["S"] == "/Art" and self.name(element["P"]) not in {"/Div", "/Document"}:
                self.elements[element["P"]]["K"].remove(reference)
                element["P"] = place
                document.insert(1, reference)
        document[:] = [kid for kid in document if self._holds_words(kid)]

    def _holds_words(self, kid: Any) -> bool:  # noqa: ANN401
        return kid not in self.elements or any(map(self._holds_words, self.elements[kid]["K"]))

    def take_out_decoration(self) -> None:
        """Take away each picture whose alternative is blank: it only repeats the words beside it."""
        for reference, element in list(self.elements.items()):
            if "Alt" in element and not element["Alt"].string.strip():
                self._take_out(reference)

    def _take_out(self, kid: bytes) -> None:
        """Take an element out of the tree, and those that held nothing else."""
        element = self.elements.pop(kid)
        parent = self.elements[element["P"]]
        parent["K"].remove(kid)
        element.clear()
        if not parent["K"]:
            self._take_out(parent.reference)

    def set_artifacts_apart(self) -> None:
        """Make marked content that no tag of the tree holds an artifact (7.1: decoration, 7.8: running footers)."""
        root = self._object(self.pdf.catalog["StructTreeRoot"])
        held = set(self._below(root["K"]))
        numbers = self._object(root["ParentTree"])["Nums"]
        pages = [self.pdf.objects[number] for number in self.pdf.pages["Kids"][::3]]
        for page, holders in zip(pages, numbers[1::2], strict=False):
            loose = {
                number: FOOTER if holder in self.elements else DECORATION
                for number, holder in enumerate(holders)
                if holder not in held
            }
            holders[:] = [b"null" if number in loose else holder for number, holder in enumerate(holders)]
            _make_artifacts(self._object(page["Contents"]).stream, loose)

    def _object(self, reference: bytes) -> Any:  # noqa: ANN401
        return self.pdf.objects[int(reference.split()[0])]

    def _below(self, kids: list[Any]) -> Iterator[bytes]:
        for kid in kids:
            if kid in self.elements:
                yield kid
                yield from self._below(self.elements[kid]["K"])


def _make_artifacts(stream: list[Any], kinds: Mapping[int, Mapping[str, str]]) -> None:
    """Rename marked content; in a stream its tag, its properties and the operator BDC follow each other."""
    for place, item in enumerate(stream):
        if isinstance(item, dict) and item.get("MCID") in kinds:
            stream[place - 1] = "/Artifact"
            stream[place] = type(item)(kinds[item["MCID"]])
