from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from leaflets.document import (
    Contacts,
    Figure,
    Idea,
    Link,
    ListBlock,
    Paragraph,
    Status,
    Text,
    Variant,
    plain,
)
from leaflets.errors import NotOffered, SourceError
from leaflets.reading import Edition, compose, read, schema

if TYPE_CHECKING:
    from pathlib import Path

HEAD = """\
title: Knee exercises
version: 1.10
published: 2025-02-14
review: 2028-02
status: draft
publisher: {name: Example Hospitals, web: www.example.org}
sections:
"""
SVG = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1 1"><path d="M0 0h1v1z"/></svg>'


def made(folder: Path, body: str, variant: Variant = Variant.STANDARD) -> Edition:
    path = folder / "content" / "knee" / "leaflet.yaml"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(HEAD + body, encoding="utf-8")
    return compose(read(path, folder / "content"), variant)


def test_a_section_shows_its_keys_in_the_order_written(tmp_path: Path) -> None:
    one = "  - heading: A\n    contacts: [{phone: 01865 737 871}]\n    text: Words.\n"
    other = "  - heading: A\n    text: Words.\n    contacts: [{phone: 01865 737 871}]\n"
    assert [type(block) for block in made(tmp_path, one).document.sections[0].blocks] == [Contacts, Paragraph]
    assert [type(block) for block in made(tmp_path, other).document.sections[0].blocks] == [Paragraph, Contacts]


def test_numbers_of_a_list_are_printed_as_written(tmp_path: Path) -> None:
    body = "  - heading: A\n    text: |\n      7. one\n      9. two\n\n      1) three\n"
    first, second = made(tmp_path, body).document.sections[0].blocks
    assert isinstance(first, ListBlock)
    assert isinstance(second, ListBlock)
    assert [item.label for item in (*first.items, *second.items)] == ["7.", "9.", "1)"]


def test_phone_and_web_addresses_become_links_with_their_place(tmp_path: Path) -> None:
    body = "  - heading: A\n    text: Ring 01865 737 871 or see www.example.org/a.\n"
    (paragraph,) = made(tmp_path, body).document.sections[0].blocks
    assert isinstance(paragraph, Paragraph)
    links = [inline for inline in paragraph.inlines if isinstance(inline, Link)]
    assert [(plain(link.inlines), link.url) for link in links] == [
        ("01865 737 871", "tel:+441865737871"),
        ("www.example.org/a", "https://www.example.org/a"),
    ]
    number = links[0].inlines[0]
    assert isinstance(number, Text)
    assert number.at
    assert (number.at.position().line, number.at.position().column) == (9, 16)
    assert plain(paragraph.inlines) == "Ring 01865 737 871 or see www.example.org/a."


def test_headings_alike_get_names_of_their_own(tmp_path: Path) -> None:
    body = "".join(f"  - heading: '{heading}'\n    text: Words.\n" for heading in ("Łódź?", "Łódź!", "?", "!"))
    ids = [section.id for section in made(tmp_path, body).document.sections]
    assert len(set(ids)) == 4
    assert all(name.replace("-", "").isalnum() for name in ids)


def test_the_imprint_has_dates_in_words(tmp_path: Path) -> None:
    document = made(tmp_path, "  - heading: A\n    text: Words.\n").document
    lines = [(line.label, plain(line.inlines)) for line in document.imprint]
    assert ("Published", "14 February 2025") in lines
    assert ("Review", "February 2028") in lines
    assert ("Version", "1.10") in lines
    assert document.released == date(2025, 2, 14)
    assert document.status is Status.DRAFT
    assert [plain(notice.inlines) for notice in document.notices] == [document.words.draft]


def test_a_figure_is_read_from_the_leaflets_folder(tmp_path: Path) -> None:
    pictures = tmp_path / "content" / "knee" / "pictures"
    pictures.mkdir(parents=True)
    (pictures / "knee.svg").write_text(SVG, encoding="utf-8")
    body = (
        "  - heading: A\n    figure:\n      picture: pictures/knee.svg\n      alt: A knee\n"
        "      description: |\n        It bends.\n      credit: Us\n      licence: Ours\n"
    )
    edition = made(tmp_path, body)
    (figure,) = edition.document.sections[0].blocks
    assert isinstance(figure, Figure)
    assert edition.pictures == {figure.picture.digest: SVG.encode()}
    assert edition.sources == (pictures / "knee.svg",)
    assert [plain(line.inlines) for line in edition.document.credits] == ["Us, Ours"]


@pytest.mark.parametrize(
    "drawing",
    [
        SVG.replace("<path", "<script>1</script><path"),
        SVG.replace("<path", '<image href="https://example.org/a.png"/><path'),
        SVG.replace("<path", '<path onload="x()"'),
        SVG.replace("<path", '<path style="fill:url(https://example.org/a)"'),
        '<!DOCTYPE svg [<!ENTITY a "b">]>' + SVG,
        SVG[:-4],
        "<html/>",
    ],
)
def test_a_drawing_that_is_not_plain_is_refused(drawing: str, tmp_path: Path) -> None:
    pictures = tmp_path / "content" / "knee" / "pictures"
    pictures.mkdir(parents=True)
    (pictures / "knee.svg").write_text(drawing, encoding="utf-8")
    body = "  - heading: A\n    figure: {picture: pictures/knee.svg, alt: A, credit: B, licence: C}\n"
    with pytest.raises(SourceError, match=r"the drawing 'pictures/knee\.svg'"):
        made(tmp_path, body)


def test_a_picture_behind_a_link_out_of_the_folder_is_refused(tmp_path: Path) -> None:
    (tmp_path / "secret.svg").write_text(SVG, encoding="utf-8")
    pictures = tmp_path / "content" / "knee" / "pictures"
    pictures.mkdir(parents=True)
    (pictures / "knee.svg").symlink_to(tmp_path / "secret.svg")
    body = "  - heading: A\n    figure: {picture: pictures/knee.svg, alt: A, credit: B, licence: C}\n"
    with pytest.raises(SourceError, match="outside what may be read"):
        made(tmp_path, body)


def test_a_leaflet_without_easy_read_offers_none(tmp_path: Path) -> None:
    with pytest.raises(NotOffered, match="has no Easy Read text"):
        made(tmp_path, "  - heading: A\n    text: Words.\n", Variant.EASY_READ)


def test_easy_read_is_a_document_of_its_own(tmp_path: Path) -> None:
    body = (
        "  - heading: A\n    text: Words.\neasy_read:\n  parts:\n    - heading: B\n      covers: [A]\n      lines:\n"
        "        - say: Take **5mg** at 9am.\n"
    )
    document = made(tmp_path, body, Variant.EASY_READ).document
    (idea,) = document.sections[0].blocks
    assert isinstance(idea, Idea)
    assert plain(idea.inlines) == "Take 5mg at 9am."
    assert [plain(notice.inlines) for notice in document.notices] == [
        document.words.draft,
        document.words.easy_read_draft,
    ]


def test_a_publisher_for_all_leaflets_stands_in_shared_yaml(tmp_path: Path) -> None:
    path = tmp_path / "content" / "knee" / "leaflet.yaml"
    path.parent.mkdir(parents=True)
    head = HEAD.replace("publisher: {name: Example Hospitals, web: www.example.org}\n", "")
    path.write_text(head + "  - heading: A\n    text: Words.\n", encoding="utf-8")
    shared = tmp_path / "content" / "shared.yaml"
    shared.write_text("publisher: {name: Shared Hospitals}\n", encoding="utf-8")
    leaflet = read(path, tmp_path / "content")
    assert compose(leaflet, Variant.STANDARD).document.publisher == "Shared Hospitals"
    assert shared in leaflet.sources


def test_moving_a_line_changes_no_document(tmp_path: Path) -> None:
    body = "  - heading: A\n    text: Ring 999.\n"
    assert repr(made(tmp_path, body).document) == repr(
        made(tmp_path, body.replace("  - heading", "\n  - heading")).document
    )


def test_the_json_schema_names_what_is_required() -> None:
    made_schema = schema()
    assert {"title", "version", "published", "review", "status", "sections"} <= set(made_schema["required"])
    assert made_schema["additionalProperties"] is False
    assert made_schema["properties"]["version"]["type"] == ["string", "number", "boolean"]
