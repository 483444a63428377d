"""Where a line may not end: inside a number with its unit, a phone number, a date, a title with its name."""

from __future__ import annotations

from typing import TYPE_CHECKING

from leaflets.facts.fact import Kind
from leaflets.facts.lexis import END, Pattern, level
from leaflets.facts.recognise import facts

if TYPE_CHECKING:
    from collections.abc import Iterator

    from leaflets.facts.fact import Fact

Span = tuple[int, int]

LONGEST = 30
"""In characters; a longer span would not fit in a narrow column."""

_MAY_BREAK = Pattern("[ /-]")
_FREE = frozenset((Kind.WEB, Kind.EMAIL, Kind.ABBREVIATION))
_COUNTED = frozenset((Kind.DURATION, Kind.FREQUENCY, Kind.QUANTITY, Kind.RANGE, Kind.RISK))
_PAIR = Pattern(rf"[0-9][0-9.,]{{0,12}}[ -](?!(?:and|in|or|out|to)\b)[A-Za-z\u03bc%]{{1,12}}{END}")
_TITLES = "Dr|Mr|Mrs|Ms|Miss|Mx|Prof|Professor|Sister|Sir|Dame|St|Rev"
_NUMBERED = "page|figure|table|step|room|ward|level|type|stage|grade|part|chapter|section|floor"
_JOINED = Pattern(
    "(?<![A-Za-z0-9])(?:",
    rf"(?:(?:{_TITLES})\.? |(?:[A-Z]\. ?){{1,3}})[A-Z][^\W\d_]{{1,19}}",
    rf"|(?i:{_NUMBERED}|(?:pp?|no|vol|fig)\.) [0-9]{{1,4}}[A-Za-z]?",
    rf"|NHS [0-9]{{3}}){END}",
)


def unbreakable(text: str, longest: int = LONGEST) -> tuple[Span, ...]:
    """Give the spans (start, end) that a line end must not split, in order and apart.

    None is longer than `longest` characters: of a fact that is, only the numbers with their units are kept whole.
    """
    spans: list[Span] = []
    for start, end in sorted(_wanted(text, longest)):
        if not spans or start >= spans[-1][1]:
            spans.append((start, end))
        elif max(end, spans[-1][1]) - spans[-1][0] <= longest:
            spans[-1] = (spans[-1][0], max(end, spans[-1][1]))
    return tuple(spans)


def _wanted(text: str, longest: int) -> Iterator[Span]:
    for fact in facts(text):
        yield from _of_fact(fact, longest)
    yield from _spans(_JOINED, level(text), longest)


def _of_fact(fact: Fact, longest: int) -> Iterator[Span]:
    text = level(fact.text)
    if fact.kind in _FREE or not _MAY_BREAK.search(text):
        return
    if len(text) <= longest:
        yield fact.start, fact.end
    elif fact.kind in _COUNTED:
        yield from ((fact.start + start, fact.start + end) for start, end in _spans(_PAIR, text, longest))


def _spans(pattern: Pattern, text: str, longest: int) -> Iterator[Span]:
    return (found.span() for found in pattern.finditer(text) if found.end() - found.start() <= longest)
