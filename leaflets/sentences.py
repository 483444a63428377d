"""Where sentences end: never inside "37.5", "b.d.", a web address or behind "Dr"."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

import yaml

from leaflets.facts import facts

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from leaflets.format import Styles

_END = re.compile(r"(?P<stop>[.!?\u2026]+)[\"'\u2019\u201d)\]]*\s+(?=[^\sa-z])")
_INITIAL = re.compile(r"(?:^|[,:(]\s|\b(?:and|by)\s|\b[A-Z][\w.'\u2019-]*\s)[A-Z]\.$")
_LAST_WORD = re.compile(r"[^\s(\[\"\u201c\u2018]+$")


def sentences(text: str, unfinished: Collection[str]) -> Iterator[tuple[int, int]]:
    """Cut a text to sentences, as (start, end); nothing but white space is between them.

    `unfinished` are short forms that no sentence ends with ("Dr.", "e.g.").
    """
    found = facts(text)
    start = 0
    for end in _END.finditer(text):
        inside = any(fact.start < end.end() - 1 < fact.end for fact in found)
        if not inside and not _goes_on(text[start : end.end("stop")], unfinished):
            yield start, start + len(text[start : end.end()].rstrip())
            start = end.end()
    if text[start:].strip():
        yield start, start + len(text[start:].rstrip())


@cache
def unfinished_forms(styles: Styles) -> frozenset[str]:
    """Read the short forms that no sentence ends with."""
    found = yaml.load(styles.text("speech/en.yaml"), Loader=yaml.CBaseLoader)  # noqa: S506 - makes only texts
    return frozenset(found["unfinished"])


def _goes_on(so_far: str, unfinished: Collection[str]) -> bool:
    """Tell whether the last full stop is only that of a short form or of an initial ("Dr J. Newton")."""
    word = _LAST_WORD.search(so_far)
    return bool(word and word[0] in unfinished) or bool(_INITIAL.search(so_far))
