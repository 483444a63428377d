"""Rules about the leaflet as a publication: its dates, its promises, and what its author lets through."""

from __future__ import annotations

from typing import TYPE_CHECKING

from leaflets.errors import Fault
from leaflets.format import all_formats
from leaflets.reading.source import did_you_mean
from leaflets.rules.rule import RULES, Finding, Severity

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from leaflets.reading import Leaflet


def findings(leaflet: Leaflet, today: date) -> Iterator[Finding]:
    """Find what is wrong with the publication on that day."""
    yield from _overdue_review(leaflet, today)
    yield from _unknown_promise(leaflet)
    yield from _unknown_allowance(leaflet)
    yield from _ended_allowance(leaflet, today)


def _overdue_review(leaflet: Leaflet, today: date) -> Iterator[Finding]:
    review = leaflet.entry.review
    if review.last() < today:
        fault = Fault("the review date has passed", review.at, "have it reviewed; a date alone must not be moved")
        yield Finding("overdue-review", Severity.WARNING, fault)


def _unknown_promise(leaflet: Leaflet) -> Iterator[Finding]:
    known = list(all_formats())
    for promise in leaflet.entry.promises:
        if str(promise) not in known:
            hint = did_you_mean(str(promise), known) or f"formats are {', '.join(known)}"
            fault = Fault(f"{str(promise)!r} is promised, and no format has that name", promise.at, hint)
            yield Finding("unknown-promise", Severity.ERROR, fault)


def _unknown_allowance(leaflet: Leaflet) -> Iterator[Finding]:
    for entry in leaflet.entry.allow:
        if str(entry.rule) not in RULES:
            hint = did_you_mean(str(entry.rule), list(RULES)) or "remove it"
            fault = Fault(f"there is no rule {str(entry.rule)!r} to allow", entry.rule.at, hint)
            yield Finding("unknown-allowance", Severity.ERROR, fault)


def _ended_allowance(leaflet: Leaflet, today: date) -> Iterator[Finding]:
    for entry in leaflet.entry.allow:
        if entry.until.last() < today:
            fault = Fault(f"the allowance of {entry.rule} has ended", entry.until.at, "mend the text, or decide again")
            yield Finding("ended-allowance", Severity.WARNING, fault)
