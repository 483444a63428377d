from __future__ import annotations

import re
from hashlib import sha256
from typing import TYPE_CHECKING

import pytest
from fontTools.ttLib import TTFont

from formats._fonts import BODY, advances, files, uncovered, width
from leaflets.format import STYLES

if TYPE_CHECKING:
    from pathlib import Path

FONTS = STYLES.path("fonts")
FILES = files(FONTS)

LETTERS = {
    "Czech": "áčďéěíňóřšťúůýž",
    "French": "àâæçéèêëîïôœùûüÿ«»",
    "Hungarian": "áéíóöőúüű",
    "Lithuanian": "ąčęėįšųūž",
    "Polish": "ąćęłńóśźż",
    "Portuguese": "ãáàâçéêíõóôúü",
    "Romanian": "ăâîșțşţ",
    "Somali": "abcdefghijklmnopqrstuwxy'",
    "Spanish": "áéíñóúü¿¡",
    "Turkish": "çğıİöşü",
    "Welsh": "âêîôûŵŷäëïöüẅáéẃỳẁ",
}

CLINICAL = "≥≤≠±×÷½¼¾⅓⅔µμ°²³₂→←↑↓☎✆✉✓✔✗✘☐☑☒□■●•·★♥⚠†‡§′″−–—…‘’“”£€™®©αβγδΔ∞√≈№℃\u2011\u202f\u00a0"


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_a_file_is_named_by_its_fonts_postscript_name(path: Path) -> None:
    with TTFont(path) as font:
        assert font["name"].getDebugName(6) == path.stem


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_a_font_has_its_licence_beside_it_and_its_digest_in_the_readme(path: Path) -> None:
    licence = (FONTS / f"{path.stem.split('-')[0]}-OFL.txt").read_text(encoding="utf-8")
    assert "SIL OPEN FONT LICENSE Version 1.1" in licence
    readme = (FONTS / "README.md").read_text(encoding="utf-8")
    assert f"{sha256(path.read_bytes()).hexdigest()}  {path.name}" in readme


@pytest.mark.parametrize("language", LETTERS)
def test_both_weights_of_the_body_have_the_letters_of_a_language(language: str) -> None:
    letters = LETTERS[language] + LETTERS[language].upper().replace("ẞ", "")
    for path in FILES[:2]:
        assert path.stem.startswith(BODY)
        assert set(letters) <= set(advances(path))


def test_the_fonts_together_have_the_signs_of_leaflets() -> None:
    assert uncovered(CLINICAL, FONTS) == []


def test_what_no_font_has_is_named_once_and_in_order() -> None:
    assert uncovered("a 💊 b 中 💊", FONTS) == ["💊", "中"]


def test_what_is_never_drawn_needs_no_font() -> None:
    assert uncovered("a\u200b\u2060\u00ad\u200d\ufe0f\u2066\n\u3000", FONTS) == []


def test_a_family_without_the_body_has_nothing(tmp_path: Path) -> None:
    assert uncovered("ab", tmp_path) == ["a", "b"]


def test_width_is_the_sum_of_the_advances() -> None:
    with TTFont(FONTS / f"{BODY}-Bold.ttf") as font:
        wanted = sum(font["hmtx"][font.getBestCmap()[ord(char)]][0] for char in "Dose") / 1000
    assert width("Dose", FONTS, bold=True) == pytest.approx(wanted)
    assert width("D\u2060o\u200bse", FONTS, bold=True) == pytest.approx(wanted)
    assert width("💊", FONTS) == 1


def test_the_style_sheet_asks_for_the_families_in_this_order() -> None:
    families = [TTFont(path)["name"].getDebugName(1) for path in FILES]
    asked = re.findall(r"font-family: ([^;]+);", STYLES.text("print/print.css"))
    assert {tuple(re.findall(r'"([^"]+)"', each)) for each in asked} == {tuple(dict.fromkeys(families))}
