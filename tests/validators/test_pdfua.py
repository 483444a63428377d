from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pdfua
import pytest

from tests.validators import spoil
from tests.validators.spoil import element

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.validators.built import Built

pytestmark = pytest.mark.slow

BROKEN = {"UA-14-001"}
"""Rules of pdfua 0.1.3 that stop at pikepdf 10's numbers; tagged_pdf.py looks at headings itself."""


def findings(path: Path) -> list[str]:
    """Give what pdfua finds; a rule that could not be asked is a finding too."""
    report = pdfua.validate(str(path))
    skipped = [outcome.rule_id for outcome in report.outcomes if outcome.skipped_reason]
    return [finding.rule_id for finding in report.findings] + sorted({*skipped} - BROKEN)


def test_pdfua_finds_nothing(built: Built) -> None:
    assert {path.name: findings(path) for path in built.of(".pdf")} == {path.name: [] for path in built.of(".pdf")}


def no_alternative(pdf: Any) -> None:
    del element(pdf, "Figure")["/Alt"]


def no_language(pdf: Any) -> None:
    del pdf.Root["/Lang"]


def no_tags(pdf: Any) -> None:
    del pdf.Root["/StructTreeRoot"]
    del pdf.Root["/MarkInfo"]


def no_words(pdf: Any) -> None:
    del pdf.pages[0].Annots[0]["/Contents"]


def no_title(pdf: Any) -> None:
    del pdf.Root["/ViewerPreferences"]


PLANTED = [
    (no_alternative, "UA-13-004"),
    (no_language, "UA-06-001"),
    (no_tags, "UA-01-005"),
    (no_words, "UA-18-005"),
    (no_title, "UA-07-002"),
]


@pytest.mark.parametrize(("change", "rule"), PLANTED)
def test_a_planted_fault_is_caught(change: Callable[[Any], None], rule: str, built: Built, tmp_path: Path) -> None:
    assert rule in findings(spoil.pdf(built.sample("standard_pdf"), tmp_path / "bad.pdf", change))
