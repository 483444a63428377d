"""Pictures that a leaflet names: found, read and checked; nothing outside the two allowed folders is opened."""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

from leaflets.document import Picture
from leaflets.errors import Fault
from leaflets.photographs import Broken, opened
from leaflets.reading.library import MEDIA_TYPES, NAME
from leaflets.wording import did_you_mean

if TYPE_CHECKING:
    from pathlib import Path

    from leaflets.positions import Position
    from leaflets.reading.library import Library

LARGEST = 10_000_000
"""The most bytes that one picture may have."""

_ADDRESS = re.compile(r"[a-zA-Z][a-zA-Z0-9+.-]*://|data:|//|\\\\")


@dataclass(slots=True)
class PictureReader:
    """Reads the pictures of one leaflet; faults and files gather."""

    leaflet_folder: Path
    library: Library
    faults: list[Fault]
    bytes_of: dict[str, bytes] = field(default_factory=dict)
    paths: list[Path] = field(default_factory=list)

    def by_name(self, name: str, at: Position, alt: str = "") -> Picture | None:
        """Read a drawing of the library."""
        drawing = self.library.drawings.get(name)
        if drawing is None:
            hint = did_you_mean(name, self.library.drawings, "`build.py pictures find WORDS` searches for one")
            self._fault(f"there is no picture {name!r} in the library", at, hint)
            return None
        if fault := drawing.missing():
            self.faults.append(fault)
            return None
        return self._read(drawing.path, name, at, alt, drawing.of.credit, drawing.of.licence)

    def by_choice(self, choice: str, at: Position, alt: str, credit: str, licence: str) -> Picture | None:
        """Read a picture named in the library's way (set:name) or by a file of the leaflet's folder."""
        if NAME.fullmatch(choice):
            return self.by_name(choice, at, alt)
        path = self._allowed(choice, at)
        return self._read(path, choice, at, alt, credit, licence) if path else None

    def _allowed(self, choice: str, at: Position) -> Path | None:
        if _ADDRESS.match(choice):
            hint = "save the picture in the leaflet's folder: nothing is fetched from the network"
            self._fault(f"{choice!r} is a remote picture", at, hint)
            return None
        folder = self.leaflet_folder.resolve()
        path = (folder / choice).resolve()
        if not path.is_relative_to(folder) and not path.is_relative_to(self.library.folder.resolve()):
            hint = "a picture must be in the leaflet's own folder or in content/pictures/"
            self._fault(f"the picture {choice!r} is outside what may be read", at, hint)
            return None
        return path

    def _fault(self, message: str, at: Position, hint: str) -> None:
        self.faults.append(Fault(message, at, hint))

    def _read(self, path: Path, name: str, at: Position, alt: str, credit: str, licence: str) -> Picture | None:
        media_type = MEDIA_TYPES.get(path.suffix.lower())
        if media_type is None:
            self._fault(f"{name!r} is not a picture that can be used", at, "use SVG, PNG or JPEG")
            return None
        if not path.is_file():
            beside = [file.name for file in path.parent.glob("*.*")]
            hint = did_you_mean(path.name, beside, "check the folder and the spelling")
            self._fault(f"there is no picture {name!r}", at, hint)
            return None
        if path.stat().st_size > LARGEST:
            self._fault(f"the picture {name!r} is too large", at, f"at most {LARGEST:,} bytes")
            return None
        raw = path.read_bytes()
        if media_type == "image/svg+xml" and (problem := _svg_problem(raw)):
            self._fault(f"the drawing {name!r} {problem}", at, "save it again as a plain SVG")
            return None
        if media_type != "image/svg+xml" and (problem := _photograph_problem(raw)):
            self._fault(f"the picture {name!r} is broken: {problem}", at, "open it in a picture program, save it again")
            return None
        self.paths.append(path)
        digest = hashlib.sha256(raw).hexdigest()
        self.bytes_of[digest] = raw
        return Picture(name, digest, media_type, alt, credit, licence, at)


def _photograph_problem(raw: bytes) -> str:
    """Say why a photograph cannot be shown."""
    try:
        with opened(raw):
            return ""
    except Broken as error:
        return str(error)


def _svg_problem(raw: bytes) -> str:
    """Say why a drawing cannot be used: it must be plain, and lead nowhere outside itself."""
    if b"<!DOCTYPE" in raw or b"<!ENTITY" in raw:
        return "has a document type or entities"
    try:
        root = ET.fromstring(raw)  # noqa: S314 - entities are refused above
    except ET.ParseError as error:
        return f"is not well-formed ({error})"
    if not root.tag.endswith("svg"):
        return "is not an SVG"
    for element in root.iter():
        name = str(element.tag).rsplit("}", 1)[-1]
        if name in {"script", "foreignObject", "iframe", "audio", "video"}:
            return f"has a <{name}>"
        for key, value in element.attrib.items():
            bare = key.rsplit("}", 1)[-1]
            outside = bare in {"href", "src"} and not value.startswith(("#", "data:image/"))
            if outside or bare.startswith("on") or re.search(r"url\(\s*['\"]?(?!#|['\"]?#)", value):
                return f"leads outside itself ({bare}={value[:40]!r})"
    return ""
