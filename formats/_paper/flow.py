"""Walks the markup of a printed body part by part, and knows the room that each text has on its line."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from formats._paper.layout import LARGER, OFFER_HEADING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from formats._paper.layout import Paper

INDENTS = {"contacts": 0, "ul": 1.6, "ol": 2.2, "callout": 2.2, "notice": 2.0, "description": 1.2, "idea-words": 12.4}
"""What an element, by its tag or its first class, takes of a line in type sizes: at least what print.css says."""

HEADINGS = {f"h{level}": points for level, points in LARGER.items()}
"""Heading's tag -> points by which it is larger than the text."""

INLINE = frozenset({"a", "span", "strong"})
"""Elements that open no line of their own."""

_BOLD = frozenset(
    {"strong", "th", "h1", "h2", "h3", "h4", "contact-name", "callout-label", "caption", "description-label"}
)
_VOID = frozenset({"br", "img"})
_PARTS = re.compile(r"<(?P<close>/?)(?P<tag>\w+)(?: class=\"(?P<name>[\w-]+))?[^>]*>|[^<]+")


@dataclass(frozen=True, slots=True)
class Part:
    """A tag, or a text between tags, whose `tag` is empty. `name` is a tag's first class.

    `room` is how wide a text's line is in its own type sizes; `cell` says that it stands in a table, not in its head.
    """

    text: str
    tag: str = ""
    name: str = ""
    closes: bool = False
    room: float = 0
    bold: bool = False
    cell: bool = False

    @property
    def opens(self) -> bool:
        """Whether an element begins that has an end of its own."""
        return bool(self.tag) and not self.closes and self.tag not in _VOID


def walk(markup: str, paper: Paper) -> Iterator[Part]:
    """Give the parts of well-formed markup; joined, their texts are the markup."""
    within: list[Part] = []
    for found in _PARTS.finditer(markup):
        if not found["tag"]:
            indent = sum(INDENTS.get(part.name, INDENTS.get(part.tag, 0)) for part in within)
            bold = any({part.tag, part.name} & _BOLD for part in within)
            cell = any(part.tag == "tbody" for part in within)
            yield Part(found[0], room=paper.column / _size(within, paper) - indent, bold=bold, cell=cell)
            continue
        part = Part(found[0], found["tag"], found["name"] or "", bool(found["close"]))
        if part.closes:
            within.pop()
        elif part.opens:
            within.append(part)
        yield part


def _size(within: list[Part], paper: Paper) -> float:
    """Give the size of type inside of these elements, in points."""
    offered = any(part.name == "offer" for part in within)
    heading = next((part.tag for part in within if part.tag in HEADINGS), "")
    if offered:
        return paper.offer + (OFFER_HEADING if heading else 0)
    return paper.size + HEADINGS.get(heading, 0)
