"""How fractions are said: "half a tablet", "one and a half", "three quarters of an hour"."""

from __future__ import annotations

import re

from formats._speech.english.numbers import cardinal, decimal, ordinal
from formats._speech.english.said import GAP

SIGNS = {"½": (1, 2), "¼": (1, 4), "¾": (3, 4), "⅓": (1, 3), "⅔": (2, 3), "⅛": (1, 8)}
PRINTED = "(?:1/[2-689]|2/[35]|3/[458]|4/5|5/[68]|7/8)(?![0-9/])"
"""Fractions in lowest terms; 1/7 and 6/52 are other things in a hospital."""
_COUNTED = re.compile(
    rf"{GAP}(tablet|capsule|caplet|pill|sachet|patch|dose|teaspoon|teaspoonful|tablespoon|tablespoonful|spoonful|cup|"
    r"glass|pint|litre|hour|day|mile|minute|year|week|month|portion|bottle|ampoule|vial|lozenge)(?![a-z])"
)
_MIXED = re.compile(rf"([0-9,]+(?:\.[0-9]+)?){GAP}?([{''.join(SIGNS)}]|(?<=\s){PRINTED})")
FRACTION = rf"(?:[0-9,]+{GAP}?[{''.join(SIGNS)}]|[0-9]+{GAP}{PRINTED}|[{''.join(SIGNS)}]|{PRINTED})"


def fraction(text: str, after: str) -> str:
    """Say a fraction, with or without a whole number before it; `after` is the text that follows."""
    if mixed := _MIXED.fullmatch(text):
        part = _part(mixed[2])
        return f"{decimal(mixed[1])} and {'a ' if part == 'half' else ''}{part}"
    counted = _COUNTED.match(after)
    return f"{_part(text)}{of(text, counted[1]).removesuffix(counted[1])}".rstrip() if counted else _part(text)


def of(text: str, noun: str) -> str:
    """Write what stands between a fraction and one of what is divided, and that: " an hour", " of a tablet"."""
    article = "an" if noun[0] in "aeio" or noun == "hour" else "a"
    return f" {article} {noun}" if _part(text) == "half" else f" of {article} {noun}"


def _part(text: str) -> str:
    above, below = SIGNS[text] if text in SIGNS else map(int, text.split("/"))
    if below == 2:  # noqa: PLR2004
        return "half"
    name = "quarter" if below == 4 else ordinal(below)  # noqa: PLR2004
    if above == 1:
        return f"{'an' if name == 'eighth' else 'a'} {name}"
    return f"{cardinal(above)} {name}s"
