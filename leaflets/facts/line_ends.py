"""Where a line may not end: inside a number with its unit, a phone number, a date, a title with its name."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from leaflets.facts.fact import Kind
from leaflets.facts.lexis import GAP
from leaflets.facts.recognise import facts

if TYPE_CHECKING:
    from collections.abc import Iterator

    from leaflets.facts.fact import Fact

Span = tuple[int, int]

LONGEST = 30
"""In characters; a longer span would not fit in a narrow column."""

_MAY_BREAK = re.compile(r"[\s\u2010\u2012-\u2014/-]")
_FREE = frozenset((Kind.WEB, Kind.EMAIL, Kind.ABBREVIATION))
_COUNTED = frozenset((Kind.DURATION, Kind.FREQUENCY, Kind.QUANTITY, Kind.RANGE, Kind.RISK))
_PAIR = re.compile(rf"[0-9][0-9.,]{{0,12}}(?:{GAP}|-)(?!(?:and|in|or|out|to)\b)[A-Za-z\u00b5%]{{1,12}}(?![A-Za-z0-9])")
_TITLES = "Dr|Mr|Mrs|Ms|Miss|Mx|Prof|Professor|Sister|Sir|Dame|St|Rev"
_NUMBERED = "page|figure|table|step|room|ward|level|type|stage|grade|part|chapter|section|floor"
_JOINED = re.compile(
    r"(?<![A-Za-z0-9])(?:"
    rf"(?:(?:{_TITLES})\.?{GAP}|(?:[A-Z]\.{GAP}?){{1,3}})[A-Z][^\W\d_]{{1,19}}"
    rf"|(?i:{_NUMBERED}|(?:pp?|no|vol|fig)\.){GAP}[0-9]{{1,4}}[A-Za-z]?"
    rf"|NHS{GAP}[0-9]{{3}}"
    r")(?![A-Za-z0-9])"
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
        yield from _of_fact(text, fact, longest)
    for found in _JOINED.finditer(text):
        if found.end() - found.start() <= longest:
            yield found.span()


def _of_fact(text: str, fact: Fact, longest: int) -> Iterator[Span]:
    if fact.kind in _FREE or not _MAY_BREAK.search(fact.text):
        return
    if len(fact.text) <= longest:
        yield fact.start, fact.end
        return
    if fact.kind not in _COUNTED:
        return
    for found in _PAIR.finditer(text, fact.start, fact.end):
        if found.end() - found.start() <= longest:
            yield found.span()
