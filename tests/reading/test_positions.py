"""Positions are exact to the character, in every scalar style and inside the CommonMark."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hypothesis import given
from hypothesis import strategies as st

from leaflets.document import Text
from leaflets.reading.prose import Prose
from leaflets.reading.source import Mapping, Node, Scalar, Sequence, parse
from leaflets.walks import block_texts
from leaflets.words import words_for
from tests import strategies

if TYPE_CHECKING:
    from collections.abc import Iterator

    from leaflets.errors import Fault
    from leaflets.positions import Origin


def scalars(node: Node) -> Iterator[Scalar]:
    match node:
        case Scalar():
            yield node
        case Sequence(nodes=nodes):
            for inner in nodes:
                yield from scalars(inner)
        case Mapping(pairs=pairs):
            for key, value in pairs:
                yield key
                yield from scalars(value)


def misplaced(text: str, origin: Origin, lines: list[str]) -> list[tuple[str, str]]:
    """Give the characters (spaces apart) that do not stand where their origin says."""
    wrong = []
    for offset, character in enumerate(text):
        at = origin.position(offset)
        there = lines[at.line - 1][at.column - 1 : at.column] or "\n"
        if not character.isspace() and there not in {character, "\\"}:
            wrong.append((character, str(at)))
    return wrong


EDGES = """\
literal: |
  two  spaces

    set in
  last
indicator: |2-
    four
folded: >
  one line
  joined

  new line
    kept
  joined again
plain: words on
  two lines

  and a third
single: 'it''s a
  test''s end'''
double: "dq \\u00e9 x\\
   joined \\
   and

   b \\n c\\"d"
flow: {a: b, "c": [d e, 'f'], g: h}
empty: ''
"""


def test_edges_of_every_style() -> None:
    node = parse(EDGES.encode(), "leaflet.yaml")
    lines = EDGES.split("\n")
    assert len(list(scalars(node))) == 22
    assert all(not misplaced(scalar.text, scalar.origin, lines) for scalar in scalars(node))


def test_leading_spaces_of_a_block_keep_their_place() -> None:
    scalar = list(scalars(parse(EDGES.encode(), "leaflet.yaml")))[1]
    offset = scalar.text.index("  set in")
    assert (scalar.origin.position(offset).line, scalar.origin.position(offset).column) == (4, 3)


@given(strategies.leaflets(easy_read=True))
def test_every_character_of_a_generated_source(source: str) -> None:
    lines = source.split("\n")
    for scalar in scalars(parse(source.encode(), "leaflet.yaml")):
        assert misplaced(scalar.text, scalar.origin, lines) == []


@given(strategies.leaflets())
def test_windows_line_ends_change_no_place(source: str) -> None:
    unix = list(scalars(parse(source.encode(), "leaflet.yaml")))
    windows = list(scalars(parse(source.replace("\n", "\r\n").encode(), "leaflet.yaml")))
    assert [(scalar.text, scalar.origin) for scalar in unix] == [(scalar.text, scalar.origin) for scalar in windows]


@given(strategies.prose(), st.sampled_from([2, 4, 7]))
def test_every_character_inside_the_common_mark(text: str, indent: int) -> None:
    source = "text: |\n" + "\n".join(" " * indent + line if line else "" for line in text.split("\n")) + "\n"
    scalar = list(scalars(parse(source.encode(), "leaflet.yaml")))[1]
    faults: list[Fault] = []
    blocks = Prose(words_for("en-GB"), faults).blocks(scalar.text, scalar.origin)
    assert faults == []
    lines = source.split("\n")
    for block in blocks:
        for found in block_texts(block):
            assert isinstance(found, Text)
            assert found.at
            assert misplaced(found.text, found.at, lines) == []
