"""veraPDF, the judge of record for PDF/UA-1. No registry has it: it is asked where VERAPDF or the PATH names it."""

from __future__ import annotations

import os
import shutil
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from tests.validators import spoil
from tests.validators.programs import attempt

if TYPE_CHECKING:
    from tests.validators.built import Built

pytestmark = pytest.mark.slow


def failures(judge: Path, paths: list[Path]) -> list[str]:
    """Give the files that do not pass; it prints a line for each: `PASS file ua1`."""
    done = attempt(judge, "--flavour", "ua1", "--format", "text", *paths)
    passed = [line.split(" ", 1)[1] for line in done.stdout.splitlines() if line.startswith("PASS ")]
    return [str(path) for path in paths if not any(name.startswith(str(path)) for name in passed)]


@pytest.fixture
def judge() -> Path:
    found = os.environ.get("VERAPDF") or shutil.which("verapdf")
    if not found:
        pytest.skip("neither VERAPDF nor the PATH names veraPDF: the PDFs are not checked by it")
    return Path(found)


def no_language(pdf: Any) -> None:
    del pdf.Root["/Lang"]


def test_every_pdf_passes_and_a_planted_fault_does_not(judge: Path, built: Built, tmp_path: Path) -> None:
    bad = spoil.pdf(built.sample("standard_pdf"), tmp_path / "bad.pdf", no_language)
    assert failures(judge, [*built.of(".pdf"), bad]) == [str(bad)]


STAND_IN = """#!/bin/sh
echo "WARNING: something about fonts" >&2
for file in "$@"; do
  case $file in
    *good*) echo "PASS $file ua1" ;;
    *bad*) echo "FAIL $file ua1" ;;
  esac
done
exit 1
"""


def test_what_it_prints_is_read(tmp_path: Path) -> None:
    """A stand-in prints as veraPDF does, so that the reading is tried where veraPDF is not; no line is no pass."""
    stand_in = tmp_path / "verapdf"
    stand_in.write_text(STAND_IN)
    stand_in.chmod(0o755)
    good, bad, lost = (tmp_path / name for name in ("good.pdf", "bad.pdf", "lost.pdf"))
    assert failures(stand_in, [good, bad, lost]) == [str(bad), str(lost)]
