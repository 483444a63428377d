"""liblouis: print to braille cells and back, through ctypes alone.

Debian's python3-louis belongs to the system's own Python, so no virtual environment has it. liblouis keeps global
state; one lock holds its callers apart. Cells are Unicode braille, U+2800 for a blank.
"""

from __future__ import annotations

import ctypes
import sys
import threading
from ctypes import POINTER, byref, c_char_p, c_int, c_ushort, c_void_p
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from leaflets.errors import Fault, ToolMissing

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

BOLD = 0x0004
UNCONTRACTED = 0x1000
"""What may be asked of a character (liblouis.h, `typeforms`)."""

NAMES = ("liblouis.so.20", "liblouis.so", "liblouis.20.dylib", "liblouis.dylib", "liblouis.dll")
HINTS = {
    "linux": "sudo apt-get install liblouis20 liblouis-data",
    "darwin": "brew install liblouis",
}

_DOTS_IO = 4
_UNICODE = 64
_NO_UNDEFINED = 128
_OFF = 60000
_INTERNAL = 0x8000
"""liblouis's own code point of a blank; dots are the bits after it."""

_lock = threading.Lock()


@dataclass(frozen=True, slots=True)
class Translation:
    """Cells, and for each the place of the character that it stands for (of a contraction, the first)."""

    cells: str
    origins: tuple[int, ...]


def translate(text: str, tables: str, forms: Sequence[int] = ()) -> Translation:
    """Write a text in braille. `forms` holds for each character what is asked of it (BOLD, UNCONTRACTED).

    A character that the tables do not know becomes cells that spell its number: ask `knows` first. Raises ToolMissing
    where liblouis or the tables are not installed.
    """
    size = 8 * len(text) + 256
    origins = (c_int * size)()
    cells = _call("lou_translate", text, tables, _DOTS_IO | _UNICODE, size, forms, origins)
    return Translation(cells.replace(" ", "\u2800"), tuple(origins[: len(cells)]))


def back_translate(cells: str, tables: str) -> str:
    """Write braille cells as print, as far as the tables can tell."""
    internal = "".join(chr(_INTERNAL | (ord(cell) & 0xFF)) for cell in cells)
    return _call("lou_backTranslate", internal, tables, _DOTS_IO, 16 * len(cells) + 256)


@cache
def knows(character: str, tables: str) -> bool:
    """Tell whether the tables write this character."""
    return bool(_call("lou_translate", character, tables, _DOTS_IO | _UNICODE | _NO_UNDEFINED, 256))


def version() -> str:
    """Give liblouis's version: `3.24.0`."""
    return str(_library().lou_version().decode())


def _call(
    function: str, text: str, tables: str, mode: int, size: int, forms: Sequence[int] = (), origins: object = None
) -> str:
    """Call one of the two translators, which take the same. `size`: of its buffers, in characters."""
    library = _library()
    width = library.lou_charSize()
    encoding = "utf-32-le" if width == 4 else "utf-16-le"  # noqa: PLR2004 - bytes
    source = ctypes.create_string_buffer(text.encode(encoding), (len(text) + 1) * width)
    target = ctypes.create_string_buffer(size * width)
    read, written = c_int(len(text)), c_int(size)
    asked = (c_ushort * size)(*forms) if forms else None
    call = getattr(library, function)
    with _lock:
        _check(library, tables)
        done = call(
            tables.encode(), source, byref(read), target, byref(written), asked, None, None, origins, None, mode
        )
    if not done or read.value != len(text):
        raise RuntimeError(f"{function} stopped at character {read.value} of {len(text)}")
    return target.raw[: written.value * width].decode(encoding)


def _check(library: ctypes.CDLL, tables: str) -> None:
    if not library.lou_getTable(tables.encode()):
        raise ToolMissing(Fault(f"liblouis {version()} has no table {tables}", hint=_hint()))


def _hint() -> str:
    return HINTS.get(sys.platform, "install liblouis and its tables")


@cache
def _library() -> ctypes.CDLL:
    return load(NAMES)


def load(names: Iterable[str]) -> ctypes.CDLL:
    """Load the first library that is there, quiet and with its tables. Raises ToolMissing where there is none."""
    library = _first(names)
    library.lou_version.restype = c_char_p
    library.lou_getTable.restype = c_void_p
    library.lou_setDataPath.restype = c_char_p
    for function in (library.lou_translate, library.lou_backTranslate):
        function.argtypes = [
            c_char_p,
            c_void_p,
            POINTER(c_int),
            c_void_p,
            POINTER(c_int),
            c_void_p,
            c_void_p,
            c_void_p,
            c_void_p,
            c_void_p,
            c_int,
        ]
    library.lou_setLogLevel(_OFF)
    if folder := data_path(_beside(library)):
        library.lou_setDataPath(str(folder).encode())
    return library


def _first(names: Iterable[str]) -> ctypes.CDLL:
    for name in names:
        try:
            return ctypes.CDLL(name)
        except OSError:
            continue
    raise ToolMissing(Fault("the braille translator liblouis is not installed", hint=_hint()))


def _beside(library: ctypes.CDLL) -> list[Path]:
    """Give the folders that may hold liblouis's tables where it was not built for them (a conda environment)."""
    return [Path(sys.prefix, "share"), Path(library._name).parent.parent / "share"]  # noqa: SLF001 - ctypes has no other


def data_path(folders: Iterable[Path]) -> Path | None:
    """Find the first folder with tables in it; none where liblouis must look in its own."""
    return next((folder for folder in folders if (folder / "liblouis" / "tables").is_dir()), None)
