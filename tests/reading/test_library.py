from __future__ import annotations

from pathlib import Path

import pytest

from leaflets.document import Variant, plain
from leaflets.errors import SourceError
from leaflets.reading import compose, read
from leaflets.reading.library import PictureSet, library
from tests.drawings import INDEX, put_library
from tests.projects import LEAFLET

CONTENT = Path(__file__).parents[2] / "content"
EASY = "easy_read: {{parts: [{{heading: A, covers: [What is it?], lines: [{{say: Wait., picture: '{name}'}}]}}]}}\n"


def faults(folder: Path) -> list[str]:
    """Give every fault of a library, its file named from its own folder."""
    with pytest.raises(SourceError) as caught:
        library(folder)
    return str(caught.value).replace(f"{folder}/", "").split("\n")


def test_the_library_knows_names_files_keywords_and_credits(tmp_path: Path) -> None:
    folder = put_library(tmp_path)
    found = library(folder)
    assert list(found.sets) == ["drawn", "moji"]
    assert found.sets["moji"] == PictureSet("moji", "Other <hand>", "Other, example.org", "CC BY-SA 4.0", "17.0")
    drawing = found.drawings["moji:syringe"]
    assert (drawing.path, drawing.media_type) == (folder / "moji" / "syringe.svg", "image/svg+xml")
    assert drawing.keywords == ("jab", "needle", "<injection> & more")
    assert drawing.of == found.sets["moji"]
    assert str(drawing.at) == f"{folder}/index.yaml:16:3"


def test_a_content_folder_without_pictures_has_an_empty_library(tmp_path: Path) -> None:
    assert not library(tmp_path / "pictures").drawings


@pytest.mark.parametrize(
    ("right", "wrong", "fault"),
    [
        ('"moji:syringe"', '"mojo:syringe"', "16:3: there is no set 'mojo'\n  hint: did you mean 'moji'?"),
        ('"moji:syringe"', "syringe", "16:3: 'syringe' cannot name a picture\n  hint: write set:name"),
        ("moji/syringe.svg", "../secret.svg", "17:11: the file '../secret.svg' is outside the library\n  hint: put it"),
        ("moji/syringe.svg", "/etc/passwd.svg", "17:11: the file '/etc/passwd.svg' is outside the library"),
        ("moji/syringe.svg", "moji\\..\\secret.svg", "17:11: the file"),
        ("moji/syringe.svg", "moji/syringe.gif", "17:11: 'moji/syringe.gif' is not a picture that can be used"),
        (
            "file: moji/syringe.svg",
            "fil: moji/syringe.svg",
            "17:5: `fil` is not a key that can stand here\n  hint: did",
        ),
        ("    file: moji/syringe.svg\n", "", "16:3: `file` is missing\n  hint: add `file: ...`"),
        ("file: moji/syringe.svg", "file: [a.svg]", "17:11: there must be words here"),
        ('[jab, needle, "<injection> & more"]', "jab", "18:15: there must be a list of words here\n  hint: write ["),
        ('[jab, needle, "<injection> & more"]', "[]", "18:15: there must be a list of words here"),
        ('[jab, needle, "<injection> & more"]', "[jab, [a]]", "18:21: there must be words here"),
        ("    licence: CC BY-SA 4.0\n", "", "3:3: `licence` is missing"),
        ("title: Other <hand>", "title: ''", "4:12: there must be words here"),
        (
            "pictures:",
            "pictrues:",
            "9:1: `pictrues` is not a key that can stand here\n  hint: did you mean 'pictures'?",
        ),
        ('"moji:2-days"', '"moji:2-weeks"', "22:3: the key 'moji:2-weeks' is here twice\n  hint: the first"),
        ("keywords: [48 hours, wait]", "keywords: [48 hours, wait", "22:17: this is not YAML: did not find expected"),
        ("jab", "*jab", "18:16: aliases (*jab) are not used here"),
    ],
)
def test_a_fault_is_told_with_its_place_and_a_hint(tmp_path: Path, right: str, wrong: str, fault: str) -> None:
    assert INDEX.count(right) == 1
    found = "\n".join(faults(put_library(tmp_path, INDEX.replace(right, wrong))))
    assert f"index.yaml:{fault}" in found
    assert "\n  hint: " in found


@pytest.mark.parametrize("index", ["- a\n", "words\n"])
def test_an_index_of_another_kind_is_told(tmp_path: Path, index: str) -> None:
    assert faults(put_library(tmp_path, index))[0] == "index.yaml:1:1: there must be keys with their values here"


def test_all_faults_are_told_in_one_run_and_in_their_order(tmp_path: Path) -> None:
    index = (
        INDEX.replace("version: 17.0", "version: []").replace("moji/2-days.svg", "a.gif").replace("drawn:do", "dawn:do")
    )
    places = [line.split(": ")[0] for line in faults(put_library(tmp_path, index)) if line.startswith("index")]
    assert places == ["index.yaml:7:14", "index.yaml:13:3", "index.yaml:20:11"]


def test_a_missing_file_is_a_fault_of_the_library(tmp_path: Path) -> None:
    folder = put_library(tmp_path)
    library(folder).check_files()
    (folder / "moji" / "syringe.svg").rename(folder / "moji" / "syrinje.svg")
    (folder / "moji" / "2-days.svg").unlink()
    with pytest.raises(SourceError) as caught:
        library(folder).check_files()
    assert str(caught.value).replace(f"{folder}/", "").split("\n")[:3] == [
        "index.yaml:16:3: the picture 'moji:syringe' has no file moji/syringe.svg",
        "  hint: did you mean 'syrinje.svg'?",
        "index.yaml:19:3: the picture 'moji:2-days' has no file moji/2-days.svg",
    ]


def test_a_missing_file_stops_only_the_leaflets_that_show_it(tmp_path: Path) -> None:
    folder = put_library(tmp_path)
    (folder / "moji" / "2-days.svg").unlink()
    path = tmp_path / "one" / "leaflet.yaml"
    path.parent.mkdir()
    path.write_text(LEAFLET.format(title="A") + EASY.format(name="moji:2-weeks"), encoding="utf-8")
    edition = compose(read(path, tmp_path), Variant.EASY_READ)
    assert edition.sources == (folder / "moji" / "2-weeks.svg",)
    assert plain(edition.document.credits[0].inlines) == "Other, example.org, CC BY-SA 4.0"
    path.write_text(LEAFLET.format(title="A") + EASY.format(name="moji:2-days"), encoding="utf-8")
    with pytest.raises(SourceError, match=r"index\.yaml:19:3: the picture 'moji:2-days' has no file"):
        compose(read(path, tmp_path), Variant.EASY_READ)


def test_the_library_of_this_project_is_whole() -> None:
    found = library(CONTENT / "pictures")
    found.check_files()
    named = {drawing.path for drawing in found.drawings.values()}
    on_disk = {path for path in (CONTENT / "pictures").rglob("*") if path.suffix in {".svg", ".png", ".jpg", ".jpeg"}}
    assert on_disk == named
    assert list(found.drawings) == sorted(found.drawings)
    assert {drawing.of for drawing in found.drawings.values()} == set(found.sets.values())
