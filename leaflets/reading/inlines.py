"""Inline tokens to inlines: walks the raw text beside the parser's tokens, so that each character keeps its place."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from leaflets.document import Inline, LineBreak, Link, NoteMark, Strong, Text
from leaflets.errors import Fault
from leaflets.positions import Origin

if TYPE_CHECKING:
    from collections.abc import Sequence

    from markdown_it.token import Token

    from leaflets.positions import Position

_SCHEMES = ("http://", "https://", "mailto:", "tel:")


class Inliner:
    """Reads the inlines of one text. `marks` gathers the footnote marks it met."""

    def __init__(self, origin: Origin, faults: list[Fault]) -> None:
        self.origin = origin
        self.faults = faults
        self.marks: list[NoteMark] = []

    def inlines(self, tokens: list[Token], content: str, places: Sequence[int]) -> tuple[Inline, ...]:
        """Read the tokens of `content`; `places[i]` is where its character i stands in the whole text."""
        return _Walk(self, tokens, content, places).inlines(None)


class _Walk:
    """One walk along a content; `at` is the next raw character."""

    def __init__(self, inliner: Inliner, tokens: list[Token], content: str, places: Sequence[int]) -> None:
        self.inliner = inliner
        self.tokens = iter(tokens)
        self.content = content
        self.places = places
        self.at = 0

    def inlines(self, closing: str | None) -> tuple[Inline, ...]:
        found: list[Inline] = []
        pending: list[tuple[str, int]] = []
        for token in self.tokens:
            if token.type == closing:
                break
            if not self.characters(token, pending):
                self.flush(pending, found)
                found.append(self.element(token))
        self.flush(pending, found)
        return tuple(found)

    def characters(self, token: Token, pending: list[tuple[str, int]]) -> bool:
        """Take a token that is printed as characters; say whether it was one."""
        match token.type:
            case "text" | "text_special":
                pending.extend(map(self.character, token.content))
            case "softbreak":
                pending.append((" ", self.at))
                self.skip(r"[ ]*\n[ ]*")
            case _:
                return False
        return True

    def character(self, character: str) -> tuple[str, int]:
        """Find one character: the next, or the one after a backslash."""
        if self.content[self.at] != character:
            self.at += 1
        assert self.content[self.at] == character, (self.content, self.at, character)
        self.at += 1
        return character, self.at - 1

    def skip(self, pattern: str) -> None:
        found = re.compile(pattern).match(self.content, self.at)
        assert found, (self.content, self.at, pattern)
        self.at = found.end()

    def flush(self, pending: list[tuple[str, int]], found: list[Inline]) -> None:
        """Make one Text of the characters that are waiting."""
        if pending:
            text = "".join(character for character, _ in pending)
            found.append(Text(text, self.origin([self.places[at] for _, at in pending])))
            pending.clear()

    def origin(self, offsets: list[int]) -> Origin:
        """Give the origin of characters that stand at these offsets of the whole text."""
        whole = self.inliner.origin
        runs: list[tuple[int, int, int]] = []
        for index, offset in enumerate(offsets):
            place = whole.position(offset)
            if not runs or (place.line, place.column - index) != (runs[-1][1], runs[-1][2] - runs[-1][0]):
                runs.append((index, place.line, place.column))
        return Origin(whole.file, tuple(runs))

    def place(self) -> Position:
        return self.inliner.origin.position(self.places[self.at])

    def element(self, token: Token) -> Inline:
        match token.type:
            case "strong_open":
                self.at += 2
                inner = self.inlines("strong_close")
                self.at += 2
                return Strong(inner)
            case "link_open":
                return self.link(str(token.attrs["href"]), "title" in token.attrs)
            case "hardbreak":
                self.skip(r"[ ]*\\?\n[ ]*")
                return LineBreak()
            case "footnote_ref":
                mark = NoteMark(str(token.meta["label"]), self.place())
                self.inliner.marks.append(mark)
                self.at += len(mark.label) + 3
                return mark
            case unknown:
                raise AssertionError(unknown)

    def link(self, url: str, titled: bool) -> Inline:  # noqa: FBT001 - of one call
        at = self.place()
        self.at += 1
        inner = self.inlines("link_close")
        self.at = self.end_of_address(self.at + 2) + 1
        if titled:
            self.fault("a link's title in quotes would be lost", at, "put it into the words, and remove it here")
        if not inner:
            self.fault("a link has no words", at, "write between [ and ] what the reader will find there")
        if not url.startswith(_SCHEMES):
            hint = "an address starts with https:, mailto: or tel:; a real bracket is written \\["
            self.fault(f"{url!r} is not an address that a link can lead to", at, hint)
        return Link(inner, url)

    def end_of_address(self, start: int) -> int:
        """Find the bracket that closes an address, by the parser's own reading of destinations and titles."""
        from markdown_it.helpers import parseLinkDestination, parseLinkTitle

        end = len(self.content)
        at = start + len(self.content[start:]) - len(self.content[start:].lstrip())
        result = parseLinkDestination(self.content, at, end)
        at = result.pos if result.ok else at
        spaces = len(self.content[at:]) - len(self.content[at:].lstrip())
        title = parseLinkTitle(self.content, at + spaces, end)
        if spaces and title.ok:
            at = title.pos
        return self.content.index(")", at)

    def fault(self, message: str, at: Position, hint: str) -> None:
        self.inliner.faults.append(Fault(message, at, hint))
