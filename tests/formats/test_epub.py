"""The book read back: every word in its order, true XML, nothing that leads nowhere, the reader's own colours."""

from __future__ import annotations

import io
import re
from dataclasses import replace
from hashlib import sha256
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PIL import Image

from formats.epub import FORMAT, ROOM, render
from leaflets.document import Document, Figure, Picture, Text, Variant
from leaflets.errors import RenderError
from leaflets.format import STYLES, Kit
from leaflets.positions import Position
from leaflets.reading import compose, read
from leaflets.walks import texts
from tests import readback, strategies
from tests.formats.book_reading import Book, X, broken_references
from tests.samples import EASY, PILLS, RICH, kit, link, p, picture, with_blocks

CONTENT = Path(__file__).parents[2] / "content"
LEAFLETS = sorted(CONTENT.glob("*/leaflet.yaml"))


def book(document: Document = RICH) -> Book:
    (data,) = render(document, kit()).values()
    return Book(data)


@pytest.fixture(scope="module")
def rich() -> Book:
    return book()


def of_source(path: Path) -> Book:
    edition = compose(read(path, CONTENT), Variant.STANDARD)
    (data,) = render(edition.document, Kit(pictures=edition.pictures, memo=remember)).values()
    return Book(data)


_MADE: dict[str, bytes] = {}


def remember(key: str, make: object) -> bytes:
    """Make fonts and covers of generated leaflets once, as a build does."""
    if key not in _MADE:
        assert callable(make)
        _MADE[key] = make()
    return _MADE[key]


def first_missing(path: Path, found: Book) -> list[str] | None:
    return readback.first_missing(readback.chunks(path.read_text(encoding="utf-8")), readback.epub_words(found.data))


def classes(element: ET.Element) -> list[str]:
    return element.get("class", "").split()


def test_the_format_says_what_it_makes() -> None:
    assert (FORMAT.id, FORMAT.media_type, FORMAT.variant) == ("epub", "application/epub+zip", Variant.STANDARD)
    assert list(render(RICH, kit())) == ["paracetamol_epub.epub"]
    assert list(render(replace(RICH, language="cy"), kit())) == ["paracetamol_cy_epub.epub"]


# Words


@pytest.mark.parametrize("path", LEAFLETS, ids=lambda path: path.parent.name)
def test_every_leaflet_keeps_every_word(path: Path) -> None:
    found = of_source(path)
    assert first_missing(path, found) is None
    assert list(broken_references(found)) == []


@given(source=strategies.leaflets())
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow], max_examples=25)
def test_generated_sources_keep_every_word(source: str, tmp_path: Path) -> None:
    path = tmp_path / "leaflet.yaml"
    path.write_text(source, encoding="utf-8")
    found = of_source(path)
    assert first_missing(path, found) is None
    assert list(broken_references(found)) == []


@pytest.mark.parametrize("document", [RICH, EASY], ids=["rich", "easy"])
def test_the_samples_keep_every_text(document: Document) -> None:
    wanted = [found for each in texts(document) if (found := readback.words(each.text))]
    assert readback.first_missing(wanted, readback.epub_words(book(document).data)) is None


CHILD = CONTENT / "child-paracetamol" / "leaflet.yaml"
PAGE, PACKAGE = "text.xhtml", "package.opf"
PLANTED = {
    "a dropped word": (PAGE, "Do not give paracetamol to a baby", "Do give paracetamol to a baby"),
    "a changed dose": (PAGE, ">7.5ml<", ">75ml<"),
    "a changed phone number": (PAGE, ">01632 960 175<", ">01632 960 157<"),
    "a lost row": (PAGE, r"<tr>(?:(?!</tr>).)*2 to 3 years.*?</tr>", ""),
    "a step without its number": (PAGE, r'<span class="number">8\.</span>', ""),
    "a picture without its alternative": (PAGE, r'alt="An oral syringe that holds 7\.5ml of liquid\."', 'alt=""'),
    "a page that is not in the spine": (PACKAGE, r'<itemref idref="text"/>', '<itemref idref="nav"/>'),
}


@pytest.fixture(scope="module")
def child() -> Book:
    return of_source(CHILD)


@pytest.mark.parametrize(("name", "pattern", "instead"), PLANTED.values(), ids=PLANTED)
def test_a_planted_fault_is_seen(child: Book, name: str, pattern: str, instead: str) -> None:
    assert first_missing(CHILD, child) is None
    assert first_missing(CHILD, child.changed(name, pattern, instead)) is not None


@pytest.mark.parametrize("pattern", ["<img ([^>]*)/>", "<br/>"])
def test_html_that_is_no_xml_is_seen(rich: Book, pattern: str) -> None:
    broken = rich.changed(PAGE, pattern, "<br>")
    with pytest.raises(ET.ParseError):
        readback.epub_words(broken.data)


LOST = {
    "a note": (PAGE, r'id="before-you-start_note1"', ""),
    "a section": (PAGE, r'id="how-much-to-take"', ""),
    "a picture": (PACKAGE, r'<item id="picture1"[^>]*/>', ""),
    "a font": (PACKAGE, r'<item id="font1"[^>]*/>', ""),
    "a name used twice": (PAGE, r'id="step-by-step"', 'id="how-much-to-take"'),
}


@pytest.mark.parametrize(("name", "pattern", "instead"), LOST.values(), ids=LOST)
def test_what_leads_nowhere_is_seen(rich: Book, name: str, pattern: str, instead: str) -> None:
    assert list(broken_references(rich)) == []
    assert list(broken_references(rich.changed(name, pattern, instead)))


_ANY = st.text(st.characters(), min_size=1, max_size=30)
"""All code points, lone surrogates and controls among them."""


@given(title=_ANY, said=_ANY, url=_ANY)
@settings(max_examples=15)
def test_any_characters_give_a_book_that_is_xml(title: str, said: str, url: str) -> None:
    document = replace(with_blocks(p(said, link(f"https://{url}", said))), title=Text(title))
    found = Book(*render(document, Kit(memo=remember)).values())
    for name in ("text.xhtml", "nav.xhtml", "package.opf"):
        found.xml(name)
    links = [e.get("href", "") for e in found.text.iter(f"{X}a") if e.get("href", "").startswith("https:")]
    assert all(re.fullmatch(r"[A-Za-z0-9!#$%&'()*+,/:;=?@\[\]~._-]+", each) for each in links)


# Structure


def test_there_is_one_text_with_its_parts_in_order(rich: Book) -> None:
    (body,) = rich.text.iter(f"{X}body")
    assert [child.tag.removeprefix(X) for child in body] == ["header", "main", "footer"]
    levels = [int(e.tag[-1]) for e in body.iter() if re.fullmatch(rf"{re.escape(X)}h[1-6]", e.tag)]
    assert levels == [1, 2, 3, 4, 2, 2, 2]
    assert not list(body.iter(f"{X}nav"))


def test_the_text_names_its_language_and_direction(rich: Book) -> None:
    lang = "{http://www.w3.org/XML/1998/namespace}lang"
    root = rich.text
    assert (root.get("lang"), root.get(lang), root.get("dir")) == ("en-GB", "en-GB", "ltr")
    arabic = book(replace(RICH, language="ar"))
    assert (arabic.text.get("dir"), arabic.xml("nav.xhtml").get("dir")) == ("rtl", "rtl")


def test_tables_name_their_columns_and_rows(rich: Book) -> None:
    (table,) = rich.text.iter(f"{X}table")
    assert [e.get("scope") for e in table.iter(f"{X}th")] == ["col"] * 3 + ["row"] * 3
    assert "columns-3" in classes(table)


def test_notes_lead_both_ways(rich: Book) -> None:
    marks = {e.get("id"): e.get("href") for e in rich.text.iter(f"{X}a") if e.get("role") == "doc-noteref"}
    backs = {e.get("href") for e in rich.text.iter(f"{X}a") if e.get("role") == "doc-backlink"}
    notes = {f"#{e.get('id')}" for e in rich.text.iter() if e.get("role") == "doc-footnote"}
    assert len(marks) == 2
    assert set(marks.values()) == notes
    assert {f"#{name}" for name in marks} == backs


def test_nothing_runs_and_nothing_is_loaded_from_elsewhere(rich: Book) -> None:
    tags = {e.tag.removeprefix(X) for e in rich.text.iter()}
    assert not tags & {"script", "iframe", "object", "embed", "form", "input", "svg", "audio", "video"}
    assert not [name for e in rich.text.iter() for name in e.attrib if name.startswith("on") or name == "style"]
    assert {e.get("src", "").partition("/")[0] for e in rich.text.iter(f"{X}img")} == {"pictures"}
    assert "@import" not in rich.css()
    assert all(url.startswith('"fonts/') for url in re.findall(r"url\(([^)]*)", rich.css()))


# Pictures


def test_drawings_are_png_as_sharp_as_their_room_and_the_same_is_kept_once(rich: Book) -> None:
    shown = [e.get("src", "") for e in rich.text.iter(f"{X}img")]
    assert shown == ["pictures/1.png", "pictures/2.png"]
    sizes = []
    for name in shown:
        data = rich.files[f"EPUB/{name}"]
        assert data.startswith(b"\x89PNG")
        sizes.append((int.from_bytes(data[16:20]), int.from_bytes(data[20:24])))
    assert all(wide == ROOM[0] or high == ROOM[1] for wide, high in sizes)
    twice = book(with_blocks(*[Figure(picture("own:pills", PILLS, "Pills."))] * 3))
    assert [e.get("src") for e in twice.text.iter(f"{X}img")] == ["pictures/1.png"] * 3


def test_a_photograph_is_kept_as_it_is() -> None:
    out = io.BytesIO()
    Image.new("RGB", (40, 20), (200, 30, 30)).save(out, "JPEG")
    photo = Picture("own:photo", sha256(out.getvalue()).hexdigest(), "image/jpeg", "A red field.")
    held = Kit(pictures={photo.digest: out.getvalue()})
    found = Book(*render(with_blocks(Figure(photo)), held).values())
    assert found.files["EPUB/pictures/1.jpeg"] == out.getvalue()
    assert found.items["pictures/1.jpeg"].get("media-type") == "image/jpeg"


def test_a_picture_that_cannot_be_drawn_is_named_with_its_place() -> None:
    broken = Picture("own:gone", "0" * 64, "image/svg+xml", "Gone.", at=Position("leaflet.yaml", 9, 7))
    with pytest.raises(RenderError, match=r"^leaflet\.yaml:9:7: the picture 'own:gone' is broken"):
        render(with_blocks(Figure(broken)), Kit(pictures={"0" * 64: b"<svg"}))


# Looks


def test_the_book_sets_no_colour_but_what_pictures_stand_on() -> None:
    css = STYLES.text("epub/book.css") + STYLES.text("epub/fitting.css")
    assert re.findall(r"[{;\s](?:color|background(?:-color)?|fill|stroke|outline-color)\s*:\s*([^;}]+)", css) == [
        "inherit",
        "#ffffff",
    ]
    assert re.findall(r"#[0-9a-fA-F]{3,8}\b|\brgba?\(|\bhsl", css) == ["#ffffff"]


def test_all_sizes_follow_the_readers_own() -> None:
    css = STYLES.text("epub/book.css") + STYLES.text("epub/fitting.css")
    bare = re.sub(r"/\*.*?\*/", "", css, flags=re.DOTALL)
    hidden_heading = {"1px"}
    assert set(re.findall(r"\b[\d.]+(?:px|pt|mm|cm|in|rem|vw|vh)\b", bare)) == hidden_heading
    assert "position: fixed" not in bare


def test_rules_that_old_readers_do_not_know_stand_apart() -> None:
    plain = re.sub(r"/\*.*?\*/", "", STYLES.text("epub/book.css"), flags=re.DOTALL)
    assert not re.search(r"@(?!font-face)|:has\(|:is\(|:not\([^)]*,|var\(|clamp\(", plain)
    assert "@container" in STYLES.text("epub/fitting.css")


def test_the_book_brings_its_letters(rich: Book) -> None:
    fonts = {name for name, item in rich.items.items() if item.get("media-type") == "font/woff2"}
    assert fonts == {f"fonts/AtkinsonHyperlegibleNext-{weight}.woff2" for weight in (400, 700)}
    assert all(rich.files[f"EPUB/{name}"].startswith(b"wOF2") for name in fonts)
    sheet = rich.files["EPUB/book.css"].decode()
    assert sheet.count("@font-face") == 2
    assert [e.get("href") for e in rich.text.iter(f"{X}link")] == ["book.css", "fitting.css"]


# The file


def test_the_same_document_gives_the_same_bytes(rich: Book) -> None:
    assert book().data == rich.data
    assert book(replace(RICH, title=Text("Another"))).data != rich.data


def test_the_cover_is_there_and_no_page_of_the_book(rich: Book) -> None:
    assert rich.items["cover.png"].get("properties") == "cover-image"
    uncovered = book(replace(RICH, title=Text("鍼治療")))
    assert "cover.png" not in uncovered.items
    assert list(broken_references(uncovered)) == []
