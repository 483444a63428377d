"""Blocks and inlines as a reader speaks them: sentence by sentence, with the words that only a listener needs."""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import chain
from typing import TYPE_CHECKING, assert_never

from formats._english import spoken
from formats._sentences import sentences
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

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from formats._english import Lexicon
    from leaflets.document import Block, Contact, Inline, ListItem, Picture
    from leaflets.words import Words


@dataclass(frozen=True, slots=True)
class Utterance:
    """One sentence: `text` as the document prints it, `spoken` in plain words, `pause` the seconds of silence after it.

    Where the reader adds words of its own ("Row 2"), `text` is empty.
    """

    text: str
    spoken: str
    pause: float


Utterances = tuple[Utterance, ...]


@dataclass(frozen=True, slots=True)
class Reader:
    """Reads blocks aloud; `pauses` are seconds by the names they have in `styles/speech/pauses.yaml`."""

    words: Words
    lexicon: Lexicon
    pauses: Mapping[str, float]

    def added(self, words: str, pause: str) -> Utterances:
        """Say words that are not the document's."""
        return (Utterance("", spoken(words, self.lexicon), self.pauses[pause]),)

    def ended(self, utterances: Iterable[Utterance], pause: str) -> Utterances:
        """Put another pause after the last of these."""
        found = tuple(utterances)
        return (*found[:-1], replace(found[-1], pause=self.pauses[pause])) if found else ()

    def blocks(self, blocks: Iterable[Block], pause: str = "paragraph") -> Utterances:
        """Read blocks, one after the other, with a pause after the last."""
        return self.ended(chain.from_iterable(map(self.block, blocks)), pause)

    def block(self, block: Block) -> Utterances:
        """Read one block."""
        match block:
            case Heading(inlines=inlines):
                return self.running(inlines, "heading")
            case Paragraph(inlines=inlines):
                return self.running(inlines, "paragraph")
            case ListBlock(items=items):
                return self.ended(chain.from_iterable(map(self._item, items)), "paragraph")
            case Table():
                return self._table(block)
            case CallOut(label=label, blocks=blocks):
                return (*self.running((Text(label),), "label"), *self.blocks(blocks))
            case Contacts(contacts=contacts):
                return tuple(chain.from_iterable(map(self._contact, contacts)))
            case Figure():
                return self._figure(block)
            case Note(label=label, blocks=blocks):
                return (*self.added(self.words.note.format(label=label), "label"), *self.blocks(blocks))
            case Idea(pictures=pictures, inlines=inlines):
                return (*chain.from_iterable(map(self._picture, pictures)), *self.running(inlines, "paragraph"))
            case _:
                assert_never(block)

    def running(self, inlines: tuple[Inline, ...], pause: str, before: str = "") -> Utterances:
        """Read running text, with a pause after its last sentence, and `before` said in front of its first."""
        found: list[Utterance] = []
        for line in _lines(inlines, self.words):
            found.extend(self.ended(self._line(line, "" if found else before), "line"))
        return self.ended(found, pause)

    def _line(self, line: _Line, before: str) -> Iterator[Utterance]:
        """Read one line; what is said besides comes after the sentence that it belongs to."""
        asides = list(line.asides)
        for start, end in sentences(line.text, self.lexicon.unfinished):
            sentence = line.text[start:end]
            yield Utterance(sentence, spoken(before + sentence, self.lexicon), self.pauses["sentence"])
            before = ""
            while asides and asides[0][0] <= end:
                yield from self.added(asides.pop(0)[1], "sentence")
        for _, words in asides:
            yield from self.added(words, "sentence")

    def _item(self, item: ListItem) -> Utterances:
        """Read an item behind its number or letter ("a)" is the letter A)."""
        name = item.label.strip("().").upper()
        label = (Utterance(item.label, spoken(name, self.lexicon), self.pauses["label"]),) if name else ()
        return (*label, *self.blocks(item.blocks, "item"))

    def _table(self, table: Table) -> Utterances:
        """Read the headers once, then every row with its number, and each cell behind its header."""
        headers = [self.running(cell.inlines, "cell") for cell in table.header]
        found = [*self.added(self.words.table, "label"), *self.ended(chain(*headers), "row")]
        for number, row in enumerate(table.rows, 1):
            found += self.added(self.words.row.format(number=number), "label")
            for header, cell in zip(table.header, row, strict=True):
                found += self.running(cell.inlines, "cell", _before(plain(header.inlines)))
            found = [*self.ended(found, "row")]
        return self.ended(found, "paragraph")

    def _contact(self, contact: Contact) -> Utterances:
        """Read a name and the ways to reach it, each behind what it is; "Website:" is not said twice."""
        name, called = self.running(contact.name, "label"), plain(contact.name)
        lines = [
            self.running(line.inlines, "line", _before(line.label if line.label != called else ""))
            for line in contact.lines
        ]
        return self.ended((*name, *chain(*lines)), "contact")

    def _figure(self, figure: Figure) -> Utterances:
        description = self.blocks(figure.description)
        return (
            *self._picture(figure.picture),
            *self.running(figure.caption, "paragraph"),
            *(self.added(self.words.description, "label") if description else ()),
            *description,
        )

    def _picture(self, picture: Picture) -> Utterances:
        """Say what a picture shows; one without words only repeats those beside it."""
        return self.running((Text(picture.alt),), "paragraph", _before(self.words.picture)) if picture.alt else ()


def _before(label: str) -> str:
    """Write a label as it is said before what it names."""
    return f"{label} " if label.endswith((":", "?", "!", ".")) else f"{label}: " if label else ""


@dataclass(frozen=True, slots=True)
class _Line:
    """A line of text, and what is said besides, each with the number of characters before it."""

    text: str
    asides: tuple[tuple[int, str], ...]


def _lines(inlines: tuple[Inline, ...], words: Words) -> Iterator[_Line]:
    text, asides = "", list[tuple[int, str]]()
    for part in _flat(inlines):
        match part:
            case Text(text=more):
                text += more
            case NoteMark(label=label):
                asides.append((len(text), words.see_note.format(label=label)))
            case Link():
                asides.append((len(text), f"{_kind(part, words)}: {part.address}"))
            case LineBreak():
                yield _Line(text, tuple(asides))
                text, asides = "", []
    yield _Line(text, tuple(asides))


def _flat(inlines: tuple[Inline, ...]) -> Iterator[Text | NoteMark | LineBreak | Link]:
    """Walk inlines; a link whose address is not printed comes once more behind its words."""
    for inline in inlines:
        match inline:
            case Strong(inlines=inner):
                yield from _flat(inner)
            case Link(inlines=inner):
                yield from _flat(inner)
                if not inline.shows_address:
                    yield inline
            case _:
                yield inline


def _kind(link: Link, words: Words) -> str:
    return words.email if link.url.startswith("mailto:") else words.web
