from __future__ import annotations

from base64 import b64decode
from pathlib import Path

import pytest

from leaflets.publishing.contact_sheet import write_sheet
from leaflets.reading.library import library
from tests.drawings import FILES, put_library
from tests.publishing.test_index import Page

LIBRARY = library(Path(__file__).parents[2] / "content" / "pictures")


def sheet(folder: Path, *names: str, words: str = "") -> Page:
    drawings = library(folder / "pictures").drawings
    path = write_sheet(folder / "output", [drawings[name] for name in names or drawings], words)
    assert path == folder / "output" / "pictures.html"
    return Page(path.read_text(encoding="utf-8"))


def test_every_picture_is_in_the_page_itself(tmp_path: Path) -> None:
    folder = put_library(tmp_path)
    page = sheet(tmp_path)
    start = "data:image/svg+xml;base64,"
    assert all(image["src"].startswith(start) for image in page.all("img"))
    shown = [b64decode(image["src"].removeprefix(start)) for image in page.all("img")]
    assert shown == [(folder / file).read_bytes() for file in FILES]
    assert len(set(shown)) == len(FILES)


def test_each_name_is_whole_below_its_picture_with_keywords_set_and_licence(tmp_path: Path) -> None:
    put_library(tmp_path)
    page = sheet(tmp_path)
    tiles = page.words.split("Who made these pictures")[0]
    place = 0
    for drawing in library(tmp_path / "pictures").drawings.values():
        of = drawing.of
        for words in (drawing.name, ", ".join(drawing.keywords), f"{of.title} ({of.licence})"):
            place = tiles.index(words, place)
    assert len([code for code in page.all("code") if code.get("class") == "name"]) == len(FILES)
    assert "5 pictures." in page.words


def test_what_was_searched_for_stands_in_its_order_without_groups(tmp_path: Path) -> None:
    put_library(tmp_path)
    page = sheet(tmp_path, "moji:2-weeks", "drawn:blood-test", words="<b>2 weeks</b> & more")
    assert "Pictures for “<b>2 weeks</b> & more”" in page.words
    assert "2 pictures, the best match first." in page.words
    assert page.words.index("moji:2-weeks") < page.words.index("drawn:blood-test")
    assert "moji:syringe" not in page.words
    assert not page.all("section")


def test_the_library_stands_in_its_sets_and_a_link_leads_to_each(tmp_path: Path) -> None:
    put_library(tmp_path)
    page = sheet(tmp_path)
    assert [section["aria-labelledby"] for section in page.all("section")] == ["drawn", "moji"]
    assert [link["href"] for link in page.all("a")] == ["#drawn", "#moji"]
    assert {heading["id"] for heading in page.all("h2") if "id" in heading} == {"drawn", "moji"}


def test_only_the_sets_that_are_shown_are_credited(tmp_path: Path) -> None:
    put_library(tmp_path)
    credits_ = sheet(tmp_path, "moji:syringe", words="jab").words.split("Who made these pictures")[1]
    assert credits_.split() == "Other <hand>, version 17.0: Other, example.org, CC BY-SA 4.0".split()


def test_what_the_index_says_is_never_markup_and_nothing_leads_outside(tmp_path: Path) -> None:
    put_library(tmp_path)
    page = sheet(tmp_path)
    assert "<injection> & more" in page.words
    assert not {tag for tag, _ in page.tags} & {"script", "link", "injection", "hand", "iframe"}
    values = [value for _, attributes in page.tags for name, value in attributes.items() if name in {"src", "href"}]
    assert all(value.startswith(("#", "data:")) for value in values)


def test_it_can_be_read_without_seeing_it(tmp_path: Path) -> None:
    put_library(tmp_path)
    page = sheet(tmp_path)
    assert page.all("html") == [{"lang": "en-GB"}]
    landmarks = [tag for tag, _ in page.tags if tag in {"header", "nav", "main", "footer"}]
    assert landmarks == ["header", "nav", "main", "footer"]
    assert [tag for tag, _ in page.tags if tag in {"h1", "h2", "h3"}] == ["h1", "h2", "h2", "h2"]
    assert all(image["alt"] == "" for image in page.all("img"))  # the name below says it
    assert len([item for item in page.all("ul") if item.get("class") == "tiles"]) == 2


def test_the_same_pictures_give_the_same_page(tmp_path: Path) -> None:
    put_library(tmp_path)
    drawings = list(library(tmp_path / "pictures").drawings.values())
    pages = [write_sheet(tmp_path / name, drawings, "jab").read_bytes() for name in "ab"]
    assert pages[0] == pages[1]


def test_it_takes_the_place_of_the_one_before(tmp_path: Path) -> None:
    put_library(tmp_path)
    sheet(tmp_path)
    assert len(sheet(tmp_path, "moji:syringe", words="jab").all("img")) == 1
    assert [path.name for path in (tmp_path / "output").iterdir()] == ["pictures.html"]


@pytest.mark.parametrize("words", ["", "everything"])
def test_the_whole_library_of_this_project_can_be_shown(tmp_path: Path, words: str) -> None:
    path = write_sheet(tmp_path, list(LIBRARY.drawings.values()), words)
    page = Page(path.read_text(encoding="utf-8"))
    assert len(page.all("img")) == len(LIBRARY.drawings)
    assert path.stat().st_size < 2_000_000
