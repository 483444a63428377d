"""Parse YAML to nodes that know their place: every scalar is text, and nothing clever is allowed.

The parser's events (libyaml's, YAML 1.1) are taken, not its node graph, so that an anchor, alias, tag or second
document is refused at its own place. Types are the schema's business: `no`, `010`, `9:30` and `1.10` stay as written.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

import yaml

from leaflets.errors import Fault, SourceError
from leaflets.positions import Origin, Position
from leaflets.reading.characters import bad_character, decode, has_bad_character
from leaflets.reading.scalars import runs

if TYPE_CHECKING:
    from collections.abc import Iterator

DEEPEST = 16
"""How many lists and mappings may stand inside one another."""


@dataclass(frozen=True, slots=True)
class Scalar:
    """A text, its escapes and folds resolved, and where each of its characters stands."""

    text: str
    at: Position
    origin: Origin


@dataclass(frozen=True, slots=True)
class Sequence:
    """A list."""

    nodes: tuple[Node, ...]
    at: Position


@dataclass(frozen=True, slots=True)
class Mapping:
    """Keys and values, in the order written."""

    pairs: tuple[tuple[Scalar, Node], ...]
    at: Position


Node = Scalar | Sequence | Mapping

_HINTS = (
    ("mapping values are not allowed", "a colon followed by a space starts a new value: put the words in quotes"),
    ("mapping keys are not allowed", "words that start with `?` need quotes"),
    ("nesting depth", f"lists may stand inside one another {DEEPEST} deep"),
    ("could not find expected ':'", "each line here is `key: words`; longer words go below `key: |`, set in"),
    ("cannot start any token", "words that start with this character need quotes"),
    ("unexpected end of stream", "the quote or bracket that opens here is never closed"),
    ("expected <block end>", "the lines of one list or group must start in the same column"),
    ("did not find expected key", "the lines of one list or group must start in the same column"),
    ("did not find expected '-' indicator", "every item of this list starts with `- ` in the same column"),
    ("unknown escape", "in double quotes a backslash needs another: write `\\\\`, or use single quotes"),
)


def parse(raw: bytes, file: str) -> Node:
    """Read one YAML document. Raises SourceError at the first syntax fault, or with every character that is bad."""
    text = decode(raw, file)
    reader = _Reader(text, file)
    try:
        return reader.document()
    except yaml.MarkedYAMLError as error:
        problem = error.problem or "it is broken here"
        hint = next((hint for part, hint in _HINTS if part in problem), "see docs/writing-a-leaflet.md")
        opened = "end of stream" in problem
        mark = (error.context_mark if opened else None) or error.problem_mark
        at = Position(file, mark.line + 1, mark.column + 1) if mark else Position(file, 1, 1)
        raise SourceError(Fault(f"this is not YAML: {problem}", at, hint)) from None
    except yaml.YAMLError as error:
        raise SourceError(Fault(f"this is not YAML: {error}", Position(file, 1, 1))) from None


class _Reader:
    """Walks the parser's events once."""

    def __init__(self, text: str, file: str) -> None:
        self.file = file
        self.lines = [*re.split(r"\r\n|\r|\n", text), ""]  # the parser may end a line below the last
        self.events: Iterator[yaml.Event] = yaml.parse(text, Loader=yaml.CSafeLoader)

    def document(self) -> Node:
        next(self.events)
        if isinstance(next(self.events), yaml.StreamEndEvent):
            raise SourceError(Fault("the file is empty", Position(self.file, 1, 1), "`build.py new` makes a first one"))
        node = self.node(next(self.events), DEEPEST)
        next(self.events)
        after = next(self.events)
        if not isinstance(after, yaml.StreamEndEvent):
            hint = "one file is one leaflet: remove the line `---` or `...`"
            raise self.fault("a second YAML document starts here", after, hint)
        return node

    def node(self, event: yaml.Event, depth: int) -> Node:
        self.refuse_cleverness(event)
        if depth == 0:
            raise self.fault("lists stand inside one another too deeply", event, f"{DEEPEST} levels are allowed")
        match event:
            case yaml.ScalarEvent():
                return self.scalar(event)
            case yaml.SequenceStartEvent():
                return Sequence(tuple(self.nodes(yaml.SequenceEndEvent, depth)), self.position(event))
            case _:
                nodes = list(self.nodes(yaml.MappingEndEvent, depth))
                return Mapping(tuple(self.pairs(nodes)), self.position(event))

    def nodes(self, end: type[yaml.Event], depth: int) -> Iterator[Node]:
        while not isinstance(event := next(self.events), end):
            yield self.node(event, depth - 1)

    def pairs(self, nodes: list[Node]) -> Iterator[tuple[Scalar, Node]]:
        seen: dict[str, Position] = {}
        for key, value in zip(nodes[::2], nodes[1::2], strict=True):
            if not isinstance(key, Scalar):
                raise SourceError(Fault("a key must be one word, not a list", key.at, "put the words in quotes"))
            if key.text == "<<":
                raise SourceError(Fault("merge keys (<<) are not used here", key.at, "write the words out"))
            if key.text in seen:
                message = f"the key {key.text!r} is here twice"
                raise SourceError(Fault(message, key.at, f"the first is in line {seen[key.text].line}: keep one"))
            seen[key.text] = key.at
            yield key, value

    def refuse_cleverness(self, event: yaml.Event) -> None:
        if isinstance(event, yaml.AliasEvent):
            raise self.fault(f"aliases (*{event.anchor}) are not used here", event, "put the words in quotes")
        if anchor := getattr(event, "anchor", None):
            raise self.fault(f"anchors (&{anchor}) are not used here", event, "put the words in quotes")
        if tag := getattr(event, "tag", None):
            raise self.fault(f"tags ({tag}) are not used here", event, "put the words in quotes")

    def scalar(self, event: yaml.ScalarEvent) -> Scalar:
        at, value = self.position(event), str(event.value)
        if bad := has_bad_character(value):
            raise SourceError(bad_character(bad, at))
        assert event.end_mark
        end = (event.end_mark.line, event.end_mark.column)
        found = runs(value, event.style or "", self.lines, (at.line - 1, at.column - 1), end)
        return Scalar(value, at, Origin(self.file, found))

    def position(self, event: yaml.Event) -> Position:
        assert event.start_mark
        return Position(self.file, event.start_mark.line + 1, event.start_mark.column + 1)

    def fault(self, message: str, event: yaml.Event, hint: str) -> SourceError:
        return SourceError(Fault(message, self.position(event), hint))
