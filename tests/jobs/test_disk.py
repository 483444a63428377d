import os
import subprocess
import sys
import time
from pathlib import Path

import pytest

from leaflets.jobs import disk
from tests.projects import ROOT


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def test_a_file_is_written_whole_in_a_folder_that_is_made(tmp_path: Path) -> None:
    disk.write(tmp_path / "a" / "b" / "c.txt", b"one")
    disk.write(tmp_path / "a" / "b" / "c.txt", b"two")
    assert (tmp_path / "a" / "b" / "c.txt").read_bytes() == b"two"
    assert names(tmp_path / "a" / "b") == ["c.txt"]


def test_a_written_file_has_the_rights_that_the_user_gives_new_files(tmp_path: Path) -> None:
    disk.write(tmp_path / "by-us", b"")
    (tmp_path / "by-python").touch()
    assert (tmp_path / "by-us").stat().st_mode == (tmp_path / "by-python").stat().st_mode


def test_what_cannot_be_written_leaves_the_old_file_and_nothing_else(tmp_path: Path) -> None:
    (tmp_path / "folder" / "inside").mkdir(parents=True)
    with pytest.raises(OSError, match="folder"):
        disk.write(tmp_path / "folder", b"data")
    assert names(tmp_path) == ["folder"]


def test_a_folder_is_replaced_with_all_that_was_in_it(tmp_path: Path) -> None:
    folder = tmp_path / "en-GB"
    disk.replace_folder(folder, {"old.pdf": b"old", "both.txt": b"1"})
    disk.replace_folder(folder, {"new.pdf": b"new", "both.txt": b"2"})
    assert {path.name: path.read_bytes() for path in folder.iterdir()} == {"new.pdf": b"new", "both.txt": b"2"}
    assert names(tmp_path) == ["en-GB"]


def test_a_folder_that_cannot_be_written_leaves_the_old_one(tmp_path: Path) -> None:
    folder = tmp_path / "en-GB"
    disk.replace_folder(folder, {"old.pdf": b"old"})
    with pytest.raises(OSError, match="no-such-folder"):
        disk.replace_folder(folder, {"new.pdf": b"new", "no-such-folder/file": b""})
    assert (folder / "old.pdf").read_bytes() == b"old"
    assert names(tmp_path) == ["en-GB"]


def test_where_names_cannot_be_exchanged_two_renames_do(tmp_path: Path) -> None:
    folder, new = tmp_path / "en-GB", tmp_path / "new"
    disk.replace_folder(folder, {"old.pdf": b"old"})
    new.mkdir()
    (new / "new.pdf").write_bytes(b"new")
    disk._rename_twice(new, folder)
    assert names(folder) == ["new.pdf"]
    assert names(tmp_path) == ["en-GB"]


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux exchanges two names")
def test_a_reader_never_finds_the_folder_missing_or_half(tmp_path: Path) -> None:
    folder = tmp_path / "en-GB"
    disk.replace_folder(folder, {"a": b"0", "b": b"0"})
    code = (
        "import sys\nfrom pathlib import Path\nfrom leaflets.jobs import disk\n"
        "for n in range(60): disk.replace_folder(Path(sys.argv[1]), {'a': b'%d' % n, 'b': b'%d' % n})"
    )
    seen = 0
    with subprocess.Popen([sys.executable, "-c", code, str(folder)], cwd=ROOT) as writer:
        while writer.poll() is None:
            inside = os.open(folder, os.O_RDONLY)  # raises where the folder is not there
            assert (folder / "a").read_bytes() != b""
            os.close(inside)
            seen += 1
    assert writer.returncode == 0
    assert seen
    assert (folder / "a").read_bytes() == (folder / "b").read_bytes() == b"59"


def test_leftovers_of_killed_builds_are_removed_and_nothing_else(tmp_path: Path) -> None:
    (tmp_path / f"{disk.NEW}1").mkdir()
    (tmp_path / f"{disk.NEW}1" / "half.pdf").touch()
    (tmp_path / f"{disk.NEW}2").touch()
    (tmp_path / "en-GB").mkdir()
    disk.remove_leftovers(tmp_path)
    assert names(tmp_path) == ["en-GB"]


def test_removing_a_link_leaves_what_it_leads_to(tmp_path: Path) -> None:
    (tmp_path / "folder").mkdir()
    (tmp_path / "link").symlink_to(tmp_path / "folder")
    disk.remove(tmp_path / "link")
    disk.remove(tmp_path / "not-there")
    assert names(tmp_path) == ["folder"]


def test_one_process_at_a_time_holds_a_lock_and_a_killed_one_lets_go(tmp_path: Path) -> None:
    code = (
        "import sys, time\nfrom pathlib import Path\nfrom leaflets.jobs import disk\n"
        "with disk.locked(Path(sys.argv[1])):\n print('held', flush=True)\n time.sleep(60)"
    )
    with subprocess.Popen([sys.executable, "-c", code, str(tmp_path)], cwd=ROOT, stdout=subprocess.PIPE) as holder:
        assert holder.stdout
        assert holder.stdout.readline() == b"held\n"
        waiting = subprocess.Popen(
            [sys.executable, "-c", code.replace("60", "0"), str(tmp_path)], cwd=ROOT, stdout=subprocess.PIPE
        )
        time.sleep(0.5)
        assert waiting.poll() is None
        holder.kill()
    with waiting:
        assert waiting.stdout
        assert waiting.stdout.readline() == b"held\n"
    assert waiting.returncode == 0
