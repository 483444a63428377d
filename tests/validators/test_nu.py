"""The Nu Html Checker: is a page HTML as the standard has it?"""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any

import pytest

from tests.validators.built import Built, verdicts
from tests.validators.programs import JAVA_OPTIONS, NODE_MODULES, attempt

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

pytestmark = pytest.mark.slow

MISTAKEN = re.compile(r"violates Content Security Policy.*(img-src|style-src)")
"""vnu 26.9.27 misjudges `img-src data:` and the hash of a style of several lines: test_browser.py asks a browser."""

GOOD = '<!doctype html><html lang="en"><title>Title</title><h1>Title</h1><p>Words.</p><img alt="A dot" src="dot.png">'
PLANTED = [
    ("<p>Words.</p>", "<p>Words.<div></p></div>", "No “p” element in scope"),
    (' alt="A dot"', "", "must have an “alt” attribute"),
    ("<title>Title</title>", "", "missing a required instance of child element “title”"),
    (' lang="en"', "", "Consider adding a “lang” attribute"),
    ("<p>Words.</p>", '<p id="one">Words.</p><p id="one">Words.</p>', "Duplicate ID"),
]


@pytest.fixture(scope="session")
def said(
    built: Built,
    tmp_path_factory: pytest.TempPathFactory,
    program: Callable[[str], Path],
    installed: Callable[[Path], Path],
) -> dict[str, list[str]]:
    """Give what it says of every page, by address."""
    java, jar = program("java"), installed(NODE_MODULES / "vnu-jar" / "build" / "dist" / "vnu.jar")

    def check(folder: Path) -> Any:
        for number, (old, new, _) in enumerate([("", "", ""), *PLANTED]):
            (folder / f"planted-{number}.html").write_text(GOOD.replace(old, new), encoding="utf-8")
        pages = [*built.of(".html"), *sorted(folder.iterdir())]
        done = attempt(java, *JAVA_OPTIONS, "-jar", jar, "--format", "json", "--stdout", *pages)
        messages: dict[str, list[str]] = {path.as_uri(): [] for path in pages}
        for item in json.loads(done.stdout)["messages"]:
            address = re.sub("^file:/+", "file:///", item["url"])
            messages[address].append(f"{item.get('lastLine')}: {item['message']}")
        return messages

    found: dict[str, list[str]] = verdicts(tmp_path_factory, "nu", check)
    return found


def planted(said: dict[str, list[str]], number: int) -> list[str]:
    return next(messages for address, messages in said.items() if address.endswith(f"/planted-{number}.html"))


def test_nu_finds_nothing(built: Built, said: dict[str, list[str]]) -> None:
    found = {path: said[path.as_uri()] for path in built.of(".html")}
    assert len(found) >= 5
    wrong = {path: [line for line in lines if not MISTAKEN.search(line)] for path, lines in found.items()}
    assert wrong == {path: [] for path in found}


def test_a_good_page_has_no_fault(said: dict[str, list[str]]) -> None:
    """So every fault below is the planted one."""
    assert planted(said, 0) == []


@pytest.mark.parametrize(("number", "words"), [(n, words) for n, (_, _, words) in enumerate(PLANTED, 1)])
def test_a_planted_fault_is_caught(number: int, words: str, said: dict[str, list[str]]) -> None:
    assert any(words in line for line in planted(said, number)), planted(said, number)
