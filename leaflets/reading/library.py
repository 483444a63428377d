"""The picture library that leaflets share: its index, read and checked, every fault at its place."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING

from leaflets.errors import Fault, SourceError
from leaflets.reading.source import Mapping, Scalar, Sequence, parse
from leaflets.wording import did_you_mean

if TYPE_CHECKING:
    from collections import abc

    from leaflets.positions import Position
    from leaflets.reading.source import Node

INDEX = "index.yaml"

MEDIA_TYPES = {".svg": "image/svg+xml", ".png": "image/png", ".jpg": "image/jpeg", ".jpeg": "image/jpeg"}

NAME = re.compile(r"[a-z]+:[A-Za-z0-9/_-]+")
"""How a leaflet names a drawing of the library: `set:name`."""


@dataclass(frozen=True, slots=True)
class PictureSet:
    """Where drawings of one hand come from, and how they must be credited."""

    id: str
    title: str
    credit: str
    licence: str
    version: str


@dataclass(frozen=True, slots=True)
class Drawing:
    """One drawing: `name` is what a leaflet writes, `keywords` what people search for, `at` its place in the index."""

    name: str
    path: Path
    keywords: tuple[str, ...]
    of: PictureSet
    at: Position

    @property
    def media_type(self) -> str:
        """What kind of file it is."""
        return MEDIA_TYPES[self.path.suffix.lower()]

    def missing(self) -> Fault | None:
        """Say what is wrong where its file is not there."""
        if self.path.is_file():
            return None
        beside = [path.name for path in self.path.parent.glob("*.*")]
        hint = did_you_mean(self.path.name, beside, "put the file there, or take the entry out")
        return Fault(f"the picture {self.name!r} has no file {self.path}", self.at, hint)


@dataclass(frozen=True, slots=True)
class Library:
    """The drawings by their names, and the sets that they belong to, in the order of the index."""

    folder: Path
    sets: abc.Mapping[str, PictureSet]
    drawings: abc.Mapping[str, Drawing]

    def check_files(self) -> None:
        """Look for every file. Raises SourceError with all that are missing."""
        faults = [fault for drawing in self.drawings.values() if (fault := drawing.missing())]
        if faults:
            raise SourceError(*faults)


def library(folder: Path) -> Library:
    """Load the index of the shared pictures; a content folder without one has an empty library.

    Raises SourceError with its first syntax fault, or with all other faults. A missing file is a fault of those
    leaflets only that show it: see `Library.check_files`.
    """
    path = folder / INDEX
    return _library(folder, path.read_bytes()) if path.is_file() else Library(folder, {}, {})


@lru_cache(maxsize=4)
def _library(folder: Path, raw: bytes) -> Library:
    return _Index(folder).library(parse(raw, str(folder / INDEX)))


_ABOUT_A_SET = ("title", "credit", "licence", "version")
_ABOUT_A_DRAWING = ("file", "keywords")


@dataclass(slots=True)
class _Index:
    """Reads the nodes of one index; faults gather."""

    folder: Path
    faults: list[Fault] = field(default_factory=list)

    def library(self, root: Node) -> Library:
        top = self.keys(root, root.at, ("sets", "pictures"))
        sets = {name.text: self.picture_set(name, node) for name, node in self.pairs(top.get("sets"))}
        found = [self.drawing(name, node, sets) for name, node in self.pairs(top.get("pictures"))]
        if self.faults:
            raise SourceError(*sorted(self.faults, key=lambda fault: fault.at or root.at))
        return Library(self.folder, sets, {drawing.name: drawing for drawing in found if drawing})

    def picture_set(self, name: Scalar, node: Node) -> PictureSet:
        keys = self.keys(node, name.at, _ABOUT_A_SET)
        return PictureSet(name.text, *(self.words(keys.get(key)) for key in _ABOUT_A_SET))

    def drawing(self, name: Scalar, node: Node, sets: abc.Mapping[str, PictureSet]) -> Drawing | None:
        keys = self.keys(node, name.at, _ABOUT_A_DRAWING)
        file, keywords = self.file(keys.get("file")), self.keywords(keys.get("keywords"))
        of = self.set_of(name, sets)
        return Drawing(name.text, self.folder / file, keywords, of, name.at) if of else None

    def set_of(self, name: Scalar, sets: abc.Mapping[str, PictureSet]) -> PictureSet | None:
        if not NAME.fullmatch(name.text):
            self.fault(f"{name.text!r} cannot name a picture", name.at, "write set:name, as in openmoji:syringe")
            return None
        id_ = name.text.partition(":")[0]
        if id_ not in sets:
            self.fault(f"there is no set {id_!r}", name.at, did_you_mean(id_, sets))
        return sets.get(id_)

    def file(self, node: Node | None) -> str:
        file = self.words(node)
        path = PurePosixPath(file)
        if node and (path.is_absolute() or ".." in path.parts or "\\" in file):
            self.fault(f"the file {file!r} is outside the library", node.at, f"put it in a folder of {self.folder}")
        elif node and file and path.suffix.lower() not in MEDIA_TYPES:
            self.fault(f"{file!r} is not a picture that can be used", node.at, "use SVG, PNG or JPEG")
        return file

    def keywords(self, node: Node | None) -> tuple[str, ...]:
        if isinstance(node, Sequence) and node.nodes:
            return tuple(map(self.words, node.nodes))
        if node:
            self.fault("there must be a list of words here", node.at, "write [jab, needle]")
        return ()

    def keys(self, node: Node, at: Position, wanted: tuple[str, ...]) -> dict[str, Node]:
        """Give the values of the wanted keys; `at` is the place for those that are missing."""
        found = {}
        for key, value in self.pairs(node):
            if key.text in wanted:
                found[key.text] = value
            else:
                self.fault(f"`{key.text}` is not a key that can stand here", key.at, did_you_mean(key.text, wanted))
        for missing in [key for key in wanted if key not in found] if isinstance(node, Mapping) else ():
            self.fault(f"`{missing}` is missing", at, f"add `{missing}: ...`")
        return found

    def pairs(self, node: Node | None) -> tuple[tuple[Scalar, Node], ...]:
        if isinstance(node, Mapping):
            return node.pairs
        if node:
            self.fault("there must be keys with their values here", node.at, "write `key: words` lines")
        return ()

    def words(self, node: Node | None) -> str:
        if isinstance(node, Scalar) and node.text.strip():
            return node.text.strip()
        if node:
            self.fault("there must be words here", node.at, "write words after the colon")
        return ""

    def fault(self, message: str, at: Position, hint: str) -> None:
        self.faults.append(Fault(message, at, hint))
