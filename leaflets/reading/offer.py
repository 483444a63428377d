"""The offer of other formats and of an interpreter: what is made of this leaflet, and whom its readers can ask."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from leaflets.document import Contact, ContactLine, Contacts, Heading, Idea, Paragraph, Text, Variant
from leaflets.errors import Fault
from leaflets.format import all_formats
from leaflets.offer import Offer, SignVideo
from leaflets.reading import routes
from leaflets.reading.offer_ideas import ideas
from leaflets.reading.values import InterpreterKind
from leaflets.wording import did_you_mean

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from leaflets.document import Inline, Picture
    from leaflets.reading import Leaflet
    from leaflets.reading.values import MonthDate
    from leaflets.words import Words

_ORDER = ("easy_read", "large_print", "braille", "audio", "html", "epub", "docx", "text")
"""Formats as an offer names them: first those that a reader may be unable to do without."""

_ORDINARY = "standard_pdf"
"""The format that all others are other than."""


@dataclass(frozen=True, slots=True)
class Offering:
    """Makes the offers of one leaflet. `draw` gives a drawing of the library by its name; faults gather."""

    leaflet: Leaflet
    words: Words
    faults: list[Fault]
    date: Callable[[MonthDate], str]
    draw: Callable[[str], Picture | None]

    def offer(self, variant: Variant) -> Offer | None:
        """Make the offer of one edition; None where its author wants none."""
        if self.leaflet.offers_nothing or (variant is Variant.EASY_READ and self._easy_read_says_it()):
            return None
        entry = self.leaflet.offer
        video = self._video()
        ways = tuple(routes.lines(entry.routes, self.words, self.faults)) if entry and entry.routes else ()
        made = _formats(self.leaflet)
        called = (*map(self._called, made), *((self.words.offer_bsl,) if video else ()))
        heading, sentences = Heading(2, (Text(self.words.offer),)), tuple(map(_paragraph, self._sentences(called)))
        if variant is Variant.EASY_READ:
            found = ideas(made, self._interpreters(), video, ways, self.words, self._listed)
            return Offer(heading, tuple(self._idea(*idea) for idea in found), called)
        if not ways:
            return Offer(heading, sentences, called, video=video)
        return Offer(
            heading,
            sentences,
            called,
            video=video,
            routes=Contacts((Contact((Text(self.words.offer_ask),), tuple(line for _, line in ways)),)),
            ask=Heading(2, (Text(self.words.offer_ask_last),)),
            later=_paragraph(self.words.offer_later),
        )

    def _easy_read_says_it(self) -> bool:
        """Whether all that is offered is in a section that the author's own Easy Read tells of."""
        entry, leaflet = self.leaflet.offer, self.leaflet.entry
        if not (entry and entry.see) or entry.routes or entry.interpreter or leaflet.bsl:
            return False
        return any(entry.see in part.covers for part in (leaflet.easy_read.parts if leaflet.easy_read else ()))

    def _idea(self, drawings: Iterable[str], inlines: tuple[Inline, ...]) -> Idea:
        return Idea(tuple(picture for picture in map(self.draw, drawings) if picture), inlines)

    def _called(self, name: str) -> str:
        """Write a format's name as it stands in a sentence; a plug-in's has its title only."""
        return str(getattr(self.words, f"offer_{name}", all_formats()[name].title))

    def _interpreters(self) -> frozenset[InterpreterKind]:
        return frozenset(self.leaflet.offer.interpreter if self.leaflet.offer else ())

    def _sentences(self, called: tuple[str, ...]) -> Iterator[str]:
        """Say what there is, who interprets, and which section says how to ask."""
        words, kinds = self.words, self._interpreters()
        yield words.offer_formats.format(formats=self._listed(called))
        if len(kinds) > 1:
            yield words.offer_interpreters
        elif kinds:
            yield words.offer_interpreter if InterpreterKind.SPOKEN in kinds else words.offer_bsl_interpreter
        if self.leaflet.offer and self.leaflet.offer.see:
            yield words.offer_see.format(heading=self._section(self.leaflet.offer.see))

    def _listed(self, names: tuple[str, ...]) -> str:
        """Write names with commas and "or", as the reader's language does (CLDR, by Babel)."""
        from babel.lists import format_list

        return format_list(names, "or", self.leaflet.language.replace("-", "_"))

    def _section(self, heading: str) -> str:
        headings = [str(section.heading) for section in self.leaflet.entry.sections]
        if heading not in headings:
            hint = did_you_mean(heading, headings, "write a heading of this leaflet, to the letter")
            at = self.leaflet.offer.see.at if self.leaflet.offer and self.leaflet.offer.see else None
            self.faults.append(Fault(f"no section has the heading {heading!r}", at, hint))
        return heading

    def _video(self) -> SignVideo | None:
        """Say where the leaflet is in sign language, who signs, and when that was last compared with it."""
        entry, words = self.leaflet.entry.bsl, self.words
        if entry is None:
            return None
        video = routes.web_link("video", entry.video, self.faults)
        lines = [
            ContactLine(words.web, (video,)),
            ContactLine(words.signer, (Text(entry.signer, entry.signer.origin),)),
        ]
        if entry.transcript:
            lines.append(ContactLine(words.transcript, (routes.web_link("transcript", entry.transcript, self.faults),)))
        lines.append(ContactLine(words.checked, (Text(self.date(entry.checked)),)))
        return SignVideo(video.url, Contacts((Contact((Text(words.bsl_video),), tuple(lines)),), entry.place))


def _formats(leaflet: Leaflet) -> tuple[str, ...]:
    """Name the formats that are made of this leaflet, the ordinary one apart; all those of Easy Read are one."""
    language = leaflet.language.split("-", maxsplit=1)[0]
    made = dict.fromkeys(
        "easy_read" if item.variant is Variant.EASY_READ else item.id
        for item in all_formats().values()
        if item.variant in leaflet.variants and (not item.languages or language in item.languages)
    )
    others = (name for name in made if name not in {*_ORDER, _ORDINARY})
    return (*(name for name in _ORDER if name in made), *others)


def _paragraph(sentence: str) -> Paragraph:
    return Paragraph((Text(sentence),))
