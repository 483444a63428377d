"""What a British reader says where print shortens: one sentence in, plain words out, for every voice.

Printed text stays as it is; this is only the reading. Facts are recognised by `leaflets.facts`; what is printed and
how it is said comes from `styles/speech/en.yaml`. Single capitals are letters ("N H S").
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from formats._speech.english import addresses, amounts, codes, signs, when, words
from formats._speech.english.lexicon import Lexicon, read_lexicon
from formats._speech.english.numbers import decimal
from formats._speech.english.said import whole
from formats._speech.english.words import alone
from leaflets.facts import Kind, facts

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from formats._speech.english.said import Said
    from leaflets.facts import Fact

__all__ = ["Lexicon", "alone", "read_lexicon", "spoken"]

_HAS_FIGURES = re.compile("[0-9\u00bc-\u00be]")
_FIGURES = re.compile(r"[0-9]+(?:,[0-9]{3})*(?:\.[0-9]+)?")


def spoken(sentence: str, lexicon: Lexicon) -> str:
    """Write a sentence as it is said."""
    said: list[Said] = []
    taken = bytearray(len(sentence))
    for start, end, reading in _readings(sentence, lexicon):
        if taken.find(1, start, end) < 0:
            taken[start:end] = b"\1" * (end - start)
            said.append((start, end, reading))
    return signs.tidy(_assembled(sentence, sorted(said)))


def _readings(text: str, lexicon: Lexicon) -> Iterator[Said]:
    """Give all readings; of two that overlap the earlier one counts."""
    found = facts(text)
    addressed = [fact for fact in found if fact.kind in {Kind.WEB, Kind.EMAIL}]
    for fact in addressed:
        yield fact.start, fact.end, addresses.address(fact.text, lexicon)
    yield from whole(lexicon.say, text)
    yield from whole(lexicon.pronounced, text)
    for fact in found:
        if said := _fact(text, fact, lexicon):
            yield said
    yield from _words(text, found, lexicon)
    for digits in _FIGURES.finditer(text):
        yield digits.start(), digits.end(), decimal(digits[0])


def _words(text: str, found: Sequence[Fact], lexicon: Lexicon) -> Iterator[Said]:
    yield from words.roman(text, lexicon)
    yield from words.names(text, lexicon)
    yield from whole(lexicon.before_figure, text, r"(?=\s?[0-9])")
    yield from words.days(text, lexicon)
    yield from whole(lexicon.abbreviations, text)
    yield from words.abbreviations(found, lexicon)
    yield from words.bare_units(text, lexicon)
    yield from words.capitals(text, lexicon)
    yield from signs.between_figures(text, lexicon)
    yield from signs.joined(text)
    yield from signs.symbols(text, lexicon)


def _fact(text: str, fact: Fact, lexicon: Lexicon) -> Said | None:
    """Say a fact that is a number to call, a place, a day, a time or has figures in it."""
    match fact.kind:
        case Kind.PHONE:
            return fact.start, fact.end, addresses.phone(fact.text)
        case Kind.SERVICE_NUMBER:
            return fact.start, fact.end, addresses.service(fact.text)
        case Kind.POSTCODE:
            return fact.start, fact.end, addresses.postcode(fact.text)
        case Kind.DATE:
            return fact.start, fact.end, when.date(fact.text, fact.value)
        case Kind.TIME:
            return fact.start, fact.end, when.time(fact.text)
        case Kind.NUMBER:
            return amounts.signed(text, codes.figure_or_code(text, fact, lexicon))
        case Kind.ABBREVIATION | Kind.WEB | Kind.EMAIL:
            return None
        case _:
            if not _HAS_FIGURES.search(fact.text):
                return None
            return amounts.signed(text, amounts.figure(text, fact, lexicon))


def _assembled(text: str, said: Sequence[Said]) -> str:
    """Put readings in the place of what is printed, with a space where two words would run together."""
    whole, pos = "", 0
    for start, end, reading in [*said, (len(text), len(text), "")]:
        for piece in (text[pos:start], reading):
            apart = whole[-1:].isalnum() and piece[:1].isalnum()
            whole += f" {piece}" if apart else piece
        pos = end
    return whole
