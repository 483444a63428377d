r"""Words as braille cells: one run of inlines in, and out the cells with the places where a line may end.

In what comes out, U+2800 holds together and a space does not; `CUT` and `TEAR` are no cells: a word too long for any
line may end there, at a good place or at a poor one. "\n" is a new line that the author asked for.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, assert_never

from formats._braille import ueb
from formats._braille.cells import BOLD, UNCONTRACTED, knows, translate
from formats._breaks import at_safe_points
from leaflets.document import LineBreak, Link, NoteMark, Strong, Text
from leaflets.errors import Fault, RenderError
from leaflets.facts import facts, unbreakable

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from formats._braille.codes import Code
    from formats._speech.english import Lexicon
    from leaflets.document import Inline
    from leaflets.facts import Fact
    from leaflets.positions import Position

CUT, TEAR = "\u200b", "\u200c"

_LEVEL = "\u00b2"
"""Stands in for every raised or lowered sign: the only figures that liblouis's tables raise are 2 and 3."""

_CLOSED = "\u201d"
"""Stands in for a single quotation mark that closes: liblouis takes that for an apostrophe."""

_SIX_DOTS = range(0x2800, 0x2840)
_LONG = 16
"""Characters: a shorter word fits on every line."""

_AROUND = 24
"""Characters of text that a message shows on each side of what is wrong."""


@dataclass(frozen=True, slots=True)
class Letter:
    """One character of a run, where it is from, and what it stands for where liblouis gives other cells.

    `level` and `label`: a raised or lowered sign; `closes`: a closing single quotation mark.
    """

    character: str
    text: Text | None = None
    offset: int = 0
    strong: bool = False
    level: str = ""
    label: str = ""
    closes: bool = False


@dataclass(frozen=True, slots=True)
class BrailleWords:
    """Writes words in one code. `strong` is whether bold is marked (headings do not mark it)."""

    code: Code
    lexicon: Lexicon
    strong: bool = True

    def cells(self, inlines: tuple[Inline, ...]) -> str:
        """Write inlines. Raises RenderError on a character that the code does not know, with its place."""
        return "\n".join(map(self._line, _lines(list(self._letters(inlines)))))

    def text(self, text: str) -> str:
        """Write words that no author wrote."""
        return self.cells((Text(text),))

    def small(self, text: str) -> str:
        """Write words without capitals, as a running title."""
        letters = [Letter(character) for character in text]
        return self._line(_tidy(letters), capitals=False)

    def added(self, cells: str) -> str:
        """Mark cells as a transcriber's own words."""
        if self.code.ueb:
            return f"{ueb.OPEN_NOTE}{cells}{ueb.CLOSE_NOTE}"
        return self.text("(") + cells + self.text(")")

    def mark(self, label: str) -> str:
        """Write a footnote's mark as it stands before the note."""
        return self.cells((NoteMark(label),))

    def _letters(self, inlines: Iterable[Inline], *, strong: bool = False) -> Iterator[Letter]:
        for inline in inlines:
            match inline:
                case Text():
                    yield from _text(inline, strong=strong)
                case Strong(inlines=inner):
                    yield from self._letters(inner, strong=True)
                case Link(inlines=inner):
                    yield from self._letters(inner, strong=strong)
                    if not inline.shows_address:
                        yield from map(Letter, f" ({inline.address})")
                case NoteMark(label=label):
                    yield from self._note_mark(label, strong=strong)
                case LineBreak():
                    yield Letter("\n")
                case _:
                    assert_never(inline)

    def _note_mark(self, label: str, *, strong: bool) -> Iterator[Letter]:
        if self.code.ueb:
            yield Letter(_LEVEL, strong=strong, level=ueb.RAISED, label=label)
        else:
            yield from (Letter(character, strong=strong) for character in f"({label})")

    def _line(self, letters: list[Letter], *, capitals: bool = True) -> str:
        """Write what stands between two line breaks."""
        if not letters:
            return ""
        letters = _quoted(letters) if self.code.ueb else letters
        text = "".join(letter.character for letter in letters)
        self._check(text, letters)
        known = facts(text) if self.code.ueb else ()
        forms = self._forms(text, letters, known)
        found = translate(text if capitals else text.lower(), self.code.table, forms)
        groups = [""] * len(text)
        for cell, origin in zip(found.cells, found.origins, strict=True):
            groups[origin] += cell
        if self.code.ueb:
            self._mend(letters, groups)
            ueb.mend(text, known, groups)
            if self.strong:
                ueb.embolden(text, [letter.strong for letter in letters], groups)
        self._prove(text, letters, groups)
        return _with_ends(text, groups)

    def _forms(self, text: str, letters: list[Letter], known: tuple[Fact, ...]) -> list[int]:
        forms = [BOLD if letter.strong and self.strong else 0 for letter in letters]
        if self.code.ueb:
            for start, end in ueb.spelled(text, known, self.lexicon):
                forms[start:end] = [form | UNCONTRACTED for form in forms[start:end]]
        return forms

    def _mend(self, letters: list[Letter], groups: list[str]) -> None:
        """Put in the cells of the letters that stand for something else."""
        grade_1 = False
        for place, letter in enumerate(letters):
            if letter.level:
                label = translate(letter.label, self.code.letters).cells
                indicator = "" if grade_1 else groups[place].partition(ueb.RAISED)[0]
                groups[place] = indicator + letter.level + label
            elif letter.closes:
                groups[place] = ueb.CLOSING
            grade_1 = letter.character not in ueb.ENDS_GRADE_1 and (
                grade_1 or bool(letter.level) or letter.character.isdigit()
            )

    def _check(self, text: str, letters: list[Letter]) -> None:
        for place, character in enumerate(text):
            if not knows(character, self.code.table):
                raise self._fault(text, letters, place)

    def _prove(self, text: str, letters: list[Letter], groups: list[str]) -> None:
        """Look at the cells once more: six dots only, and every digit of the text in its place."""
        for place, group in enumerate(groups):
            if any(ord(cell) not in _SIX_DOTS for cell in group):
                raise self._fault(text, letters, place)
        if self.code.ueb:
            printed = "".join(letter.label if letter.level else letter.character for letter in letters)
            read = ueb.figures("".join(groups))
            if read != ueb.printed_figures(printed):
                at = _position(letters[0])
                raise RenderError(Fault(f"the figures of {printed!r} came out as {read!r} in braille", at))

    def _fault(self, text: str, letters: list[Letter], place: int) -> RenderError:
        character = text[place]
        name = unicodedata.name(character, "a character without a name")
        around = text[max(0, place - _AROUND) : place + _AROUND].strip()
        message = f"{character} (U+{ord(character):04X}, {name}) in {around!r} cannot be written in {self.code.name}"
        return RenderError(Fault(message, _position(letters[place]), "write it in words, or leave it out"))


def _text(text: Text, *, strong: bool) -> Iterator[Letter]:
    for offset, character in enumerate(text.text):
        if character in ueb.LEVELS:
            level, figure = ueb.LEVELS[character]
            yield Letter(_LEVEL, text, offset, strong, level, figure)
        elif character.isspace():
            yield Letter(" ", text, offset, strong)
        else:
            yield from (Letter(same, text, offset, strong) for same in ueb.EQUIVALENTS.get(character, character))


def _lines(letters: list[Letter]) -> Iterator[list[Letter]]:
    line: list[Letter] = []
    for letter in letters:
        if letter.character == "\n":
            yield _tidy(line)
            line = []
        else:
            line.append(letter)
    yield _tidy(line)


def _quoted(letters: list[Letter]) -> list[Letter]:
    """Make every quotation mark say whether it opens or closes."""
    text = "".join(letter.character for letter in letters)
    found = list(letters)
    for place, mark in ueb.straight_quotes(text).items():
        found[place] = replace(letters[place], character=mark)
    for place in ueb.closing_quotes(text):
        found[place] = replace(letters[place], character=_CLOSED, closes=True)
    return found


def _tidy(letters: list[Letter]) -> list[Letter]:
    """Leave one space between words and none at the ends; join what is raised or lowered together."""
    kept: list[Letter] = []
    for letter in letters:
        last = kept[-1] if kept else Letter(" ")
        if letter.character == " " == last.character:
            continue
        if letter.level and letter.level == last.level and letter.text is last.text:
            kept[-1] = replace(last, label=last.label + letter.label)
        else:
            kept.append(letter)
    while kept and kept[-1].character == " ":
        kept.pop()
    return kept


def _with_ends(text: str, groups: list[str]) -> str:
    """Join the cells, with a space where a line may end and marks where a long word may."""
    held = {place for start, end in unbreakable(text) for place in range(start, end)}
    cut = set(_cuts(text))
    torn = {place for word in re.finditer(rf"\S{{{_LONG},}}", text) for place in range(word.start() + 1, word.end())}
    out = []
    for place, group in enumerate(groups):
        mark = CUT if place in cut else TEAR if place in torn and group else ""
        out.append(mark + (group if place in held else group.replace(ueb.BLANK, " ")))
    return "".join(out)


def _cuts(text: str) -> Iterator[int]:
    place = 0
    for part in at_safe_points(text)[:-1]:
        place += len(part)
        yield place


def _position(letter: Letter) -> Position | None:
    return letter.text.at.position(letter.offset) if letter.text and letter.text.at else None
