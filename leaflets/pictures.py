"""What `pictures find` and `pictures list` do: names to stdout, and a page on which an author sees the pictures."""

from __future__ import annotations

from typing import TYPE_CHECKING

from leaflets.errors import Fault, LeafletError, SettingsError
from leaflets.results import as_json, out, table

if TYPE_CHECKING:
    from argparse import Namespace
    from collections.abc import Sequence
    from pathlib import Path
    from typing import Any

    from leaflets.reading.library import Drawing, Library
    from leaflets.settings import Settings

_NEEDED = (
    "picture needed: have one drawn (content/pictures/README.md says how) and leave `picture:` out until then; "
    "one that only nearly says it misleads"
)


def pictures(asked: Namespace, _chosen: Settings) -> bool:
    """Show pictures of the library: all, or those that fit the words.

    Raises SourceError for a library with faults, LeafletError where nothing fits.
    """
    known = _library(asked.content / "pictures")
    if asked.action == "list":
        return _show(asked, tuple(known.drawings.values()))
    from leaflets.reading.picture_search import find

    found = find(known, asked.words)
    return _show(asked, found, " ".join(asked.words)) if found else _show_nothing(asked, known)


def _library(folder: Path) -> Library:
    from leaflets.reading.library import INDEX, library

    found = library(folder)
    if not found.drawings:
        raise SettingsError(Fault(f"there are no pictures in {folder}", hint=f"{folder / INDEX} names them"))
    found.check_files()
    return found


def _show(asked: Namespace, found: Sequence[Drawing], words: str = "") -> bool:
    sheet = None if asked.no_sheet else _sheet(asked.output, found, words)
    if asked.json:
        out(as_json({"pictures": list(map(_row, found)), "near": [], "sheet": sheet}))
    else:
        lines = table((drawing.name, ", ".join(drawing.keywords)) for drawing in found)
        out("\n".join([*lines, *([sheet] if sheet else [])]))
    return True


def _sheet(output: Path, found: Sequence[Drawing], words: str) -> str:
    from leaflets.publishing.contact_sheet import write_sheet

    return str(write_sheet(output, found, words))


def _row(drawing: Drawing) -> dict[str, Any]:
    of = drawing.of
    more = {"set": of.title, "credit": of.credit, "licence": of.licence, "file": str(drawing.path)}
    return {"name": drawing.name, "keywords": list(drawing.keywords), **more}


def _show_nothing(asked: Namespace, known: Library) -> bool:
    from leaflets.reading.picture_search import near

    close = near(known, asked.words)
    if asked.json:
        out(as_json({"pictures": [], "near": close, "sheet": None}))
        return False
    hint = f"the nearest keywords are {', '.join(map(repr, close))}; {_NEEDED}" if close else _NEEDED
    raise LeafletError(Fault(f"no picture says {' '.join(asked.words)!r}", hint=hint))
