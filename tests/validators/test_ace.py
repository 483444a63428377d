"""Ace by DAISY: can everybody read an EPUB, as far as a program can tell?"""

from __future__ import annotations

import json
import os
from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING, Any

import pytest

from tests.validators import spoil
from tests.validators.built import Built, verdicts
from tests.validators.programs import NODE, NODE_MODULES, run

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

pytestmark = pytest.mark.slow

MODES = "".join(f'<meta property="schema:accessMode">{mode}</meta>\n' for mode in ("textual", "visual"))
PLANTED = [
    ("EPUB/text.xhtml", ' alt="A syringe."', "", "image-alt"),
    ("EPUB/text.xhtml", "<body", '<body style="color: #888; background: #fff"', "color-contrast"),
    ("EPUB/text.xhtml", 'lang="en-GB" xml:lang="en-GB"', "", "html-has-lang"),
    ("EPUB/package.opf", '<meta property="schema:accessibilityHazard">none</meta>', "", "metadata-accessibilityhazard"),
    ("EPUB/package.opf", MODES, "", "metadata-accessmode"),
]


def spoilt(good: Path, folder: Path) -> Path:
    """Plant all faults in one book, since Ace opens a browser for each."""
    for number, (part, old, new, _) in enumerate(PLANTED):
        good = spoil.archive(good, folder / f"planted-{number}.epub", part, old, new)
    return good.rename(folder / "planted.epub")


@pytest.fixture(scope="session")
def said(
    built: Built,
    tmp_path_factory: pytest.TempPathFactory,
    program: Callable[[str], Path],
    installed: Callable[[Path], Path],
) -> dict[str, list[str]]:
    """Give the rules that each book breaks, by its name."""
    browser, ace = program("chromium"), installed(NODE_MODULES / "@daisy" / "ace-cli" / "bin" / "ace.js")

    def check(folder: Path) -> Any:
        home = {"HOME": str(folder), "XDG_CONFIG_HOME": str(folder), "PUPPETEER_EXECUTABLE_PATH": str(browser)}

        def ask(path: Path) -> list[str]:
            run(NODE, ace, "--silent", "--outdir", folder / path.stem, path, environment={**os.environ, **home})
            return rules(json.loads((folder / path.stem / "report.json").read_text(encoding="utf-8")))

        books = [*built.of(".epub"), spoilt(built.sample("epub"), folder)]
        with ThreadPoolExecutor(2) as threads:
            return dict(zip([path.name for path in books], threads.map(ask, books), strict=True))

    found: dict[str, list[str]] = verdicts(tmp_path_factory, "ace", check)
    return found


def rules(report: Any) -> list[str]:
    return [fault["earl:test"]["dct:title"] for document in report["assertions"] for fault in document["assertions"]]


def test_ace_finds_nothing(built: Built, said: dict[str, list[str]]) -> None:
    names = [path.name for path in built.of(".epub")]
    assert len(names) >= 3
    assert {name: said[name] for name in names} == {name: [] for name in names}


@pytest.mark.parametrize("rule", [case[3] for case in PLANTED])
def test_a_planted_fault_is_caught(rule: str, said: dict[str, list[str]]) -> None:
    assert rule in said["planted.epub"]
