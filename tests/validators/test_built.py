from __future__ import annotations

import json
from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING

import pytest

from leaflets.format import all_formats
from tests.validators.built import Built, once, verdicts

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = pytest.mark.slow

JUDGED = {".pdf", ".html", ".docx", ".epub", ".pef", ".mp3"}
NO_OUTSIDE_JUDGE = {".txt", ".brf"}
"""Our own tests alone look at these: tests/formats/test_text.py and tests/formats/braille/."""


def test_every_kind_of_artefact_has_a_judge(built: Built) -> None:
    """A format that makes another kind of file is seen here until somebody judges it."""
    assert {path.suffix for path in built.artefacts()} == JUDGED | NO_OUTSIDE_JUDGE


def test_every_format_of_both_leaflets_is_there(built: Built) -> None:
    manifests = [json.loads(path.read_text(encoding="utf-8")) for path in built.folder.glob("usual/**/manifest.json")]
    assert len(manifests) >= 2
    for manifest in manifests:
        assert {row["format"] for row in manifest["artefacts"]} == all_formats().keys()


def test_what_several_ask_for_is_made_once(tmp_path_factory: pytest.TempPathFactory) -> None:
    made = []

    def make(folder: Path) -> None:
        made.append(folder)
        (folder / "file").write_text("whole")

    with ThreadPoolExecutor(4) as threads:
        found = list(threads.map(lambda _: once(tmp_path_factory, "made-once", make), range(4)))
    assert len(made) == len({*found}) == 1
    assert (found[0] / "file").read_text() == "whole"


def test_what_fails_is_not_kept(tmp_path_factory: pytest.TempPathFactory) -> None:
    with pytest.raises(ZeroDivisionError):
        verdicts(tmp_path_factory, "fails-first", lambda _: 1 / 0)
    assert verdicts(tmp_path_factory, "fails-first", lambda _: ["said"]) == ["said"]
