"""The offer of other formats on the finished pages: large enough, at its place, in reading order, touching nothing."""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from itertools import pairwise, takewhile
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from formats import large_print, standard_pdf
from formats._paper.layout import Paper
from formats._paper.offer import Place, place, rules
from leaflets.document import Contacts, Document, Text, Variant, plain
from leaflets.format import STYLES, Kit
from leaflets.reading import compose, read
from leaflets.walks import block_texts
from tests.formats.paper.test_tags import tree
from tests.paper import Line, bookmarks, footers, lines, running
from tests.readback import pdf_words, words
from tests.samples import EASY, OFFER, OFFERED, RICH, kit, p, section

if TYPE_CHECKING:
    from leaflets.document import Block
    from leaflets.offer import Offer

FONTS = STYLES.path("fonts")
CONTENT = Path(__file__).parents[3] / "content"
LEAFLETS = sorted(path.parent.name for path in CONTENT.glob("*/leaflet.yaml"))
SIZES = (14, 18, 24, 36)
HEADING = "Would you like this leaflet"
LATER = "The end of this leaflet says how to ask."


def printed(document: Document, size: int, pictures: Kit | None = None) -> bytes:
    own = pictures or kit()
    if size == 14:
        return next(iter(standard_pdf.render(document, own).values()))
    return next(iter(large_print.render(document, replace(own, options={"size": size})).values()))


@cache
def leaflet(name: str, size: int) -> bytes:
    edition = compose(read(CONTENT / name / "leaflet.yaml", CONTENT), Variant.STANDARD)
    return printed(edition.document, size, Kit(pictures=edition.pictures))


def offered(found: list[Line], offer: Offer) -> list[Line]:
    """Give the lines that say the offer, from its heading on."""
    blocks = [*offer.whole.blocks, *offer.first.blocks]
    known = " ".join(words(" ".join([plain(offer.heading.inlines), *map(_said, blocks)])))
    start = next(number for number, line in enumerate(found) if line.text.startswith(HEADING))
    return list(takewhile(lambda line: " ".join(words(line.text)) in known, found[start:]))


def _said(block: Block) -> str:
    match block:
        case Contacts(contacts=contacts):
            lines_of = [f"{line.label}: {plain(line.inlines)}" for each in contacts for line in each.lines]
            return " ".join([*(f"{plain(each.name)}:" for each in contacts), *lines_of])
        case _:
            return " ".join(text.text for text in block_texts(block))


def offer_of(name: str) -> Offer:
    offer = compose(read(CONTENT / name / "leaflet.yaml", CONTENT), Variant.STANDARD).document.offer
    assert offer
    return offer


@pytest.mark.parametrize("name", LEAFLETS)
@pytest.mark.parametrize("size", SIZES)
def test_it_is_as_large_as_who_needs_it_must_have_it(name: str, size: int) -> None:
    """RNIB and Hampshire ask for 16 points or more; here it is never less than 18, nor than the text."""
    assert min(line.smallest for line in offered(running(lines(leaflet(name, size))), offer_of(name))) == max(18, size)


@pytest.mark.parametrize("name", LEAFLETS)
@pytest.mark.parametrize("size", [14, 18])
def test_it_stands_at_the_foot_of_the_first_page(name: str, size: int) -> None:
    found = lines(leaflet(name, size))
    offer = [line for line in offered(running(found), offer_of(name)) if line.page == 1]
    others = [line for line in running(found) if line.page == 1 and line not in offer]
    foot = footers(found)[0][0]
    assert min(line.bottom for line in others) > max(line.top for line in offer)
    assert min(line.bottom for line in offer) > foot.top
    assert min(line.bottom for line in offer) - foot.top < 60
    assert len(offer) >= 4


@pytest.mark.parametrize("name", LEAFLETS)
@pytest.mark.parametrize("size", [24, 36])
def test_where_the_page_is_too_small_it_follows_the_title(name: str, size: int) -> None:
    found = running(lines(leaflet(name, size)))
    first = offered(found, offer_of(name))[0]
    heading = next(line for line in found if line.text.startswith(("What is", "Paracetamol helps")))
    assert first.page <= 2
    assert (first.page, -first.top) < (heading.page, -heading.top)


@pytest.mark.parametrize("name", LEAFLETS)
@pytest.mark.parametrize("size", SIZES)
def test_no_line_is_drawn_over_another(name: str, size: int) -> None:
    by_page: dict[int, list[Line]] = {}
    for line in lines(leaflet(name, size)):
        if line.text.strip():
            by_page.setdefault(line.page, []).append(line)
    for page in list(by_page.values())[:3]:
        baselines = sorted(line.baseline for line in page)
        assert all(above == below or above - below > 10 for below, above in pairwise(baselines))


@pytest.mark.parametrize("size", SIZES)
def test_a_first_page_that_is_full_still_has_it(size: int) -> None:
    """The text fills page after page: the offer takes its room from the first, and nothing is lost between the two."""
    long = replace(OFFERED, sections=(section("one", "One", *[p("Words that go on and on. " * 20)] * 12),), closing=())
    found = running(lines(printed(long, size)))
    offer = offered(found, OFFER)
    assert offer[0].page <= 2
    assert sum(line.text.count("Words") for line in found) == 240


@pytest.mark.parametrize("size", SIZES)
def test_a_screen_reader_meets_it_after_the_title(size: int, tmp_path: Path) -> None:
    path = tmp_path / "made.pdf"
    path.write_bytes(printed(OFFERED, size))
    found = " ".join(pdf_words(path))
    parts = ["did not issue it", HEADING, "You can have it as", "before you start"]
    places = [found.index(" ".join(words(part))) for part in parts]
    assert places == sorted(places)
    assert [tag for _, tag in tree(path.read_bytes())].count("Art") >= 1


@pytest.mark.parametrize("size", SIZES)
def test_every_way_to_ask_is_printed_once(size: int, tmp_path: Path) -> None:
    path = tmp_path / "made.pdf"
    path.write_bytes(printed(OFFERED, size))
    found = " ".join(pdf_words(path))
    for way in ("18001 01632 960 150", "07700 900 150", "formats@example.org", "www.example.org/bsl/paracetamol"):
        assert found.count(" ".join(words(way))) == 1, way
    assert ("the end of this leaflet says how to ask" in found) == (not whole(size))


def whole(size: int) -> bool:
    found = place(OFFERED, Paper(size, 29 if size == 14 else 22, ()), FONTS)
    assert found
    return found.whole


def test_small_print_has_all_of_it_on_the_first_page() -> None:
    first = [line.text for line in lines(leaflet("child-paracetamol", 14)) if line.page == 1]
    assert any("18001 01632 960 150" in text for text in first)
    assert not any(LATER in text for text in first)


def test_what_does_not_fit_is_at_the_end_under_a_heading() -> None:
    made = leaflet("child-paracetamol", 18)
    found = running(lines(made))
    assert any(LATER in line.text for line in found if line.page == 1)
    assert not any("18001" in line.text for line in found if line.page == 1)
    assert "How to ask for this leaflet another way" in [title for _, title in bookmarks(made)]
    assert next(line.page for line in found if "18001" in line.text) > 5


def test_a_page_that_can_hold_it_beside_some_text_does() -> None:
    short = replace(OFFERED, notices=(), offer=replace(OFFER, video=None))
    assert place(short, Paper(14, 29, ()), FONTS) == Place(foot=True, whole=True)


def test_a_title_that_fills_the_page_leaves_no_foot() -> None:
    wordy = replace(OFFERED, title=Text("Words " * 60))
    assert place(wordy, Paper(36, 22, ()), FONTS) == Place(foot=False, whole=False)
    found = running(lines(printed(wordy, 36)))
    assert offered(found, OFFER)


def test_an_offer_without_routes_is_always_whole() -> None:
    bare = replace(OFFERED, offer=replace(OFFER, routes=None, ask=None, later=None))
    for size in SIZES:
        found = place(bare, Paper(size, 22, ()), FONTS)
        assert found
        assert found.whole


@pytest.mark.parametrize("document", [RICH, replace(EASY, offer=OFFER)])
def test_without_an_offer_before_the_text_the_style_sheet_says_nothing(document: Document) -> None:
    paper = Paper(14, 29, ())
    assert place(document, paper, FONTS) is None
    assert rules(None, paper) == ""
