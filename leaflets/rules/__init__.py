"""Checks before: what could harm or puzzle a reader, found in the document before anything is made of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from leaflets.rules.rule import RULES, Finding, Rule, Severity, findings_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from datetime import date

    from leaflets.positions import Position
    from leaflets.reading import Leaflet

__all__ = ["Finding", "Rule", "Severity", "all_rules", "findings"]


def all_rules() -> Mapping[str, Rule]:
    """Load every family of rules."""
    from leaflets.rules import easy_read, governance, markup

    assert easy_read
    assert governance
    assert markup
    return RULES


def findings(leaflet: Leaflet, today: date) -> tuple[Finding, ...]:
    """Check all texts of a leaflet, less what its author allows on that day, in the order of its file.

    Raises SourceError where a text cannot be composed.
    """
    kept = (finding for finding in dict.fromkeys(_all(leaflet, today)) if not _allowed(finding, leaflet, today))
    return tuple(sorted(kept, key=lambda finding: finding.fault.order))


def _all(leaflet: Leaflet, today: date) -> Iterator[Finding]:
    from leaflets.reading import compose

    documents = [compose(leaflet, variant).document for variant in leaflet.variants]
    for rule in all_rules().values():
        if rule.publication:
            yield from findings_of(rule, rule.publication(leaflet, today))
        for document in documents if rule.document else ():
            assert rule.document
            yield from findings_of(rule, rule.document(document))


def _allowed(finding: Finding, leaflet: Leaflet, today: date) -> bool:
    entries = [entry for entry in leaflet.entry.allow if entry.rule == finding.rule and today <= entry.until.last()]
    return any(_within(finding.fault.at, str(entry.at or ""), leaflet) for entry in entries)


def _within(at: Position | None, heading: str, leaflet: Leaflet) -> bool:
    """Whether a place is in the section with that heading; no heading means anywhere."""
    if not heading or at is None:
        return not heading
    started = [section for section in _sections(leaflet) if section[0] <= at]
    return bool(started) and started[-1][1] == heading


def _sections(leaflet: Leaflet) -> Iterator[tuple[Position, str]]:
    for section in leaflet.entry.sections:
        yield section.place, str(section.heading)
    for part in leaflet.entry.easy_read.parts if leaflet.entry.easy_read else ():
        yield part.place, str(part.heading)
