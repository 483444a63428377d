"""The smallest pieces that facts are read from: spaces, joins and amounts.

Every pattern here and in the sister modules is bounded or possessive, and each place of a text is read a bounded number
of times: the time that a text takes grows with its length and no faster.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from leaflets.facts.vocabulary import NUMBER_WORDS, ONES, SCALES, TENS

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

Reading = tuple[int, str]
"""Where the thing that was read ends, and its value."""


class Pattern:
    """A regular expression that is compiled at its first use: importing costs nothing."""

    __slots__ = ("_source", "finditer", "fullmatch", "match", "search")
    finditer: Callable[..., Iterator[re.Match[str]]]
    fullmatch: Callable[..., re.Match[str] | None]
    match: Callable[..., re.Match[str] | None]
    search: Callable[..., re.Match[str] | None]

    def __init__(self, *source: str) -> None:
        self._source = "".join(source)

    def __getattr__(self, name: str) -> object:
        compiled = re.compile(self._source)
        self.finditer, self.fullmatch = compiled.finditer, compiled.fullmatch
        self.match, self.search = compiled.match, compiled.search
        return getattr(compiled, name)


SPACE = " {1,3}"
END = "(?![A-Za-z0-9])"
RUNS_ON = Pattern("[A-Za-z0-9%°]|[-/.,:][0-9]")
"""What must not follow a number that stands alone."""
TO = Pattern(f" ?- ?|{SPACE}(?:to|until|till){SPACE}")
AND = Pattern(f"{SPACE}and{SPACE}")
OR = Pattern(f"{SPACE}or{SPACE}")

_SPACES = "\t\r\n\u00a0\u2007\u2009\u200a\u202f"
_DASHES = "\u2010\u2011\u2012\u2013\u2014\u2212"
_QUOTES = "\u2018\u2019"
_ONE_WAY = str.maketrans(
    dict.fromkeys(_SPACES, " ")
    | dict.fromkeys(_DASHES, "-")
    | dict.fromkeys(_QUOTES, "'")
    | {"\u00ba": "°", "\u02da": "°", "\u00d7": "x", "\u00b5": "\u03bc"}
)


def level(text: str) -> str:
    """Write all kinds of space, dash, apostrophe, degree and micro sign in one way, each in its place.

    The end of a line is a space; the end of a paragraph is not.
    """
    return text.replace("\n\n", "\v\v").translate(_ONE_WAY)


FIGURE_STARTS = frozenset("0123456789.¼½¾")
_FIGURES = Pattern(
    "(?:(?P<slash>(?:1/[24]|3/4)(?!/))|(?P<only>[¼½¾])",
    r"|(?P<whole>[1-9][0-9]{0,2}(?:,[0-9]{3}){1,4}|[0-9]{1,15})(?P<part>\.[0-9]{1,9}|[¼½¾]| (?:1/[24]|3/4)(?!/))?",
    r"|(?P<point>\.[0-9]{1,9}))(?![0-9])",
)
_QUARTERS = {"¼": ".25", "½": ".5", "¾": ".75", "1/4": ".25", "1/2": ".5", "3/4": ".75"}
_WORD = Pattern(f"[A-Za-z]{{3,9}}{END}")
_SECOND_WORD = Pattern(f"(?:{SPACE}|-)([a-z]{{3,8}}){END}")
_HALF_OF = Pattern(f"{SPACE}an?(?:{SPACE}(dozen))?{END}")
_AND_A_HALF = Pattern(f"{SPACE}and{SPACE}a{SPACE}half{END}")


def amount(text: str, pos: int) -> Reading | None:
    """Read a number in figures or words: "1,000", "2½", "twenty-four", "half a", "one and a half"."""
    read = _figures(text, pos) if text[pos : pos + 1] in FIGURE_STARTS else _words(text, pos)
    if read and read[1].isdigit() and (half := _AND_A_HALF.match(text, read[0])):
        return half.end(), f"{read[1]}.5"
    return read


def spread(text: str, low: Reading) -> Reading | None:
    """Read on from an amount to a higher one: "3 to 4", "2 or 3", "50-60"."""
    to = TO.match(text, low[0]) or OR.match(text, low[0])
    high = amount(text, to.end()) if to else None
    return (high[0], f"{low[1]}-{high[1]}") if high else None


def _figures(text: str, pos: int) -> Reading | None:
    found = _FIGURES.match(text, pos)
    if not found:
        return None
    whole = found["whole"] or "0"
    if whole[0] == "0" != whole:  # a code: amounts are not written 007
        return None
    part = (found["part"] or found["point"] or found["only"] or found["slash"] or "").strip()
    return found.end(), _tidy(whole + _QUARTERS.get(part, part))


def _tidy(number: str) -> str:
    """Leave out commas and the zeros that say nothing."""
    number = number.replace(",", "")
    return number.rstrip("0").rstrip(".") if "." in number else number


def _words(text: str, pos: int) -> Reading | None:
    found = _WORD.match(text, pos)
    word = found[0].lower() if found else ""
    if found and word == "half":
        return _half(text, found.end())
    if not found or word not in NUMBER_WORDS:
        return None
    end, number = _compound(text, found.end(), word)
    scale = _SECOND_WORD.match(text, end)
    if scale and scale[1] in SCALES:
        return scale.end(), str(number * SCALES[scale[1]])
    return end, str(number)


def _half(text: str, pos: int) -> Reading:
    of = _HALF_OF.match(text, pos)
    if not of:
        return pos, "0.5"
    return of.end(), "6" if of[1] else "0.5"


def _compound(text: str, pos: int, word: str) -> tuple[int, int]:
    second = _SECOND_WORD.match(text, pos) if word in TENS else None
    if second and second[1] in ONES:
        return second.end(), NUMBER_WORDS[word] + ONES[second[1]]
    return pos, NUMBER_WORDS[word]
