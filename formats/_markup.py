"""The document as semantic HTML, which the web page and both PDFs share. How it looks is not decided here.

Two things differ by medium, because WeasyPrint makes an annotation of every element inside a link and takes a list's
label only from its marker. On paper, facts are held together and long addresses opened by characters that no PDF text
contains (U+2060, U+200B), and a number is its item's marker; on a screen, where text is copied, they are elements.
WeasyPrint writes no LBody for a list item of several blocks: whoever makes a PDF adds it (PDF/UA-1, 7.2).
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field, replace
from enum import StrEnum
from functools import cache
from itertools import groupby
from typing import TYPE_CHECKING, Any, assert_never

from markupsafe import Markup, escape

from formats._breaks import at_safe_points, pieces
from formats._ideas import lists_words
from formats._qr import picture
from leaflets.document import (
    CallOut,
    Contacts,
    Figure,
    Heading,
    Idea,
    LineBreak,
    Link,
    ListBlock,
    Note,
    NoteMark,
    Paragraph,
    Strong,
    Table,
    Text,
    plain,
)
from leaflets.format import STYLES

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from jinja2 import Environment

    from formats._breaks import Piece
    from leaflets.document import Block, Document, Inline, ListItem, Picture, Section
    from leaflets.format import Styles

_OPEN = "\u200b"
"""Zero width space: a line may break here."""

_HOLD = "\u2060"
"""Word joiner: no line breaks here."""

_ISOLATED = "\u2066{}\u2069"
"""Left to right, whatever stands around it."""

_SCHEMES = ("https:", "http:", "mailto:", "tel:", "sms:")


class Medium(StrEnum):
    """What the markup is for."""

    SCREEN = "screen"
    PRINT = "print"


def body(
    document: Document,
    medium: Medium,
    embed: Callable[[Picture], str],
    styles: Styles = STYLES,
    *,
    whole_offer: bool = True,
) -> str:
    """Write the inside of <body>: header, offer, contents (on a screen), main, footer. `embed` gives an address.

    Where the offer is not to be whole, how to ask stands in the footer.
    """
    page = _Writer(document, medium, embed, templates(styles.path("html")), whole_offer)
    return page.templates.get_template("body.html").render(document=document, page=page)


@cache
def templates(folder: Path) -> Environment:
    """Load the templates of a folder: everything is escaped, and a name that is not there is an error."""
    from jinja2 import Environment, FileSystemLoader, StrictUndefined

    return Environment(
        loader=FileSystemLoader(folder),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )


@dataclass(frozen=True, slots=True)
class _Writer:
    """Writes the blocks and words of one section, or (with none) what stands outside of all sections."""

    document: Document
    medium: Medium
    embed: Callable[[Picture], str]
    templates: Environment
    whole_offer: bool = True
    within: Section | None = None
    marks: Counter[str] = field(default_factory=Counter)

    @property
    def screen(self) -> bool:
        return self.medium is Medium.SCREEN

    @property
    def decoration(self) -> str:
        """Give the words of a picture that only repeats those beside it.

        WeasyPrint takes no picture without words; formats/_paper/tags.py makes one of white space an artifact.
        """
        return "" if self.screen else " "

    def section(self, section: Section) -> Markup:
        return replace(self, within=section, marks=Counter()).macro("blocks", "section", section)

    def lists_words(self, section: Section) -> bool:
        return lists_words(section)

    def offer(self) -> Markup:
        """Write the offer; at the foot of a page, WeasyPrint makes an empty line of each space between its blocks."""
        found = self.macro("offer", "offer", self.document.offer, self.whole_offer)
        return found if self.screen else Markup(re.sub(r">\n+(?=<)", ">", found))  # noqa: S704 - as it was made

    @property
    def asks_last(self) -> bool:
        return bool(self.document.offer and self.document.offer.last and not self.whole_offer)

    def code(self, url: str) -> Picture:
        """Give an address as a QR code."""
        return picture(url, self.document.words.qr)

    def blocks(self, blocks: tuple[Block, ...]) -> Markup:
        return Markup().join(self.macro("blocks", _macro(block), block) for block in blocks)

    def words(self, inlines: tuple[Inline, ...]) -> Markup:
        """Write running text."""
        return _Words(self, pieces(inlines, self.document.direction)).write(inlines)

    def plain(self, inlines: tuple[Inline, ...]) -> str:
        return plain(inlines).strip()

    def opens(self, blocks: tuple[Block, ...]) -> bool:
        """Say whether running text comes first."""
        return isinstance(next(iter(blocks), None), Paragraph)

    def macro(self, file: str, name: str, *values: object) -> Markup:
        """Call a template's macro with some values and this writer."""
        module: Any = self.templates.get_template(f"{file}.html").module
        return Markup(getattr(module, name)(*values, self))  # noqa: S704 - a macro escapes what it is given

    def marker(self, item: ListItem) -> str:
        """Write an item's number as CSS, where it is the marker."""
        text = re.sub(r'["\\\n<]', lambda found: f"\\{ord(found[0]):x} ", item.label)
        return f'list-style-type: "{text} "' if item.label else ""

    def note(self, label: str) -> str:
        """Give the id of the note with this label, empty where this section has none."""
        notes = [block.label for block in self.within.blocks if isinstance(block, Note)] if self.within else []
        return f"{self.within.id}_note{notes.index(label) + 1}" if self.within and label in notes else ""

    def mark(self, label: str) -> str:
        """Give the id of the latest mark that leads to a note, empty where there is none yet."""
        count = self.marks[label]
        return f"{self.note(label)}_mark{count}" if count else ""

    def new_mark(self, label: str) -> str:
        """Count one more mark and give its id."""
        self.marks[label] += 1
        return self.mark(label)


def _macro(block: Block) -> str:
    """Name the macro that shows a block."""
    match block:
        case Heading():
            return "heading"
        case Paragraph():
            return "paragraph"
        case ListBlock():
            return "list"
        case Table():
            return "table"
        case CallOut():
            return "callout"
        case Contacts():
            return "contacts"
        case Figure():
            return "figure"
        case Note():
            return "note"
        case Idea():
            return "idea"
        case _:
            assert_never(block)


@dataclass(frozen=True, slots=True)
class _Words:
    """Writes one run of inlines; `pieces` gives the pieces of one `Text` after the other, `url` a link around them."""

    writer: _Writer
    pieces: Iterator[tuple[Piece, ...]]
    url: str = ""

    def write(self, inlines: tuple[Inline, ...]) -> Markup:
        return Markup().join(map(self._inline, inlines))

    def _inline(self, inline: Inline) -> Markup:
        match inline:
            case Text():
                return Markup().join(map(self._piece, next(self.pieces)))
            case Strong(inlines=inlines):
                return self._macro("strong", self._linked(inlines))
            case Link():
                return self._link(inline)
            case NoteMark(label=label):
                return self._mark(label)
            case LineBreak():
                return self._macro("line_break")
            case _:
                assert_never(inline)

    def _macro(self, name: str, *values: object) -> Markup:
        return self.writer.macro("inlines", name, *values)

    def _link(self, link: Link) -> Markup:
        if self.url or not link.url.startswith(_SCHEMES):
            return self._linked(link.inlines)
        return replace(self, url=link.url).whole_link(link)

    def whole_link(self, link: Link) -> Markup:
        """Write a link; on paper, its address too where the words do not show it."""
        hidden = "" if link.shows_address else link.address
        if self.writer.screen:
            return self._macro("link", link.url, self.write(link.inlines), hidden)
        return self._macro("printed_link", self._linked(link.inlines), _opened(hidden))

    def _linked(self, inlines: tuple[Inline, ...]) -> Markup:
        """Write the words of a link for paper: the anchor is innermost and holds nothing but text."""
        if self.writer.screen or not self.url:
            return self.write(inlines)
        runs = [(text, self.write(tuple(run))) for text, run in groupby(inlines, lambda item: isinstance(item, Text))]
        return Markup().join(self._macro("link", self.url, run, "") if text else run for text, run in runs)

    def _piece(self, piece: Piece) -> Markup:
        if self.writer.screen:
            parts = [piece.text] if piece.whole else at_safe_points(piece.text)
            return self._macro("piece", parts, piece.whole, piece.left_to_right)
        text = _held(piece) if piece.whole else _opened(piece.text)
        return escape(_ISOLATED.format(text) if piece.left_to_right else text)

    def _mark(self, label: str) -> Markup:
        hold = "" if self.writer.screen else _HOLD
        note = "" if self.url else self.writer.note(label)
        return self._macro("mark", label, note, self.writer.new_mark(label) if note else "", hold)


def _held(piece: Piece) -> str:
    """Join what a line could break after: spaces, hyphens, dashes, slashes."""
    more = "" if piece.goes_on else "(?=.)"
    return re.sub(rf"([\s/\-\u2010-\u2015]){more}", rf"\1{_HOLD}", piece.text)


def _opened(text: str) -> str:
    return _OPEN.join(at_safe_points(text))
