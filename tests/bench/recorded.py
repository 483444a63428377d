"""What the libraries were asked to do for a leaflet: recorded from a real build, so that the bare calls do the same."""

from __future__ import annotations

import pickle
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any
from unittest.mock import patch

import formats._paper.typeset
import formats._picture
import formats._voice.encode
import formats._web_fonts
from leaflets.document import plain
from leaflets.format import Kit, Speech, all_formats
from leaflets.reading import compose, read
from leaflets.walks import texts

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from pathlib import Path

    from leaflets.document import Document


@dataclass(slots=True)
class Asked:
    """The inputs of the bare calls."""

    pages: list[tuple[str, list[str], str, dict[str, tuple[str, bytes]]]] = field(default_factory=list)
    subsets: list[tuple[str, list[int]]] = field(default_factory=list)
    drawings: list[tuple[str, dict[str, Any]]] = field(default_factory=list)
    paragraphs: list[str] = field(default_factory=list)
    sentences: list[str] = field(default_factory=list)
    sounds: list[tuple[bytes, int, list[tuple[str, int, int]]]] = field(default_factory=list)
    document: Document | None = None


def record(leaflet: Path, content: Path, names: Sequence[str], speak: Callable[[str, str], Speech]) -> Asked:
    """Render each format once; keep what reached WeasyPrint, fontTools, resvg, python-docx, pyttsx3 and PyAV."""
    asked = Asked()

    def spoken(sentence: str, language: str) -> Speech:
        asked.sentences.append(sentence)
        return speak(sentence, language)

    with (
        patch.object(formats._paper.typeset, "typeset", _typeset(asked)),
        patch.object(formats._web_fonts, "_subset", _subset(asked)),
        patch("resvg_py.svg_to_bytes", _drawing(asked)),
        patch.object(formats._voice.encode, "mp3", _mp3(asked)),
    ):
        for item in map(all_formats().__getitem__, names):
            edition = compose(read(leaflet, content), item.variant)
            options = {option.name: option.default for option in item.options}
            item.render(edition.document, Kit(options=options, pictures=edition.pictures, speak=spoken))
            if item.id == "easy_read":
                asked.paragraphs = [text.text for text in texts(edition.document)]
            if item.id == "html":
                asked.document = edition.document
    assert asked.document
    assert plain((asked.document.title,))
    return asked


def _typeset(asked: Asked) -> Callable[..., bytes]:
    real = formats._paper.typeset.typeset

    def typeset(page: str, sheets: list[str], fonts: Path, found: Mapping[Any, bytes]) -> bytes:
        pictures = {f"picture:{picture.digest}": (picture.media_type, data) for picture, data in found.items()}
        asked.pages.append((page, list(sheets), str(fonts), pictures))
        return real(page, sheets, fonts, found)

    return typeset


def _subset(asked: Asked) -> Callable[..., bytes]:
    real = formats._web_fonts._subset

    def subset(path: Path, characters: set[str]) -> bytes:
        asked.subsets.append((str(path), sorted(map(ord, characters))))
        return real(path, characters)

    return subset


def _drawing(asked: Asked) -> Callable[..., Any]:
    import resvg_py

    real = resvg_py.svg_to_bytes

    def draw(svg_string: str, **how: Any) -> Any:
        asked.drawings.append((svg_string, how))
        return real(svg_string, **how)

    return draw


def _mp3(asked: Asked) -> Callable[..., bytes]:
    real = formats._voice.encode.mp3

    def mp3(pcm: bytes, rate: int, chapters: list[Any], tags: Mapping[str, str]) -> bytes:
        asked.sounds.append((pcm, rate, [(mark.title, mark.start, mark.end) for mark in chapters]))
        return real(pcm, rate, chapters, tags)

    return mp3


def save(asked: Asked, path: Path) -> None:
    """Keep the inputs for a fresh process."""
    path.write_bytes(pickle.dumps(asked))


def load(path: Path) -> Asked:
    """Take the inputs back."""
    found: Asked = pickle.loads(path.read_bytes())  # noqa: S301 - written a moment ago by `save`
    return found
