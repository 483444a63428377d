"""PEF by the schema of its standard (RELAX NG and Schematron), which brailleutils brings."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from tests.validators.built import Built, verdicts
from tests.validators.programs import JAVA_OPTIONS, run

if TYPE_CHECKING:
    from collections.abc import Callable

pytestmark = pytest.mark.slow

SCRIPT = Path(__file__).with_name("Pef.java")
JAR = Path("/usr/share/java/brailleUtils-core.jar")

ROW = "<row>[\u2800-\u28ff]+</row>"
PLANTED = [
    (r"<row>.", "<row>A", "character content of element"),
    (r"<row>", "<row>\u2801", "Too many characters on row"),
    (f"(?=\\s*{ROW})", "<row>\u2801</row>" * 30, "Rows do not fit"),
    (r"<dc:identifier>.*?</dc:identifier>", "", 'missing required element "dc:identifier"'),
    (r"2008-1", "2009-1", "version"),
    (r' duplex="true"', "", 'missing required attribute "duplex"'),
]


def spoilt(good: str, old: str, new: str) -> str:
    """Plant a fault; rows are made as long as they may be first, so that one cell more is too many."""
    cells = int(re.findall('cols="([0-9]+)"', good)[0])
    full = re.sub(ROW, lambda row: f"<row>{row[0][5:-6]:\u2801<{cells}}</row>", good)
    bad, count = re.subn(old, new, full, count=1, flags=re.DOTALL)
    assert count == 1
    return bad


@pytest.fixture(scope="session")
def said(
    built: Built,
    tmp_path_factory: pytest.TempPathFactory,
    program: Callable[[str], Path],
    installed: Callable[[Path], Path],
) -> dict[str, list[str]]:
    """Give what is wrong with each file, by its path; nothing where the schema has it."""
    java, jar = program("java"), installed(JAR)

    def check(folder: Path) -> Any:
        good = next(path for path in built.of(".pef") if path.parent.name == "braille").read_text(encoding="utf-8")
        for number, (old, new) in enumerate([("<row>", "<row>"), *(case[:2] for case in PLANTED)]):
            (folder / f"planted-{number}.pef").write_text(spoilt(good, old, new), encoding="utf-8")
        printed = run(java, *JAVA_OPTIONS, "-cp", jar, SCRIPT, *built.of(".pef"), *sorted(folder.glob("*.pef")))
        parts = re.split("^(good|bad) (.+)\n", printed, flags=re.MULTILINE)[1:]
        verdict = zip(parts[::3], parts[1::3], parts[2::3], strict=True)
        return {path: [] if word == "good" else [word, *said.splitlines()] for word, path, said in verdict}

    found: dict[str, list[str]] = verdicts(tmp_path_factory, "pef", check)
    return {path.rpartition("/")[2] if "/planted-" in path else path: lines for path, lines in found.items()}


def test_every_pef_is_as_its_schema_has_it(built: Built, said: dict[str, list[str]]) -> None:
    paths = [str(path) for path in built.of(".pef")]
    assert len(paths) >= 5
    assert {path: said[path] for path in paths} == {path: [] for path in paths}


def test_full_rows_are_no_fault(said: dict[str, list[str]]) -> None:
    """So every fault below is the planted one."""
    assert said["planted-0.pef"] == []


@pytest.mark.parametrize(("number", "words"), [(n, case[2]) for n, case in enumerate(PLANTED, 1)])
def test_a_planted_fault_is_caught(number: int, words: str, said: dict[str, list[str]]) -> None:
    lines = said[f"planted-{number}.pef"]
    assert any(words in line for line in lines), lines
