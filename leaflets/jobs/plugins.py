"""Where a format of a third party keeps its code, which its artefacts depend on as they do on the engine's."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

from leaflets.jobs import digest

if TYPE_CHECKING:
    from collections.abc import Mapping

    from leaflets.format import Format

_OWN = {"formats", "leaflets"}


def code_of(format_: Format) -> str:
    """Give the digest of a format's own code; built-in ones are in the engine's digest already."""
    return digest.key(*(text for row in sorted(plugin_files([format_]).items()) for text in row))


def plugin_files(formats: list[Format]) -> Mapping[str, str]:
    """Give every file of the packages that these formats come from, with its digest; none for built-in ones."""
    names = {format_.render.__module__ for format_ in formats}
    found = {path for name in names if name.partition(".")[0] not in _OWN for path in _files(name)}
    return {str(path): digest.file(path) for path in sorted(found)}


def _files(module: str) -> set[Path]:
    """Give a module's file, and all files of the package that it is in."""
    own = getattr(sys.modules.get(module), "__file__", None)
    top = getattr(sys.modules.get(module.partition(".")[0]), "__file__", None)
    files = {Path(own)} if own else set()
    if top and Path(top).name == "__init__.py":
        files |= {path for path in Path(top).parent.rglob("*") if path.is_file() and path.suffix != ".pyc"}
    return files
