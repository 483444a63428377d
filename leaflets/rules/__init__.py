"""Checks before: what could harm or puzzle a reader, found in the document before anything is made of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from leaflets.rules.rule import RULES, Finding, Rule, Severity

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from leaflets.positions import Position
    from leaflets.reading import Leaflet

__all__ = ["RULES", "Finding", "Rule", "Severity", "findings"]


def findings(leaflet: Leaflet, today: date) -> tuple[Finding, ...]:
    """Check all texts of a leaflet, less what its author allows on that day.

    Raises SourceError where a text cannot be composed.
    """
    from leaflets.reading import compose
    from leaflets.rules import governance, markup
    from leaflets.rules.rule import check

    assert markup
    found = [finding for variant in leaflet.variants for finding in check(compose(leaflet, variant).document)]
    found += governance.findings(leaflet, today)
    kept = (finding for finding in dict.fromkeys(found) if not _allowed(finding, leaflet, today))
    return tuple(sorted(kept, key=_place))


def _place(finding: Finding) -> tuple[str, int, int]:
    at = finding.fault.at
    return (at.file, at.line, at.column) if at else ("", 0, 0)


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
