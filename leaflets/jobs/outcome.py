"""What a build has done, for people and for machines."""

from __future__ import annotations

from dataclasses import asdict, dataclass, field
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from leaflets.errors import Fault
    from leaflets.jobs.manifest import Manifest
    from leaflets.rules import Finding

    Row = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Edition:
    """A leaflet's folder in one language, and what its manifest says."""

    folder: Path
    manifest: Manifest

    def as_row(self) -> Row:
        """Give it as plain values."""
        return {"folder": str(self.folder), **asdict(self.manifest)}


@dataclass(slots=True)
class Outcome:
    """What a build has done. `failures` name a leaflet, language and format; `languages` are all that were met."""

    editions: list[Edition] = field(default_factory=list)
    findings: list[Row] = field(default_factory=list)
    faults: list[Fault] = field(default_factory=list)
    failures: list[str] = field(default_factory=list)
    languages: set[str] = field(default_factory=set)
    index: Path | None = None

    @property
    def failed(self) -> bool:
        """Whether a source has faults or a format that was asked for has failed."""
        return bool(self.faults or self.failures)

    def as_row(self) -> Row:
        """Give it as plain values."""
        return {
            "editions": [edition.as_row() for edition in self.editions],
            "failures": self.failures,
            "findings": self.findings,
            "faults": [fault_row(fault) for fault in self.faults],
            "index": str(self.index) if self.index else None,
        }


def as_row(finding: Finding, leaflet: str) -> Row:
    """Give a finding as plain values; `text` is how a person reads it."""
    return {
        "leaflet": leaflet,
        "rule": finding.rule,
        "severity": str(finding.severity),
        "text": str(finding),
        **fault_row(finding.fault),
    }


def fault_row(fault: Fault) -> Row:
    """Give a fault as plain values."""
    at = fault.at
    place = {"file": at.file, "line": at.line, "column": at.column} if at else {}
    return {"message": fault.message, "hint": fault.hint, **place}
