from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from tests.drawings import INDEX, put_library

if TYPE_CHECKING:
    from tests.projects import Project


@pytest.fixture
def stocked(one: Project) -> Project:
    """Give a project with a picture library."""
    put_library(one.folder / "content")
    return one


def test_find_prints_names_and_keywords_the_best_first_and_names_the_page(stocked: Project) -> None:
    done = stocked.call("pictures", "find", "needle")
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.splitlines() == [
        "  moji:syringe      jab, needle, <injection> & more",
        "  drawn:blood-test  blood sample, needle in arm",
        "output/pictures.html",
    ]
    page = (stocked.output / "pictures.html").read_text(encoding="utf-8")
    assert "Pictures for “needle”" in page
    assert page.count("<img") == 2


def test_list_shows_all_pictures(stocked: Project) -> None:
    lines = stocked.call("pictures", "list").stdout.splitlines()
    assert [line.split()[0] for line in lines[:-1]] == [
        "drawn:blood-test",
        "drawn:do-not-drive",
        "moji:syringe",
        "moji:2-days",
        "moji:2-weeks",
    ]
    assert lines[-1] == "output/pictures.html"
    assert (stocked.output / "pictures.html").read_text(encoding="utf-8").count("<img") == 5


@pytest.mark.parametrize("words", [("find", "jab"), ("list",)])
def test_no_sheet_writes_nothing(stocked: Project, words: tuple[str, ...]) -> None:
    done = stocked.call("pictures", *words, "--no-sheet")
    assert "moji:syringe" in done.stdout
    assert "pictures.html" not in done.stdout
    assert not stocked.output.exists()


def test_find_for_machines(stocked: Project) -> None:
    found = json.loads(stocked.call("pictures", "find", "jab", "--json", "--output", "made").stdout)
    assert found == {
        "pictures": [
            {
                "name": "moji:syringe",
                "keywords": ["jab", "needle", "<injection> & more"],
                "set": "Other <hand>",
                "credit": "Other, example.org",
                "licence": "CC BY-SA 4.0",
                "file": "content/pictures/moji/syringe.svg",
            }
        ],
        "near": [],
        "sheet": "made/pictures.html",
    }
    assert (stocked.folder / "made" / "pictures.html").is_file()
    assert json.loads(stocked.call("pictures", "list", "--json", "--no-sheet").stdout)["sheet"] is None


def test_nothing_found_names_the_nearest_keywords_and_that_a_picture_is_needed(stocked: Project) -> None:
    done = stocked.call("pictures", "find", "night", "robots")
    assert (done.returncode, done.stdout) == (1, "")
    first, hint = done.stderr.splitlines()
    assert first == "no picture says 'night robots'"
    assert hint.startswith("  hint: the nearest keywords are 'fortnight'")
    assert "picture needed: have one drawn" in hint
    assert not stocked.output.exists()


def test_nothing_near_is_a_picture_needed(stocked: Project) -> None:
    assert "\n  hint: picture needed: " in stocked.call("pictures", "find", "zzzz").stderr


def test_nothing_found_for_machines(stocked: Project) -> None:
    done = stocked.call("pictures", "find", "night", "--json")
    assert (done.returncode, done.stderr) == (1, "")
    assert json.loads(done.stdout) == {"pictures": [], "near": ["fortnight"], "sheet": None}


def test_a_faulty_index_is_told_with_its_place(stocked: Project) -> None:
    index = stocked.folder / "content" / "pictures" / "index.yaml"
    index.write_text(INDEX.replace("drawn:blood", "dawn:blood"), encoding="utf-8")
    done = stocked.call("pictures", "list")
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr == ("content/pictures/index.yaml:10:3: there is no set 'dawn'\n  hint: did you mean 'drawn'?\n")
    assert not stocked.output.exists()


def test_a_missing_file_is_told_with_the_place_of_its_entry(stocked: Project) -> None:
    (stocked.folder / "content" / "pictures" / "moji" / "syringe.svg").unlink()
    done = stocked.call("pictures", "find", "days")
    assert done.returncode == 1
    assert done.stderr.startswith("content/pictures/index.yaml:16:3: the picture 'moji:syringe' has no file")


@pytest.mark.parametrize("content", ["content", "nowhere"])
def test_a_project_without_pictures_says_so(one: Project, content: str) -> None:
    done = one.call("pictures", "list", "--content", content)
    assert done.returncode == 2
    assert done.stderr.splitlines()[0] == f"there are no pictures in {content}/pictures"


def test_a_page_that_cannot_be_written_is_one_line(stocked: Project) -> None:
    stocked.output.write_text("in the way")
    done = stocked.call("pictures", "find", "jab")
    assert done.returncode == 1
    assert "Traceback" not in done.stderr
    assert done.stderr.startswith("output")
