"""Blocks as braille lines, set as UKAAF B004 asks (styles/braille/layout.yaml says where lines begin)."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, assert_never

from formats._braille.lines import Line, Margins, held, kept, lines_of, wrapped
from formats._braille.tables import table
from formats._braille.ueb import NOTE_LINE
from leaflets.document import (
    CallOut,
    Contacts,
    Figure,
    Heading,
    Idea,
    ListBlock,
    Note,
    Paragraph,
    Strong,
    Table,
    Text,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from formats._braille.layout import Layout
    from formats._braille.words import BrailleWords
    from leaflets.document import Block, Contact, ImprintLine, Inline, ListItem, Picture, Section
    from leaflets.words import Words

ALONE = "alone"
_NOTES = "notes"

_DEEPEST_PLAIN = 3
"""The deepest level of a heading that its place alone tells; the next is marked by bold (B004, appendix A)."""


@dataclass(frozen=True, slots=True)
class Part:
    """Lines that belong together. No blank line parts two of one group, but for ALONE; none follows a heading."""

    lines: tuple[Line, ...]
    group: str = ""
    heading: bool = False


@dataclass(frozen=True, slots=True)
class Writer:
    """Sets blocks in lines, `left` cells from the margin."""

    words: BrailleWords
    layout: Layout
    labels: Words
    left: int = 0

    @property
    def width(self) -> int:
        """How many cells a line has."""
        return self.layout.cells

    def section(self, section: Section) -> Part:
        """Set a section; its heading is an entry of the contents."""
        heading = [self.heading(section.heading)] if section.heading else []
        return Part(tuple(stacked([*heading, *self.blocks(section.blocks)])), ALONE)

    def imprint(self, lines: Iterable[ImprintLine]) -> Part:
        """Set the lines about the leaflet itself."""
        margins = self.layout.margins["item"]
        texts = [line for item in lines for line in self.labelled(item.label, item.inlines, margins)]
        return Part(tuple(lines_of(texts)), ALONE)

    def labelled(self, label: str, inlines: tuple[Inline, ...], margins: Margins) -> list[str]:
        """Set words behind their label."""
        return self._wrapped(self.words.cells(_labelled(label, inlines)), margins)

    def heading(self, heading: Heading) -> Part:
        """Set a heading: where it begins tells its level, and it has no typeform of its own."""
        deep = heading.level > _DEEPEST_PLAIN
        words = self.words if deep else replace(self.words, strong=False)
        cells = words.cells((Strong(heading.inlines),) if deep else heading.inlines)
        texts = self._wrapped(cells, self.layout.margins[f"heading_{min(heading.level, 4)}"])
        first, *others = lines_of(texts, keep=True)
        entry = cells if heading.level == 2 else ""  # noqa: PLR2004 - it opens a section
        return Part((replace(first, entry=entry), *others), heading=True)

    def blocks(self, blocks: Iterable[Block]) -> Iterator[Part]:
        """Set blocks one after another."""
        return map(self.part, blocks)

    def part(self, block: Block) -> Part:
        """Set one block."""
        match block:
            case Heading():
                return self.heading(block)
            case Paragraph(inlines=inlines):
                return self._paragraph(inlines)
            case ListBlock():
                return Part(tuple(self._items(block, 0)), ALONE)
            case Table():
                lines = table(block, self.words, self.layout, self.width - self.left, self.labels.braille_table)
                return Part(tuple(self._moved(lines)), ALONE)
            case CallOut():
                return self._call_out(block)
            case Contacts(contacts=contacts):
                return Part(tuple(self._contacts(contacts)), ALONE)
            case Figure():
                return self._figure(block)
            case Note():
                return self._note(block)
            case Idea(pictures=pictures, inlines=inlines):
                return Part(tuple(stacked([*self._pictures(pictures), self._paragraph(inlines)])))
            case _:
                assert_never(block)

    def _paragraph(self, inlines: tuple[Inline, ...]) -> Part:
        return self._set(self.words.cells(inlines))

    def _set(self, cells: str) -> Part:
        return Part(tuple(lines_of(self._wrapped(cells, self.layout.margins["paragraph"]))))

    def _wrapped(self, cells: str, margins: Margins) -> list[str]:
        return wrapped(cells, self.width, margins.moved(self.left))

    def _moved(self, lines: Iterable[Line]) -> Iterator[Line]:
        return (replace(line, cells="\u2800" * self.left + line.cells if line.cells else "") for line in lines)

    def _items(self, block: ListBlock, level: int) -> Iterator[Line]:
        """Set the items of a list: the further right one begins, the deeper it is. Bullets are not shown."""
        nested = level > 0 or any(isinstance(inner, ListBlock) for item in block.items for inner in item.blocks)
        margins = self.layout.margins["nested_item" if nested else "item"].moved(self.layout.numbers["step"] * level)
        for item in block.items:
            yield from self._item(item, margins, level)

    def _item(self, item: ListItem, margins: Margins, level: int) -> Iterator[Line]:
        """Set an item: its first paragraph behind its number, the others under it."""
        first, *others = item.blocks or (Paragraph(()),)
        label = (Text(f"{item.label} "),) if item.label else ()
        if isinstance(first, Paragraph):
            yield from lines_of(self._wrapped(self.words.cells((*label, *first.inlines)), margins))
        else:
            others = [first, *others]
            if label:
                yield from lines_of(self._wrapped(self.words.cells(label), margins), keep=True)
        inside = replace(self, left=self.left + margins.runover)
        for block in others:
            if isinstance(block, ListBlock):
                yield from self._items(block, level + 1)
            else:
                yield from inside.part(block).lines

    def _call_out(self, block: CallOut) -> Part:
        """Set a call-out between two lines, under its label; a short one is not split over two pages."""
        rule = self._rule()
        label = self._set(self.words.text(f"{block.label}:")).lines if block.label else ()
        inner = (*held(label), *stacked(self.blocks(block.blocks)))
        if len(inner) <= self.layout.numbers["kept"]:
            inner = held(inner)
        return Part((replace(rule, keep=True), *inner[:-1], *held(inner[-1:]), rule), ALONE)

    def _rule(self) -> Line:
        blank = "\u2800" * self.left
        return Line((blank + NOTE_LINE).ljust(self.width, NOTE_LINE[-1]))

    def _contacts(self, contacts: tuple[Contact, ...]) -> list[Line]:
        return stacked(map(self._contact, contacts))

    def _contact(self, contact: Contact) -> Part:
        """Set whom to reach, in one line where there is one way; else each way has its own, under the name."""
        margins = self.layout.margins
        name = (*contact.name, Text(":")) if contact.name else ()
        if len(contact.lines) == 1:
            cells = self.words.cells((*name, Text(" "), *contact.lines[0].inlines))
            return Part(tuple(kept(lines_of(self._wrapped(cells, margins["item"])))))
        lines = [] if not name else self._wrapped(self.words.cells(name), margins["contact"])
        for line in contact.lines:
            lines += self.labelled(line.label, line.inlines, margins["contact_line" if name else "contact"])
        return Part(tuple(kept(lines_of(lines))), ALONE)

    def _figure(self, figure: Figure) -> Part:
        """Say what a picture shows, as the transcriber's words; its caption and description are the leaflet's."""
        parts = [*self._pictures((figure.picture,))]
        if figure.caption:
            parts.append(self._paragraph(figure.caption))
        if figure.description:
            label = self._set(self.words.added(self.words.text(f"{self.labels.description}:")))
            parts += [Part(held(label.lines)), *self.blocks(figure.description)]
        return Part(tuple(stacked(parts)), ALONE)

    def _pictures(self, pictures: Iterable[Picture]) -> Iterator[Part]:
        """Say what pictures show; one that only repeats the words beside it is left out."""
        for picture in pictures:
            if picture.alt:
                yield self._set(self.words.added(self.words.text(f"{self.labels.picture}: {picture.alt}")))

    def _note(self, note: Note) -> Part:
        """Set a footnote behind its mark."""
        first, *others = note.blocks or (Paragraph(()),)
        mark = self.words.mark(note.label)
        if not isinstance(first, Paragraph):
            return Part(tuple(stacked([self._set(mark), *self.blocks(note.blocks)])), _NOTES)
        opened = self._set(f"{mark} {self.words.cells(first.inlines)}")
        return Part(tuple(stacked([opened, *self.blocks(others)])), _NOTES)


def stacked(parts: Iterable[Part]) -> list[Line]:
    """Set parts under each other, with a blank line where one must stand."""
    lines: list[Line] = []
    before: Part | None = None
    for part in parts:
        if not part.lines:
            continue
        if before and _parted(before, part):
            lines.append(Line())
        lines += part.lines
        before = part
    return lines


def _parted(before: Part, after: Part) -> bool:
    if before.heading:
        return False
    return after.heading or before.group != after.group or after.group == ALONE


def _labelled(label: str, inlines: tuple[Inline, ...]) -> tuple[Inline, ...]:
    return (Text(f"{label}: "), *inlines) if label else inlines
