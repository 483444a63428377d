"""The offer of other formats as a document holds it: what there is, and how to ask for it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from leaflets.document import Section, direction_of

if TYPE_CHECKING:
    from leaflets.document import Block, Contact, Contacts, Heading, Paragraph, Text


@dataclass(frozen=True, slots=True)
class OwnLine:
    """The offer in one line of another language that the leaflet exists in, for who cannot read the rest."""

    language: str
    text: Text

    @property
    def direction(self) -> str:
        """The writing direction, `ltr` or `rtl`."""
        return direction_of(self.language)


@dataclass(frozen=True, slots=True)
class SignVideo:
    """The leaflet in sign language: its address as a link has it, and who signs it, as contacts are shown."""

    url: str
    details: Contacts


@dataclass(frozen=True, slots=True)
class Offer:
    """The offer of other formats and of an interpreter, and how to ask: only what there is for this leaflet.

    `blocks` say what is offered (in Easy Read, and how to ask), `formats` names it, `routes` are the ways to ask. Where
    there is little room at the beginning a format shows `first` there and `last` at the end; else it shows `whole`.
    """

    heading: Heading
    blocks: tuple[Block, ...]
    formats: tuple[str, ...] = ()
    languages: tuple[OwnLine, ...] = ()
    video: SignVideo | None = None
    routes: Contacts | None = None
    ask: Heading | None = None
    later: Paragraph | None = None

    @property
    def whole(self) -> Section:
        """All of it in one place."""
        return Section("_offer", self.heading, (*self._offered, *filter(None, (self.routes,))))

    @property
    def first(self) -> Section:
        """What is offered, and that the end of the leaflet says how to ask."""
        return Section("_offer", self.heading, (*self._offered, *filter(None, (self.later,))))

    @property
    def last(self) -> Section | None:
        """How to ask, under a heading of its own."""
        return (
            Section("_ask", self.ask, (replace(self.routes, contacts=_unnamed(self.routes)),)) if self.routes else None
        )

    @property
    def _offered(self) -> tuple[Block, ...]:
        return (*self.blocks, self.video.details) if self.video else self.blocks


def _unnamed(contacts: Contacts) -> tuple[Contact, ...]:
    """Take the names away where a heading says them."""
    return tuple(replace(contact, name=()) for contact in contacts.contacts)
