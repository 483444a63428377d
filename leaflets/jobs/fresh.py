"""What is fresh: the first level of the cache, which knows a leaflet without reading it.

A record is kept of a build without failures. It is found by the digest of everything that the build came from, and it
is true when the artefacts that it lists are in the output. Neither the model nor a format is imported for that.
"""

from __future__ import annotations

import os
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING, Any

from leaflets.jobs import digest
from leaflets.jobs.cache import Cache, Entry
from leaflets.jobs.manifest import Artefact, NotOffered, folder_of, manifest_in
from leaflets.jobs.request import leaflet_name

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from leaflets.jobs.manifest import Manifest
    from leaflets.jobs.request import Request


@dataclass(frozen=True, slots=True)
class Rows:
    """What was made of one language, of the formats asked for."""

    artefacts: tuple[Artefact, ...]
    not_offered: tuple[NotOffered, ...]


@dataclass(frozen=True, slots=True)
class Record:
    """What a build made of one leaflet. `findings` are of the day `today`; `plugins` are files with their digests."""

    languages: Mapping[str, Rows]
    findings: tuple[Mapping[str, Any], ...]
    today: str
    plugins: Mapping[str, str]


class Records:
    """The first level of the cache, for one request."""

    def __init__(self, request: Request) -> None:
        """Look at what all leaflets share, once."""
        content = request.content
        self._request = request
        self._cache = Cache(request.cache_folder)
        self._shared = (digest.file(content / "shared.yaml"), digest.tree(content / "pictures"))
        asked = repr((request.formats, request.options, request.languages, request.draft))
        self._made_by = (digest.code(), digest.tools(), str(request.content), asked)

    def source(self, path: Path) -> str | None:
        """Give the digest of all that an author may change of one leaflet; None where that is too much to know."""
        parts = (digest.tree(path.parent), *self._shared)
        known = tuple(part for part in parts if part is not None)
        return digest.key(path.name, *known) if len(known) == len(parts) else None

    def fresh(self, path: Path, source: str | None) -> Record | None:
        """Give the record of a leaflet for which there is nothing to do."""
        entry = self._cache.get("record", self._key(path, source)) if source else None
        record = _record(entry) if entry else None
        return record if record and self._holds(path, record, source) else None

    def keep(self, path: Path, source: str | None, record: Record) -> None:
        """Remember what was made of a leaflet."""
        if source:
            self._cache.put("record", self._key(path, source), Entry(asdict(record)))

    def _key(self, path: Path, source: str | None) -> str:
        return digest.key(str(path), str(source), *self._made_by)

    def _holds(self, path: Path, record: Record, source: str | None) -> bool:
        name, output = leaflet_name(path), self._request.output
        return (
            record.today == self._request.today.isoformat()
            and all(_digest_of(file) == known for file, known in record.plugins.items())
            and (bool(self._request.languages) or _languages(output, name) == set(record.languages))
            and all(
                self._stands(folder_of(output, name, language), rows, source)
                for language, rows in record.languages.items()
            )
        )

    def _stands(self, folder: Path, rows: Rows, source: str | None) -> bool:
        manifest = manifest_in(folder)
        return (
            manifest is not None
            and manifest.source == source
            and self._asked(manifest) == rows
            and not any(self._is_asked(row.format) for row in manifest.failed)
            and all(_size(folder, row.file) == row.bytes for row in manifest.artefacts)
        )

    def _asked(self, manifest: Manifest) -> Rows:
        return Rows(
            tuple(row for row in manifest.artefacts if self._is_asked(row.format)),
            tuple(row for row in manifest.not_offered if self._is_asked(row.format)),
        )

    def _is_asked(self, format_: str) -> bool:
        return not self._request.formats or format_ in self._request.formats


def _record(entry: Entry) -> Record | None:
    found = dict(entry.values)
    try:
        languages = {
            language: Rows(
                tuple(Artefact(**row) for row in rows["artefacts"]),
                tuple(NotOffered(**row) for row in rows["not_offered"]),
            )
            for language, rows in found.pop("languages").items()
        }
        return Record(languages=languages, findings=tuple(found.pop("findings")), **found)
    except (TypeError, KeyError, AttributeError):
        return None


def _languages(output: Path, name: str) -> set[str]:
    try:
        return {entry for entry in os.listdir(output / "build" / name) if not entry.startswith(".")}  # noqa: PTH208
    except OSError:
        return set()


def _size(folder: Path, name: str) -> int:
    try:
        return (folder / name).stat().st_size
    except OSError:
        return -1


def _digest_of(file: str) -> str:
    from pathlib import Path

    try:
        return digest.file(Path(file))
    except OSError:
        return ""
