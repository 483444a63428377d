"""Poppler, which shows PDFs on many desktops: what it says of their fonts and tags."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from tests.validators import spoil
from tests.validators.programs import run

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.validators.built import Built

pytestmark = pytest.mark.slow

WANTED = {"Tagged": "yes", "Encrypted": "no", "JavaScript": "no", "Form": "none", "UserProperties": "no"}


@pytest.fixture(scope="session")
def faults(program: Callable[[str], Path]) -> Callable[[Path], list[str]]:
    """Give what pdfinfo and pdffonts say of a file, and what is wrong with it."""
    info, fonts = program("pdfinfo"), program("pdffonts")

    def found(path: Path) -> list[str]:
        lines = (line.partition(":") for line in run(info, path).splitlines())
        said = {key: value.strip() for key, _, value in lines}
        wrong = [f"{key} is {said.get(key)}" for key, value in WANTED.items() if said.get(key) != value]
        wrong += [] if said.get("Title") else ["no title"]
        wrong += [] if said.get("Page size", "").endswith("(A4)") else ["not A4"]
        # name, type, encoding, then: embedded, subset, has Unicode
        rows = [line.split() for line in run(fonts, path).splitlines()[2:]]
        return wrong + [f"{row[0]} is not embedded with its meanings" for row in rows if row[-5:-2] != ["yes"] * 3]

    return found


def test_poppler_finds_tags_and_fonts(built: Built, faults: Callable[[Path], list[str]]) -> None:
    assert {path.name: faults(path) for path in built.of(".pdf")} == {path.name: [] for path in built.of(".pdf")}


def no_tags(pdf: Any) -> None:
    del pdf.Root["/MarkInfo"]


def no_title(pdf: Any) -> None:
    del pdf.docinfo["/Title"]
    del pdf.Root["/Metadata"]


def no_program(pdf: Any) -> None:
    font = next(iter(pdf.pages[0].Resources.Font.values()))
    del font.DescendantFonts[0].FontDescriptor["/FontFile2"]


def other_paper(pdf: Any) -> None:
    pdf.pages[0].MediaBox = [0, 0, 612, 792]


PLANTED = [
    (no_tags, "Tagged is no"),
    (no_title, "no title"),
    (no_program, "is not embedded with its meanings"),
    (other_paper, "not A4"),
]


@pytest.mark.parametrize(("change", "words"), PLANTED)
def test_a_planted_fault_is_caught(
    change: Callable[[Any], None], words: str, built: Built, tmp_path: Path, faults: Callable[[Path], list[str]]
) -> None:
    found = faults(spoil.pdf(built.sample("standard_pdf"), tmp_path / "bad.pdf", change))
    assert [fault for fault in found if words in fault], found
