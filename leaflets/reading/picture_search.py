"""Search the picture library with the words of an author's sentence."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import IntEnum
from itertools import chain
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from leaflets.reading.library import Drawing, Library

_WORD = re.compile(r"[^\W_]+(?:['\u2019][^\W_]+)?")
_ENDINGS = ("ings", "ing", "ies", "es", "ed", "s", "e", "y")
_SHORTEST_STEM = 3
_SHORTEST_STEM_OF_PAST = 4  # "bleed" is no past of "ble"
_SHORTEST_CLOSE = 4
_CLOSE = 0.75
_NEAR = 0.6

_LITTLE = re.compile(
    "a|all|also|an|and|any|are|as|at|be|been|by|can|could|did|do|does|each|for|from|get|had|has|have|he|her|his|how|i|if|"
    "in|into|is|it|its|may|me|might|must|my|of|on|or|our|out|put|she|should|so|some|than|that|the|their|them|then|there|"
    "they|this|to|up|us|very|was|we|were|what|when|where|which|who|will|with|would|you|your"
)
"""Words that say nothing of what a picture shows."""

_SAME = {"not": "no", "never": "no", "don't": "no", "dont": "no", "cannot": "no", "can't": "no"}


class Match(IntEnum):
    """How well one word fits a drawing."""

    NONE = 0
    CLOSE = 1
    BEGINNING = 2
    KEYWORD = 3
    NAME = 4


@dataclass(frozen=True, slots=True)
class _Card:
    """A drawing and the stems of the words that it can be found by."""

    drawing: Drawing
    name: tuple[str, ...]
    keywords: frozenset[tuple[str, ...]]
    of_set: str

    @property
    def words(self) -> frozenset[str]:
        """All stems of its name and keywords."""
        return frozenset(chain(self.name, *self.keywords))

    def match(self, stem: str, close: Sequence[str]) -> Match:
        """Tell how well a stem fits, or else stems that are spelt nearly like it."""
        words = self.words
        if stem in words:
            return Match.NAME if stem in self.name else Match.KEYWORD
        if len(stem) >= _SHORTEST_STEM and any(word.startswith(stem) for word in words):
            return Match.BEGINNING
        return Match.NONE if words.isdisjoint(close) else Match.CLOSE


def find(library: Library, words: Sequence[str]) -> tuple[Drawing, ...]:
    """Give the drawings that fit, the best first: those that fit more of the words, then those that fit them better.

    A word in the name counts most, then one in the keywords, then the beginning of one, then one spelt nearly so.
    The name or title of a set alone gives all drawings of the set; beside other words it puts them first.
    """
    whole = " ".join(words).casefold()
    of_set = [item for item in library.drawings.values() if whole in {item.of.id, item.of.title.casefold()}]
    return tuple(of_set or _found([_card(drawing) for drawing in library.drawings.values()], whole))


def _found(cards: Sequence[_Card], text: str) -> Iterator[Drawing]:
    whole, stems = tuple(_stems(text)), _asked(text)
    telling = {stem for stem in stems if not _is_weak(stem)} or set(stems)
    close = {stem: _close(stem, cards) for stem in stems}
    fits = [(card, {stem: card.match(stem, close[stem]) for stem in stems}) for card in cards]
    fitting = [fit for fit in fits if any(map(fit[1].get, telling))]
    return (card.drawing for card, _ in sorted(fitting, key=lambda fit: _rank(fit[0], fit[1], whole)))


def near(library: Library, words: Sequence[str], most: int = 5) -> list[str]:
    """Give the keywords, and words of names, that are spelt most like what was looked for."""
    from difflib import get_close_matches

    known = {word for drawing in library.drawings.values() for word in (*drawing.keywords, _bare(drawing))}
    asked = dict.fromkeys((" ".join(words).casefold(), *(word for text in words for word in _words(text))))
    found = (match for text in asked for match in get_close_matches(text, sorted(known), most, _NEAR))
    return list(dict.fromkeys(found))[:most]


def _asked(text: str) -> tuple[str, ...]:
    """Give the stems of the words that tell something; of all words where none does."""
    words = list(_words(text))
    telling = [word for word in words if not _LITTLE.fullmatch(word)]
    return tuple(dict.fromkeys(map(_stem, telling or words)))


def _card(drawing: Drawing) -> _Card:
    keywords = frozenset(tuple(_stems(keyword)) for keyword in drawing.keywords)
    return _Card(drawing, tuple(_stems(_bare(drawing))), keywords, _stem(drawing.of.id))


def _is_weak(stem: str) -> bool:
    """Whether a word must not find a picture by itself: "2" finds 2 days as well as 2 weeks."""
    return stem == "no" or stem.isdigit()


def _rank(card: _Card, matches: Mapping[str, Match], whole: tuple[str, ...]) -> tuple[int | str, ...]:
    """Give what sorts the best first; of two that fit as well, the one with the shorter name says less besides."""
    fitting = sum(bool(match) or stem == card.of_set for stem, match in matches.items())
    is_other = whole != card.name, whole not in card.keywords
    return -fitting, is_other[0], -sum(matches.values()), is_other[1], len(card.name), card.drawing.name


def _close(stem: str, cards: Iterable[_Card]) -> list[str]:
    """Give the stems that are spelt nearly so, where no drawing has this one or one that begins with it."""
    known = {word for card in cards for word in (*card.words, card.of_set)}
    if len(stem) < _SHORTEST_CLOSE or any(word.startswith(stem) for word in known):
        return []
    from difflib import get_close_matches

    return get_close_matches(stem, sorted(known), 3, _CLOSE)


def _bare(drawing: Drawing) -> str:
    """Give the name without its set, as words."""
    return re.sub(r"[-_/]+", " ", drawing.name.partition(":")[2])


def _stems(text: str) -> Iterator[str]:
    return map(_stem, _words(text))


def _words(text: str) -> Iterator[str]:
    for match in _WORD.finditer(text.casefold()):
        word = match.group().replace("\u2019", "'").removesuffix("'s")
        yield _SAME.get(word, word)


def _stem(word: str) -> str:
    """Take off what changes with the sentence: needles, needle; swelling, swell; stopping, stop."""
    for ending in _ENDINGS:
        shortest = _SHORTEST_STEM_OF_PAST if ending == "ed" else _SHORTEST_STEM
        if word.endswith(ending) and len(word) - len(ending) >= shortest:
            word = word.removesuffix(ending)
            break
    return word[:-1] if len(word) > _SHORTEST_STEM and word[-1] == word[-2] else word
