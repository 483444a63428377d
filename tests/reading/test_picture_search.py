from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from leaflets.reading.library import library
from leaflets.reading.picture_search import find, near
from tests.drawings import put_library

if TYPE_CHECKING:
    from leaflets.reading.library import Library

LIBRARY = library(Path(__file__).parents[2] / "content" / "pictures")


@pytest.fixture
def small(tmp_path: Path) -> Library:
    return library(put_library(tmp_path))


def names(known: Library, words: str) -> list[str]:
    return [drawing.name for drawing in find(known, words.split())]


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("syringe", ["moji:syringe"]),
        ("needle", ["moji:syringe", "drawn:blood-test"]),  # a whole keyword, then a word of one
        ("needles", ["moji:syringe", "drawn:blood-test"]),
        ("JAB", ["moji:syringe"]),
        ("inject", ["moji:syringe"]),  # the beginning of a keyword
        ("syrynge", ["moji:syringe"]),  # spelt nearly so
        ("Blood test!", ["drawn:blood-test"]),
        ("days", ["moji:2-days", "moji:2-weeks"]),  # in a name, then in a keyword
        ("Try to wait for 2 days.", ["moji:2-days", "moji:2-weeks"]),
        ("2 hours", ["moji:2-days"]),  # a figure finds nothing by itself
        ("2", ["moji:2-days", "moji:2-weeks"]),
        ("don't drive the car", ["drawn:do-not-drive"]),
        ("You must not", ["drawn:do-not-drive"]),
        ("drawn", ["drawn:blood-test", "drawn:do-not-drive"]),
        ("other <hand>", ["moji:syringe", "moji:2-days", "moji:2-weeks"]),
        ("moji needle", ["moji:syringe", "drawn:blood-test"]),
        ("xylophone", []),
        ("", []),
        ("?!", []),
    ],
)
def test_what_is_found(small: Library, words: str, found: list[str]) -> None:
    assert sorted(names(small, words)) == sorted(found)
    assert names(small, words)[:1] == found[:1]


@pytest.mark.parametrize(
    ("words", "first"),
    [
        ("blood test", "drawn:blood-test"),
        ("We take a little blood from your arm", "drawn:blood-test"),
        ("driving", "adapted:do-not-drive"),
        ("car", "openmoji:car"),
        ("jab", "openmoji:syringe"),
        ("you may have a small bruise.", "drawn:bruise"),
        ("swelling", "drawn:swelling"),
        ("take tablets with water", "drawn:take-tablets-with-water"),
        ("tablets openmoji", "openmoji:tablets"),
        ("stop smoking", "openmoji:no-smoking"),
        ("4 hours", "drawn:4-hours"),
        ("nil by mouth", "adapted:do-not-drink"),
        ("in pain", "openmoji:in-pain"),
    ],
)
def test_what_an_author_would_take_comes_first(words: str, first: str) -> None:
    assert names(LIBRARY, words)[0] == first


def test_better_fits_stand_before_worse() -> None:
    """A word in the name, then in the keywords, then the beginning of one; shorter names first."""
    found = names(LIBRARY, "car")
    assert found.index("openmoji:car") < found.index("openmoji:car-park") < found.index("adapted:do-not-drive")
    assert found.index("adapted:do-not-drive") < found.index("healthicons:joint")  # cartilage


@pytest.mark.slow
def test_every_picture_is_found_by_its_own_name_and_keywords() -> None:
    for drawing in LIBRARY.drawings.values():
        words = drawing.name.partition(":")[2].replace("-", " ")
        assert drawing in find(LIBRARY, [words])[:2], drawing.name
        for keyword in drawing.keywords:
            assert drawing in find(LIBRARY, keyword.split()), (drawing.name, keyword)


def test_a_set_is_shown_whole_by_its_name_or_title() -> None:
    of_set = [name for name in LIBRARY.drawings if name.startswith("healthicons:")]
    assert names(LIBRARY, "healthicons") == names(LIBRARY, "health icons") == of_set


def test_near_words_are_those_spelt_most_alike(small: Library) -> None:
    assert near(small, ["fortnite"])[0] == "fortnight"
    assert near(small, ["blod", "simple"])[0] == "blood sample"
    assert near(small, ["zzzz"]) == []
    assert len(near(LIBRARY, ["phoning", "medical"], most=3)) == 3
