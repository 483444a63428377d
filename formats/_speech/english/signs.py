"""How signs between words are said, and which of them remain for the voice to pause at."""

from __future__ import annotations

import re
import unicodedata
from functools import cache
from typing import TYPE_CHECKING

from formats._speech.english.said import DASH, one_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from formats._speech.english.lexicon import Lexicon
    from formats._speech.english.said import Said

_PLURAL = re.compile(r"\b([A-Za-z]+)\((e?s)\)")
_SET_APART = re.compile(r"\s+[-\u2010-\u2015\u2212]+\s+|\s?[\u2013-\u2015]\s?")
_TO = re.compile(rf"(?<=[0-9]){DASH}(?=[A-Z][0-9])")
_BY = re.compile(r"(?:(?<=[0-9])\s?|(?<=[a-z])\s)[x\u00d7]\s?(?=([0-9]+\^)?[0-9])")
_POWER = re.compile(r"(?<=[0-9])\^(?=[0-9])")


def between_figures(text: str, lexicon: Lexicon) -> Iterator[Said]:
    """Say what stands between two figures or behind one: "x", "^", "L4-L5", "/L", "/month"."""
    for found in _TO.finditer(text):
        yield found.start(), found.end(), " to "
    for found in _BY.finditer(text):
        yield found.start(), found.end(), " times " if found[1] else " by "
    for found in _POWER.finditer(text):
        yield found.start(), found.end(), " to the power of "
    for found in _per(tuple(lexicon.units)).finditer(text):
        yield found.start(), found.end(), f" per {lexicon.units.get(found[1], (found[1],))[0]}"


@cache
def _per(units: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile(rf"(?<=[0-9])/({one_of(units)}|day|week|month|year|hour|night|dose|person|visit)(?!\w)")


def joined(text: str) -> Iterator[Said]:
    """Say "tendon(s)", and pause at dashes that set words apart."""
    for found in _PLURAL.finditer(text):
        yield found.start(), found.end(), f"{found[1]} or {found[1]}{found[2]}"
    for found in _SET_APART.finditer(text):
        yield found.start(), found.end(), ", "


def symbols(text: str, lexicon: Lexicon) -> Iterator[Said]:
    """Say every sign by the name that the style file or Unicode has for it, so that none is lost."""
    for at, sign in enumerate(text):
        if sign in lexicon.symbols:
            yield at, at + 1, f" {lexicon.symbols[sign]} "
        elif unicodedata.category(sign)[0] == "S":
            yield at, at + 1, f" {unicodedata.name(sign, 'sign').lower()} "


_TIDY = tuple(
    (re.compile(pattern), put)
    for pattern, put in (
        ("[\u2018\u2019]", "'"),
        (r"[\"\u201c\u201d\u00ab\u00bb]|(?<!\w)'|'(?!\w)(?<!s')", ""),
        (r"\s*[(\[{]\s*", ", "),
        (r"\s*[)\]}]", ", "),
        ("[\u2010-\u2015\u2212]", "-"),
        (r"\s+", " "),
        (r"\s+(?=[,.;:?!])", ""),
        (r",(?:\s*,)+", ","),
        (r",\s*(?=[.;:?!])", ""),
        (r"(?<=[.;:?!])(?:\s*[,.;:])+", ""),
        (r",(?=\w)", ", "),
    )
)


def tidy(text: str) -> str:
    """Leave only what is said or paused at: brackets become commas, quotation marks go, the end is marked."""
    for pattern, put in _TIDY:
        text = pattern.sub(put, text)
    text = text.strip(" ,")
    return text if not text or text[-1] in ".?!:;" else f"{text}."
