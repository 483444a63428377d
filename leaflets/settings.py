"""Where the leaflets are and where their formats go: [tool.leaflets] in pyproject.toml."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass, fields
from pathlib import Path
from typing import TYPE_CHECKING, Any

from leaflets.errors import Fault, SettingsError
from leaflets.positions import Position
from leaflets.wording import did_you_mean

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

_FILE = "pyproject.toml"
_TABLE = re.compile(r"\s*\[\s*tool\s*\.\s*leaflets\s*\]")


@dataclass(frozen=True, slots=True)
class Settings:
    """All settings, with what they are where nothing is said.

    `content` and `output` are folders, relative to the file that names them. `cache_megabytes` bounds output/.cache.
    """

    content: Path = Path("content")
    output: Path = Path("output")
    cache_megabytes: int = 2000


def settings(here: Path, home: Path | None = None) -> Settings:
    """Read the settings of the nearest project at or above a folder, else those of `home`, else give the defaults.

    Raises SettingsError for a file that is not TOML and for an unknown or mistyped setting.
    """
    for folder in (here, *here.parents, *([home] if home else [])):
        path = folder / _FILE
        table = _table(path) if path.is_file() else None
        if table is not None:
            return _settings(path, table)
    return Settings()


def _table(path: Path) -> Mapping[str, Any] | None:
    try:
        tools = tomllib.loads(path.read_text(encoding="utf-8")).get("tool", {})
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        place = re.search(r"line (\d+), column (\d+)", str(error))
        line, column = (int(place[1]), int(place[2])) if place else (1, 1)
        message = re.sub(r" \(at .*\)$", "", str(error))
        raise SettingsError(Fault(f"this is not TOML: {message}", Position(_shown(path), line, column))) from error
    table = tools.get("leaflets") if isinstance(tools, dict) else None
    if table is None or isinstance(table, dict):
        return table
    raise SettingsError(Fault("[tool.leaflets] must be a table", _place(path, "leaflets")))


def _settings(path: Path, table: Mapping[str, Any]) -> Settings:
    faults = tuple(_faults(path, table))
    if faults:
        raise SettingsError(*faults)
    folder = Path(_shown(path)).parent
    read = {name: folder / value if isinstance(value, str) else value for name, value in table.items()}
    return Settings(**({"content": folder / "content", "output": folder / "output"} | read))


def _faults(path: Path, table: Mapping[str, Any]) -> Iterator[Fault]:
    known = [field.name for field in fields(Settings)]
    for name, value in table.items():
        if name not in known:
            yield Fault(f"there is no setting {name}", _place(path, name), did_you_mean(name, known))
        elif name == "cache_megabytes" and (type(value) is not int or value < 1):
            yield Fault(f"{name} must be a whole number of megabytes", _place(path, name), "for example: 2000")
        elif name != "cache_megabytes" and (not isinstance(value, str) or not value.strip()):
            yield Fault(f"{name} must be the name of a folder", _place(path, name), f'for example: {name} = "{name}"')


def _place(path: Path, name: str) -> Position:
    """Find where a setting stands: its line in the table, else the table's own line."""
    place, inside = Position(_shown(path), 1, 1), False
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        if _TABLE.match(line):
            place, inside = Position(_shown(path), number, 1), True
        elif line.lstrip().startswith("["):
            inside = False
        elif inside and re.match(rf"""\s*["']?{re.escape(name)}["']?\s*[=.]""", line):
            return Position(_shown(path), number, len(line) - len(line.lstrip()) + 1)
    return place


def _shown(path: Path) -> str:
    """Give a path as a message shows it: relative to the current folder where that is shorter."""
    return str(path.relative_to(Path.cwd())) if path.is_relative_to(Path.cwd()) else str(path)
