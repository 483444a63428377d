"""The smallest pieces that facts are read from: spaces, words and amounts.

Every pattern here and in the sister modules is bounded or possessive, and each place of a text is read a bounded number
of times: the time that a text takes grows with its length and no faster.
"""

from __future__ import annotations

import re

from leaflets.facts.vocabulary import NUMBER_WORDS, ONES, SCALES, TENS

Reading = tuple[int, str]
"""Where the thing that was read ends, and its value."""

GAP = "[ \\t\u00a0\u2009\u202f]"
SPACE = rf"(?:{GAP}{{1,3}}(?:\n{GAP}{{0,3}})?|\n{GAP}{{0,3}})"
DASH = "[-\u2010\u2011\u2012\u2013\u2014\u2212]"

_FIGURES = re.compile(
    r"(?:(?P<whole>[1-9][0-9]{0,2}(?:,[0-9]{3}){1,4}|[0-9]{1,15})(?P<part>\.[0-9]{1,9})?(?P<vulgar>[¼½¾])?"
    r"|(?P<point>\.[0-9]{1,9})|(?P<only>[¼½¾])|(?P<slash>(?:1/[24]|3/4)(?!/)))(?![0-9])"
)
_WORD = re.compile(r"[A-Za-z]{2,9}(?![A-Za-z0-9])")
_SECOND_WORD = re.compile(rf"(?:{SPACE}|-)([a-z]{{2,9}})(?![A-Za-z0-9])")
_HALF_OF = re.compile(rf"{SPACE}an?(?:{SPACE}(dozen))?(?![A-Za-z0-9])")
_AND_A_HALF = re.compile(rf"{SPACE}and{SPACE}a{SPACE}half(?![A-Za-z0-9])")
_QUARTERS = {"¼": ".25", "½": ".5", "¾": ".75", "1/4": "0.25", "1/2": "0.5", "3/4": "0.75"}


def amount(text: str, pos: int) -> Reading | None:
    """Read a number in figures or words: "1,000", "2½", "twenty-four", "half a", "one and a half"."""
    read = _figures(text, pos) if text[pos : pos + 1] in FIGURE_STARTS else _words(text, pos)
    if read and read[1].isdigit() and (half := _AND_A_HALF.match(text, read[0])):
        return half.end(), f"{read[1]}.5"
    return read


FIGURE_STARTS = frozenset("0123456789.¼½¾")


def _figures(text: str, pos: int) -> Reading | None:
    found = _FIGURES.match(text, pos)
    if not found:
        return None
    if quarters := found["slash"] or found["only"]:
        return found.end(), tidy("0" + _QUARTERS[quarters].removeprefix("0"))
    whole = found["whole"] or "0"
    if whole != "0" and whole[0] == "0":  # a code: amounts are not written 007
        return None
    part = _QUARTERS[found["vulgar"]] if found["vulgar"] else found["part"] or found["point"] or ""
    return found.end(), tidy(whole + part)


def tidy(number: str) -> str:
    """Write a number in one way: no commas, no zeros that say nothing."""
    number = number.replace(",", "")
    return number.rstrip("0").rstrip(".") if "." in number else number


def _words(text: str, pos: int) -> Reading | None:
    found = _WORD.match(text, pos)
    if not found:
        return None
    word = found[0].lower()
    if word == "half":
        return _half(text, found.end())
    if word not in NUMBER_WORDS:
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
