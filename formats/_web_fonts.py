"""Fonts for web pages and books: each cut to the letters that are shown, and packed as WOFF 2."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from hashlib import sha256
from html import unescape
from typing import TYPE_CHECKING

from formats._fonts import advances, files

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from leaflets.format import Kit

_REGULAR, _BOLD = 400, 700

_ALWAYS = frozenset(map(chr, range(0x20, 0x7F)))
"""Characters that a face has whatever the text holds; so most leaflets share their faces."""


@dataclass(frozen=True, slots=True)
class Face:
    """One weight of a family, as a WOFF 2 file."""

    family: str
    weight: int
    data: bytes


def faces(kit: Kit, markup: str) -> Iterator[Face]:
    """Give the faces that show some markup; the later families lend only what the body's lacks."""
    characters = _ALWAYS.union(filter(str.isprintable, unescape(markup)))
    left = {_REGULAR: set(characters), _BOLD: set(characters)}
    for path in files(kit.styles.path("fonts")):
        family, _, style = path.stem.partition("-")
        weight = _BOLD if style == "Bold" else _REGULAR
        own = left[weight] and left[weight] & advances(path).keys()
        left[weight] -= own
        if own:
            yield Face(family, weight, kit.memo(_key(path, own), partial(_subset, path, own)))


def _key(path: Path, characters: set[str]) -> str:
    """Name all that a subset's bytes depend on."""
    from importlib.metadata import version

    parts = (path.read_bytes(), "".join(sorted(characters)).encode())
    tools = [f"{tool} {version(tool)}" for tool in ("fonttools", "brotli")]
    return " ".join(["woff2", *(sha256(part).hexdigest() for part in parts), *tools])


def _subset(path: Path, characters: set[str]) -> bytes:
    """Cut a font to some characters and pack it for the web."""
    from io import BytesIO

    from fontTools.subset import Options, Subsetter, load_font, save_font

    options = Options(flavor="woff2", hinting=False, layout_features=["*"], notdef_outline=True)
    packed = BytesIO()
    with load_font(str(path), options) as font:
        cutter = Subsetter(options)
        cutter.populate(unicodes=map(ord, characters))
        cutter.subset(font)
        save_font(font, packed, options)
    return packed.getvalue()
