"""What the words beside a number make of it: "up to 6 weeks", "37.5°C or above"."""

from __future__ import annotations

import re

from leaflets.facts.fact import Kind
from leaflets.facts.lexis import SPACE

_LIMITED = frozenset(
    (Kind.DURATION, Kind.MONEY, Kind.NUMBER, Kind.QUANTITY, Kind.RANGE, Kind.RISK, Kind.TEMPERATURE, Kind.FREQUENCY)
)
_LOOK_BACK = 24
_BEFORE = re.compile(
    r"(?:(?P<most>\b(?:up to|not? (?:more|longer|higher|older|greater) than|at (?:the )?most|maximum(?: of)?)\s|≤\s?)"
    r"|(?P<least>\b(?:at least|not? (?:less|fewer) than|minimum(?: of)?)\s|≥\s?)"
    r"|(?P<less>\b(?:less than|fewer than|lower than|younger than|under|below)\s|<\s?)"
    r"|(?P<more>\b(?:more than|greater than|higher than|longer than|older than|over|above)\s|>\s?))$",
    re.IGNORECASE,
)
_AFTER = re.compile(
    rf"{SPACE}or{SPACE}(?:(?P<least>more|over|above|higher|longer|older|greater)|(?P<most>less|fewer|under|below|lower|younger))"
    r"(?![A-Za-z])"
)
_SIGNS = {"most": "≤", "least": "≥", "less": "<", "more": ">"}


def limit(text: str, kind: Kind, start: int, end: int) -> str:
    """Give the limit that the words before or after a number set: `<`, `≤`, `>`, `≥` or empty."""
    if kind not in _LIMITED:
        return ""
    said = _BEFORE.search(text, max(0, start - _LOOK_BACK), start) or _AFTER.match(text, end)
    return _SIGNS[said.lastgroup] if said and said.lastgroup else ""
