"""Unified English Braille where liblouis 3.24 is wrong: its cells are mended here, sign by sign.

Numbers of rules are those of The Rules of Unified English Braille (2013). Every mending looks at what liblouis gave,
so that a newer one that has learned a rule is left alone. tests/formats/braille/ holds the pairs.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from unicodedata import normalize

from leaflets.facts import Kind

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from formats._speech.english import Lexicon
    from leaflets.facts import Fact

BLANK, NUMERIC, GRADE_1 = "\u2800", "\u283c", "\u2830"
JOIN = "\u2810"
"""Dot 5: before a digit, the space inside one number (6.6); at the end of a line, the word goes on (6.10)."""

RAISED, LOWERED = "\u2814", "\u2822"
CLOSING = "\u2820\u2834"
"""The closing single quotation mark (7.6)."""

EQUIVALENTS = {"\u00ba": "\u00b0", "\u2103": "\u00b0C", "\u2109": "\u00b0F", "\u25e6": "\u2022", "\u201a": ","}
"""Characters that liblouis does not know, as those that look alike and mean the same."""

ENDS_GRADE_1 = " -\u2010\u2011\u2012\u2013\u2014"
"""What ends the grade 1 mode that a figure began (6.5.1)."""

OPEN_NOTE, CLOSE_NOTE = "\u2808\u2828\u2823", "\u2808\u2828\u281c"
"""Around what a transcriber added (3.27)."""

SYMBOL, WORD, PASSAGE, END = "\u2818\u2806", "\u2818\u2802", "\u2818\u2836", "\u2818\u2804"
"""Bold: of the next sign, of the word up to its end, of three words or more, and where it ends (9.2 to 9.5)."""

NOTE_LINE = "\u2810\u2812"
"""How a horizontal line begins (16): dot 5, then dots 25 for as long as it is."""

_DIGITS = dict(zip("\u2801\u2803\u2809\u2819\u2811\u280b\u281b\u2813\u280a\u281a", "1234567890", strict=True))
_SUPERSCRIPTS = "\u2070\u00b9\u00b2\u00b3\u2074\u2075\u2076\u2077\u2078\u2079"
_SUBSCRIPTS = "\u2080\u2081\u2082\u2083\u2084\u2085\u2086\u2087\u2088\u2089"
LEVELS = {sign: (RAISED, str(figure)) for figure, sign in enumerate(_SUPERSCRIPTS)} | {
    sign: (LOWERED, str(figure)) for figure, sign in enumerate(_SUBSCRIPTS)
}
"""A raised or lowered figure -> its level indicator and the figure (3.24)."""

_BOLD = re.compile("\u2818[\u2806\u2802\u2836\u2804]")
_PASSAGE = 3
"""Words from which on bold is marked once for all of them (9.4)."""

_CODES = frozenset({Kind.ABBREVIATION, Kind.POSTCODE, Kind.NUMBER})
_CAPITALS = re.compile("[A-Z]{2,}")
_INITIALS = 4
"""Letters: more of them are a word in capitals."""

_SPELLED_TOO = re.compile(r"(?<![A-Z] )\b(?:US|IT|WHO)\b(?!['\u2019]| [A-Z]{2})")
"""Initials that are words too. Spelled out, a word in capitals still reads right; contracted, "US scan" does not."""

_YEARS = re.compile(r"(?<=[0-9] )yrs?(?![^\W_])")


def spelled(text: str, known: Sequence[Fact], lexicon: Lexicon) -> Iterator[tuple[int, int]]:
    """Find the capitals that are said letter by letter: no contraction stands for part of them (10.12.1).

    A longer run of capitals is a word, unless styles/speech/en.yaml says that it is spelled.
    """
    words = lexicon.words | lexicon.pronounced.keys()
    for fact in known:
        if fact.kind in _CODES and fact.text.removesuffix("s") not in words:
            for found in _CAPITALS.finditer(fact.text):
                if len(found.group()) <= _INITIALS or found.group() in lexicon.initials:
                    yield fact.start + found.start(), fact.start + found.end()
    yield from (found.span() for found in _SPELLED_TOO.finditer(text))


def closing_quotes(text: str) -> frozenset[int]:
    """Find the single quotation marks that close a quotation and are no apostrophes (7.6)."""
    found = set()
    for opened in re.finditer("\u2018", text):
        end = text.find("\u2018", opened.end())
        rest = text[opened.end() : end if end > 0 else len(text)]
        marks = [mark.start() for mark in re.finditer(r"\u2019(?![^\W_])", rest)]
        if marks:
            ends = [mark for mark in marks if not rest[:mark].endswith("s")]
            found.add(opened.end() + (marks[0] if len(marks) == 1 else (ends or marks[-1:])[0]))
    return frozenset(found)


def embolden(text: str, bold: Sequence[bool], groups: list[str]) -> None:
    """Mark what is bold, in the place of liblouis's own marks, which end a passage one word too early before a stop.

    Its contractions are kept: it makes none over the edge of what is bold (10.12.12).
    """
    groups[:] = [_BOLD.sub("", group) for group in groups]
    for start, end in _runs(bold):
        words = [(start + word.start(), start + word.end()) for word in re.finditer(r"\S+", text[start:end])]
        if len(words) >= _PASSAGE:
            _mark(text, groups, (words[0][0], words[-1][1]), PASSAGE, ends=True)
        else:
            for first, last in words:
                ends = text[last : last + 1].strip() != ""
                _mark(text, groups, (first, last), WORD if last > first + 1 else SYMBOL, ends=ends and last > first + 1)


def _mark(text: str, groups: list[str], span: tuple[int, int], sign: str, *, ends: bool) -> None:
    """Put a bold sign before some characters; a figure after a sign begins anew (9.6)."""
    for edge in span:
        if re.match("[0-9.,][0-9]", text[max(edge - 1, 0) :]) and not groups[edge].startswith(NUMERIC):
            groups[edge] = NUMERIC + groups[edge]
    groups[span[0]] = sign + groups[span[0]]
    groups[span[1] - 1] += END if ends else ""


def _runs(bold: Sequence[bool]) -> Iterator[tuple[int, int]]:
    """Give where each run of bold begins and ends."""
    edges = [
        place for place in range(len(bold) + 1) if (place and bold[place - 1]) != (place < len(bold) and bold[place])
    ]
    return zip(edges[::2], edges[1::2], strict=True)


def straight_quotes(text: str) -> dict[int, str]:
    """Tell which straight double quotation marks open and which close (7.6.1): liblouis reads inches after a figure."""
    found: dict[int, str] = {}
    opened: int | None = None
    for mark in re.finditer('"', text):
        place = mark.start()
        if opened is None and re.match(r"(?:^|[\s(\[\u2013\u2014-])$", text[max(place - 1, 0) : place]):
            opened = place
        elif opened is not None:
            found |= {opened: "\u201c", place: "\u201d"}
            opened = None
    return found


def mend(text: str, known: Sequence[Fact], groups: list[str]) -> None:
    """Put right the cells of a text: `known` are its facts, and `groups` holds the cells of each character."""
    _space_numbers(text, known, groups)
    _mark_letters(text, groups)
    for found in _YEARS.finditer(text):
        if groups[found.start()] == "\u283d":
            groups[found.start()] = GRADE_1 + groups[found.start()]  # 10.12.2: else it reads "your"


def _space_numbers(text: str, known: Sequence[Fact], groups: list[str]) -> None:
    """Join the groups of one telephone number by the numeric space, and part all others (6.6, 6.7)."""
    inside = {place for fact in known if fact.kind is Kind.PHONE for place in range(fact.start, fact.end)}
    for found in re.finditer("(?<=[0-9]) (?=[0-9])", text):
        place = found.start()
        if place in inside and BLANK in groups[place]:
            groups[place] = groups[place].replace(BLANK, JOIN)
            groups[place + 1] = groups[place + 1].replace(NUMERIC, "", 1)
        elif place not in inside and BLANK not in groups[place]:
            groups[place] = groups[place].replace(JOIN, BLANK)
            groups[place + 1] = NUMERIC + groups[place + 1]


def _mark_letters(text: str, groups: list[str]) -> None:
    """Put the grade 1 indicator before a letter from a to j that would be read as a digit (6.5.2)."""
    for found in re.finditer(r"(?<=[0-9\u00b2])[A-Ja-j]", text):
        if groups[found.start()][:1] in _DIGITS:
            groups[found.start()] = GRADE_1 + groups[found.start()]


def figures(cells: str) -> str:
    """Read all digits of some cells, as a reader's fingers do: in numeric mode only (6.1 to 6.6)."""
    found = []
    numeric = False
    for place, cell in enumerate(cells):
        if cell == NUMERIC:
            numeric = True
        elif numeric and cell in _DIGITS:
            found.append(_DIGITS[cell])
        elif numeric:
            numeric = _goes_on(cell, cells[place + 1 : place + 2])
    return "".join(found)


def _goes_on(cell: str, after: str) -> bool:
    """Tell whether numeric mode lasts: a comma, a point, a fraction line, or the space inside a number."""
    return cell in "\u2802\u2832\u280c" or (cell == JOIN and after in _DIGITS)


def printed_figures(text: str) -> str:
    """Give all digits that a text shows, those of fractions and raised ones too."""
    return "".join(sign for sign in normalize("NFKC", text) if sign in "0123456789")
