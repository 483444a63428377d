from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.validators.programs import attempt

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.validators.built import Built

pytestmark = pytest.mark.slow


def fault(qpdf: Path, path: Path) -> str:
    """Give what `qpdf --check` says of a file that is not whole; a warning is a fault too."""
    done = attempt(qpdf, "--check", path)
    return done.stderr if done.returncode else ""


def test_every_pdf_is_whole(built: Built, program: Callable[[str], Path]) -> None:
    qpdf = program("qpdf")
    assert {path.name: fault(qpdf, path) for path in built.of(".pdf")} == {path.name: "" for path in built.of(".pdf")}


def cut(raw: bytes) -> bytes:
    return raw[: len(raw) // 2]


def wrong_table(raw: bytes) -> bytes:
    return raw.replace(b"startxref\n", b"startxref\n1")


def wrong_stream(raw: bytes) -> bytes:
    place = raw.index(b"stream\n") + len(b"stream\n")
    return raw[:place] + b"????" + raw[place + 4 :]


PLANTED = [
    (cut, "can't find startxref"),
    (wrong_table, "file is damaged"),
    (wrong_stream, "error decoding stream data"),
]


@pytest.mark.parametrize(("change", "words"), PLANTED)
def test_a_planted_fault_is_caught(
    change: Callable[[bytes], bytes], words: str, built: Built, tmp_path: Path, program: Callable[[str], Path]
) -> None:
    bad = tmp_path / "bad.pdf"
    bad.write_bytes(change(built.sample("standard_pdf").read_bytes()))
    assert words in fault(program("qpdf"), bad)
