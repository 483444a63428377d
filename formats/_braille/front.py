"""The identification page: what this is, who it is from, how it was made (UKAAF B004, section 4)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from formats._braille.blocks import ALONE, Part, stacked
from formats._braille.lines import Line, centred, lines_of, wrapped
from leaflets.document import Text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from formats._braille.layout import Layout
    from formats._braille.words import BrailleWords
    from leaflets.document import Document, Inline


@dataclass(frozen=True, slots=True)
class Front:
    """Writes what stands before the text."""

    document: Document
    words: BrailleWords
    layout: Layout

    def lines(self) -> list[Line]:
        """Say what the leaflet is, who it is from, and in which braille: what paper and displays share."""
        document = self.document
        titles = filter(None, (document.title, document.subtitle, Text(document.publisher)))
        made = [self.words.code.name, document.words.unproofed, *self._published()]
        return stacked(
            [
                *(self._centred((title,)) for title in titles),
                *(self._left(notice.inlines, "paragraph", ALONE) for notice in document.notices),
                *(self._left((Text(text),), "item", "made") for text in made),
            ]
        )

    def counted(self, number: int, total: int, pages: int) -> list[Line]:
        """Say the same, and which volume this is and how many pages it has."""
        words = self.document.words
        texts = (words.volume.format(number=number, total=total), words.braille_pages.format(number=pages))
        more = [line for text in texts for line in self._left((Text(text),), "item", "made").lines]
        return [Line(), *self.lines(), *more]

    def _published(self) -> Iterator[str]:
        for line in self.document.imprint:
            if line.label == self.document.words.published:
                yield f"{line.label}: {''.join(text.text for text in line.inlines if isinstance(text, Text))}"

    def _centred(self, inlines: tuple[Inline, ...]) -> Part:
        return Part(lines_of(centred(self.words.cells(inlines), self.layout.cells)), ALONE)

    def _left(self, inlines: tuple[Inline, ...], margins: str, group: str) -> Part:
        return Part(
            lines_of(wrapped(self.words.cells(inlines), self.layout.cells, self.layout.margins[margins])), group
        )
