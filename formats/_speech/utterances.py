"""Blocks and inlines as a reader speaks them: sentence by sentence, with the words that only a listener needs."""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import chain
from typing import TYPE_CHECKING, assert_never

from formats._speech.english import alone, spoken
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
from leaflets.sentences import sentences

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

    from formats._speech.english import Lexicon
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
        return (self._said("", words, pause),)

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
                return (self._said(label, self.words.note.format(label=_name(label)), "label"), *self.blocks(blocks))
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
        """Read one line; a note's mark is told where it stands, and where a link leads after the sentence."""
        last, done = 0, 0
        for start, end in sentences(line.text, self.lexicon.unfinished):
            yield from self._marks(line.marks_from(last, start + 1))
            inside, sentence = line.marks_from(start + 1, end), line.text[start:end]
            before += alone(sentence, self.lexicon)
            told = spoken(before + _put(sentence, start, inside, self._see), self.lexicon)
            yield Utterance(_put(sentence, start, inside, str), told, self.pauses["sentence"])
            yield from self._addresses(line, done, end)
            before, last, done = "", end, end + 1
        yield from self._marks(line.marks_from(last, len(line.text) + 1))
        yield from self._addresses(line, done, len(line.text))

    def _see(self, label: str) -> str:
        return f"({self.words.see_note.format(label=_name(label)).rstrip('.')})"

    def _marks(self, marks: Iterable[tuple[int, str]]) -> Iterator[Utterance]:
        for _, label in marks:
            yield self._said(label, self.words.see_note.format(label=_name(label)), "sentence")

    def _addresses(self, line: _Line, first: int, last: int) -> Iterator[Utterance]:
        for offset, words in line.addresses:
            if first <= offset <= last:
                yield from self.added(words, "sentence")

    def _said(self, text: str, words: str, pause: str) -> Utterance:
        return Utterance(text, spoken(words, self.lexicon), self.pauses[pause])

    def _item(self, item: ListItem) -> Utterances:
        """Read an item behind its number or letter ("a)" is the letter A)."""
        label = (self._said(item.label, _name(item.label), "label"),) if item.label else ()
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


def _name(label: str) -> str:
    """Write a label as it is called: "a)" is the letter A."""
    return label.strip("().").upper() if len(label.strip("().")) == 1 else label


def _before(label: str) -> str:
    """Write a label as it is said before what it names."""
    return f"{label} " if label.endswith((":", "?", "!", ".")) else f"{label}: " if label else ""


def _put(sentence: str, start: int, marks: Iterable[tuple[int, str]], write: Callable[[str], str]) -> str:
    """Put marks into a sentence that begins `start` characters into its line."""
    said, pos = "", 0
    for offset, label in marks:
        said, pos = f"{said}{sentence[pos : offset - start]} {write(label)} ", offset - start
    return said + sentence[pos:]


@dataclass(frozen=True, slots=True)
class _Line:
    """A line of text; its notes' marks and the addresses of its links, each with the number of characters before it."""

    text: str
    marks: tuple[tuple[int, str], ...]
    addresses: tuple[tuple[int, str], ...]

    def marks_from(self, first: int, end: int) -> list[tuple[int, str]]:
        """Give the marks that stand at `first` or later, before `end`."""
        return [mark for mark in self.marks if first <= mark[0] < end]


def _lines(inlines: tuple[Inline, ...], words: Words) -> Iterator[_Line]:
    text, marks, addresses = "", list[tuple[int, str]](), list[tuple[int, str]]()
    for part in _flat(inlines):
        match part:
            case Text(text=more):
                text += more
            case NoteMark(label=label):
                marks.append((len(text), label))
            case Link():
                addresses.append((len(text), f"{_kind(part, words)}: {part.address}"))
            case LineBreak():
                yield _Line(text, tuple(marks), tuple(addresses))
                text, marks, addresses = "", [], []
    yield _Line(text, tuple(marks), tuple(addresses))


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
