"""A leaflet and a variant to the document that its readers receive."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING

from leaflets.document import (
    Block,
    Contact,
    ContactLine,
    Contacts,
    Document,
    Figure,
    Heading,
    Idea,
    ImprintLine,
    Inline,
    Notice,
    Picture,
    Section,
    Status,
    Text,
    Variant,
)
from leaflets.errors import Fault, NotOffered, SourceError
from leaflets.reading import Edition
from leaflets.reading.library import library
from leaflets.reading.links import blocks_with_links, several_lines, with_links
from leaflets.reading.offer import Offering
from leaflets.reading.pictures import PictureReader
from leaflets.reading.prose import Prose
from leaflets.reading.values import Written
from leaflets.walks import pictures
from leaflets.wording import did_you_mean
from leaflets.words import words_for

if TYPE_CHECKING:
    from collections.abc import Iterator

    from leaflets.offer import Offer
    from leaflets.reading import Leaflet
    from leaflets.reading.model import Body, ContactEntry, EasyReadLine, FigureEntry, PictureFile, SectionEntry
    from leaflets.reading.values import MonthDate


def edition(leaflet: Leaflet, variant: Variant) -> Edition:
    """Make one edition. Raises SourceError with all its faults, NotOffered where there is no such text."""
    return _Composer(leaflet).edition(variant)


class _Composer:
    """Makes the editions of one leaflet; the faults of one edition are told together."""

    def __init__(self, leaflet: Leaflet) -> None:
        self.leaflet = leaflet
        self.entry = leaflet.entry
        self.words = words_for(leaflet.language)
        self.faults: list[Fault] = []
        self.pictures = PictureReader(leaflet.file.parent, library(leaflet.content / "pictures"), self.faults)
        self.prose = Prose(self.words, self.faults)
        self.ids: set[str] = set()

    def edition(self, variant: Variant) -> Edition:
        sections = self.standard() if variant is Variant.STANDARD else self.easy_read()
        closing = tuple(map(self.section, self.entry.closing)) if variant is Variant.STANDARD else ()
        offer = Offering(self.leaflet, self.words, self.faults, self.date, self.drawing).offer(variant)
        self.check_dates()
        if self.faults:
            raise SourceError(*sorted(dict.fromkeys(self.faults), key=lambda fault: fault.order))
        document = self.document(variant, sections, closing, offer)
        return Edition(document, dict(self.pictures.bytes_of), tuple(self.pictures.paths))

    def document(
        self, variant: Variant, sections: tuple[Section, ...], closing: tuple[Section, ...], offer: Offer | None
    ) -> Document:
        entry, easy_read = self.entry, self.entry.easy_read if variant is Variant.EASY_READ else None
        title = easy_read.title if easy_read and easy_read.title else entry.title
        subtitle = Text(self.words.easy_read) if easy_read else _text(entry.subtitle) if entry.subtitle else None
        return Document(
            name=self.leaflet.name,
            language=entry.language,
            variant=variant,
            status=entry.status,
            words=self.words,
            title=_text(title),
            subtitle=subtitle,
            notices=tuple(self.notices(variant)),
            sections=sections,
            imprint=tuple(self.imprint()),
            closing=closing,
            credits=tuple(self.credits((*sections, *((offer.whole,) if offer else ()), *closing))),
            publisher=str(self.leaflet.publisher.name),
            reference=str(entry.reference or ""),
            version=str(entry.version),
            released=entry.published.first(),
            review=self.date(entry.review),
            say=tuple((word, str(spoken)) for word, spoken in entry.say.items()),
            source_language=entry.language,
            offer=offer,
        )

    def check_dates(self) -> None:
        if self.entry.review.first() < self.entry.published.first():
            hint = f"published is {self.date(self.entry.published)}: check both"
            self.faults.append(Fault("`review` comes before `published`", self.entry.review.at, hint))

    def standard(self) -> tuple[Section, ...]:
        return tuple(map(self.section, self.entry.sections))

    def section(self, entry: SectionEntry) -> Section:
        heading = Heading(2, (_text(entry.heading),), entry.heading.at) if entry.heading else None
        blocks = list(self.body(entry))
        for part in entry.parts or ():
            blocks.extend(self.body(part))
        if not {"text", "contacts", "figure", "parts"}.intersection(entry.written_keys):
            self.faults.append(Fault("this section says nothing", entry.place, "add `text:`, `contacts:` or `figure:`"))
        return Section(self.id(str(entry.heading or "")), heading, tuple(blocks), entry.place)

    def id(self, heading: str) -> str:
        """Make a short fragment name of a heading, different from all others of the document."""
        letters = unicodedata.normalize("NFKD", heading).encode("ascii", "ignore").decode().lower()
        stem = re.sub(r"[^a-z0-9]+", "-", letters).strip("-")[:60].rstrip("-") or "section"
        number = next(number for number in range(1, len(self.ids) + 2) if _numbered(stem, number) not in self.ids)
        self.ids.add(_numbered(stem, number))
        return _numbered(stem, number)

    def body(self, entry: Body) -> Iterator[Block]:
        """Give the blocks of a body in the order in which the author wrote its keys."""
        for key in entry.written_keys:
            match key:
                case "text" if entry.text:
                    yield from blocks_with_links(self.prose.blocks(entry.text, entry.text.origin))
                case "contacts" if entry.contacts:
                    yield Contacts(tuple(map(self.contact, entry.contacts)), entry.contacts[0].place)
                case "figure" if entry.figure:
                    yield from self.figure(entry.figure)
                case _:
                    pass

    def contact(self, entry: ContactEntry) -> Contact:
        labels = {
            "phone": self.words.phone,
            "email": self.words.email,
            "web": self.words.web,
            "address": self.words.address,
            "hours": self.words.hours,
        }
        values = [(key, getattr(entry, key)) for key in entry.written_keys if key in labels]
        lines = tuple(ContactLine(labels[key], with_links(several_lines(value))) for key, value in values)
        if not lines:
            hint = "add `phone:`, `email:` or `web:`"
            self.faults.append(Fault("this contact has no way to reach it", entry.place, hint))
        return Contact((_text(entry.name),) if entry.name else (), lines, entry.place)

    def figure(self, entry: FigureEntry) -> Iterator[Figure]:
        picture = self.pictures.by_choice(
            str(entry.picture), entry.picture.at, str(entry.alt), str(entry.credit or ""), str(entry.licence or "")
        )
        if picture and not (picture.credit and picture.licence):
            hint = "add `credit:` (who made it) and `licence:` beside `picture:`"
            self.faults.append(Fault("a picture file needs its credit and licence", entry.place, hint))
        caption = (_text(entry.caption),) if entry.caption else ()
        words = self.prose.blocks(entry.description, entry.description.origin) if entry.description else ()
        if picture:
            yield Figure(picture, caption, blocks_with_links(words), entry.place)

    def easy_read(self) -> tuple[Section, ...]:
        entry = self.entry.easy_read
        if entry is None:
            hint = "write an `easy_read:` part: it is a text of its own and never made from the other"
            raise NotOffered(Fault("the leaflet has no Easy Read text", self.entry.place, hint))
        headings = [str(section.heading) for section in self.entry.sections]
        for part in entry.parts:
            for covered in part.covers:
                if str(covered) not in headings:
                    hint = did_you_mean(str(covered), headings, "write a heading of this leaflet, to the letter")
                    self.faults.append(Fault(f"no section has the heading {str(covered)!r}", covered.at, hint))
        return tuple(
            Section(self.id(str(part.heading)), Heading(2, (_text(part.heading),), part.heading.at), ideas, part.place)
            for part, ideas in ((part, tuple(map(self.idea, part.lines))) for part in entry.parts)
        )

    def idea(self, line: EasyReadLine) -> Idea:
        (paragraph, *more) = self.prose.blocks(line.say, line.say.origin)
        inlines: tuple[Inline, ...] = getattr(paragraph, "inlines", ())
        if more or not inlines:
            self.faults.append(Fault("a line of Easy Read is one paragraph", line.say.at, "make it two lines"))
        found = (self.picture(choice) for choice in line.picture)
        return Idea(tuple(picture for picture in found if picture), with_links(inlines), line.place)

    def picture(self, choice: Written | PictureFile) -> Picture | None:
        if isinstance(choice, Written):
            return self.pictures.by_name(str(choice), choice.at)
        alt = str(choice.alt or "")
        return self.pictures.by_choice(str(choice.file), choice.file.at, alt, str(choice.credit), str(choice.licence))

    def drawing(self, name: str) -> Picture | None:
        """Give a drawing that no author named; a library of their own need not have it."""
        known = name in self.pictures.library.drawings
        return self.pictures.by_name(name, self.entry.place) if known else None

    def notices(self, variant: Variant) -> Iterator[Notice]:
        easy_read = self.entry.easy_read
        if self.entry.status is Status.DEMONSTRATION:
            yield _notice(self.words.demonstration.format(publisher=self.leaflet.publisher.name))
        if self.entry.status is Status.DRAFT:
            yield _notice(self.words.draft)
        if variant is Variant.EASY_READ and easy_read and easy_read.status is not Status.APPROVED:
            yield _notice(self.words.easy_read_draft)

    def imprint(self) -> Iterator[ImprintLine]:
        entry, words, publisher = self.entry, self.words, self.leaflet.publisher
        if entry.authors:
            yield ImprintLine(words.authors, (_text(entry.authors),))
        yield ImprintLine(words.published, (Text(self.date(entry.published)),))
        yield ImprintLine(words.review, (Text(self.date(entry.review)),))
        yield ImprintLine("", (_text(publisher.name),))
        if publisher.web:
            yield ImprintLine("", with_links((_text(publisher.web),)))
        if entry.reference:
            yield ImprintLine(words.reference, (_text(entry.reference),))
        yield ImprintLine(words.version, (_text(entry.version),))

    def credits(self, sections: tuple[Section, ...]) -> Iterator[ImprintLine]:
        """Name who made the pictures that are really shown, as their licences ask."""
        shown = (picture for picture in pictures(sections) if picture.credit)
        named = dict.fromkeys((picture.credit, picture.licence) for picture in shown)
        for credit, licence in named:
            words = credit if licence in credit else f"{credit}, {licence}"
            yield ImprintLine(self.words.pictures, with_links((Text(words),)))

    def date(self, when: MonthDate) -> str:
        """Write a date as the reader's language does: "February 2028", "14 February 2028" (CLDR, by Babel)."""
        from babel.dates import format_date

        pattern = "LLLL y" if when.day is None else "long"
        return format_date(when.first(), pattern, locale=self.entry.language.replace("-", "_"))


def _numbered(stem: str, number: int) -> str:
    return stem if number == 1 else f"{stem}-{number}"


def _text(written: Written) -> Text:
    """Give a line's text without the line end that a block scalar leaves."""
    return Text(written.rstrip("\n"), written.origin)


def _notice(words: str) -> Notice:
    return Notice((Text(words),))
