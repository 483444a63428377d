"""The finished PDF read back: rows of pictures left and words right, whole and large; what is not read out."""

from __future__ import annotations

import re
import shutil
from dataclasses import replace
from functools import cache
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pikepdf
import pypdfium2
import pytest

from formats import easy_read_pdf
from formats._paper.layout import MILLIMETRE
from leaflets.document import Idea, Notice, Picture, Variant, plain
from leaflets.errors import RenderError
from leaflets.format import STYLES, Kit, Styles
from leaflets.positions import Position
from leaflets.reading import compose, read
from leaflets.walks import pictures
from tests.paper import A4, Line, faults, footers, lines, operations, running, sizes
from tests.samples import EASY, PILLS, SYRINGE, idea, kit, picture, section, with_blocks, words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from leaflets.document import Document

CONTENT = Path(__file__).parents[2] / "content"
LEAFLETS = [path.parent.name for path in sorted(CONTENT.glob("*/leaflet.yaml"))]
COLUMN = 96 * MILLIMETRE
"""Where the words of an idea begin, from the paper's edge."""

DRAFT = words("This Easy Read is a draft. It has not been tested with readers yet.")
LONG = " ".join(f"word{number}" for number in range(500))


def made(document: Document = EASY, styles: Styles = STYLES) -> bytes:
    ((name, data),) = easy_read_pdf.render(document, replace(kit(), styles=styles)).items()
    assert name == "paracetamol_easy_read_pdf.pdf"
    return data


@cache
def leaflet(name: str) -> bytes:
    edition = compose(read(CONTENT / name / "leaflet.yaml", CONTENT), Variant.EASY_READ)
    (data,) = easy_read_pdf.render(edition.document, Kit(pictures=edition.pictures)).values()
    return data


def many(count: int = 30) -> Document:
    """Make ideas of one to seven sentences, each with a word of its own, and one or two pictures."""
    shown = (picture("own:pills", PILLS), picture("openmoji:syringe", SYRINGE))
    said = "You can take a tablet with food or without food. "
    ideas = [idea(f"Idea{number}. {said * (1 + number % 7)}", *shown[: 1 + number % 2]) for number in range(count)]
    parts = [section(f"s{at}", f"Part {at}", *ideas[at : at + 6]) for at in range(0, count, 6)]
    return replace(EASY, sections=tuple(parts))


def said_on(found: list[Line], each: Idea) -> list[Line]:
    """Give the lines that hold an idea's words, which are nowhere else."""
    text = words_of(plain(each.inlines))
    at = next(number for number, line in enumerate(found) if words_of(line.text)[:2] == text[:2])
    taken, left = [], list(text)
    for line in found[at:]:
        if not left:
            break
        assert words_of(line.text) == left[: len(words_of(line.text))]
        del left[: len(words_of(line.text))]
        taken.append(line)
    return taken


def words_of(text: str) -> list[str]:
    return text.replace("\u2060", "").replace("\u200b", "").split()


def ideas(document: Document) -> Iterator[Idea]:
    return (block for part in document.sections for block in part.blocks if isinstance(block, Idea))


def ink(page: pypdfium2.PdfPage, box: tuple[float, float, float, float]) -> tuple[int, int, int, int] | None:
    """Give the box of what is drawn inside a box (left, top, right, bottom, in points from the page's top)."""
    shown = page.render(scale=1).to_pil().convert("L").crop(tuple(map(round, box)))
    box_of_ink: tuple[int, int, int, int] | None = shown.point(lambda grey: 255 * (grey < 200)).getbbox()
    return box_of_ink


def rows(data: bytes, document: Document) -> list[tuple[int, bool, bool]]:
    """Give each idea's number of pages, and whether there is ink beside its words: at their left, at their right."""
    pages, found = pypdfium2.PdfDocument(data), running(lines(data))
    out = []
    for each in ideas(document):
        taken = said_on(found, each)
        here = [line for line in taken if line.page == taken[0].page]
        page, right = pages[taken[0].page - 1], max(line.right for line in here)
        top, bottom = A4[1] - here[0].top - 2, A4[1] - here[-1].bottom + 2
        left = ink(page, (0, top, COLUMN - 9, bottom)) is not None
        out.append((len({line.page for line in taken}), left, ink(page, (right + 3, top, A4[0], bottom)) is not None))
    return out


def test_the_format_says_what_it_makes() -> None:
    assert (easy_read_pdf.FORMAT.id, easy_read_pdf.FORMAT.variant) == ("easy_read_pdf", Variant.EASY_READ)
    assert sizes(made()) == {A4}
    assert faults(made()) == []


def test_each_idea_has_its_pictures_left_and_its_words_right() -> None:
    document = many()
    assert rows(made(document), document) == [(1, True, False)] * 30
    assert rows(made(), EASY) == [(1, True, False), (1, True, False), (1, False, False)]


def test_all_words_begin_at_one_edge() -> None:
    document = many()
    found = running(lines(made(document)))
    assert {round(line.left - COLUMN) for each in ideas(document) for line in said_on(found, each)} <= {0, 1, 2}


def changed(folder: Path, old: str, new: str) -> Styles:
    """Copy the styles with another easy_read.css."""
    shutil.copytree(STYLES.root, folder / "styles")
    sheet = folder / "styles" / "print" / "easy_read.css"
    text = sheet.read_text(encoding="utf-8")
    assert old in text
    sheet.write_text(text.replace(old, new), encoding="utf-8")
    return Styles(folder / "styles")


PLANTED = [
    ("display: flex; align-items: center", "display: flex; flex-direction: row-reverse; align-items: center", 2),
    ("display: flex; align-items: center", "break-inside: auto } .idea-pictures img { display: none", 0),
    (".idea-pictures img {", ".idea-pictures img { display: none;", 1),
]


@pytest.mark.parametrize(("old", "new", "column"), PLANTED)
def test_a_row_that_is_set_wrongly_is_seen(old: str, new: str, column: int, tmp_path: Path) -> None:
    document = many()
    found = rows(made(document, changed(tmp_path, old, new)), document)
    assert [row[column] for row in found] != [(1, True, False)[column]] * 30


def test_headings_stay_with_what_follows_them() -> None:
    document = many(60)
    found = running(lines(made(document)))
    for part in document.sections:
        heading = next(line for line in found if line.text.strip() == f"Part {part.id[1:]}")
        first = next(ideas(replace(document, sections=(part,))))
        assert said_on(found, first)[0].page == heading.page
        assert heading.smallest > 20


@pytest.mark.parametrize("count", [1, 2])
def test_a_part_begins_where_its_heading_and_first_row_find_room(count: int) -> None:
    shown = [picture("own:pills", PILLS)] * count
    first = section("one", "One", idea("The first.", *shown))
    second = section("two", "Two", *(idea(f"Idea{number}.", *shown) for number in range(8)))
    found = lines(made(replace(EASY, subtitle=None, notices=(), sections=(first, second))))
    assert next(line.page for line in found if line.text.strip() == "Two") == 1
    assert next(line.page for line in found if line.text.strip() == "Idea0.") == 1


def test_no_type_is_smaller_than_18_points() -> None:
    assert min(line.smallest for line in lines(made())) == 18


def test_an_idea_that_is_longer_than_a_page_keeps_its_words_and_its_picture() -> None:
    document = with_blocks(idea(LONG, picture("own:pills", PILLS)), idea("The next."), document=EASY)
    data = made(document)
    taken = said_on(running(lines(data)), next(ideas(document)))
    assert len({line.page for line in taken}) > 2
    assert all(line.bottom > 60 for line in taken)
    assert {round(line.left - COLUMN) for line in taken} <= {0, 1, 2}
    assert decorations(data) == 1


@pytest.mark.parametrize("word", ["www.example.org/" + "a-very-long-path/" * 9, "x" * 300])
def test_a_word_longer_than_a_line_stays_on_the_page(word: str) -> None:
    found = lines(made(with_blocks(idea(f"See {word} now.", picture("own:pills", PILLS)), document=EASY)))
    assert word in "".join(words_of(" ".join(line.text for line in found if line.left > COLUMN - 2)))
    assert max(line.right for line in found) <= A4[0] - 17 * MILLIMETRE


def elements(data: bytes, tag: str) -> list[Any]:
    """Give all elements of a tag, those that no tree holds too."""
    with pikepdf.open(BytesIO(data)) as pdf:
        found = [each for each in pdf.objects if isinstance(each, pikepdf.Dictionary) and each.get("/S") == f"/{tag}"]
        return [str(each.get("/Alt", "")) for each in found]


def decorations(data: bytes) -> int:
    """Count the pictures that are artifacts."""
    with pikepdf.open(BytesIO(data)) as pdf:
        opened = [operands for page in pdf.pages for operator, operands in operations(page) if operator == "BDC"]
    return sum(str(each[0]) == "/Artifact" and each[1].get("/Type") == "/Layout" for each in opened)


def test_a_picture_that_repeats_the_words_is_not_read_out() -> None:
    assert elements(made(), "Figure") == []
    assert decorations(made()) == 3


def test_a_picture_that_adds_something_is_read_out() -> None:
    told = picture("own:pills", PILLS, "Two capsules <red> & “yellow”")
    data = made(with_blocks(idea("One.", told, picture("openmoji:syringe", SYRINGE)), document=EASY))
    assert elements(data, "Figure") == ["Two capsules <red> & “yellow”"]
    assert decorations(data) == 1


def test_drawings_stay_lines_and_fill_their_room() -> None:
    data = made()
    with pikepdf.open(BytesIO(data)) as pdf:
        kinds = [each.get("/Subtype") for each in pdf.objects if isinstance(each, pikepdf.Stream)]
    assert "/Image" not in kinds
    first = next(line for line in lines(data) if line.text.startswith("Paracetamol is"))
    at = A4[1] - first.baseline
    shown = ink(pypdfium2.PdfDocument(data)[0], (0, at - 40, COLUMN - 9, at + 40))
    assert shown
    assert shown[2] - shown[0] > 67 * MILLIMETRE


def test_a_broken_picture_is_named_with_its_place() -> None:
    broken = Picture("own:gone", "0" * 64, "image/svg+xml", at=Position("leaflet.yaml", 9, 7))
    with pytest.raises(RenderError, match=r"^leaflet\.yaml:9:7: the picture 'own:gone' is broken"):
        easy_read_pdf.render(with_blocks(idea("One.", broken), document=EASY), Kit(pictures={"0" * 64: b"<svg"}))


def test_the_rows_of_a_list_of_hard_words_are_lower() -> None:
    shown = picture("openmoji:syringe", SYRINGE)

    def pages(*said: str) -> int:
        return len(sizes_of(made(with_blocks(*(idea(text, shown) for text in said * 12), document=EASY))))

    assert pages("Needle: a thin tube.") < pages("A needle is thin.")


def sizes_of(data: bytes) -> list[object]:
    return list(pypdfium2.PdfDocument(data))


def test_a_draft_says_so_first_and_on_every_page() -> None:
    document = replace(many(), notices=(*EASY.notices, Notice(DRAFT)))
    found = lines(made(document))
    first = " ".join(line.text.strip() for line in running(found) if line.page == 1)
    assert "This Easy Read is a draft. It has not been tested with readers yet." in " ".join(first.split())
    pages = footers(found)
    assert len(pages) > 5
    for number, page in enumerate(pages, 1):
        text = " ".join(line.text for line in page)
        assert text.startswith(f"Page {number} of {len(pages)}")
        assert "Demonstration: not issued" in text
        assert "Easy Read draft: not tested" in text
    assert len({(page[0].left, page[0].baseline) for page in pages}) == 1


def test_a_tested_one_does_not() -> None:
    assert not [line for line in lines(made()) if "not tested" in line.text]


def test_the_same_document_gives_the_same_bytes() -> None:
    assert made() == made()
    assert made(many(6)) != made(many(7))


@pytest.mark.parametrize("name", LEAFLETS)
def test_every_leaflet_is_short_and_large(name: str) -> None:
    """GOV.UK: 24 pages at most."""
    found = lines(leaflet(name))
    assert len(footers(found)) <= 24
    assert min(line.smallest for line in found) == 18
    assert not [line.text for line in found if re.search(r"\w[-\u2010]\s*$", line.text)]


@pytest.mark.parametrize("name", LEAFLETS)
def test_no_picture_of_a_leaflet_is_read_out_and_none_is_lost(name: str) -> None:
    edition = compose(read(CONTENT / name / "leaflet.yaml", CONTENT), Variant.EASY_READ)
    shown = list(pictures(edition.document.shown))
    assert all(not each.alt for each in shown)
    assert decorations(leaflet(name)) == len(shown) > 50
    assert elements(leaflet(name), "Figure") == []
