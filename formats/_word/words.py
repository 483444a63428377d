"""Running text in Word: runs, links that can be followed, marks of notes, and phone numbers on one line.

Word has no way to forbid a line end at a plain space, and a no-break space (U+00A0) is another character: who searches
or copies a phone number would get what the author did not write. So a number that might reach over a line end begins
a line of its own; that is layout, and the text stays as it is.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import chain, pairwise
from typing import TYPE_CHECKING

from formats._word.file import element
from formats._xml import address, legal
from leaflets.document import LineBreak, Link, NoteMark, Strong, Text
from leaflets.facts import Kind, facts

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from docx.oxml.xmlchemy import BaseOxmlElement

    from formats._word.file import WordFile
    from leaflets.document import Inline
    from leaflets.facts import Fact

_WIDEST = 0.6
"""Ems: no ordinary line of text is wider than this a character, in Atkinson Hyperlegible Next or Arial."""

_LEFT_TO_RIGHT = frozenset({Kind.PHONE, Kind.WEB, Kind.EMAIL})

_OPENING = "([\"'\u2018\u201c"

_SPACE = re.compile(r"\s")


def room(width: float, size: float) -> int:
    """Count the characters that surely fit on a line: `width` in millimetres, `size` in points."""
    return int(width / (size * _WIDEST * 25.4 / 72))


def write_words(file: WordFile, paragraph: BaseOxmlElement, inlines: tuple[Inline, ...], line: int) -> None:
    """Write running text into a paragraph whose lines have room for at least `line` characters."""
    text = _flat(inlines)
    found = facts(text)
    spans = [(fact.start, fact.end) for fact in found if fact.kind in _LEFT_TO_RIGHT]
    starts = frozenset(_lone_phones(text, found, line))
    _Writer(file, starts, spans if file.document.direction == "rtl" else []).write(paragraph, inlines)


def write_text(paragraph: BaseOxmlElement, text: str) -> None:
    """Write text as it stands."""
    paragraph.append(_run(text))


def write_tab(paragraph: BaseOxmlElement) -> None:
    """Go on at the next tab stop."""
    run = element("r")
    run.append(element("tab"))
    paragraph.append(run)


def write_fields(paragraph: BaseOxmlElement, template: str, fields: dict[str, str]) -> None:
    """Write a text whose braces stand for Word's fields: `Page {number} of {total}`, {"number": "PAGE"}."""
    before = template
    for name, instruction in sorted(fields.items(), key=lambda item: template.find(f"{{{item[0]}}}")):
        text, found, rest = before.partition(f"{{{name}}}")
        if found:
            write_text(paragraph, text)
            paragraph.extend(_field(instruction))
            before = rest
    write_text(paragraph, before)


@dataclass(slots=True)
class _Writer:
    """Writes inlines one after the other.

    `starts` are the offsets at which a new line begins, `spans` what runs from left to right in a text that does not.
    """

    file: WordFile
    starts: frozenset[int]
    spans: Sequence[tuple[int, int]]
    offset: int = 0

    def write(
        self, parent: BaseOxmlElement, inlines: tuple[Inline, ...], *, strong: bool = False, style: str = ""
    ) -> None:
        for inline in inlines:
            match inline:
                case Text(text=text):
                    self._text(parent, text, strong=strong, style=style)
                case Strong(inlines=inner):
                    self.write(parent, inner, strong=True, style=style)
                case Link():
                    self._link(parent, inline, strong=strong)
                case NoteMark(label=label):
                    self._mark(parent, label)
                case LineBreak():
                    self.offset += 1
                    parent.append(_line_break())

    def _text(self, parent: BaseOxmlElement, text: str, *, strong: bool, style: str) -> None:
        end = self.offset + len(text)
        cuts = {cut for cut in (*self.starts, *chain.from_iterable(self.spans)) if self.offset < cut < end}
        for start, stop in pairwise(sorted({self.offset, end} | cuts)):
            if start in self.starts:
                parent.append(_line_break())
            run = _run(text[start - self.offset : stop - self.offset], strong=strong, style=style)
            held = any(first <= start < last for first, last in self.spans)
            parent.append(_left_to_right(run) if held else run)
        self.offset = end

    def _link(self, parent: BaseOxmlElement, link: Link, *, strong: bool) -> None:
        """Write a link that can be followed; on paper its address must be seen too."""
        from docx.opc.constants import RELATIONSHIP_TYPE
        from docx.oxml.ns import qn

        holder = element("hyperlink", history="1")
        part, url = self.file.package.part, address(link.url)
        holder.set(qn("r:id"), part.relate_to(url, RELATIONSHIP_TYPE.HYPERLINK, is_external=True))
        parent.append(holder)
        self.write(holder, link.inlines, strong=strong, style="Hyperlink")
        if not link.shows_address:
            parent.append(_run(f" ({link.url.split(':', 1)[1].removeprefix('//').rstrip('/')})"))

    def _mark(self, parent: BaseOxmlElement, label: str) -> None:
        """Write a note's mark, at the size of the text; the first of a label is where the note leads back to."""
        first = label not in self.file.notes
        number = self.file.notes.setdefault(label, next(self.file.ids) if first else 0)
        mark = _jump(f"note_{number}", f"[{label}]", self.file.document.words.note.format(label=label))
        parent.extend(_bookmarked(self.file, f"mark_{number}", mark) if first else (mark,))


def write_note_label(file: WordFile, paragraph: BaseOxmlElement, label: str) -> None:
    """Begin a note with its label, which leads back to its mark."""
    number = file.notes.get(label)
    if number is None:
        paragraph.append(_run(f"[{label}]"))
    else:
        jump = _jump(f"mark_{number}", f"[{label}]", file.document.words.back.format(label=label))
        paragraph.extend(_bookmarked(file, f"note_{number}", jump))
    paragraph.append(_run(" "))


def _flat(inlines: tuple[Inline, ...]) -> str:
    """Give the words, a line break as a line end."""
    return "".join(map(_flat_inline, inlines))


def _flat_inline(inline: Inline) -> str:
    match inline:
        case Text(text=text):
            return text
        case Strong(inlines=inner) | Link(inlines=inner):
            return _flat(inner)
        case NoteMark():
            return ""
        case LineBreak():
            return "\n"


def _lone_phones(text: str, found: Iterable[Fact], line: int) -> Iterator[int]:
    """Give the offsets of phone numbers that might not end on the line on which they begin."""
    begun = 0
    for fact in found:
        if fact.kind is not Kind.PHONE:
            continue
        start = fact.start
        while start and text[start - 1] in _OPENING:
            start -= 1
        end = fact.end + len(_SPACE.split(text[fact.end :], maxsplit=1)[0])
        begun = max(begun, text.rfind("\n", 0, start) + 1)
        if end - begun > line and start > begun and text[start - 1] == " ":
            yield start
            begun = start


def _left_to_right(run: BaseOxmlElement) -> BaseOxmlElement:
    """Hold a number or address together where text runs from right to left, or its groups change places."""
    holder = element("dir", val="ltr")
    run.insert(0, run[0] if len(run) > 1 else element("rPr"))
    run[0].append(element("rtl", val="0"))
    holder.append(run)
    return holder


def _run(text: str, *, strong: bool = False, style: str = "") -> BaseOxmlElement:
    from docx.oxml.ns import qn

    run, words = element("r"), element("t")
    if strong or style:
        looks = element("rPr")
        looks.extend([element("rStyle", val=style)] * bool(style) + [element("b"), element("bCs")] * strong)
        run.append(looks)
    words.text = legal(text)
    words.set(qn("xml:space"), "preserve")
    run.append(words)
    return run


def _line_break() -> BaseOxmlElement:
    run = element("r")
    run.append(element("br"))
    return run


def _field(instruction: str) -> Iterator[BaseOxmlElement]:
    """Make a field that Word fills in when it lays out the page."""
    from docx.oxml.ns import qn

    code = element("instrText")
    code.text = f" {instruction} "
    code.set(qn("xml:space"), "preserve")
    for part in (element("fldChar", fldCharType="begin"), code, element("fldChar", fldCharType="separate")):
        run = element("r")
        run.append(part)
        yield run
    yield _run("1")
    end = element("r")
    end.append(element("fldChar", fldCharType="end"))
    yield end


def _jump(anchor: str, text: str, tip: str) -> BaseOxmlElement:
    """Make a link within the file; `tip` tells where it leads, as "[1]" does not."""
    holder = element("hyperlink", anchor=anchor, history="1", tooltip=legal(tip))
    holder.append(_run(text, style="Hyperlink"))
    return holder


def _bookmarked(file: WordFile, name: str, child: BaseOxmlElement) -> tuple[BaseOxmlElement, ...]:
    number = str(next(file.ids))
    return element("bookmarkStart", id=number, name=name), child, element("bookmarkEnd", id=number)
