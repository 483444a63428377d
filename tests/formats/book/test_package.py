"""The package of a book: what is first in it, what it says of itself, where its contents lead."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from formats._book.package import Item, accessibility, package
from leaflets.document import Document, Figure, Section, Variant
from leaflets.format import STYLES
from tests.formats.book_reading import OPF, TYPE, Book, X
from tests.samples import EASY, PILLS, RICH, p, picture, with_blocks

PAGE = Item("text", "text.xhtml", "application/xhtml+xml", b"<html/>")
PNG = Item("cover", "cover.png", "image/png", b"png", "cover-image")


def book(document: Document = RICH) -> Book:
    return Book(package(document, [PAGE, PNG], STYLES))


def test_the_file_is_known_by_its_first_bytes() -> None:
    """EPUB OCF 3.3, 4.3: the first file is `mimetype`, not packed, with nothing before or after its content."""
    data = book().data
    assert data[30:58] == b"mimetypeapplication/epub+zip"
    assert list(book().files)[:3] == ["mimetype", "META-INF/container.xml", "EPUB/package.opf"]


def test_the_container_names_the_package() -> None:
    assert b'full-path="EPUB/package.opf"' in book().files["META-INF/container.xml"]
    assert book().package.get("version") == "3.0"


def test_every_file_is_listed_with_its_type() -> None:
    listed = {name: (item.get("media-type"), item.get("properties")) for name, item in book().items.items()}
    assert listed == {
        "nav.xhtml": ("application/xhtml+xml", "nav"),
        "text.xhtml": ("application/xhtml+xml", None),
        "cover.png": ("image/png", "cover-image"),
    }
    ids = [item.get("id") for item in book().items.values()]
    assert len(set(ids)) == len(ids)
    assert [item.get("idref") for item in book().package.iter(f"{OPF}itemref")] == ["text"]


def test_the_book_says_what_it_is() -> None:
    found = book()
    assert found.dc("title") == ["Paracetamol for adults at home", "Information for patients"]
    assert found.meta("title-type") == ["main", "subtitle"]
    assert (found.dc("language"), found.dc("date")) == (["en-GB"], ["2025-02-01"])
    assert found.dc("creator") == found.dc("publisher") == ["Example Hospitals"]
    assert found.dc("identifier")[1:] == ["EX-17"]
    assert found.meta("schema:version") == ["3"]


def test_what_is_not_known_is_not_said() -> None:
    found = book(replace(RICH, subtitle=None, reference="", publisher=""))
    assert (len(found.dc("title")), len(found.dc("identifier"))) == (1, 1)
    assert found.dc("creator") == found.dc("publisher") == []


def test_the_date_is_the_documents() -> None:
    assert book().meta("dcterms:modified") == ["2025-02-01T00:00:00Z"]
    assert book(replace(RICH, released=date(2026, 12, 31))).meta("dcterms:modified") == ["2026-12-31T00:00:00Z"]


def test_a_new_version_is_the_same_book_and_another_edition_is_not() -> None:
    def identifier(document: Document) -> str:
        return book(document).dc("identifier")[0]

    first = identifier(RICH)
    assert first.startswith("urn:uuid:")
    assert identifier(replace(RICH, version="4", released=date(2026, 1, 1))) == first
    others = [replace(RICH, language="cy"), replace(RICH, name="ibuprofen"), replace(RICH, publisher="Another")]
    others.append(replace(RICH, variant=Variant.EASY_READ))
    assert len({first, *map(identifier, others)}) == 5


def test_the_contents_lead_to_every_part_that_has_a_heading() -> None:
    assert book().nav("toc") == [
        ("Paracetamol for adults at home", "text.xhtml"),
        ("Before you start", "text.xhtml#before-you-start"),
        ("How much to take", "text.xhtml#how-much-to-take"),
        ("Step by step", "text.xhtml#step-by-step"),
        ("How to contact us", "text.xhtml#how-to-contact-us"),
    ]


def test_the_contents_of_a_text_without_headings_lead_to_its_title() -> None:
    bare = replace(RICH, sections=(Section("a", None, (p("Word."),)),), closing=())
    assert book(bare).nav("toc") == [(RICH.title.text, "text.xhtml")]


def test_the_landmark_is_where_the_warnings_stand() -> None:
    """Reading systems open a book here: not below the notice that it is a draft."""
    assert book().nav("landmarks") == [(RICH.title.text, "text.xhtml")]
    (link,) = (e for e in book().xml("nav.xhtml").iter(f"{X}a") if e.get(TYPE))
    assert link.get(TYPE) == "bodymatter"


def test_only_a_text_from_right_to_left_turns_its_pages_the_other_way() -> None:
    def direction(document: Document) -> str | None:
        (spine,) = book(document).package.iter(f"{OPF}spine")
        return spine.get("page-progression-direction")

    assert direction(RICH) is None
    assert direction(replace(RICH, language="ar")) == "rtl"


# How it can be read


def said(document: Document) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for name, value in accessibility(document):
        found.setdefault(name, []).append(value)
    return found


ALWAYS = ["tableOfContents", "structuralNavigation", "readingOrder", "displayTransformability", "unlocked"]


def test_a_book_with_described_pictures_is_enough_as_text() -> None:
    found = said(RICH)
    assert found["accessMode"] == ["textual", "visual"]
    assert found["accessModeSufficient"] == ["textual"]
    assert found["accessibilityFeature"] == [*ALWAYS, "alternativeText"]


def test_a_book_without_pictures_is_text_of_high_contrast() -> None:
    found = said(with_blocks(p("Word.")))
    assert found["accessMode"] == ["textual"]
    assert found["accessModeSufficient"] == ["textual"]
    assert found["accessibilityFeature"] == [*ALWAYS, "highContrastDisplay"]


@pytest.mark.parametrize("document", [EASY, with_blocks(Figure(picture("own:pills", PILLS)))], ids=["easy", "figure"])
def test_a_picture_without_words_is_never_called_described(document: Document) -> None:
    found = said(document)
    assert "accessModeSufficient" not in found
    assert "alternativeText" not in found["accessibilityFeature"]


def test_no_standard_is_claimed_and_all_is_written_down() -> None:
    found = book()
    assert b"conformsTo" not in found.files["EPUB/package.opf"]
    assert b"certified" not in found.files["EPUB/package.opf"]
    assert found.meta("schema:accessibilityHazard") == ["none"]
    assert found.meta("schema:accessibilitySummary") == [RICH.words.reads_as_text]
    for name, values in said(RICH).items():
        assert found.meta(f"schema:{name}") == values


def test_the_same_items_give_the_same_bytes() -> None:
    assert book().data == book().data
