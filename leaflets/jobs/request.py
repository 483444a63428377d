"""What a build is asked for: which leaflets, in which formats, how, from where and to where."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from leaflets.errors import Fault, SettingsError
from leaflets.wording import did_you_mean

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from datetime import date

    from leaflets.format import Format, Value

SOURCE = "leaflet.yaml"


@dataclass(frozen=True, slots=True)
class Request:
    """One build. No formats means all of them, no languages all that a leaflet has; `workers` None as many as help."""

    sources: tuple[Path, ...]
    content: Path
    output: Path
    today: date
    formats: tuple[str, ...] = ()
    options: tuple[tuple[str, str, Value], ...] = ()
    languages: tuple[str, ...] = ()
    draft: bool = True
    workers: int | None = None
    cached: bool = True
    cache_megabytes: int = 2000

    @property
    def cache_folder(self) -> Path | None:
        """Where made things are kept, unless nothing may be."""
        return self.output / ".cache" if self.cached else None

    def options_of(self, format_: Format) -> dict[str, Value]:
        """Give a value for every option of a format."""
        chosen = {name: value for id_, name, value in self.options if id_ == format_.id}
        return {option.name: chosen.get(option.name, option.default) for option in format_.options}


def all_sources(content: Path) -> tuple[Path, ...]:
    """Find every leaflet of a content folder, by name. Raises SettingsError where there is no such folder."""
    if not content.is_dir():
        hint = "name the folder of the leaflets with --content, or in pyproject.toml: [tool.leaflets] content = ..."
        raise SettingsError(Fault(f"there is no folder {content}", hint=hint))
    return tuple(sorted(content.glob(f"*/{SOURCE}")))


def sources(words: Sequence[str], content: Path) -> tuple[Path, ...]:
    """Find the sources that a command line names: folders of `content`, or paths; none named means all.

    Raises SettingsError for one that is not there, and where two would be built into one folder.
    """
    if words:
        found = tuple(dict.fromkeys(_source(word, content) for word in words))
    else:
        found = all_sources(content)
        if not found:
            raise SettingsError(Fault(f"there is no leaflet in {content}", hint="make the first one: new my-leaflet"))
    _refuse_two_of_a_name(found)
    return found


def leaflet_name(source: Path) -> str:
    """Name a leaflet as its folder is named."""
    return source.parent.name


def _source(word: str, content: Path) -> Path:
    path = Path(word)
    if "/" in word or path.suffix in {".yaml", ".yml"}:
        path = path / SOURCE if path.is_dir() else path
        if not path.is_file():
            raise SettingsError(Fault(f"there is no file {path}"))
        # The leaflet is named after its folder, and `..` names none.
        return path if path.parent.name not in {"", ".."} else path.resolve()
    path = content / word / SOURCE
    if word in {"", ".", ".."} or not path.is_file():
        known = map(leaflet_name, all_sources(content))
        raise SettingsError(Fault(f"there is no leaflet {word} in {content}", hint=did_you_mean(word, known)))
    return path


def _refuse_two_of_a_name(found: Iterable[Path]) -> None:
    seen: dict[str, Path] = {}
    for path in found:
        other = seen.setdefault(leaflet_name(path), path)
        if other.resolve() != path.resolve():
            message = f"{other} and {path} would both be built as {leaflet_name(path)}"
            raise SettingsError(Fault(message, hint="rename the folder of one, or build one by one into two outputs"))


def chosen_formats(ids: Sequence[str], formats: Mapping[str, Format]) -> tuple[str, ...]:
    """Take `--format`. Raises SettingsError for one that there is not."""
    for id_ in ids:
        if id_ not in formats:
            raise SettingsError(Fault(f"there is no format {id_}", hint=did_you_mean(id_, formats)))
    return tuple(id_ for id_ in formats if id_ in ids)


def chosen_options(words: Sequence[str], formats: Mapping[str, Format]) -> tuple[tuple[str, str, Value], ...]:
    """Take `--option FORMAT.KEY=VALUE`; the last of one key counts. Raises SettingsError where it cannot be."""
    found = {}
    for word in words:
        (id_, name), value = _option(word, formats)
        found[id_, name] = value
    return tuple((id_, name, value) for (id_, name), value in sorted(found.items()))


def _option(word: str, formats: Mapping[str, Format]) -> tuple[tuple[str, str], Value]:
    place, equals, text = word.partition("=")
    id_, dot, name = place.partition(".")
    if not (equals and dot):
        hint = "write FORMAT.KEY=VALUE, for example large_print.size=24"
        raise SettingsError(Fault(f"--option {word} is not an option", hint=hint))
    chosen_formats([id_], formats)
    options = {option.name: option for option in formats[id_].options}
    if name not in options:
        raise SettingsError(Fault(f"{id_} has no option {name}", hint=did_you_mean(name, options)))
    return (id_, name), options[name].read(text, id_)
