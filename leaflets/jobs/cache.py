"""The cache: bytes that were made once, found again by the digest of all they depend on.

It is a folder of four kinds of entry. What each key holds:

- `record`: one leaflet and one request: the digest of the leaflet's folder, `content/shared.yaml` and
  `content/pictures/`; the formats, options and languages asked for; code and tools. Its entry lists the artefacts.
- `artefact`: the document without its positions (its pictures are in it by digest), the format, its options, code and
  tools. Its entry is the files and their measures.
- `memo`: what a format named in `kit.memo`, code and tools.
- `speech`: the voice with its version (`voice_key`), the language and the sentence; not the code, because a better
  voice takes minutes for a leaflet.

Code is every file of `leaflets`, `formats` and `styles`. No date is in any key, so a clock that is wrong, a checkout or
a copy changes nothing. An entry carries its own digest: a damaged one is as good as none, and is made again.
"""

from __future__ import annotations

import json
import os
import time
from contextlib import suppress
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from leaflets.jobs.digest import digest
from leaflets.jobs.disk import NEW, write

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

_DAY = 86_400
_DIGEST = 64


@dataclass(frozen=True, slots=True)
class Entry:
    """What an entry holds: some plain values (they become JSON) and some bytes."""

    values: Mapping[str, Any]
    blobs: tuple[bytes, ...] = ()


@dataclass(frozen=True, slots=True)
class Cache:
    """A folder of entries; a cache of no folder (None) holds nothing and keeps nothing. Safe for several processes."""

    folder: Path | None = field(default=None)

    def get(self, kind: str, key: str) -> Entry | None:
        """Give an entry, or None where there is none that is whole."""
        if not self.folder:
            return None
        path = _path(self.folder, kind, key)
        with suppress(OSError, ValueError, KeyError, TypeError):
            entry = _unpacked(path.read_bytes(), key)
            os.utime(path)  # the entries used last are kept longest
            return entry
        return None

    def put(self, kind: str, key: str, entry: Entry) -> None:
        """Keep an entry. A disk that is full or read-only keeps nothing: the cache only saves time."""
        if self.folder:
            with suppress(OSError):
                write(_path(self.folder, kind, key), _packed(entry, key))

    def prune(self, most: int) -> None:
        """Keep at most so many bytes: the entries that were used last."""
        if not self.folder:
            return
        total = 0
        for used, length, path in sorted(_entries(self.folder), reverse=True):
            total += length
            if total > most or (path.name.startswith(NEW) and used < time.time() - _DAY):
                path.unlink(missing_ok=True)


def _path(folder: Path, kind: str, key: str) -> Path:
    return folder / kind / key[:2] / key[2:]


def _packed(entry: Entry, key: str) -> bytes:
    head = {"key": key, "values": dict(entry.values), "lengths": [len(blob) for blob in entry.blobs]}
    body = b"\n".join([json.dumps(head, sort_keys=True).encode(), b"".join(entry.blobs)])
    return digest(body).encode() + b"\n" + body


def _unpacked(data: bytes, key: str) -> Entry:
    """Read an entry. Raises ValueError where it is damaged or another's."""
    written, body = data[:_DIGEST], data[_DIGEST + 1 :]
    line, _, rest = body.partition(b"\n")
    if written != digest(body).encode():
        raise ValueError(key)
    head = json.loads(line)
    if head["key"] != key:
        raise ValueError(key)
    return Entry(head["values"], tuple(_cut(rest, head["lengths"])))


def _cut(data: bytes, lengths: list[int]) -> Iterator[bytes]:
    start = 0
    for length in lengths:
        yield data[start : start + length]
        start += length


def _entries(folder: Path) -> Iterator[tuple[float, int, Path]]:
    for path in folder.glob("*/*/*"):
        with suppress(OSError):  # another build may remove it meanwhile
            found = path.stat()
            yield found.st_mtime, found.st_size, path
