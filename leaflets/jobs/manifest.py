"""The manifest of a build: what stands in a folder, of which source, made by which tools."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

NAME = "manifest.json"


@dataclass(frozen=True, slots=True)
class Artefact:
    """One file of an edition in a format. `measures` are pages, seconds, voices; `repeats` as the format says."""

    file: str
    format: str
    variant: str
    media_type: str
    bytes: int
    sha256: str
    options: Mapping[str, Any]
    measures: Mapping[str, Any]
    repeats: bool


@dataclass(frozen=True, slots=True)
class Failed:
    """A format that failed, with its faults as messages print them."""

    format: str
    faults: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class NotOffered:
    """A format that cannot be had of this leaflet, and why."""

    format: str
    reason: str


@dataclass(frozen=True, slots=True)
class Manifest:
    """All that one folder holds. `source` is the digest of all that the author may change."""

    leaflet: str
    language: str
    title: str
    status: str
    source: str
    tools: Mapping[str, Any]
    artefacts: tuple[Artefact, ...] = ()
    failed: tuple[Failed, ...] = ()
    not_offered: tuple[NotOffered, ...] = ()

    def encoded(self) -> bytes:
        """Give the file's bytes: sorted keys, one value a line, so that two of them compare well."""
        return (json.dumps(asdict(self), sort_keys=True, indent=1, ensure_ascii=False) + "\n").encode()


def decoded(data: bytes) -> Manifest:
    """Read a manifest. Raises ValueError where it is not one."""
    try:
        found = json.loads(data)
        parts = {
            "artefacts": tuple(Artefact(**row) for row in found["artefacts"]),
            "failed": tuple(Failed(row["format"], tuple(row["faults"])) for row in found["failed"]),
            "not_offered": tuple(NotOffered(**row) for row in found["not_offered"]),
        }
        return Manifest(**(found | parts))
    except (TypeError, KeyError, AttributeError, ValueError) as error:
        raise ValueError(f"not a {NAME}") from error


def manifest_in(folder: Path) -> Manifest | None:
    """Read a folder's manifest; None where there is none that can be read."""
    try:
        return decoded((folder / NAME).read_bytes())
    except (OSError, ValueError):
        return None


def folder_of(output: Path, leaflet: str, language: str) -> Path:
    """Name the folder of a leaflet in a language."""
    return output / "build" / leaflet / language
