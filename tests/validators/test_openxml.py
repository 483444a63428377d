"""Word files by openxml-audit, which says that it has the rules of the Open XML SDK."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from openxml_audit import OpenXmlValidator

from tests.validators import spoil

if TYPE_CHECKING:
    from pathlib import Path

    from tests.validators.built import Built

pytestmark = pytest.mark.slow

PLANTED = [
    ("word/document.xml", "<w:p>", "<w:unknown/><w:p>", "Unexpected element 'unknown'"),
    ("word/document.xml", "<w:rPr><w:b/><w:bCs/></w:rPr>", "<w:rPr><w:bCs/><w:b/></w:rPr>", "Unexpected element 'b'"),
    (
        "word/document.xml",
        '<w:pStyle w:val="Heading1"/>',
        '<w:pStyle w:wrong="Heading1"/>',
        "Required attribute 'val' is missing",
    ),
    ("word/document.xml", "<w:tblHeader/>", '<w:tblHeader w:val="maybe"/>', "maybe"),
    ("word/_rels/document.xml.rels", "media/image1.png", "media/lost.png", "lost.png"),
    ("word/document.xml", 'r:id="rId6"', 'r:id="rId999"', "rId999"),
]


def faults(path: Path) -> list[str]:
    return [str(error) for error in OpenXmlValidator().validate(path).errors]


def test_every_word_file_is_as_its_schema_has_it(built: Built) -> None:
    paths = built.of(".docx")
    assert len(paths) >= 6
    assert {path: faults(path) for path in paths} == {path: [] for path in paths}


@pytest.mark.parametrize(("part", "old", "new", "words"), PLANTED)
def test_a_planted_fault_is_caught(part: str, old: str, new: str, words: str, built: Built, tmp_path: Path) -> None:
    found = faults(spoil.archive(built.sample("docx"), tmp_path / "bad.docx", part, old, new))
    assert any(words in fault for fault in found), found
