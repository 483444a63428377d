from __future__ import annotations

import os
import subprocess
import sys
from dataclasses import replace
from datetime import date
from io import BytesIO

import pikepdf
import pytest

from formats._paper.layout import Paper
from formats._paper.page import pdf
from leaflets.document import ListBlock, NoteMark, Paragraph, Status, Text
from leaflets.errors import RenderError
from leaflets.format import Kit
from leaflets.positions import Origin
from tests.paper import bookmarks, faults, footers, lines
from tests.samples import PICTURES, RICH, item, kit, p, section, with_blocks

PAPER = Paper(14, 29, ("print.css",))
MADE = pdf(RICH, kit(), PAPER)


@pytest.fixture(scope="module")
def found() -> pikepdf.Pdf:
    return pikepdf.open(BytesIO(MADE))


def test_it_says_what_it_is(found: pikepdf.Pdf) -> None:
    information = {key: str(value) for key, value in found.docinfo.items()}
    assert information == {
        "/Producer": "WeasyPrint 70.0",
        "/Title": "Paracetamol for adults at home",
        "/Author": "Example Hospitals",
        "/Subject": "Information for patients",
        "/CreationDate": "D:20250201",
        "/ModDate": "D:20250201",
    }


def test_it_claims_pdf_ua_and_meets_what_the_claim_asks_of_the_file(found: pikepdf.Pdf) -> None:
    with found.open_metadata() as metadata:
        assert metadata["pdfuaid:part"] == "1"
        assert metadata["dc:title"] == "Paracetamol for adults at home"
    assert bool(found.Root.MarkInfo.Marked) is True
    assert bool(found.Root.ViewerPreferences.DisplayDocTitle) is True
    assert str(found.Root.Lang) == "en-GB"
    assert all(page.Tabs == "/S" for page in found.pages if "/Annots" in page)
    for page in found.pages:
        assert all(str(note.Contents) for note in page.get("/Annots", ()) if note.Subtype == "/Link")


def test_its_syntax_is_sound() -> None:
    assert faults(MADE) == []


def test_figures_have_alternative_texts(found: pikepdf.Pdf) -> None:
    figures = [each for each in found.objects if isinstance(each, pikepdf.Dictionary) and each.get("/S") == "/Figure"]
    assert [str(each.Alt) for each in figures] == [
        "Two capsules side by side, one yellow and one red.",
        "A syringe.",
    ]


def test_drawings_stay_lines(found: pikepdf.Pdf) -> None:
    assert not [each for each in found.objects if isinstance(each, pikepdf.Stream) and each.get("/Subtype") == "/Image"]


def test_bookmarks_follow_the_headings() -> None:
    assert bookmarks(MADE) == [
        (1, "Paracetamol for adults at home"),
        (2, "Before you start"),
        (3, "Who should not take it"),
        (4, "If you are pregnant"),
        (2, "How much to take"),
        (2, "Step by step"),
        (2, "How to contact us"),
    ]


def test_the_same_document_gives_the_same_bytes() -> None:
    assert pdf(RICH, kit(), PAPER) == MADE


@pytest.mark.slow
def test_another_process_with_another_clock_and_hash_seed_gives_the_same_bytes() -> None:
    program = (
        "import sys; from formats._paper.layout import Paper; from formats._paper.page import pdf;"
        "from tests.samples import RICH, kit;"
        "sys.stdout.buffer.write(pdf(RICH, kit(), Paper(14, 29, ('print.css',))))"
    )
    environment = {**os.environ, "PYTHONHASHSEED": "7", "SOURCE_DATE_EPOCH": "1", "TZ": "Asia/Tokyo", "LC_ALL": "C"}
    ran = subprocess.run([sys.executable, "-c", program], check=True, capture_output=True, env=environment)
    assert ran.stdout == MADE


def test_only_the_release_date_changes_with_the_release_date() -> None:
    later = pdf(replace(RICH, released=date(2026, 3, 4)), kit(), PAPER)
    assert later != MADE
    assert lines(later) == lines(MADE)


def test_every_page_has_its_number_in_one_place_and_says_what_it_belongs_to() -> None:
    pages = footers(lines(MADE))
    total = len(pages)
    assert total > 1
    assert [page[0].text.split(" \u00b7 ")[0].strip() for page in pages] == [
        f"Page {number} of {total}" for number in range(1, total + 1)
    ]
    assert len({(page[0].left, page[0].baseline) for page in pages}) == 1
    for page in pages:
        text = " ".join(line.text for line in page)
        for part in ("Demonstration: not issued", "Reference: EX-17", "Version 3", "Review: February 2028"):
            assert part in text


def test_an_approved_leaflet_has_no_mark_in_its_footer() -> None:
    approved = replace(RICH, status=Status.APPROVED, notices=())
    assert not [line for line in lines(pdf(approved, kit(), PAPER)) if "not issued" in line.text]


def test_a_character_without_a_glyph_stops_the_page_and_is_found_in_the_source() -> None:
    text = Text("Take 1 💊 a day", Origin("content/x/leaflet.yaml", ((0, 31, 9),)))
    with pytest.raises(RenderError, match=r"^content/x/leaflet.yaml:31:16: no font of ours has 💊 \(U\+1F48A PILL\)"):
        pdf(with_blocks(Paragraph((text,))), kit(), PAPER)


def test_a_picture_that_cannot_be_read_stops_the_page() -> None:
    broken = Kit(pictures=dict.fromkeys(PICTURES, b"<svg"))
    with pytest.raises(RenderError, match="WeasyPrint: Failed to load image"):
        pdf(RICH, broken, PAPER)


def test_no_heading_is_last_on_a_page_and_no_line_of_a_paragraph_alone() -> None:
    blocks = [p(" ".join(f"p{number}w{word}" for word in range(20 + 7 * (number % 9)))) for number in range(12)]
    parts = tuple(section(f"s{number}", f"Heading {number}", block) for number, block in enumerate(blocks))
    for size in (14, 18, 24):
        made = pdf(replace(with_blocks(), sections=parts), kit(), Paper(size, 22, ("print.css", "large.css")))
        running = [line for line in lines(made) if not line.text.startswith(("Page", "Version", "Ref", "Demo"))]
        for number in range(len(blocks)):
            pages = [line.page for line in running if f"p{number}w" in line.text]
            heading = next(line.page for line in running if line.text.strip() == f"Heading {number}")
            assert heading == pages[0]
            assert all(pages.count(page) >= 2 for page in set(pages))


def test_notes_and_marks_lead_to_each_other(found: pikepdf.Pdf) -> None:
    names = {str(name) for name in found.Root.Names.Dests.Names[::2]}
    inner = [str(note.Dest) for page in found.pages for note in page.get("/Annots", ()) if "/Dest" in note]
    assert len(inner) == 4
    assert set(inner) <= names


def test_a_mark_stays_with_its_word() -> None:
    made = pdf(with_blocks(*(p("word " * count + "last", NoteMark("1"), ".") for count in range(5, 30))), kit(), PAPER)
    assert all(line.text.count("last") == line.text.count("[1]") for line in lines(made))


def test_numbers_stand_as_the_author_wrote_them_and_inside_the_page() -> None:
    made = pdf(with_blocks(ListBlock((item("One", label="1."), item("Two", label="123456789.")))), kit(), PAPER)
    labels = [line for line in lines(made) if line.text.strip() in {"1.", "123456789."}]
    assert [line.text.strip() for line in labels] == ["1.", "123456789."]
    assert min(line.left for line in labels) > 29 / 25.4 * 72 - 1
