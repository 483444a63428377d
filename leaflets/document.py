"""The document: what a reader receives, in blocks and inlines that know no format.

`compose` makes it from an author's file; every format reads it and alters no text of it. All nodes are frozen, and
unions are matched with `match` and `assert_never`, so that a new block type makes mypy name every format that does not
show it yet. `at` says where a node stands in the source; it is not part of a node's equality or repr, so that moving a
line changes no artefact.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import date

    from leaflets.offer import Offer
    from leaflets.positions import Origin, Position
    from leaflets.words import Words


class Variant(StrEnum):
    """Which text of a leaflet an edition shows."""

    STANDARD = "standard"
    EASY_READ = "easy_read"


class Status(StrEnum):
    """How far a text may be relied on; everything but approved is shown on the artefact."""

    APPROVED = "approved"
    DRAFT = "draft"
    DEMONSTRATION = "demonstration"


class CallOutKind(StrEnum):
    """How urgent a call-out is; the document's words name it to the reader."""

    NOTE = "note"
    IMPORTANT = "important"
    URGENT = "urgent"
    EMERGENCY = "emergency"


@dataclass(frozen=True, slots=True)
class Text:
    """Characters as they are printed."""

    text: str
    at: Origin | None = field(default=None, compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Strong:
    """Words that matter more."""

    inlines: tuple[Inline, ...]


@dataclass(frozen=True, slots=True)
class Link:
    """Words that lead to an address (`https:`, `mailto:`, `tel:` or `sms:`)."""

    inlines: tuple[Inline, ...]
    url: str

    @property
    def address(self) -> str:
        """Where the link leads, as people write it: `www.nhs.uk`, `name@nhs.net`."""
        return self.url.split(":", 1)[1].removeprefix("//").rstrip("/")

    @property
    def shows_address(self) -> bool:
        """Whether a reader of paper already sees where the link leads."""
        return self.url.startswith(("tel:", "sms:")) or self.address in plain(self.inlines)


@dataclass(frozen=True, slots=True)
class NoteMark:
    """A footnote's mark in running text; the `Note` with the same label stands at the end of its section."""

    label: str
    at: Position | None = field(default=None, compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class LineBreak:
    """A new line that the author asked for inside a paragraph."""


Inline = Text | Strong | Link | NoteMark | LineBreak


@dataclass(frozen=True, slots=True)
class Picture:
    """A drawing or photograph; its bytes are in the kit under `digest` (sha256, hex).

    `alt` is empty for a picture that only repeats the words beside it.
    """

    name: str
    digest: str
    media_type: str
    alt: str = ""
    credit: str = ""
    licence: str = ""
    at: Position | None = field(default=None, compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading: level 1 is the title, 2 opens a section, 3 and 4 stand inside one."""

    level: int
    inlines: tuple[Inline, ...]
    at: Position | None = field(default=None, compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph of running text."""

    inlines: tuple[Inline, ...]
    at: Position | None = field(default=None, compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class ListItem:
    """One item; `label` is its number as the author wrote it ("3."), empty in a bulleted list."""

    blocks: tuple[Block, ...]
    label: str = ""


@dataclass(frozen=True, slots=True)
class ListBlock:
    """A bulleted list, or numbered steps whose numbers are printed as written."""

    items: tuple[ListItem, ...]
    at: Position | None = field(default=None, compare=False, repr=False)

    @property
    def ordered(self) -> bool:
        """Whether the items carry numbers."""
        return any(item.label for item in self.items)


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell of a table."""

    inlines: tuple[Inline, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """A table with one header row; the first cell of a row is that row's header. Rows are as long as the header."""

    header: tuple[Cell, ...]
    rows: tuple[tuple[Cell, ...], ...]
    at: Position | None = field(default=None, compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class CallOut:
    """Words set apart. `label` is the kind in the reader's language ("Urgent advice"); empty for a plain note."""

    kind: CallOutKind
    label: str
    blocks: tuple[Block, ...]
    at: Position | None = field(default=None, compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class ContactLine:
    """One way to reach somebody: `label` is the kind of way, for where it must be said ("Telephone").

    `inlines` hold the number or address as the author wrote it, as a link where it can be one.
    """

    label: str
    inlines: tuple[Inline, ...]


@dataclass(frozen=True, slots=True)
class Contact:
    """Somebody to reach. The name, where there is one, is printed with a colon ("Appointments:")."""

    name: tuple[Inline, ...]
    lines: tuple[ContactLine, ...]
    at: Position | None = field(default=None, compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Contacts:
    """A list of contacts."""

    contacts: tuple[Contact, ...]
    at: Position | None = field(default=None, compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Figure:
    """A picture that carries information, with what it shows in words for those who do not see it.

    `caption` is printed beside the picture; `description` is the long description, printed too (it is part of the
    leaflet's text: UK MHRA guidance asks that what a picture says is also said in words).
    """

    picture: Picture
    caption: tuple[Inline, ...] = ()
    description: tuple[Block, ...] = ()
    at: Position | None = field(default=None, compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Note:
    """A footnote, where the author's text defined it."""

    label: str
    blocks: tuple[Block, ...]
    at: Position | None = field(default=None, compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Idea:
    """One idea of an Easy Read text: up to three pictures on the left and its sentences on the right."""

    pictures: tuple[Picture, ...]
    inlines: tuple[Inline, ...]
    at: Position | None = field(default=None, compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Notice:
    """What a reader must know about this artefact before trusting it (a draft, a demonstration)."""

    inlines: tuple[Inline, ...]


Block = Heading | Paragraph | ListBlock | Table | CallOut | Contacts | Figure | Note | Idea


@dataclass(frozen=True, slots=True)
class Section:
    """A heading of level 2 and what stands under it. `id` is unique in the document and safe in a URL fragment."""

    id: str
    heading: Heading | None
    blocks: tuple[Block, ...]
    at: Position | None = field(default=None, compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class ImprintLine:
    """One line about the leaflet itself: printed "label: words", or only the words where the label is empty."""

    label: str
    inlines: tuple[Inline, ...]


@dataclass(frozen=True, slots=True)
class Document:
    """One edition of a leaflet: all that a reader receives, in reading order.

    Order: title, subtitle, notices, offer, sections, imprint, closing, credits. In Easy Read the offer follows the
    sections: who reads it is not kept from the first idea.
    """

    name: str
    language: str
    variant: Variant
    status: Status
    words: Words
    title: Text
    subtitle: Text | None
    notices: tuple[Notice, ...]
    sections: tuple[Section, ...]
    imprint: tuple[ImprintLine, ...]
    closing: tuple[Section, ...]
    credits: tuple[ImprintLine, ...]
    publisher: str
    reference: str
    version: str
    released: date
    review: str
    say: tuple[tuple[str, str], ...] = ()
    source_language: str = "en-GB"
    offer: Offer | None = None

    @property
    def direction(self) -> str:
        """The writing direction, `ltr` or `rtl`."""
        return direction_of(self.language)

    def file_name(self, detail: str, ending: str) -> str:
        """Name an artefact so that it says what it is: `dry-needling_large_print_18pt.pdf`."""
        language = "" if self.language == self.source_language else f"_{self.language}"
        return f"{self.name}{language}_{detail}.{ending}"

    @property
    def offer_first(self) -> bool:
        """Whether the offer stands before the sections, and not behind them."""
        return self.variant is Variant.STANDARD

    @property
    def shown(self) -> tuple[Section, ...]:
        """The sections, with the whole offer in its place."""
        offer = (self.offer.whole,) if self.offer else ()
        return (*offer, *self.sections) if self.offer_first else (*self.sections, *offer)

    @property
    def parts(self) -> tuple[Section, ...]:
        """All sections, the closing words included."""
        return self.sections + self.closing


def direction_of(language: str) -> str:
    """Give the writing direction of a language, `ltr` or `rtl`."""
    return "rtl" if language.split("-", maxsplit=1)[0] in {"ar", "ckb", "fa", "he", "ps", "ur", "yi"} else "ltr"


def plain(inlines: tuple[Inline, ...]) -> str:
    """Give the words of inlines, without marks for notes or strength; a line break is a space."""
    return "".join(map(_plain, inlines))


def _plain(inline: Inline) -> str:
    match inline:
        case Text(text=text):
            return text
        case Strong(inlines=inlines) | Link(inlines=inlines):
            return plain(inlines)
        case NoteMark():
            return ""
        case LineBreak():
            return " "
