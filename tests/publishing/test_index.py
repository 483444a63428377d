from dataclasses import replace
from html.parser import HTMLParser
from itertools import pairwise
from pathlib import Path
from urllib.parse import unquote

import pytest

from leaflets.jobs.digest import digest
from leaflets.jobs.manifest import Artefact, Failed, Manifest, NotOffered
from leaflets.publishing.index import write_index
from tests.jobs.test_measures import pdf

PDF = pdf(3)


def row(file: str, data: bytes, format_: str, media_type: str, **measures: float) -> Artefact:
    return Artefact(file, format_, "standard", media_type, len(data), digest(data), {}, measures, repeats=True)


FILES = {"a #1.html": b"<p>", "a.pdf": PDF, "a.mp3": b"sound", "a.docx": b"word", "a.txt": b"text"}
MANIFEST = Manifest(
    leaflet="one",
    language="en-GB",
    title="Knees & <hips>",
    status="draft",
    source="s",
    tools={},
    artefacts=(
        row("a #1.html", b"<p>", "html", "text/html"),
        replace(row("a.pdf", PDF, "large_print", "application/pdf", pages=3), options={"size": 24}),
        replace(row("a.mp3", b"sound", "audio", "audio/mpeg", seconds=445.2), repeats=False),
        row("a.docx", b"word", "easy_read", "application/vnd.openxmlformats-officedocument.wordprocessingml.document"),
        row("a.txt", b"text", "text", "text/plain; charset=utf-8"),
    ),
    failed=(Failed("standard_pdf", ("a.yaml:1:2: too <wide>\n  hint: make it narrower",)),),
    not_offered=(NotOffered("braille", "there is no table for <kl>"),),
)


class Page(HTMLParser):
    """A page as its tags and words."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str]]] = []
        self.words = ""
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, {name: value or "" for name, value in attrs}))

    def handle_data(self, data: str) -> None:
        self.words += data

    def all(self, tag: str) -> list[dict[str, str]]:
        return [attributes for name, attributes in self.tags if name == tag]


def put(output: Path, manifest: Manifest = MANIFEST) -> Path:
    folder = output / "build" / manifest.leaflet / manifest.language
    folder.mkdir(parents=True, exist_ok=True)
    for artefact in manifest.artefacts:
        (folder / artefact.file).write_bytes(FILES[artefact.file])
    (folder / "manifest.json").write_bytes(manifest.encoded())
    return folder


def page(output: Path) -> Page:
    index = write_index(output)
    assert index == output / "index.html"
    return Page(index.read_text(encoding="utf-8"))


def test_every_artefact_is_shown_and_every_link_leads_to_a_file(tmp_path: Path) -> None:
    put(tmp_path)
    found = page(tmp_path)
    places = [link["href"] for link in found.all("a")] + [
        item["src"] for tag in ("img", "audio", "iframe") for item in found.all(tag)
    ]
    for place in places:
        assert (tmp_path / unquote(place.partition("#")[0])).is_file(), place
    linked = {unquote(place.partition("#")[0]).rpartition("/")[2] for place in places}
    assert set(FILES) <= linked


def test_sizes_pages_minutes_and_options_are_told(tmp_path: Path) -> None:
    put(tmp_path)
    words = page(tmp_path).words
    assert f"{len(PDF)} bytes, 3 pages, size 24" in words
    assert "5 bytes, 7 min 25 s" in words
    assert "1 leaflet, 5 files" in words
    assert "The same source may give other bytes." in words


def test_what_failed_and_what_is_not_offered_say_why(tmp_path: Path) -> None:
    put(tmp_path)
    words = page(tmp_path).words
    assert "a.yaml:1:2: too <wide>\n  hint: make it narrower" in words
    assert "there is no table for <kl>" in words


def test_every_page_of_a_pdf_is_a_picture_with_its_words(tmp_path: Path) -> None:
    put(tmp_path)
    pictures = page(tmp_path).all("img")
    assert [picture["alt"] for picture in pictures] == [f"Page {number} of Large print (PDF)" for number in (1, 2, 3)]
    assert {picture["width"] for picture in pictures} == {"180"}
    assert all((tmp_path / picture["src"]).read_bytes().startswith(b"\x89PNG") for picture in pictures)


def test_what_an_author_wrote_is_never_markup(tmp_path: Path) -> None:
    put(tmp_path)
    found = page(tmp_path)
    assert "Knees & <hips>" in found.words
    assert not found.all("hips")
    assert not found.all("script")


def test_it_needs_no_network_and_shows_pages_in_a_sandbox(tmp_path: Path) -> None:
    put(tmp_path)
    found = page(tmp_path)
    assert not found.all("link")
    places = [value for _, attributes in found.tags for name, value in attributes.items() if name in {"src", "href"}]
    assert not [place for place in places if "//" in place]
    assert all(frame["sandbox"] == "" and frame["title"] for frame in found.all("iframe"))
    assert len(found.all("iframe")) == 2


def test_headings_landmarks_and_names_are_there_for_who_cannot_see_it(tmp_path: Path) -> None:
    put(tmp_path)
    put(tmp_path, replace(MANIFEST, leaflet="two", language="ar", title="ركبة"))
    found = page(tmp_path)
    levels = [int(tag[1]) for tag, _ in found.tags if tag in {"h1", "h2", "h3"}]
    assert levels[:2] == [1, 2]
    assert all(after - before <= 1 for before, after in pairwise(levels))
    assert [tag for tag, _ in found.tags if tag in {"header", "nav", "main"}] == ["header", "nav", "main"]
    ids = {attributes["id"] for _, attributes in found.tags if "id" in attributes}
    assert {link["href"][1:] for link in found.all("a") if link["href"].startswith("#")} <= ids
    assert {section["aria-labelledby"] for section in found.all("section")} == ids
    assert [heading["lang"] for heading in found.all("h2")] == ["en-GB", "ar"]
    assert all(player["aria-label"] and "controls" in player for player in found.all("audio"))


def test_nothing_built_is_no_page(tmp_path: Path) -> None:
    assert write_index(tmp_path) is None
    put(tmp_path)
    page(tmp_path)
    (tmp_path / "build" / "one" / "en-GB" / "manifest.json").unlink()
    assert write_index(tmp_path) is None
    assert not (tmp_path / "index.html").exists()


def test_it_is_written_again_only_when_something_changed(tmp_path: Path) -> None:
    put(tmp_path)
    write_index(tmp_path)
    before = (tmp_path / "index.html").stat().st_ino
    write_index(tmp_path)
    assert (tmp_path / "index.html").stat().st_ino == before
    put(tmp_path, replace(MANIFEST, title="Shoulders"))
    assert "Shoulders" in page(tmp_path).words


@pytest.mark.parametrize("lost", ["index.html", "previews"])
def test_what_was_lost_comes_back(tmp_path: Path, lost: str) -> None:
    put(tmp_path)
    page(tmp_path)
    if lost == "previews":
        next((tmp_path / "previews").iterdir()).unlink()
    else:
        (tmp_path / lost).unlink()
    assert all((tmp_path / picture["src"]).is_file() for picture in page(tmp_path).all("img"))


def test_pictures_of_what_is_gone_go(tmp_path: Path) -> None:
    put(tmp_path)
    page(tmp_path)
    assert len(list((tmp_path / "previews").iterdir())) == 3
    put(tmp_path, replace(MANIFEST, artefacts=MANIFEST.artefacts[:1]))
    page(tmp_path)
    assert not list((tmp_path / "previews").iterdir())


def test_a_folder_without_a_manifest_that_can_be_read_is_left_out(tmp_path: Path) -> None:
    put(tmp_path)
    (put(tmp_path, replace(MANIFEST, leaflet="two")) / "manifest.json").write_bytes(b"{")
    assert "1 leaflet," in page(tmp_path).words


def test_the_same_output_gives_the_same_page(tmp_path: Path) -> None:
    for name in ("1", "2"):
        put(tmp_path / name)
        write_index(tmp_path / name)
    assert (tmp_path / "1" / "index.html").read_bytes() == (tmp_path / "2" / "index.html").read_bytes()
