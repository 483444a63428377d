"""Braille as a whole: every word is there, one layout in all files, and pages that an embosser can take."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from formats import braille
from formats._braille.brf import pages
from leaflets.document import Status, Text, Variant
from leaflets.errors import NotOffered, RenderError
from leaflets.format import Kit
from leaflets.positions import Origin, Position
from leaflets.reading import compose, read
from tests import readback, readback_braille, strategies
from tests.readback_braille import braille_words, brf_pages, contents, display_lines, pef_pages, text_lines
from tests.samples import EASY, RICH, p, section, with_blocks

if TYPE_CHECKING:
    from leaflets.document import Document
    from leaflets.format import Files

CONTENT = Path(__file__).parents[2] / "content"
LEAFLETS = sorted(CONTENT.glob("*/leaflet.yaml"))
RULE = "\u2810\u2812"


def render(document: Document, **options: int) -> Files:
    chosen = {option.name: options.get(option.name, option.default) for option in braille.FORMAT.options}
    return braille.render(document, Kit(options=chosen))


def document(path: Path, content: Path = CONTENT) -> Document:
    return compose(read(path, content), Variant.STANDARD).document


def paged(files: Files) -> list[list[str]]:
    """Give the pages of the one BRF for paper."""
    (raw,) = [raw for name, raw in files.items() if name.endswith(".brf") and not name.endswith("_display.brf")]
    return brf_pages(raw)


def for_displays(files: Files) -> list[str]:
    (raw,) = [raw for name, raw in files.items() if name.endswith("_display.brf")]
    return display_lines(raw)


def first_missing(source: str, files: Files, grade: int = 2) -> list[str] | None:
    return readback.first_missing(readback.chunks(source), braille_words(text_lines(paged(files)), grade))


def test_one_render_gives_a_file_for_paper_in_both_forms_and_one_for_displays() -> None:
    assert list(render(RICH)) == [
        "paracetamol_braille_grade2.brf",
        "paracetamol_braille_grade2.pef",
        "paracetamol_braille_grade2_display.brf",
    ]


def test_the_files_of_another_grade_and_size_of_page_say_so() -> None:
    assert "paracetamol_braille_grade1_32x27.brf" in render(RICH, grade=1, cells=32, lines=27)


@pytest.mark.parametrize("path", LEAFLETS, ids=lambda path: path.parent.name)
@pytest.mark.parametrize("grade", [1, 2])
@pytest.mark.parametrize(("cells", "lines"), [(38, 25), (20, 15), (44, 30)])
def test_every_leaflet_keeps_every_word(path: Path, grade: int, cells: int, lines: int) -> None:
    files = render(document(path), grade=grade, cells=cells, lines=lines)
    assert first_missing(path.read_text(encoding="utf-8"), files, grade) is None


@given(
    source=strategies.leaflets(), grade=st.sampled_from([1, 2]), size=st.sampled_from([(38, 25), (20, 15), (32, 27)])
)
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
def test_generated_leaflets_keep_every_word_on_pages_that_fit(
    source: str, grade: int, size: tuple[int, int], tmp_path: Path
) -> None:
    path = tmp_path / "leaflet.yaml"
    path.write_text(source, encoding="utf-8")
    files = render(document(path), grade=grade, cells=size[0], lines=size[1])
    assert first_missing(source, files, grade) is None
    check_geometry(files, *size)
    check_one_layout(files)


def check_geometry(files: Files, cells: int, lines: int) -> None:
    """Prove that all pages fit, are numbered, and begin and end with words."""
    found = paged(files)
    for number, page in enumerate(found, 1):
        assert len(page) <= lines
        assert all(len(line) <= cells and not line.endswith("\u2800") for line in page)
        information = page[0]
        assert len(information) == cells
        assert information.split("\u2800")[-1] == numeral(number)
        assert page[1], "the first line of text is blank"
        assert page[-1], "the last line is blank"
        assert not any(first == second == "" for first, second in pairwise(page))


def check_one_layout(files: Files) -> None:
    """Prove that all files hold the same lines."""
    found = paged(files)
    (pef,) = [raw for name, raw in files.items() if name.endswith(".pef")]
    assert pef_pages(pef) == found
    on_paper, shown = text_lines(found), for_displays(files)
    more = len(on_paper) - len(shown)
    start = next(at for at, line in enumerate([*shown, ""]) if on_paper[at] != line)
    assert on_paper[:start] + on_paper[start + more :] == shown
    counted = " ".join(braille_words(on_paper[start : start + more]))
    assert counted == f"volume 1 of 1 braille pages {len(found)}"


def numeral(number: int) -> str:
    digits = "\u281a\u2801\u2803\u2809\u2819\u2811\u280b\u281b\u2813\u280a"
    return "\u283c" + "".join(digits[int(figure)] for figure in str(number))


def back(line: str) -> str:
    return " ".join(braille_words([line]))


@pytest.mark.parametrize("path", LEAFLETS, ids=lambda path: path.parent.name)
@pytest.mark.parametrize(("cells", "lines"), [(38, 25), (20, 15), (44, 30), (32, 27)])
def test_pages_fit_and_all_files_hold_one_layout(path: Path, cells: int, lines: int) -> None:
    files = render(document(path), cells=cells, lines=lines)
    check_geometry(files, cells, lines)
    check_one_layout(files)


def test_the_same_document_gives_the_same_bytes() -> None:
    assert render(RICH) == render(RICH)


def test_every_block_there_is_can_be_set() -> None:
    for sample in (RICH, EASY):
        for size in ((38, 25), (20, 15)):
            check_geometry(render(sample, cells=size[0], lines=size[1]), *size)


PLANTED = [
    ("a dropped word", "should not drive", "should drive"),
    ("a changed digit", "01865 738 074", "01865 738 047"),
    ("a changed dose", "above 37.5°C", "above 3.75°C"),
    ("two words in the wrong order", "red or inflamed", "inflamed or red"),
    ("a dropped sign", "(above 37.5°C)", "(above 37.5C)"),
]


@pytest.mark.parametrize(("right", "wrong"), [case[1:] for case in PLANTED], ids=[case[0] for case in PLANTED])
def test_a_planted_fault_is_seen(right: str, wrong: str) -> None:
    path = CONTENT / "dry-needling" / "leaflet.yaml"
    source = path.read_text(encoding="utf-8")
    assert right in source
    assert first_missing(source.replace(right, wrong), render(document(path))) is not None


def test_a_lost_line_is_seen() -> None:
    path = CONTENT / "dry-needling" / "leaflet.yaml"
    files = dict(render(document(path)))
    name = next(iter(files))
    lines = files[name].split(b"\r\n")
    files[name] = b"\r\n".join(lines[:60] + lines[61:])
    assert first_missing(path.read_text(encoding="utf-8"), files) is not None
    with pytest.raises(AssertionError):
        check_one_layout(files)


def test_a_character_without_braille_is_an_error_that_names_it_and_its_place() -> None:
    at = Origin("leaflet.yaml", ((0, 12, 7),))
    broken = with_blocks(replace(p(), inlines=(Text("Rest for 2 days \u2603 then walk.", at),)))
    with pytest.raises(RenderError) as caught:
        render(broken)
    (fault,) = caught.value.faults
    assert fault.at == Position("leaflet.yaml", 12, 23)
    assert "\u2603 (U+2603, SNOWMAN)" in fault.message
    assert "Rest for 2 days" in fault.message
    assert fault.hint


def test_a_language_without_six_dot_braille_is_not_offered() -> None:
    with pytest.raises(NotOffered, match="eight dots"):
        render(replace(RICH, language="ro"))


def test_the_first_page_says_what_this_is_and_how_it_was_made() -> None:
    first = braille_words(paged(render(RICH))[0][1:])
    wanted = (
        "Paracetamol for adults at home. Information for patients. Example Hospitals. This is a demonstration. "
        "Example Hospitals did not issue it. Unified English Braille, grade 2 (contracted). Machine translated, not "
        "proofread. Volume 1 of 1."
    )
    assert first[: len(readback.words(wanted))] == readback.words(wanted)


def test_the_first_page_counts_the_pages() -> None:
    files = render(RICH)
    (name, *_) = files
    assert f"Braille pages {pages(files[name])}".casefold() in " ".join(braille_words(paged(files)[0]))


def test_the_pages_are_counted_right_where_a_longer_number_makes_one_more() -> None:
    """`Number of pages: 9` just fits a line of 20 cells, so a second figure may cost a line, and that line a page."""
    words = replace(RICH.words, braille_pages="Number of pages: {number}")
    for drafts in (9, 10, 11):
        notice = replace(RICH.notices[0], inlines=(Text("This is a draft. " * drafts),))
        for rests in (6, 8, 10):
            text = with_blocks(*[p("Rest for 2 days. " * 12)] * rests)
            found = paged(render(replace(text, words=words, notices=(notice,)), grade=1, cells=20, lines=15))
            told = re.search(r"number of pages (\d+)", " ".join(braille_words(text_lines(found[:4]), 1)))
            assert told
            assert int(told[1]) == len(found)


def test_the_first_page_gives_the_date_of_publication() -> None:
    path = CONTENT / "dry-needling" / "leaflet.yaml"
    assert "published february 2025" in " ".join(braille_words(paged(render(document(path)))[0]))


def test_a_draft_says_so_in_every_file() -> None:
    source = (CONTENT / "dry-needling" / "leaflet.yaml").read_text(encoding="utf-8")
    assert "demonstration" in source
    found = document(CONTENT / "dry-needling" / "leaflet.yaml")
    assert found.status is Status.DEMONSTRATION
    files = render(found)
    for lines in (text_lines(paged(files)), for_displays(files)):
        assert "this is a demonstration" in " ".join(braille_words(lines))


def test_the_contents_name_the_pages_where_the_sections_begin() -> None:
    found = paged(render(RICH))
    (listed,) = contents(found)
    for heading in ("Before you start", "How much to take", "Step by step", "How to contact us"):
        (entry,) = [line for line in listed if back(line).startswith(heading.casefold())]
        number = int(back(entry).split()[-1])
        assert any(back(line) == heading.casefold() for line in found[number - 1][1:]), heading


def test_a_short_leaflet_has_no_contents() -> None:
    assert contents(paged(render(with_blocks(p("Take one tablet."))))) == []


def test_the_running_title_is_on_every_page_but_the_first_and_has_no_capitals() -> None:
    first, *others = paged(render(RICH))
    assert first[0].strip("\u2800") == numeral(1)
    for page in others:
        assert back(page[0]).startswith("paracetamol for adults at home")
        assert "\u2820" not in page[0]


def test_a_running_title_that_is_too_long_is_left_out() -> None:
    long = replace(RICH, title=Text("Everything that you would like to know about paracetamol at home and elsewhere"))
    assert all(page[0].strip("\u2800") == numeral(number) for number, page in enumerate(paged(render(long)), 1))


def test_the_end_is_marked_on_the_page_of_the_last_words() -> None:
    last = paged(render(RICH))[-1]
    assert last[-1].strip("\u2800") == RULE + "\u2812" * 10
    assert last[-2] == ""
    assert last[-3]


def test_no_page_ends_with_a_heading() -> None:
    headings = {"before you start", "who should not take it", "if you are pregnant", "how much to take", "step by step"}
    for lines in range(15, 31):
        for page in paged(render(RICH, lines=lines)):
            assert back(page[-1]) not in headings


def many_sections(count: int) -> Document:
    sections = tuple(section(f"s{number}", f"Part {number}", *[p("Rest. " * 60)] * 6) for number in range(count))
    return replace(RICH, sections=sections, closing=())


def test_a_long_text_is_cut_to_volumes_that_begin_with_a_section() -> None:
    files = render(many_sections(30), lines=15)
    volumes = [brf_pages(raw) for name, raw in files.items() if re.search(r"_volume\d\.brf$", name)]
    assert len(volumes) > 1
    for number, volume in enumerate(volumes, 1):
        assert f"volume {number} of {len(volumes)}" in " ".join(braille_words(volume[0]))
        assert [page[0].split("\u2800")[-1] for page in volume] == [numeral(page) for page in range(1, len(volume) + 1)]
        (text, *_) = [page for page in volume[1:] if page not in contents(volume)]
        assert back(text[1]).startswith("part")
        assert volume[-1][-1].strip("\u2800").startswith(RULE)
    lines = [back(line) for volume in volumes for line in text_lines(volume)]
    assert [line for line in lines if re.fullmatch(r"part \d+", line)] == [f"part {number}" for number in range(30)]
    (pef,) = [raw for name, raw in files.items() if name.endswith(".pef")]
    assert pef.count(b"<volume ") == len(volumes)
    assert pef_pages(pef) == [page for volume in volumes for page in volume]


def test_the_reader_of_this_proof_knows_braille_ascii() -> None:
    assert readback_braille.cells(' A"#') == "\u2800\u2801\u2810\u283c"
