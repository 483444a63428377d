from __future__ import annotations

import re
from dataclasses import replace
from functools import cache
from io import BytesIO
from itertools import pairwise

import pikepdf
import pytest

from formats import large_print, standard_pdf
from formats._paper.font_checks import refuse_foreign
from leaflets.document import CallOut, CallOutKind, Heading, ListBlock, Table
from leaflets.errors import SettingsError
from leaflets.format import STYLES
from tests.paper import A4, bookmarks, faults, footers, lines, operations, running, sizes
from tests.samples import RICH, item, kit, link, p, row, with_blocks
from tests.samples import words as inlines

SIZES = (16, 18, 24, 28, 36)
EDGE = 22 / 25.4 * 72

WIDE = Table(
    row("Day", "Morning tablets", "Midday tablets", "Evening tablets", "Night-time tablets", "Notes"),
    tuple(
        row(day, "500mg to 1,000mg", "250mg", "after supper", "", "see www.example.org/medicines/night-time")
        for day in ("Monday", "Tuesday", "Wednesday")
    ),
)

NASTY = with_blocks(
    Heading(3, inlines("Immunohistochemistry-guided otorhinolaryngological electroencephalography")),
    p("Pneumonoultramicroscopicsilicovolcanoconiosis is a word."),
    p(link("https://www.example.org/" + "long-path/" * 9, "www.example.org/" + "long-path/" * 9), "."),
    p("Write to averyveryverylongname.withadot@department.of.something.example.org today."),
    WIDE,
    CallOut(
        CallOutKind.EMERGENCY,
        "Emergency",
        (
            ListBlock(
                (
                    item(
                        p("Come on Wednesday 24 September 2026, from 10.30am to 11.45am."),
                        ListBlock((item("Call 01865 737 871 or 01632 960 123 between 1,000ml and 2,000ml."),)),
                        WIDE,
                    ),
                )
            ),
        ),
    ),
    ListBlock((item("A long number.", label="123456789."),)),
)


@cache
def made(size: int) -> bytes:
    return large_print.render(RICH, kit(size=size))[f"paracetamol_large_print_{size}pt.pdf"]


def test_the_size_has_bounds_and_a_default() -> None:
    (size,) = large_print.FORMAT.options
    assert (size.name, size.default, size.least, size.most) == ("size", 18, 16, 36)
    assert size.read("24", of="large_print") == 24
    with pytest.raises(SettingsError):
        size.read("14", of="large_print")


@pytest.mark.parametrize("size", SIZES)
def test_all_type_is_at_least_the_size_asked_for_footers_too(size: int) -> None:
    found = lines(made(size))
    assert min(line.smallest for line in found) == size
    assert {line.largest for page in footers(found) for line in page} == {size}


@pytest.mark.parametrize("size", SIZES)
def test_headings_stay_moderate(size: int) -> None:
    assert max(line.largest for line in lines(made(size))) <= size + 14


@pytest.mark.parametrize("size", SIZES)
def test_it_is_laid_out_anew_on_a4(size: int) -> None:
    assert sizes(made(size)) == {A4}
    ((_, standard),) = standard_pdf.render(RICH, kit()).items()
    assert footers(lines(made(size)))[-1][0].page > footers(lines(standard))[-1][0].page
    with pikepdf.open(BytesIO(made(size))) as found:
        for page in found.pages:
            scales = [list(map(float, given)) for operator, given in operations(page) if operator == "cm"]
            assert [0.75, 0, 0, 0.75, 0, 0] in scales  # CSS pixels to points, as at every size


@pytest.mark.parametrize("size", SIZES)
def test_nothing_leaves_the_page_or_meets_the_footer(size: int) -> None:
    for document in (RICH, NASTY):
        found = lines(large_print.render(document, kit(size=size))[f"paracetamol_large_print_{size}pt.pdf"])
        tops = {page[0].page: page[0].top for page in footers(found)}
        for line in running(found):
            assert line.left >= EDGE - 1, line.text
            assert line.right <= A4[0] - EDGE + 1, line.text
            assert line.bottom > tops[line.page] + 8, line.text
            assert line.top < A4[1] - 40, line.text
        for page in footers(found):
            assert page[-1].bottom > 24
            assert all(line.right <= A4[0] - EDGE for line in page)


@pytest.mark.parametrize("size", SIZES)
def test_the_page_is_numbered_in_one_place_and_the_status_is_shown(size: int) -> None:
    pages = footers(lines(made(size)))
    assert len({(page[0].left, page[0].baseline) for page in pages}) == 1
    for number, page in enumerate(pages, start=1):
        text = " \u00b7 ".join(line.text.strip() for line in page)
        assert text.startswith(f"Page {number} of {len(pages)}")
        assert "Demonstration: not issued" in text


@pytest.mark.parametrize("size", SIZES)
def test_no_heading_is_last_on_a_page(size: int) -> None:
    for document in (RICH, NASTY):
        pdf = large_print.render(document, kit(size=size))[f"paracetamol_large_print_{size}pt.pdf"]
        ends = {re.sub(r"\W", "", title) for _, title in bookmarks(pdf)}
        found = [line for line in running(lines(pdf)) if not re.fullmatch(r"\W*|\w{1,9}[.)]", line.text.strip())]
        for before, after in pairwise(found):
            text = re.sub(r"\W", "", before.text)
            if before.page != after.page:
                assert not any(end.endswith(text) and before.largest > size for end in ends), before.text


@pytest.mark.parametrize("size", SIZES)
def test_facts_stay_on_one_line_at_every_size(size: int) -> None:
    shown = [line.text for line in lines(made(size))]
    for fact in ("01865 737 871", "01632 960 123", "37.5°C", "(4,000mg)", "24 hours", "50kg", "14 units", "EX1 2AB"):
        assert any(fact in text for text in shown), fact


@pytest.mark.parametrize("size", SIZES)
def test_no_line_ends_in_a_hyphen(size: int) -> None:
    words = "anti-inflammatory post-treatment follow-up self-care well-being x-ray "
    pdf = large_print.render(with_blocks(p(words * 8)), kit(size=size))[f"paracetamol_large_print_{size}pt.pdf"]
    assert not [line.text for line in lines(pdf) if line.text.rstrip().endswith("-")]


def test_a_wide_table_is_told_row_by_row_where_it_does_not_fit() -> None:
    document = with_blocks(Table(row("Who", "Dose", "For"), (row("Adults", "500mg to 1,000mg", "3 days"),)))

    def tags(size: int) -> set[str]:
        pdf = large_print.render(document, kit(size=size))[f"paracetamol_large_print_{size}pt.pdf"]
        with pikepdf.open(BytesIO(pdf)) as found:
            return {str(each["/S"]) for each in found.objects if isinstance(each, pikepdf.Dictionary) and "/S" in each}

    assert {"/Table", "/TH"} <= tags(18)
    assert "/Table" not in tags(36)


@pytest.mark.parametrize("size", SIZES)
def test_text_is_black_and_nothing_lies_under_it(size: int) -> None:
    pdf = large_print.render(with_blocks(p("Words"), Heading(3, inlines("More"))), kit(size=size))
    with pikepdf.open(BytesIO(pdf[f"paracetamol_large_print_{size}pt.pdf"])) as found:
        for page in found.pages:
            state, colours = "", set()
            for operator, operands in operations(page):
                if operator == "rg":
                    state = " ".join(map(str, operands))
                if operator == "TJ":
                    colours.add(state)
            assert colours == {"0 0 0"}


@pytest.mark.parametrize("size", SIZES)
def test_the_files_are_sound_and_hold_our_fonts_only(size: int) -> None:
    assert faults(made(size)) == []
    refuse_foreign(made(size), STYLES.path("fonts"))


def test_the_same_document_gives_the_same_bytes() -> None:
    assert large_print.render(RICH, kit(size=18)) == {"paracetamol_large_print_18pt.pdf": made(18)}


def test_another_language_is_in_the_name() -> None:
    (name,) = large_print.render(replace(RICH, language="cy"), kit(size=20))
    assert name == "paracetamol_cy_large_print_20pt.pdf"
