"""The one property above all: no word of a source is lost or out of order in any artefact.

Words are read from the YAML by a plain loader and from the artefacts by outside programs (tests/readback.py), over
generated sources and every leaflet in content/. Planted faults show that the proof can fail.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings

from leaflets.document import Variant
from leaflets.format import STYLES, Files, Kit, Styles, all_formats
from leaflets.reading import compose, read
from tests import readback, strategies

if TYPE_CHECKING:
    from collections.abc import Callable

CONTENT = Path(__file__).parent.parent / "content"
LEAFLETS = sorted(CONTENT.glob("*/leaflet.yaml"))
WRITTEN = (
    "html",
    "text",
    "standard_pdf",
    "large_print",
    "easy_read",
    "easy_read_pdf",
    "easy_read_html",
    "docx",
    "epub",
)


_MADE: dict[str, bytes] = {}


def remember(key: str, make: Callable[[], bytes]) -> bytes:
    """Keep cut fonts and drawn pictures for the run, as a worker's cache does."""
    if key not in _MADE:
        _MADE[key] = make()
    return _MADE[key]


def render(path: Path, name: str, **options: int) -> Files:
    item = all_formats()[name]
    edition = compose(read(path, CONTENT), item.variant)
    chosen = {option.name: options.get(option.name, option.default) for option in item.options}
    return item.render(edition.document, Kit(options=chosen, pictures=edition.pictures, memo=remember))


def words_of(files: Files, folder: Path) -> list[str]:
    """Read the one file of a format back."""
    ((name, raw),) = files.items()
    path = folder / name
    path.write_bytes(raw)
    readers: dict[str, Callable[[], list[str]]] = {
        ".pdf": lambda: readback.pdf_words(path),
        ".html": lambda: readback.html_words(raw),
        ".epub": lambda: readback.epub_words(raw),
        ".docx": lambda: readback.docx_words(raw),
        ".txt": lambda: readback.words(raw.decode()),
    }
    return readers[path.suffix]()


def first_missing(path: Path, name: str, folder: Path, **options: int) -> list[str] | None:
    easy_read = all_formats()[name].variant is Variant.EASY_READ
    wanted = readback.chunks(path.read_text(encoding="utf-8"), easy_read=easy_read)
    return readback.first_missing(wanted, words_of(render(path, name, **options), folder))


@pytest.mark.parametrize("path", LEAFLETS, ids=lambda path: path.parent.name)
@pytest.mark.parametrize("name", WRITTEN)
def test_every_leaflet_keeps_every_word(path: Path, name: str, tmp_path: Path) -> None:
    assert first_missing(path, name, tmp_path) is None


@pytest.mark.parametrize("size", [16, 24, 36])
@pytest.mark.parametrize("path", LEAFLETS, ids=lambda path: path.parent.name)
def test_large_print_keeps_every_word_at_every_size(path: Path, size: int, tmp_path: Path) -> None:
    assert first_missing(path, "large_print", tmp_path, size=size) is None


@pytest.mark.slow
@pytest.mark.parametrize("name", WRITTEN)
@given(source=strategies.leaflets(easy_read=True))
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
def test_generated_sources_keep_every_word(name: str, source: str, tmp_path: Path) -> None:
    path = tmp_path / "leaflet.yaml"
    path.write_text(source, encoding="utf-8")
    assert first_missing(path, name, tmp_path) is None


@pytest.mark.slow
@pytest.mark.parametrize("name", WRITTEN)
def test_the_same_source_gives_the_same_bytes(name: str) -> None:
    for path in LEAFLETS:
        first = render(path, name)
        _MADE.clear()
        assert render(path, name) == first


SEED = CONTENT / "dry-needling" / "leaflet.yaml"
PLANTED = [
    ("a dropped word", "should not drive", "should drive"),
    ("a changed digit", "01865 738 074", "01865 738 047"),
    ("a changed dose", "above 37.5°C", "above 3.75°C"),
    ("two words in the wrong order", "red or inflamed", "inflamed or red"),
    ("a dropped sign", "(above 37.5°C)", "(above 37.5C)"),
]


@pytest.mark.parametrize(("right", "wrong"), [case[1:] for case in PLANTED], ids=[case[0] for case in PLANTED])
def test_a_planted_fault_is_seen(right: str, wrong: str, tmp_path: Path) -> None:
    """A source whose words differ from the artefact's in one place is told apart."""
    source = SEED.read_text(encoding="utf-8")
    assert right in source
    found = words_of(render(SEED, "text"), tmp_path)
    assert readback.first_missing(readback.chunks(source), found) is None
    assert readback.first_missing(readback.chunks(source.replace(right, wrong)), found) is not None


@pytest.mark.parametrize("name", ["html", "standard_pdf"])
def test_a_template_that_drops_words_is_seen(name: str, tmp_path: Path) -> None:
    """The styles folder is copied and its template for list items broken: the proof names the lost words."""
    broken = tmp_path / "styles"
    for file in STYLES.root.rglob("*"):
        if file.is_file():
            copy = broken / file.relative_to(STYLES.root)
            copy.parent.mkdir(parents=True, exist_ok=True)
            copy.write_bytes(file.read_bytes())
    template = broken / "html" / "blocks.html"
    text = template.read_text(encoding="utf-8")
    assert "in block.items" in text
    template.write_text(text.replace("in block.items", "in block.items[1:]", 1), encoding="utf-8")
    item = all_formats()[name]
    edition = compose(read(SEED, CONTENT), item.variant)
    files = item.render(edition.document, Kit(pictures=edition.pictures, styles=Styles(broken)))
    wanted = readback.chunks(SEED.read_text(encoding="utf-8"))
    assert readback.first_missing(wanted, words_of(files, tmp_path)) is not None
