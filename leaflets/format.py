"""What a format is: a function from a document and a kit to files, and nothing else.

A format sees no disk, clock or network, and never alters the text. All else that it needs is in its `Kit`.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from leaflets.document import Variant
from leaflets.errors import Fault, FormatError, SettingsError

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from importlib.metadata import EntryPoint

    from leaflets.document import Document

_GROUP = "leaflets.formats"

Files = Mapping[str, bytes]
"""File name -> bytes."""

Value = int | str


@dataclass(frozen=True, slots=True)
class Speech:
    """One utterance as sound: 16-bit little-endian mono samples at `rate` Hz, and who spoke it."""

    pcm: bytes
    rate: int
    voice: str

    @property
    def seconds(self) -> float:
        """How long it lasts."""
        return len(self.pcm) / 2 / self.rate


@dataclass(frozen=True, slots=True)
class Styles:
    """The `styles/` folder: templates, style sheets, fonts, pronunciations."""

    root: Path

    def text(self, name: str) -> str:
        """Read a text file, `name` relative to the folder."""
        return self.path(name).read_text(encoding="utf-8")

    def path(self, name: str) -> Path:
        """Give the place of a file or folder."""
        return self.root / name


STYLES = Styles(Path(__file__).resolve().parent.parent / "styles")


def _no_voice(_sentence: str, _language: str) -> Speech:
    raise SettingsError(Fault("this kit has no voice"))


def _make_anew(_key: str, make: Callable[[], bytes]) -> bytes:
    return make()


@dataclass(frozen=True, slots=True)
class Kit:
    """All that a format may use besides the document.

    `options` holds a value for every option the format declares. `pictures` maps a picture's digest to its bytes.
    `speak(sentence, language)` and `memo(key, make)` are doors into the worker's cache: what several formats make of
    the same sentence or picture is made once. A memo's key must name everything its bytes depend on.
    `draft` is true where the quick voice was asked for.
    """

    options: Mapping[str, Value] = field(default_factory=dict)
    pictures: Mapping[str, bytes] = field(default_factory=dict)
    styles: Styles = STYLES
    speak: Callable[[str, str], Speech] = _no_voice
    memo: Callable[[str, Callable[[], bytes]], bytes] = _make_anew
    draft: bool = True


@dataclass(frozen=True, slots=True)
class Option:
    """A whole number, within bounds, that a reader's need decides (`--option large_print.size=24`)."""

    name: str
    default: int
    least: int
    most: int
    unit: str
    help: str

    def read(self, text: str, of: str) -> int:
        """Take the option's value from a command line. Raises SettingsError outside its bounds."""
        if (
            len(text) <= len(str(self.most))
            and text.isascii()
            and text.isdigit()
            and self.least <= int(text) <= self.most
        ):
            return int(text)
        hint = f"a whole number from {self.least} to {self.most} ({self.unit}): {self.help}"
        raise SettingsError(Fault(f"--option {of}.{self.name}={text} cannot be", hint=hint))


Render = Callable[["Document", Kit], Files]


@dataclass(frozen=True, slots=True)
class Format:
    """One way to give a document to a reader. `id` is also the module's name and part of every file's name.

    `variant` is the text that it shows. `repeats` is false where the same document may give other bytes (the manifest
    says so). `slow` formats are made last, so that an author sees the others first. `others` maps the endings of files
    of another media type to that type. `imports` are the heavy libraries that `render` loads: a build with several
    processes loads them once for all.
    """

    id: str
    title: str
    media_type: str
    render: Render
    variant: Variant = Variant.STANDARD
    options: tuple[Option, ...] = ()
    repeats: bool = True
    languages: tuple[str, ...] = ()
    slow: bool = False
    others: Mapping[str, str] = field(default_factory=dict)
    imports: tuple[str, ...] = ()

    def media_type_of(self, name: str) -> str:
        """Give the media type of one of its files."""
        return self.others.get(name.rsplit(".", maxsplit=1)[-1], self.media_type)


@cache
def all_formats() -> Mapping[str, Format]:
    """Load the built-in formats and those of entry-point group `leaflets.formats`, in the order to make them.

    Raises FormatError where two have one name; both are named.
    """
    import formats as built_in

    found = {item.id: (item, f"formats/{item.id}.py") for item in built_in.FORMATS}
    for point in _entry_points():
        item = point.load()
        if item.id in found:
            message = f"two formats are named {item.id}: {found[item.id][1]} and {point.value}"
            raise FormatError(Fault(message, hint="rename or remove one of them"))
        found[item.id] = (item, point.value)
    ordered = sorted((item for item, _ in found.values()), key=lambda item: item.slow)
    return {item.id: item for item in ordered}


def _entry_points() -> Iterable[EntryPoint]:
    if not any(map(_names_a_format, _entry_point_files())):
        return ()  # importlib.metadata takes longer to load than all formats together
    from importlib.metadata import entry_points

    return entry_points(group=_GROUP)


def _entry_point_files() -> Iterator[Path]:
    for folder in filter(None, dict.fromkeys(sys.path)):
        with suppress(OSError), os.scandir(folder) as entries:
            yield from (Path(item.path, "entry_points.txt") for item in entries if item.name.endswith("-info"))


def _names_a_format(file: Path) -> bool:
    try:
        return f"[{_GROUP}]" in file.read_text(encoding="utf-8")
    except OSError:
        return False
