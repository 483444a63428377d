"""The Word file of the standard text, read back: every word and number in order, true structure, nothing too small."""

from __future__ import annotations

import io
import re
import zipfile
from dataclasses import replace
from datetime import date
from pathlib import Path

import docx
import pytest
from hypothesis import HealthCheck, given, settings

from formats.docx import FIGURE, FORMAT, SIDE, SIZE, WIDTH, render
from leaflets.document import Document, Figure, Status, Table, Text, Variant
from leaflets.format import Kit
from leaflets.reading import compose, read
from leaflets.walks import texts
from tests import readback, strategies
from tests.formats.word_reading import DECORATIVE, WP, W, Word, style_of, text_of, value
from tests.samples import PILLS, RICH, kit, picture, row, with_blocks

CONTENT = Path(__file__).parents[2] / "content"
LEAFLETS = sorted(CONTENT.glob("*/leaflet.yaml"))


def word(document: Document = RICH) -> Word:
    (data,) = render(document, kit()).values()
    return Word(data)


def of_source(path: Path) -> Word:
    edition = compose(read(path, CONTENT), Variant.STANDARD)
    (data,) = render(edition.document, Kit(pictures=edition.pictures)).values()
    return Word(data)


def first_missing(path: Path, found: Word) -> list[str] | None:
    return readback.first_missing(readback.chunks(path.read_text(encoding="utf-8")), readback.docx_words(found.data))


def changed(found: Word, part: str, pattern: str, instead: str) -> Word:
    """Change what a pattern finds first in a part of a file."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(found.data)) as old, zipfile.ZipFile(out, "w") as new:
        for name in old.namelist():
            raw = old.read(name)
            if name == part:
                text, count = re.subn(pattern, instead, raw.decode(), count=1, flags=re.DOTALL)
                assert count, pattern
                raw = text.encode()
            new.writestr(name, raw)
    return Word(out.getvalue())


def test_the_format_says_what_it_makes() -> None:
    assert (FORMAT.id, FORMAT.variant, FORMAT.options) == ("docx", Variant.STANDARD, ())
    assert list(render(RICH, kit())) == ["paracetamol_docx.docx"]


# Words


@pytest.mark.parametrize("path", LEAFLETS, ids=lambda path: path.parent.name)
def test_every_leaflet_keeps_every_word(path: Path) -> None:
    assert first_missing(path, of_source(path)) is None


@given(source=strategies.leaflets())
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow], max_examples=25)
def test_generated_sources_keep_every_word(source: str, tmp_path: Path) -> None:
    path = tmp_path / "leaflet.yaml"
    path.write_text(source, encoding="utf-8")
    assert first_missing(path, of_source(path)) is None


def test_the_rich_sample_keeps_every_text() -> None:
    wanted = [found for each in texts(RICH) if (found := readback.words(each.text))]
    assert readback.first_missing(wanted, readback.docx_words(word().data)) is None


CHILD = CONTENT / "child-paracetamol" / "leaflet.yaml"
BODY, COUNTS = "word/document.xml", "word/numbering.xml"
PLANTED = {
    "a dropped word": (BODY, "Do not give paracetamol to a baby", "Do give paracetamol to a baby"),
    "a changed dose": (BODY, ">7.5ml<", ">75ml<"),
    "a changed phone number": (BODY, "01632 960 175", "01632 960 157"),
    "a lost row": (BODY, r"<w:tr>(?:(?!</w:tr>).)*2 to 3 years.*?</w:tr>", ""),
    "two rows changed about": (BODY, r"(<w:tr>(?:(?!</w:tr>).)*b\.d\..*?</w:tr>)(<w:tr>.*?</w:tr>)", r"\2\1"),
    "a list that begins at another number": (COUNTS, r'<w:start w:val="7"/>', '<w:start w:val="6"/>'),
    "a step without its number": (BODY, r"<w:numPr><w:ilvl[^>]*/><w:numId[^>]*/></w:numPr>", ""),
    "a picture without its alternative": (BODY, r'descr="An oral syringe that holds 7\.5ml of liquid\."', 'descr=""'),
    "a footnote's mark": (BODY, r"\[1\]", "[]"),
}


@pytest.fixture(scope="module")
def child() -> Word:
    return of_source(CHILD)


@pytest.mark.parametrize(("part", "pattern", "instead"), PLANTED.values(), ids=PLANTED)
def test_a_planted_fault_is_seen(child: Word, part: str, pattern: str, instead: str) -> None:
    assert first_missing(CHILD, changed(child, part, pattern, instead)) is not None


# Structure


def test_headings_are_headings_without_a_gap_in_their_levels() -> None:
    levels = [int(style_of(e)[-1]) for e in word().body.iter(f"{W}p") if style_of(e).startswith("Heading")]
    assert levels == [1, 2, 3, 4, 2, 2, 2]


def test_tables_have_one_marked_heading_row_and_boxes_none() -> None:
    found = word()
    for table in found.body.iter(f"{W}tbl"):
        marks = [len(list(r.iter(f"{W}tblHeader"))) for r in table.findall(f"{W}tr")]
        assert sum(marks) == marks[0] == (value(table, f"{W}tblPr/{W}tblStyle") == "TableGrid")
    assert not [mark.attrib for mark in found.body.iter(f"{W}tblHeader") if mark.attrib]


def test_steps_are_counted_by_word_as_the_author_wrote_them(child: Word) -> None:
    numbers = [number for number in readback.docx_numbers(child.data) if number]
    assert numbers == [f"{number}." for number in range(1, 11)]


def test_pictures_say_what_they_show_or_are_decorative() -> None:
    bare = picture("own:pills", PILLS)
    figures = word().body.iter(f"{WP}docPr")
    assert [e.get("descr") for e in figures] == ["Two capsules side by side, one yellow and one red.", "A syringe."]
    (only,) = word(with_blocks(Figure(bare))).body.iter(f"{WP}docPr")
    assert [mark.get("val") for mark in only.iter(DECORATIVE)] == ["1"]


def test_a_table_that_is_too_wide_is_told_row_by_row() -> None:
    wide = Table(row(*["Paracetamol-suspension"] * 9), (row(*[f"{n}mg" for n in range(9)]),))
    found = word(with_blocks(wide))
    assert not found.tables("TableGrid")
    assert [line for line in found.text.split("\n") if line == "Paracetamol-suspension: 8mg"]


def test_links_lead_out_and_notes_lead_both_ways() -> None:
    found = word()
    assert ("01865 737 871", "tel:+441865737871") in found.links()
    assert ("helpline@example.org", "mailto:helpline@example.org") in found.links()
    anchors = {link.get(f"{W}anchor") for link in found.body.iter(f"{W}hyperlink")} - {None}
    assert anchors == {mark.get(f"{W}name") for mark in found.body.iter(f"{W}bookmarkStart")}
    assert len(anchors) == 4


# Looks


def test_the_text_is_14_pt_and_nothing_is_under_12() -> None:
    found = word()
    stories = [found.body, *found.margins("header"), *found.margins("footer")]
    used = {style_of(e) for story in stories for e in story.iter(f"{W}p")}
    assert found.size_of("Normal") == SIZE * 2
    assert min(map(found.size_of, used)) == 24
    assert min(found.size_of(style_of(e)) for e in found.body.iter(f"{W}p")) == SIZE * 2
    assert not [e for story in stories for e in story.iter(f"{W}sz")]


def test_every_style_that_is_used_is_there() -> None:
    found = word()
    stories = [found.body, *found.margins("header"), *found.margins("footer")]
    used = {e.get(f"{W}val") for s in stories for tag in ("pStyle", "rStyle", "tblStyle") for e in s.iter(W + tag)}
    assert used <= set(found.styles)
    assert len(used) > 20


def test_the_page_is_a4_and_as_wide_as_the_program_says() -> None:
    page, margins = (word().body.find(f"{W}sectPr/{W}{tag}") for tag in ("pgSz", "pgMar"))
    assert page is not None
    assert margins is not None
    assert (page.get(f"{W}w"), page.get(f"{W}h")) == ("11906", "16838")
    sides = [int(margins.get(f"{W}{side}", 0)) / 1440 * 25.4 for side in ("left", "right")]
    assert sides == pytest.approx([SIDE, SIDE], abs=0.1)
    assert 210 - sum(sides) == pytest.approx(WIDTH, abs=0.1)


def test_no_picture_is_larger_than_its_room() -> None:
    sizes = [(int(e.get("cx", 0)) / 36_000, int(e.get("cy", 0)) / 36_000) for e in word().body.iter(f"{WP}extent")]
    assert len(sizes) == 2
    assert all(wide <= FIGURE.width + 0.1 and high <= FIGURE.height + 0.1 for wide, high in sizes)


# Margins


def test_every_page_shows_its_number_and_which_leaflet_it_is() -> None:
    found = word()
    footers = found.margins("footer")
    assert len(footers) == 2
    for footer in footers:
        assert [text_of(e) for e in footer.iter(f"{W}p")] == [
            "Page 1 of 1  ·  Demonstration: not issued  ·  Reference: EX-17",
            "Version 3  ·  Review: February 2028",
        ]
        assert [e.text for e in footer.iter(f"{W}instrText")] == [" PAGE ", " NUMPAGES "]
    assert sorted(map(text_of, found.margins("header"))) == ["", RICH.title.text]
    assert found.body.find(f"{W}sectPr/{W}titlePg") is not None


def test_a_draft_says_so_on_every_page_and_an_approved_leaflet_does_not() -> None:
    for status, mark in ((Status.DRAFT, "Draft: not approved"), (Status.APPROVED, "")):
        footer, _ = map(text_of, word(replace(RICH, status=status)).margins("footer"))
        assert ("Draft" in footer, mark in footer) == (bool(mark), True)
        assert "Demonstration" not in footer


# The file


def test_language_title_and_dates_come_from_the_document() -> None:
    found = word()
    assert next(found.xml("word/styles.xml").iter(f"{W}lang")).get(f"{W}val") == "en-GB"
    core = docx.Document(io.BytesIO(found.data)).core_properties
    assert (core.title, core.language, core.author) == (RICH.title.text, "en-GB", "Example Hospitals")
    assert core.created is not None
    assert core.created.date() == date(2025, 2, 1)


def test_the_same_document_gives_the_same_bytes() -> None:
    assert word().data == word().data
    assert word().data != word(replace(RICH, title=Text("Another"))).data


def test_a_language_from_right_to_left_turns_the_page() -> None:
    found = word(replace(RICH, language="ar"))
    assert found.body.find(f"{W}sectPr/{W}bidi") is not None
    assert all(t.find(f"{W}tblPr/{W}bidiVisual") is not None for t in found.body.iter(f"{W}tbl"))
