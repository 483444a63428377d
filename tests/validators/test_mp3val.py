from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.validators.programs import run

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.validators.built import Built

pytestmark = pytest.mark.slow


def warnings(mp3val: Path, path: Path) -> list[str]:
    """Give what mp3val warns of; it ends well whatever it finds."""
    lines = run(mp3val, path).splitlines()
    assert any(line.startswith("INFO: ") and " MPEG frames (" in line for line in lines), lines
    return [line for line in lines if line.startswith(("WARNING", "ERROR"))]


def test_every_recording_is_whole(built: Built, program: Callable[[str], Path]) -> None:
    paths, mp3val = built.of(".mp3"), program("mp3val")
    assert len(paths) >= 2
    assert {path: warnings(mp3val, path) for path in paths} == {path: [] for path in paths}


def cut(raw: bytes) -> bytes:
    return raw[:-100]


def rubbish_behind(raw: bytes) -> bytes:
    return raw + b"rubbish" * 100


def rubbish_inside(raw: bytes) -> bytes:
    half = len(raw) // 2
    return raw[:half] + bytes(1000) + raw[half + 1000 :]


PLANTED = [(cut, "truncated"), (rubbish_behind, "Garbage at the end"), (rubbish_inside, "Wrong number of MPEG data")]


@pytest.mark.parametrize(("change", "words"), PLANTED)
def test_a_planted_fault_is_caught(
    change: Callable[[bytes], bytes], words: str, built: Built, tmp_path: Path, program: Callable[[str], Path]
) -> None:
    (tmp_path / "bad.mp3").write_bytes(change(built.of(".mp3")[0].read_bytes()))
    found = warnings(program("mp3val"), tmp_path / "bad.mp3")
    assert any(words in line for line in found), found
