"""output/index.html: one page that shows every artefact of every leaflet that was built."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import quote

from leaflets.jobs import digest, disk
from leaflets.jobs.manifest import NAME, Artefact, decoded
from leaflets.wording import counted, minutes, size

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

    from leaflets.jobs.manifest import Manifest

_PDF = "application/pdf"
_MARK = '<meta name="made-from" content="'


@dataclass(frozen=True, slots=True)
class _Built:
    """One folder under output/build, by its path relative to the output."""

    folder: str
    manifest: Manifest


@dataclass(frozen=True, slots=True)
class _Page:
    """A picture of one page of a PDF, in pixels."""

    src: str
    number: int
    width: int
    height: int


@dataclass(frozen=True, slots=True)
class _Card:
    """One artefact as the page shows it."""

    title: str
    file: str
    href: str
    kind: str
    facts: str
    pages: tuple[_Page, ...]
    repeats: bool


def write_index(output: Path) -> Path | None:
    """Write the page, unless it is already the page of what is there. Gives its place; None where nothing is built.

    Raises OSError where it cannot be written.
    """
    index = output / "index.html"
    if not _is_current(index, output):
        with disk.locked(output / "build"):
            # Whoever comes last sees what all builds have published.
            made_from, built = _state(output)
            if not built:
                disk.remove(index)
                return None
            pictures = {name: picture for item in built for name, picture in _pictures(output, item)}
            disk.write(index, _html(output, built, made_from).encode())
            _forget(output / "previews", set(pictures))
    return index if index.is_file() else None


def _state(output: Path) -> tuple[str, list[_Built]]:
    """Read all manifests, and give one digest for all that the page depends on."""
    parts, built = [digest.code()], []
    for path in sorted((output / "build").glob(f"*/*/{NAME}")):
        if path.parent.name.startswith("."):
            continue
        data = path.read_bytes()
        folder = path.parent.relative_to(output).as_posix()
        parts += [folder, digest.digest(data)]
        try:
            built.append(_Built(folder, decoded(data)))
        except ValueError:
            continue
    return digest.key(*parts), built


def _is_current(index: Path, output: Path) -> bool:
    made_from, built = _state(output)
    wanted = {name for item in built for name, _, _ in _wanted(item)}
    try:
        with index.open(encoding="utf-8") as page:
            head = page.read(1000)
    except (OSError, ValueError):
        return False
    previews = output / "previews"
    there = {path.name for path in previews.iterdir()} if previews.is_dir() else set()
    return f'{_MARK}{made_from}"' in head and wanted <= there


def _wanted(built: _Built) -> Iterator[tuple[str, Artefact, int]]:
    """Name the picture of every page, from 1, of every PDF."""
    for row in built.manifest.artefacts:
        if row.media_type == _PDF:
            for number in range(1, row.measures["pages"] + 1):
                yield f"{row.sha256[:32]}-{number}.png", row, number


def _pictures(output: Path, built: _Built) -> Iterator[tuple[str, Path]]:
    """Draw the pages of which there is no picture yet; a picture is known by its PDF's digest."""
    from leaflets.publishing.previews import draw

    for name, row, number in _wanted(built):
        path = output / "previews" / name
        if not path.is_file():
            disk.write(path, draw((output / built.folder / row.file).read_bytes(), number))
        yield name, path


def _forget(previews: Path, wanted: set[str]) -> None:
    for path in previews.iterdir() if previews.is_dir() else ():
        if path.name not in wanted:
            disk.remove(path)


def _html(output: Path, built: list[_Built], made_from: str) -> str:
    from jinja2 import Environment, StrictUndefined

    from leaflets.format import STYLES, all_formats

    titles = {item.id: item.title for item in all_formats().values()}
    page = Environment(autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True).from_string(
        STYLES.text("index/index.html")
    )
    leaflets = [
        {
            "id": f"leaflet-{number}",
            "manifest": item.manifest,
            "folder": quote(item.folder) + "/",
            "cards": sorted((_card(output, item, row, titles) for row in item.manifest.artefacts), key=_is_wide),
            "failed": [(titles.get(row.format, row.format), row.faults) for row in item.manifest.failed],
            "not_offered": [(titles.get(row.format, row.format), row.reason) for row in item.manifest.not_offered],
        }
        for number, item in enumerate(built, 1)
    ]
    files = sum(len(item.manifest.artefacts) for item in built)
    facts = f"{counted(len(built), 'leaflet')}, {counted(files, 'file')}"
    return page.render(made_from=made_from, css=STYLES.text("index/index.css"), leaflets=leaflets, facts=facts)


def _card(output: Path, built: _Built, row: Artefact, titles: Mapping[str, str]) -> _Card:
    return _Card(
        title=titles.get(row.format, row.format),
        file=row.file,
        href=quote(f"{built.folder}/{row.file}"),
        kind=_kind(row.media_type),
        facts=", ".join(_facts(row)),
        pages=tuple(_page(output, name, number) for name, found, number in _wanted(built) if found is row),
        repeats=row.repeats,
    )


def _is_wide(card: _Card) -> bool:
    """Show what is as wide as the page below what stands side by side."""
    return bool(card.pages)


def _kind(media_type: str) -> str:
    bare = media_type.partition(";")[0]
    if bare == _PDF:
        return "pdf"
    if bare.startswith("audio/"):
        return "audio"
    return "page" if bare in {"text/html", "text/plain"} else "file"


def _facts(row: Artefact) -> Iterator[str]:
    yield size(row.bytes)
    if "pages" in row.measures:
        yield counted(row.measures["pages"], "page")
    if "seconds" in row.measures:
        yield minutes(row.measures["seconds"])
    for name, value in row.options.items():
        yield f"{name} {value}"


def _page(output: Path, name: str, number: int) -> _Page:
    from leaflets.publishing.previews import dimensions

    width, height = dimensions((output / "previews" / name).read_bytes())
    return _Page(f"previews/{name}", number, width, height)
