"""What a reading is, and finding the words of a table in a text."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

Said = tuple[int, int, str]
"""From where to where the printed characters stand, and what is said in their place."""

GAP = "[ \u00a0\u2009\u202f]"
DASH = "[-\u2010-\u2015\u2212]"


def one_of(words: Iterable[str]) -> str:
    """Write a pattern for any of these, the longest first."""
    return "|".join(map(re.escape, sorted(words, key=lambda word: (-len(word), word))))


def whole(table: Mapping[str, str], text: str, after: str = "") -> Iterator[Said]:
    """Say the keys of a table where they stand as whole words, with what must follow them."""
    if table:
        for found in _whole(tuple(table), after).finditer(text):
            yield found.start(), found.end(), table[found[0]]


@cache
def _whole(keys: tuple[str, ...], after: str) -> re.Pattern[str]:
    return re.compile(rf"(?<![\w.])(?:{one_of(keys)})(?!\w){after}")
