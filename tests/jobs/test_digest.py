import os
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from leaflets.jobs import digest


def fill(folder: Path) -> None:
    (folder / "pictures").mkdir(parents=True)
    (folder / "leaflet.yaml").write_text("title: One")
    (folder / "pictures" / "a.svg").write_text("<svg/>")


@given(st.lists(st.text(), max_size=4), st.lists(st.text(), max_size=4))
def test_different_texts_have_different_keys(one: list[str], other: list[str]) -> None:
    assert (digest.key(*one) == digest.key(*other)) == (one == other)


def test_texts_that_join_alike_have_different_keys() -> None:
    assert len({digest.key(*parts) for parts in (("ab", ""), ("a", "b"), ("", "ab"), ("ab",), ("2:ab",))}) == 5


def test_the_same_files_elsewhere_and_at_another_time_have_the_same_digest(tmp_path: Path) -> None:
    fill(tmp_path / "one")
    fill(tmp_path / "two")
    os.utime(tmp_path / "two" / "leaflet.yaml", (1, 1))
    assert digest.tree(tmp_path / "one") == digest.tree(tmp_path / "two")


@pytest.mark.parametrize("change", ["text", "name", "new", "gone", "inside"])
def test_every_change_of_a_file_changes_the_digest(tmp_path: Path, change: str) -> None:
    fill(tmp_path)
    before = digest.tree(tmp_path)
    match change:
        case "text":
            (tmp_path / "leaflet.yaml").write_text("title: Two")
        case "name":
            (tmp_path / "leaflet.yaml").rename(tmp_path / "other.yaml")
        case "new":
            (tmp_path / "pl.xlf").touch()
        case "gone":
            (tmp_path / "leaflet.yaml").unlink()
        case "inside":
            (tmp_path / "pictures" / "a.svg").write_text("<svg />")
    assert digest.tree(tmp_path) != before


def test_hidden_and_compiled_files_do_not_count(tmp_path: Path) -> None:
    fill(tmp_path)
    before = digest.tree(tmp_path)
    (tmp_path / ".leaflet.yaml.swp").touch()
    (tmp_path / "__pycache__").mkdir()
    (tmp_path / "__pycache__" / "a.pyc").touch()
    assert digest.tree(tmp_path) == before


def test_a_linked_file_counts_by_what_is_in_it(tmp_path: Path) -> None:
    fill(tmp_path / "folder")
    (tmp_path / "outside.svg").write_text("1")
    (tmp_path / "folder" / "link.svg").symlink_to(tmp_path / "outside.svg")
    before = digest.tree(tmp_path / "folder")
    (tmp_path / "outside.svg").write_text("2")
    assert digest.tree(tmp_path / "folder") != before


def test_pipes_and_links_in_circles_do_not_hold_it_up(tmp_path: Path) -> None:
    fill(tmp_path)
    before = digest.tree(tmp_path)
    os.mkfifo(tmp_path / "pipe")
    (tmp_path / "circle").symlink_to(tmp_path)
    assert digest.tree(tmp_path) == before


def test_a_folder_too_large_for_a_leaflet_has_no_digest(tmp_path: Path) -> None:
    with (tmp_path / "film.mp4").open("wb") as file:
        file.truncate(200_000_001)
    assert digest.tree(tmp_path) is None


def test_a_folder_of_too_many_files_has_no_digest(tmp_path: Path) -> None:
    for number in range(2001):
        (tmp_path / str(number)).touch()
    assert digest.tree(tmp_path) is None


def test_a_missing_folder_is_an_empty_one(tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    assert digest.tree(tmp_path / "missing") == digest.tree(tmp_path / "empty")


def test_a_missing_file_has_a_mark_of_its_own(tmp_path: Path) -> None:
    (tmp_path / "empty").touch()
    assert digest.file(tmp_path / "missing") == "none"
    assert digest.file(tmp_path / "empty") == digest.digest(b"")


def test_tools_change_with_the_packages_on_the_path(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "path", [*sys.path, str(tmp_path)])
    before = digest.tools.__wrapped__()
    (tmp_path / "weasyprint-71.0.dist-info").mkdir()
    assert digest.tools.__wrapped__() != before


def test_tools_change_with_the_libraries_of_the_system(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LD_LIBRARY_PATH", str(tmp_path))
    before = digest.tools.__wrapped__()
    (tmp_path / "libpango-1.0.so.0.9999.1").touch()
    (tmp_path / "libunrelated.so.1").touch()
    assert "libpango-1.0.so.0.9999.1" in digest.libraries()
    assert "libunrelated.so.1" not in digest.libraries()
    assert digest.tools.__wrapped__() != before
