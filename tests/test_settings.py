from pathlib import Path

import pytest

from leaflets.errors import SettingsError
from leaflets.settings import Settings, settings


def write(folder: Path, text: str) -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "pyproject.toml").write_text(text, encoding="utf-8")
    return folder


def message(folder: Path) -> str:
    with pytest.raises(SettingsError) as raised:
        settings(folder)
    return str(raised.value).replace(f"{folder}/", "")


def test_without_a_project_folders_are_those_of_the_current_folder(tmp_path: Path) -> None:
    assert settings(tmp_path) == Settings(Path("content"), Path("output"), 2000)


def test_settings_are_relative_to_the_file_that_makes_them(tmp_path: Path) -> None:
    write(tmp_path, '[tool.leaflets]\ncontent = "texts"\ncache_megabytes = 5\n')
    inside = tmp_path / "texts" / "deep"
    inside.mkdir(parents=True)
    assert settings(inside) == Settings(tmp_path / "texts", tmp_path / "output", 5)


def test_paths_are_short_in_the_current_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(write(tmp_path, '[tool.leaflets]\ncontent = "texts"\n'))
    assert settings(tmp_path).content == Path("texts")


def test_an_absolute_folder_stays_so(tmp_path: Path) -> None:
    write(tmp_path, '[tool.leaflets]\noutput = "/srv/leaflets"\n')
    assert settings(tmp_path).output == Path("/srv/leaflets")


def test_a_project_of_something_else_is_passed_over(tmp_path: Path) -> None:
    write(tmp_path, '[tool.leaflets]\ncontent = "texts"\n')
    write(tmp_path / "other", "[tool.other]\ncontent = 1\n")
    assert settings(tmp_path / "other").content == tmp_path / "texts"


def test_home_counts_only_where_the_current_folder_is_in_no_project(tmp_path: Path) -> None:
    home = write(tmp_path / "home", "[tool.leaflets]\n")
    (tmp_path / "elsewhere").mkdir()
    assert settings(tmp_path / "elsewhere", home).content == home / "content"
    assert settings(write(tmp_path / "own", "[tool.leaflets]\n"), home).content == tmp_path / "own" / "content"


def test_every_wrong_setting_is_named_with_its_line(tmp_path: Path) -> None:
    write(tmp_path, '[project]\ncontnt = 1\n[tool.leaflets]\n\ncontnt = "a"\n  output = 3\ncache_megabytes = true\n')
    assert message(tmp_path) == (
        "pyproject.toml:5:1: there is no setting contnt\n"
        "  hint: did you mean 'content'?\n"
        "pyproject.toml:6:3: output must be the name of a folder\n"
        '  hint: for example: output = "output"\n'
        "pyproject.toml:7:1: cache_megabytes must be a whole number of megabytes\n"
        "  hint: for example: 2000"
    )


@pytest.mark.parametrize("value", ["0", "-1", "1.5", '"2000"'])
def test_a_cache_has_a_size(tmp_path: Path, value: str) -> None:
    write(tmp_path, f"[tool.leaflets]\ncache_megabytes = {value}\n")
    assert message(tmp_path).startswith("pyproject.toml:2:1: cache_megabytes must be")


def test_a_setting_in_another_way_of_writing_is_found_at_the_table(tmp_path: Path) -> None:
    write(tmp_path, "tool = {leaflets = {contents = 'x'}}\n")
    assert message(tmp_path).startswith("pyproject.toml:1:1: there is no setting contents")


def test_a_table_that_is_none_is_refused(tmp_path: Path) -> None:
    write(tmp_path, "[tool]\nleaflets = 1\n")
    assert message(tmp_path) == "pyproject.toml:1:1: [tool.leaflets] must be a table"


def test_broken_toml_is_told_with_its_place(tmp_path: Path) -> None:
    write(tmp_path, '[tool.leaflets]\ncontent = "a\n')
    assert message(tmp_path).startswith("pyproject.toml:2:13: this is not TOML: ")


def test_a_file_in_another_encoding_is_told(tmp_path: Path) -> None:
    (tmp_path / "pyproject.toml").write_bytes(b'[tool.leaflets]\ncontent = "\xe9"\n')
    assert message(tmp_path).startswith("pyproject.toml:1:1: this is not TOML: ")
