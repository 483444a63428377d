"""The script: a document as a reader speaks it, in chapters, sentence by sentence, with pauses.

Every word of the document is in the `text` of some utterance, in its order; what the voice says besides ("Picture", a
row's headers, where a link leads) is only in `spoken`.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import yaml

from formats._speech.english import read_lexicon
from formats._speech.utterances import Reader, Utterance, Utterances
from leaflets.document import Status, plain
from leaflets.errors import Fault, NotOffered

if TYPE_CHECKING:
    from collections.abc import Iterator

    from leaflets.document import Document, ImprintLine, Section
    from leaflets.format import Styles

__all__ = ["Chapter", "Utterance", "reader_of", "script", "told"]

FEW = 3
"""A leaflet of fewer headings needs no list of them."""


@dataclass(frozen=True, slots=True)
class Chapter:
    """What a listener can jump to: a section, or what stands before or after all of them."""

    title: str
    utterances: Utterances


def reader_of(document: Document, styles: Styles, pauses: str = "speech/pauses.yaml") -> Reader:
    """Make the reader of a document; `pauses` is a file of styles.

    Raises NotOffered for a language whose rules of reading are not known.
    """
    if document.language.split("-", maxsplit=1)[0] != "en":
        fault = f"there are no rules to read the language {document.language} aloud"
        raise NotOffered(Fault(fault, hint="only English can be read aloud yet"))
    seconds = yaml.load(styles.text(pauses), Loader=yaml.CBaseLoader)  # noqa: S506 - makes only texts
    lexicon = read_lexicon(styles, document.say)
    return Reader(document.words, lexicon, {name: float(found) for name, found in seconds.items()})


def script(document: Document, reader: Reader, *, quick: bool) -> tuple[Chapter, ...]:
    """Write the script of a document; `quick` says that the voice is the quick one, which a listener is told.

    Order: title, publisher, notices, offer; contents; sections; how to ask; imprint, closing and credits.
    """
    chapters = [
        _opening(document, reader, quick=quick),
        *_contents(document, reader),
        *(_section(section, reader) for section in document.sections),
        *_asking(document, reader),
        Chapter(document.words.about, _imprint(document.imprint, reader)),
        *(_section(section, reader) for section in document.closing),
        Chapter("", (*_imprint(document.credits, reader), *reader.added(document.words.end, "end"))),
    ]
    return tuple(_joined(chapters, reader))


def _opening(document: Document, reader: Reader, *, quick: bool) -> Chapter:
    """Say the title and who publishes it first (UKAAF MS01), then what must be known before it is trusted."""
    subtitle = (document.subtitle,) if document.subtitle else ()
    found = [*reader.running((document.title,), "title"), *reader.running(subtitle, "title")]
    found += reader.added(document.publisher, "title")
    for notice in document.notices:
        found += reader.running(notice.inlines, "paragraph")
    for warning in told(document, quick=quick)[len(document.notices) :]:
        found += reader.added(warning, "paragraph")
    if document.offer and document.offer_first:
        found += _section(document.offer.first, reader).utterances
    return Chapter(document.title.text, tuple(found))


def _asking(document: Document, reader: Reader) -> Iterator[Chapter]:
    """Say at the end how to ask for another format, and in Easy Read which there are."""
    last = document.offer and (document.offer.last if document.offer_first else document.offer.whole)
    if last:
        yield _section(last, reader)


def told(document: Document, *, quick: bool) -> list[str]:
    """List what must be known before the recording is trusted: the notices, and the warnings that they do not hold."""
    words, found = document.words, [plain(notice.inlines) for notice in document.notices]
    due = {
        words.draft: document.status is Status.DRAFT,
        words.demonstration.format(publisher=document.publisher): document.status is Status.DEMONSTRATION,
        words.quick_voice: quick,
    }
    return found + [warning for warning, is_due in due.items() if is_due and warning not in found]


def _contents(document: Document, reader: Reader) -> Iterator[Chapter]:
    """Read out the headings, for a player that knows no chapters."""
    headings = [plain(section.heading.inlines) for section in document.sections if section.heading]
    if len(headings) >= FEW:
        listed = [utterance for heading in headings for utterance in reader.added(heading, "line")]
        yield Chapter(document.words.contents, (*reader.added(document.words.contents, "heading"), *listed))


def _section(section: Section, reader: Reader) -> Chapter:
    if not section.heading:
        return Chapter("", reader.blocks(section.blocks))
    heading = reader.running(section.heading.inlines, "heading")
    return Chapter(plain(section.heading.inlines), (*heading, *reader.blocks(section.blocks)))


def _imprint(lines: tuple[ImprintLine, ...], reader: Reader) -> Utterances:
    found: list[Utterance] = []
    for line in lines:
        found += reader.running(line.inlines, "paragraph", f"{line.label}: " if line.label else "")
    return tuple(found)


def _joined(chapters: list[Chapter], reader: Reader) -> Iterator[Chapter]:
    """Put what has no title behind the chapter before it, leave out what says nothing, and pause after each."""
    found: list[Chapter] = []
    for chapter in chapters:
        if chapter.title and chapter.utterances:
            found.append(chapter)
        elif chapter.utterances:
            found[-1] = Chapter(found[-1].title, found[-1].utterances + chapter.utterances)
    for chapter in found[:-1]:
        yield Chapter(chapter.title, reader.ended(chapter.utterances, "section"))
    yield found[-1]
