"""output/pictures.html: pictures of the library on one page, with the names that a leaflet gives them."""

from __future__ import annotations

from base64 import b64encode
from dataclasses import dataclass
from typing import TYPE_CHECKING

from leaflets.jobs import disk
from leaflets.wording import counted

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from leaflets.reading.library import Drawing, PictureSet

FILE = "pictures.html"


@dataclass(frozen=True, slots=True)
class _Tile:
    """One picture as the page shows it; `src` holds the picture itself."""

    name: str
    src: str
    keywords: str
    of: PictureSet


@dataclass(frozen=True, slots=True)
class _Group:
    """Pictures under one heading; what was searched for has no heading, for the best must come first."""

    of: PictureSet | None
    tiles: tuple[_Tile, ...]


def write_sheet(output: Path, drawings: Sequence[Drawing], words: str = "") -> Path:
    """Write the page of these pictures, in their order; all of the library stand in the groups of their sets.

    `words` are what was searched for, and empty for the whole library. Raises OSError where a picture cannot be read
    or the page cannot be written.
    """
    path = output / FILE
    disk.write(path, _html(drawings, words).encode())
    return path


def _html(drawings: Sequence[Drawing], words: str) -> str:
    from jinja2 import Environment, StrictUndefined

    from leaflets.format import STYLES

    page = Environment(autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True).from_string(
        STYLES.text("index/pictures.html")
    )
    return page.render(
        css=STYLES.text("index/index.css") + STYLES.text("index/pictures.css"),
        words=words,
        count=counted(len(drawings), "picture"),
        groups=[_Group(None, tuple(map(_tile, drawings)))] if words else list(_groups(drawings)),
        sets=_sets(drawings),
    )


def _sets(drawings: Sequence[Drawing]) -> list[PictureSet]:
    return list(dict.fromkeys(drawing.of for drawing in drawings))


def _groups(drawings: Sequence[Drawing]) -> Iterator[_Group]:
    for of in _sets(drawings):
        yield _Group(of, tuple(_tile(drawing) for drawing in drawings if drawing.of == of))


def _tile(drawing: Drawing) -> _Tile:
    data = b64encode(drawing.path.read_bytes()).decode()
    return _Tile(drawing.name, f"data:{drawing.media_type};base64,{data}", ", ".join(drawing.keywords), drawing.of)
