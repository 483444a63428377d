"""How files reach the disk: whole or not at all, whatever is killed meanwhile."""

from __future__ import annotations

import errno
import os
import shutil
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

NEW = ".new-"
"""How the names begin of what is not whole yet; a killed build leaves it, and the next one removes it."""

FAULTS = frozenset(
    {
        errno.EACCES,
        errno.EDQUOT,
        errno.EEXIST,
        errno.EFBIG,
        errno.EIO,
        errno.EISDIR,
        errno.ENAMETOOLONG,
        errno.ENOSPC,
        errno.ENOTDIR,
        errno.EPERM,
        errno.EROFS,
    }
)
"""What a disk does to a program without a bug: it is full or read-only, or something else is in the way."""

_EXCHANGE = 2  # RENAME_EXCHANGE of Linux's renameat2
_HERE = -100  # AT_FDCWD


def write(path: Path, data: bytes) -> None:
    """Write a file, in a folder that is made where it is missing: write beside it, fsync, rename."""
    path.parent.mkdir(parents=True, exist_ok=True)
    beside = _beside(path)
    try:
        _write_new(beside, data, path)
        beside.replace(path)
    except BaseException:
        beside.unlink(missing_ok=True)
        raise
    _sync(path.parent)


def replace_folder(folder: Path, files: Mapping[str, bytes]) -> None:
    """Put a folder of these files, and no others, in the place of what was there.

    Everything is written and synced beside it, then both are exchanged in one step, so that a reader, or a build that
    is killed, finds the old or the new. A file system that cannot exchange renames twice.
    """
    beside = _beside(folder)
    beside.mkdir(parents=True)
    try:
        for name, data in files.items():
            _write_new(beside / name, data, folder / name)
        _sync(beside)
        _swap(beside, folder)
        _sync(folder.parent)
    finally:
        remove(beside)


def remove(path: Path) -> None:
    """Remove a file or a whole folder, if it is there; what stands in the way is left for the next build."""
    with suppress(OSError):
        if path.is_dir() and not path.is_symlink():
            shutil.rmtree(path)
        else:
            path.unlink()


def remove_leftovers(folder: Path) -> None:
    """Remove what killed builds left in a folder. Only for who holds its lock."""
    for path in folder.glob(f"{NEW}*"):
        remove(path)


@contextmanager
def locked(folder: Path) -> Iterator[None]:
    """Let one process at a time change a folder; the lock goes with the process that holds it."""
    import fcntl

    folder.mkdir(parents=True, exist_ok=True)
    with (folder / ".lock").open("ab") as handle:
        with suppress(OSError):  # a file system without locks: two builds at once are then the user's own affair
            fcntl.flock(handle, fcntl.LOCK_EX)
        yield


def _beside(path: Path) -> Path:
    return path.parent / f"{NEW}{os.urandom(8).hex()}"


def _write_new(path: Path, data: bytes, meant: Path) -> None:
    """Write and sync a file that is `meant` to have another place. Raises OSError that names that place."""
    try:
        with path.open("xb") as handle:
            handle.write(data)
            handle.flush()
            os.fsync(handle.fileno())
    except OSError as error:
        raise OSError(error.errno, error.strerror, str(meant)) from error


def _sync(folder: Path) -> None:
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def _swap(new: Path, folder: Path) -> None:
    if not os.path.lexists(folder):
        new.rename(folder)
    elif not _exchange(new, folder):
        _rename_twice(new, folder)


def _rename_twice(new: Path, folder: Path) -> None:
    old = _beside(folder)
    folder.rename(old)
    new.rename(folder)
    remove(old)


def _exchange(one: Path, other: Path) -> bool:
    """Exchange two names in one step. Gives False where this system or file system cannot."""
    import ctypes

    rename = getattr(ctypes.CDLL(None), "renameat2", None)
    return rename is not None and rename(_HERE, os.fsencode(one), _HERE, os.fsencode(other), _EXCHANGE) == 0
