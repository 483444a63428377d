"""Digests of everything that bytes depend on: sources, code, tools. Content only; never a date."""

from __future__ import annotations

import os
import sys
from functools import cache
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

ENGINE = Path(__file__).resolve().parents[2]
"""The folder that the engine, the formats and the styles stand in: a checkout, or site-packages."""

_LIBRARIES = ("libespeak-ng", "libfontconfig", "libharfbuzz", "liblouis", "libpango")
_MOST_FILES = 2_000
_MOST_BYTES = 200_000_000


def digest(data: bytes) -> str:
    """Give the sha256 of bytes, in hex."""
    return sha256(data).hexdigest()


def key(*parts: str) -> str:
    """Give one digest for several texts, each with its length, so that no two lists share one."""
    total = sha256()
    for part in parts:
        data = part.encode("utf-8", "surrogatepass")
        total.update(b"%d:" % len(data))
        total.update(data)
    return total.hexdigest()


def tree(folder: Path) -> str | None:
    """Give one digest for all files of a folder: their names and their bytes; hidden ones are left out.

    Gives None for a folder that is too large to be a leaflet's or that cannot be read: nothing of it is ever fresh.
    """
    root = str(folder)
    try:
        paths = _walk(root)
        return None if paths is None else key(*(text for path in paths for text in (path[len(root) :], _file(path))))
    except OSError:
        return None


def file(path: Path) -> str:
    """Give the digest of a file, or a mark that it is not there."""
    return _file(str(path)) if path.is_file() else "none"


def _file(path: str) -> str:
    with open(path, "rb") as handle:  # noqa: PTH123 - hundreds of files at every build: texts are quicker than Paths
        return digest(handle.read())


def _walk(folder: str) -> list[str] | None:
    found: list[str] = []
    total = 0
    for path, length in _files(folder):
        found.append(path)
        total += length
        if len(found) > _MOST_FILES or total > _MOST_BYTES:
            return None
    return sorted(found)


def _files(folder: str) -> Iterator[tuple[str, int]]:
    if not os.path.isdir(folder):  # noqa: PTH112 - as in _file
        return
    with os.scandir(folder) as entries:
        for entry in entries:
            if entry.name.startswith(".") or entry.name == "__pycache__":
                continue
            if entry.is_dir(follow_symlinks=False):
                yield from _files(entry.path)
            elif entry.is_file():
                yield entry.path, entry.stat().st_size


@cache
def code() -> str:
    """Give the digest of the engine, the formats and the styles."""
    return key(*(str(tree(ENGINE / name)) for name in ("leaflets", "formats", "styles")))


@cache
def tools() -> str:
    """Give the digest of the tools' versions: Python, its packages, the system's libraries that formats load."""
    return key(python(), *sorted(_packages()), *libraries())


def python() -> str:
    """Name the Python that runs."""
    return f"{sys.implementation.cache_tag} {sys.version.split()[0]} {os.uname().machine}"


def _packages() -> Iterator[str]:
    for name in _names(sys.path):
        if name.endswith((".dist-info", ".egg-info")):
            yield name


def libraries() -> list[str]:
    """Name the system's libraries that formats load, as their files are named: `libpango-1.0.so.0.5000.12`."""
    return sorted({name for name in _names(_library_folders()) if name.startswith(_LIBRARIES) and ".so." in name})


def _library_folders() -> Iterator[str]:
    yield from os.environ.get("LD_LIBRARY_PATH", "").split(":")
    for root in ("/usr/lib", "/usr/lib64", "/usr/local/lib", "/lib64"):
        yield root
        yield from (f"{root}/{name}" for name in _names([root]) if name.endswith("-linux-gnu"))


def _names(folders: Iterator[str] | list[str]) -> Iterator[str]:
    for folder in folders:
        if folder and os.path.isdir(folder):  # noqa: PTH112 - as in _file
            with os.scandir(folder) as entries:
                yield from (entry.name for entry in entries)
