"""What a British reader says where print shortens: one sentence in, plain words out, for every voice.

Printed text stays as it is; this is only the reading. Facts are recognised by `leaflets.facts`; what is printed and
how it is said comes from `styles/speech/en.yaml`. Single capitals are letters ("N H S").
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from formats._english import addresses, when
from formats._english.figures import figure
from formats._english.lexicon import Lexicon, lexicon
from formats._english.words import all_words, whole
from leaflets.facts import Kind, facts

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from leaflets.facts import Fact

__all__ = ["Lexicon", "lexicon", "spoken"]

Said = tuple[int, int, str]


def spoken(sentence: str, words: Lexicon) -> str:
    """Write a sentence as it is said."""
    said: list[Said] = []
    for start, end, reading in _readings(sentence, words):
        if all(end <= other[0] or start >= other[1] for other in said):
            said.append((start, end, reading))
    return tidy("".join(_assembled(sentence, sorted(said))))


def _readings(text: str, words: Lexicon) -> Iterator[Said]:
    """Give all readings; of two that overlap the earlier one counts."""
    found = facts(text)
    yield from _of_kinds(found, {Kind.WEB, Kind.EMAIL}, words)
    yield from whole(words.say, text)
    yield from whole(words.pronounced, text)
    yield from _of_kinds(found, {Kind.PHONE, Kind.SERVICE_NUMBER, Kind.POSTCODE, Kind.DATE, Kind.TIME}, words)
    for fact in found:
        if fact.kind is not Kind.ABBREVIATION and re.search("[0-9¼½¾]", fact.text):
            yield figure(text, fact, words)
    yield from all_words(text, found, words)


def _of_kinds(found: Iterable[Fact], kinds: set[Kind], words: Lexicon) -> Iterator[Said]:
    for fact in found:
        if fact.kind in kinds:
            yield fact.start, fact.end, _fact(fact, words)


def _fact(fact: Fact, words: Lexicon) -> str:
    match fact.kind:
        case Kind.WEB | Kind.EMAIL:
            return addresses.address(fact.text, words)
        case Kind.PHONE:
            return addresses.phone(fact.text)
        case Kind.SERVICE_NUMBER:
            return addresses.service(fact.text)
        case Kind.POSTCODE:
            return addresses.postcode(fact.text)
        case Kind.DATE:
            return when.date(fact.text, fact.value)
        case _:
            return when.time(fact.text)


def _assembled(text: str, said: list[Said]) -> Iterator[str]:
    """Put readings in the place of what is printed, with a space where two words would run together."""
    pos, last = 0, " "
    for start, end, reading in [*said, (len(text), len(text), "")]:
        for piece in (text[pos:start], reading):
            if piece:
                yield " " if last.isalnum() and piece[0].isalnum() and piece is reading or _touch(last, piece) else ""
                yield piece
                last = piece[-1]
        pos = end


def _touch(last: str, piece: str) -> bool:
    return last.isalnum() and piece[0].isalnum()


def tidy(text: str) -> str:
    """Leave only what is said or paused at: brackets become commas, quotation marks go, the end is marked."""
    text = text.replace("\u2019", "'").replace("\u2018", "'")
    text = re.sub(r"[\"\u201c\u201d\u00ab\u00bb]|(?<!\w)'|'(?!\w)(?<!s')", "", text)
    text = re.sub(r"\s*[(\[{]\s*", ", ", text)
    text = re.sub(r"\s*[)\]}]", ", ", text)
    text = re.sub(r"[\u2010-\u2015\u2212]", "-", text)
    text = re.sub(r"\s+", " ", text)
    text = re.sub(r"\s+([,.;:?!])", r"\1", text)
    text = re.sub(r",(?:\s*,)+", ",", text)
    text = re.sub(r",\s*([.;:?!])", r"\1", text)
    text = re.sub(r"([.;:?!])(?:\s*[,.;:])+", r"\1", text)
    text = text.strip(" ,")
    return text if not text or text[-1] in ".?!:;" else f"{text}."
