"""Rules about the leaflet as a publication: its dates, its promises, and what its author lets through."""

from __future__ import annotations

from typing import TYPE_CHECKING

from leaflets.format import all_formats
from leaflets.rules.rule import RULES, Problem, Severity, publication_rule
from leaflets.wording import did_you_mean

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from leaflets.reading import Leaflet


@publication_rule("overdue-review", Severity.WARNING, "have it reviewed; a date alone must not be moved")
def overdue_review(leaflet: Leaflet, today: date) -> Iterator[Problem]:
    """Nobody has said since the review date that the text is still right (PIF TICK criterion 8; NHS pattern)."""
    review = leaflet.entry.review
    if review.last() < today:
        yield Problem(review.at, "the review date has passed")


@publication_rule("unknown-promise", Severity.ERROR, "promise only formats that are made")
def unknown_promise(leaflet: Leaflet, _today: date) -> Iterator[Problem]:
    """A release must have every promised format, and no format has this name."""
    known = list(all_formats())
    for promise in leaflet.entry.promises:
        if str(promise) not in known:
            hint = did_you_mean(str(promise), known, f"formats are {', '.join(known)}")
            yield Problem(promise.at, f"{str(promise)!r} is promised, and no format has that name", hint)


@publication_rule("unknown-allowance", Severity.ERROR, "remove it")
def unknown_allowance(leaflet: Leaflet, _today: date) -> Iterator[Problem]:
    """An allowance that names no rule lets nothing through, and hides what its author meant."""
    for entry in leaflet.entry.allow:
        if str(entry.rule) not in RULES:
            hint = did_you_mean(str(entry.rule), RULES, "remove it")
            yield Problem(entry.rule.at, f"there is no rule {str(entry.rule)!r} to allow", hint)


@publication_rule("ended-allowance", Severity.WARNING, "mend the text, or decide again")
def ended_allowance(leaflet: Leaflet, today: date) -> Iterator[Problem]:
    """What was let through was let through for a time only."""
    for entry in leaflet.entry.allow:
        if entry.until.last() < today:
            yield Problem(entry.until.at, f"the allowance of {entry.rule} has ended")


@publication_rule(
    "offer-missing", Severity.WARNING, "add `offer:` with `routes:` or `see:`, here or in content/shared.yaml"
)
def offer_missing(leaflet: Leaflet, _today: date) -> Iterator[Problem]:
    """Nothing says how to ask for another format or an interpreter.

    A patient leaflet must say how to get it another way (MHRA; Accessible Information Standard, DAPB1605).
    """
    offer = leaflet.offer
    if not offer or not (offer.routes or offer.see):
        yield Problem(leaflet.entry.place, "no reader learns how to ask for this leaflet another way")


@publication_rule("video-behind-leaflet", Severity.ERROR, "compare the video with this text, then move `checked`")
def video_behind_leaflet(leaflet: Leaflet, _today: date) -> Iterator[Problem]:
    """A sign language video was last compared with an older text: who watches it may be told what is no longer so."""
    bsl = leaflet.entry.bsl
    if bsl and bsl.checked.last() < leaflet.entry.published.first():
        yield Problem(bsl.checked.at, "the sign language video was checked before this leaflet was published")
