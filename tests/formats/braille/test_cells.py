"""liblouis itself: cells with their places, what it knows, and what is said where it is missing."""

from __future__ import annotations

import ctypes
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from formats._braille import cells
from leaflets.errors import ToolMissing

TABLE = "en-ueb-g2.ctb"


def test_a_text_becomes_cells_with_the_places_they_stand_for() -> None:
    found = cells.translate("the cat", TABLE)
    assert found.cells == "\u282e\u2800\u2809\u2801\u281e"
    assert found.origins == (0, 3, 4, 5, 6)


def test_every_blank_stands_for_a_space() -> None:
    text = "Call 999 if your child finds it hard to breathe (NHS 111), at 7.30am."
    found = cells.translate(text, TABLE)
    assert {text[origin] for cell, origin in zip(found.cells, found.origins, strict=True) if cell == "\u2800"} == {" "}
    assert found.cells.count("\u2800") == text.count(" ")


def test_bold_is_marked_where_it_is_asked_for() -> None:
    forms = [cells.BOLD if place < 3 else 0 for place in range(len("cat sat"))]
    assert cells.translate("cat sat", TABLE, forms).cells.startswith("\u2818\u2802")


def test_what_must_not_be_contracted_is_spelled() -> None:
    assert cells.translate("the", TABLE, [cells.UNCONTRACTED] * 3).cells == "\u281e\u2813\u2811"


def test_braille_is_read_back_as_print() -> None:
    text = "Take 2 tablets, then ask your nurse."
    assert cells.back_translate(cells.translate(text, TABLE).cells, TABLE) == text


def test_an_empty_text_is_no_cells() -> None:
    assert cells.translate("", TABLE) == cells.Translation("", ())


def test_a_long_text_is_translated_whole() -> None:
    text = " ".join(["A|B\u00e9"] * 5000)
    found = cells.translate(text, TABLE)
    assert found.origins[-1] == len(text) - 1
    assert found.cells.count("\u2800") == 4999


@pytest.mark.parametrize(("character", "known"), [("a", True), (" ", True), ("\u00e9", True), ("\u2265", True)])
def test_it_is_known_which_characters_a_table_has(character: str, known: bool) -> None:  # noqa: FBT001
    assert cells.knows(character, TABLE) is known


@pytest.mark.parametrize("character", ["\u2603", "\U0001f600", "\u0627", "\u00b9"])
def test_it_is_known_which_characters_a_table_has_not(character: str) -> None:
    assert not cells.knows(character, TABLE)


def test_the_version_is_a_number() -> None:
    assert all(part.isdigit() for part in cells.version().split("."))


def test_several_threads_may_translate_at_once() -> None:
    texts = [f"This is text number {number} of many." for number in range(200)]
    with ThreadPoolExecutor(8) as pool:
        found = list(pool.map(lambda text: cells.translate(text, TABLE), texts))
    assert found == [cells.translate(text, TABLE) for text in texts]


def test_a_missing_library_says_how_to_get_it() -> None:
    with pytest.raises(ToolMissing) as caught:
        cells.load(["liblouis-of-another-world.so"])
    (fault,) = caught.value.faults
    assert "liblouis" in fault.message
    assert fault.hint == cells.HINTS.get(sys.platform, "install liblouis and its tables")


def test_the_hint_for_debian_names_its_packages() -> None:
    assert cells.HINTS["linux"] == "sudo apt-get install liblouis20 liblouis-data"


def test_missing_tables_say_which_and_how_to_get_them() -> None:
    with pytest.raises(ToolMissing, match=r"no table no-such-table\.ctb"):
        cells.translate("text", "no-such-table.ctb")


def test_nothing_is_printed_where_a_table_is_missing(capfd: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(ToolMissing):
        cells.translate("text", "no-such-table.ctb")
    assert capfd.readouterr() == ("", "")


def test_tables_are_looked_for_beside_the_library(tmp_path: Path) -> None:
    there = tmp_path / "there"
    (there / "liblouis" / "tables").mkdir(parents=True)
    assert cells.data_path([tmp_path / "not-there", there]) == there
    assert cells.data_path([tmp_path / "not-there"]) is None


def test_tables_of_another_folder_are_used(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = tmp_path / "share" / "liblouis" / "tables"
    folder.mkdir(parents=True)
    (folder / "tiny.utb").write_text("space \\s 0\nlowercase a 123456\n", encoding="utf-8")
    monkeypatch.setattr(sys, "prefix", str(tmp_path))
    name = next(name for name in cells.NAMES if _loads(name))
    before = cells.data_path([Path("/nowhere")])
    assert before is None
    library = cells.load([name])
    try:
        assert cells.translate("a a", "tiny.utb").cells == "\u283f\u2800\u283f"
    finally:
        library.lou_free()
        library.lou_setDataPath(b"")


def _loads(name: str) -> bool:
    try:
        ctypes.CDLL(name)
    except OSError:
        return False
    return True
