"""Where the offer of other formats stands on paper: at the foot of the first page, or right after the title.

Its type is 18 points or, in larger print, that of the text: who needs it must be able to read it (RNIB: 16 or more).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from formats._fonts import width
from formats._paper.layout import MILLIMETRE, OFFER_HEADING, bottom_margin
from leaflets.document import Contacts, Heading, Paragraph, plain

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from formats._paper.layout import Paper
    from leaflets.document import Block, Document, Section
    from leaflets.offer import Offer

LEADING = 1.35
"""Line height of the offer, in its type sizes."""

TEXT = 7.5
"""Lines of the leaflet's own text that the first page must hold besides, with the space around a heading."""

MOST = 0.55
"""Part of the first page's text that the offer may take."""

CODE = 30 * MILLIMETRE
"""How high and wide a QR code is with the white around it."""

_PAGE = 297 * MILLIMETRE
_ABOVE = 18 * MILLIMETRE


@dataclass(frozen=True, slots=True)
class Place:
    """Whether the offer is at the foot, and whether how to ask stands there too or at the end of the leaflet."""

    foot: bool
    whole: bool


def place(document: Document, paper: Paper, fonts: Path) -> Place | None:
    """Find what the first page can hold; None where the offer does not stand there.

    Best is all of it at the foot, under some of the leaflet's text; then a part of it; then a page of title and offer;
    and where even that is too much, the offer follows the title over the page's end.
    """
    offer = document.offer
    if not (offer and document.offer_first):
        return None
    high = _PAGE - _ABOVE - bottom_margin(document, paper, fonts)
    free, more = high - _opening(document, paper, fonts), _more(offer, paper, fonts)
    heights = {True: _height(offer.whole, paper, fonts) + more, False: _height(offer.first, paper, fonts) + more}
    for room in (min(free - TEXT * paper.size * LEADING, MOST * high), free):
        for whole, height in heights.items():
            if height <= room:
                return Place(foot=True, whole=whole)
    return Place(foot=False, whole=not offer.routes)


def rules(where: Place | None, paper: Paper) -> str:
    """Write the rules that depend on the place and on the size of type."""
    if not where:
        return ""
    size = paper.offer
    sizes = (
        f".offer {{ font-size: {size}pt; line-height: {LEADING} }} .offer h2 {{ font-size: {size + OFFER_HEADING}pt }}"
    )
    if not where.foot:
        return f"{sizes} .offer {{ border-bottom-style: solid; border-bottom-width: 3pt; padding-bottom: 0.6em }}"
    return f"{sizes} .offer-place {{ font-size: 0; line-height: 0 }} .offer {{ float: footnote }}"


def _opening(document: Document, paper: Paper, fonts: Path) -> float:
    """Estimate how high the title is, with what stands under it."""
    size = paper.size
    title = _rows(document.title.text, (size + 14), paper, fonts, bold=True) * (size + 14) * 1.15
    subtitle = _rows(document.subtitle.text, size * 1.25, paper, fonts) * size * 1.7 if document.subtitle else 0
    notices = sum(_rows(plain(each.inlines), size, paper, fonts) * size * 1.5 + 2.5 * size for each in document.notices)
    return title + subtitle + notices + 2 * size


def _more(offer: Offer, paper: Paper, fonts: Path) -> float:
    """Estimate what only print shows: the lines of other languages, and the code beside the video's address."""
    rows = sum(_rows(line.text.text, paper.offer, paper, fonts) for line in offer.languages)
    return rows * LEADING * paper.offer + (CODE if offer.video else 0)


def _height(section: Section, paper: Paper, fonts: Path) -> float:
    size = paper.offer
    lines = sum(_rows(text, size, paper, fonts) for text in _lines(section.blocks))
    heading = plain(section.heading.inlines) if section.heading else ""
    headed = _rows(heading, size + OFFER_HEADING, paper, fonts, bold=True) * (size + OFFER_HEADING) * 1.2
    return headed + (lines * LEADING + len(section.blocks) * 0.5 + 2.3) * size


def _lines(blocks: Iterable[Block]) -> Iterator[str]:
    """Give the texts that begin a line."""
    for block in blocks:
        match block:
            case Heading(inlines=inlines) | Paragraph(inlines=inlines):
                yield plain(inlines)
            case Contacts(contacts=contacts):
                for contact in contacts:
                    yield plain(contact.name)
                    yield from (f"{line.label}: {plain(line.inlines)}" for line in contact.lines)
            case _:
                pass


def _rows(text: str, size: float, paper: Paper, fonts: Path, *, bold: bool = False) -> int:
    """Count the lines that words fill, each as full as it can be."""
    rows, line = 0, ""
    for word in text.split():
        longer = f"{line} {word}" if line else word
        if not line or width(longer, fonts, bold=bold) * size > paper.column:
            rows, longer = rows + 1, word
        line = longer
    return rows
