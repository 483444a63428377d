"""What the words beside a number make of it: "up to 6 weeks", "37.5°C or above"."""

from __future__ import annotations

from leaflets.facts.fact import Kind
from leaflets.facts.lexis import END, SPACE, Pattern

_LIMITED = frozenset(
    (Kind.DURATION, Kind.MONEY, Kind.NUMBER, Kind.QUANTITY, Kind.RANGE, Kind.RISK, Kind.TEMPERATURE, Kind.FREQUENCY)
)
_LOOK_BACK = 24
_BEFORE = Pattern(
    r"(?:(?P<most>\b(?i:up to|not? (?:more|longer|higher|older|greater) than|at (?:the )?most|maximum(?: of)?) |≤ ?)",
    r"|(?P<least>\b(?i:at least|not? (?:less|fewer) than|minimum(?: of)?) |≥ ?)",
    r"|(?P<less>\b(?i:(?:less|fewer|lower|younger) than|under|below) |< ?)",
    r"|(?P<more>\b(?i:(?:more|greater|higher|longer|older) than|over|above) |> ?))$",
)
_AFTER = Pattern(
    f"{SPACE}or{SPACE}(?:(?P<least>more|over|above|higher|longer|older|greater)",
    f"|(?P<most>less|fewer|under|below|lower|younger)){END}",
)
_SIGNS = {"most": "≤", "least": "≥", "less": "<", "more": ">"}


def limit(text: str, kind: Kind, start: int, end: int) -> str:
    """Give the limit that the words before or after a number set: `<`, `≤`, `>`, `≥` or empty.

    Only the words beside it are read: "do not take more than 8 tablets" gives `>`, "no more than 8 tablets" `≤`.
    """
    if kind not in _LIMITED:
        return ""
    said = _BEFORE.search(text, max(0, start - _LOOK_BACK), start) or _AFTER.match(text, end)
    return _SIGNS[said.lastgroup] if said and said.lastgroup else ""
