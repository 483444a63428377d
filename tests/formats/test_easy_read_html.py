"""The Easy Read page read back: the shell of every page, all words, and pictures before them that are not read out."""

from __future__ import annotations

import base64
import re
from dataclasses import replace
from xml.etree import ElementTree as ET

import pytest

from formats import easy_read_html, html
from leaflets.document import Document, Notice, Picture, Status, Text, Variant
from leaflets.errors import RenderError
from leaflets.format import STYLES, Kit
from leaflets.positions import Position
from leaflets.walks import texts
from tests.elements import having, one, text, tree
from tests.readback import first_missing, html_words
from tests.readback import words as read_words
from tests.samples import EASY, PILLS, SYRINGE, idea, kit, picture, section, with_blocks, words

ROOT = 16
"""Pixels in a rem, where a reader has chosen no other size."""


def page(document: Document = EASY) -> str:
    ((name, data),) = easy_read_html.render(document, kit()).items()
    assert name == "paracetamol_easy_read_html.html"
    return data.decode()


def missing(source: str, document: Document = EASY) -> list[str] | None:
    wanted = [found for each in texts(document) if (found := read_words(each.text))]
    return first_missing(wanted, html_words(source.encode()))


def sheet() -> str:
    return STYLES.text("html/easy_read.css")


def test_the_format_says_what_it_makes() -> None:
    assert easy_read_html.FORMAT.variant is Variant.EASY_READ
    assert (easy_read_html.FORMAT.id, easy_read_html.FORMAT.media_type) == ("easy_read_html", "text/html")


def test_no_word_is_lost_or_out_of_order() -> None:
    assert missing(page()) is None


@pytest.mark.parametrize(
    ("right", "wrong"),
    [("01865 737 871", "01865 737 817"), ("for pain", "pain for"), ("Paracetamol is a medicine for pain.", "")],
)
def test_a_planted_fault_is_seen(right: str, wrong: str) -> None:
    source = page()
    assert right in source
    assert missing(source.replace(right, wrong)) is not None


def test_the_shell_is_that_of_every_page() -> None:
    root = tree(page())
    assert [each.tag for each in root.iter() if each.tag in {"header", "nav", "main", "footer"}] == [
        "header",
        "main",
        "footer",
    ]
    three = tuple(section(f"s{number}", f"Part {number}", idea("One.")) for number in range(3))
    assert [text(link) for link in one(tree(page(replace(EASY, sections=three))), "contents").iter("a")] == [
        "Part 0",
        "Part 1",
        "Part 2",
    ]
    assert text(one(root, "skip")) == "Skip to main content"
    usual = html.page(EASY, kit(), ("screen.css",)).decode()
    assert page().split("<style>")[0].split("style-src")[0] == usual.split("<style>")[0].split("style-src")[0]


def test_the_page_brings_its_own_sheet_after_the_shells() -> None:
    css = text(next(tree(page()).iter("style")))
    assert css.index(STYLES.text("html/screen.css")) < css.index(sheet())
    assert sheet() not in html.page(EASY, kit(), ("screen.css",)).decode()


def test_pictures_stand_before_their_words_and_are_not_read_out() -> None:
    ideas = list(having(tree(page()), "idea"))
    assert [[each.get("class", "").split()[0] for each in row] for row in ideas] == [
        ["idea-pictures", "idea-words"]
    ] * 3
    assert [[img.get("alt") for img in row.iter("img")] for row in ideas] == [[""], ["", ""], []]
    assert [len(list(having(row, "idea-pictures-many"))) for row in ideas] == [0, 1, 0]


def test_a_picture_that_adds_something_is_read_out() -> None:
    told = picture("own:pills", PILLS, "Two <capsules> & “more”")
    source = page(with_blocks(idea("One.", told, picture("openmoji:syringe", SYRINGE)), document=EASY))
    assert [img.get("alt") for img in tree(source).iter("img")] == ["Two <capsules> & “more”", ""]


def test_drawings_have_lost_their_empty_borders() -> None:
    first = next(tree(page()).iter("img")).get("src", "")
    drawing = ET.fromstring(base64.b64decode(first.partition(",")[2]))  # noqa: S314 - ours
    _, _, width, height = map(float, drawing.get("viewBox", "").split())
    assert PILLS not in base64.b64decode(first.partition(",")[2])
    assert width / height == pytest.approx(144 / 36, rel=0.1)  # what it shows; its window is 160 to 90


def test_words_are_16_points_or_more() -> None:
    """In Easy Read nothing is small, whichever of the two sheets says so: 16 points are 21.33 pixels."""
    sizes = [float(size) for size in re.findall(r"font-size: ([\d.]+)rem", sheet())]
    assert len(sizes) > 3
    assert min(sizes) * ROOT >= 16 * 96 / 72


def test_on_a_narrow_screen_the_pictures_stand_above_the_words() -> None:
    narrow, wide = sheet().split("@media (min-width", 1)
    assert re.search(r"\.idea \{ grid-template-columns: minmax\(0, 1fr\);", narrow)
    assert re.search(r"\.idea \{ grid-template-columns: \d+rem minmax\(0, 1fr\);", wide)


def test_colours_are_those_of_the_shell() -> None:
    """The shell's are checked for contrast, in light and in dark."""
    assert not re.findall(r"#[0-9a-f]{3,}|rgb|hsl", sheet())
    shell = STYLES.text("html/screen.css")
    assert all(f"--{name}:" in shell for name in re.findall(r"var\(--([\w-]+)\)", sheet()))


def test_a_list_of_hard_words_is_marked_for_the_style_sheet() -> None:
    terms = section("words", "Hard words", idea("Fever: too hot."), idea("Oral syringe: it has no needle."))
    root = tree(page(replace(EASY, sections=(*EASY.sections, terms))))
    assert [part.get("id") for part in having(root, "word-list")] == ["words"]


def test_a_draft_says_so_before_all_else_and_is_kept_from_search_engines() -> None:
    draft = Notice(words("This Easy Read is a draft."))
    source = page(replace(EASY, status=Status.DRAFT, notices=(draft,)))
    assert text(one(tree(source), "notice")) == "This Easy Read is a draft."
    assert source.index("This Easy Read is a draft.") < source.index("<main")
    assert '<meta name="robots" content="noindex">' in source


def test_a_broken_picture_is_named_with_its_place() -> None:
    broken = Picture("own:gone", "0" * 64, "image/svg+xml", at=Position("leaflet.yaml", 9, 7))
    with pytest.raises(RenderError, match=r"^leaflet\.yaml:9:7: the picture 'own:gone' is broken"):
        easy_read_html.render(with_blocks(idea("One.", broken), document=EASY), Kit(pictures={"0" * 64: b"<svg"}))


def test_the_same_document_gives_the_same_bytes() -> None:
    assert page() == page()
    assert page(replace(EASY, title=Text("Taking it"))) != page()
