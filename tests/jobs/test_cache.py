import os
import subprocess
import sys
from pathlib import Path

import pytest

from leaflets.jobs.cache import Cache, Entry
from leaflets.jobs.digest import key
from leaflets.jobs.disk import NEW
from tests.projects import ROOT

KEY = key("one")
ENTRY = Entry({"pages": 3, "name": "é"}, (b"one", b"", b"\n\x00two"))


def files(folder: Path) -> list[Path]:
    return [path for path in folder.rglob("*") if path.is_file()]


def test_what_is_kept_is_found_again(tmp_path: Path) -> None:
    cache = Cache(tmp_path)
    cache.put("artefact", KEY, ENTRY)
    assert cache.get("artefact", KEY) == ENTRY


def test_kinds_and_keys_do_not_mix(tmp_path: Path) -> None:
    cache = Cache(tmp_path)
    cache.put("artefact", KEY, ENTRY)
    assert cache.get("memo", KEY) is None
    assert cache.get("artefact", key("two")) is None


def test_the_same_entry_is_the_same_bytes(tmp_path: Path) -> None:
    Cache(tmp_path / "1").put("memo", KEY, Entry({"a": 1, "b": 2}))
    Cache(tmp_path / "2").put("memo", KEY, Entry({"b": 2, "a": 1}))
    assert files(tmp_path / "1")[0].read_bytes() == files(tmp_path / "2")[0].read_bytes()


@pytest.mark.parametrize("damage", [0, 30, 65, 70, 120, -1])
def test_an_entry_with_a_changed_byte_is_as_good_as_none(tmp_path: Path, damage: int) -> None:
    cache = Cache(tmp_path)
    cache.put("artefact", KEY, ENTRY)
    path = files(tmp_path)[0]
    data = bytearray(path.read_bytes())
    data[damage] ^= 1
    path.write_bytes(data)
    assert cache.get("artefact", KEY) is None


@pytest.mark.parametrize("length", [0, 10, 64, 65, 100])
def test_an_entry_cut_short_is_as_good_as_none(tmp_path: Path, length: int) -> None:
    cache = Cache(tmp_path)
    cache.put("artefact", KEY, ENTRY)
    path = files(tmp_path)[0]
    path.write_bytes(path.read_bytes()[:length])
    assert cache.get("artefact", KEY) is None
    cache.put("artefact", KEY, ENTRY)
    assert cache.get("artefact", KEY) == ENTRY


def test_an_entry_in_the_place_of_another_is_not_taken_for_it(tmp_path: Path) -> None:
    cache = Cache(tmp_path)
    cache.put("artefact", KEY, ENTRY)
    mine = files(tmp_path)[0]
    cache.put("artefact", key("two"), Entry({"pages": 4}))
    other = next(path for path in files(tmp_path) if path != mine)
    other.write_bytes(mine.read_bytes())
    assert cache.get("artefact", key("two")) is None


def test_a_cache_without_a_folder_keeps_nothing() -> None:
    cache = Cache()
    cache.put("memo", KEY, ENTRY)
    cache.prune(0)
    assert cache.get("memo", KEY) is None


def test_a_cache_that_cannot_be_written_is_no_fault(tmp_path: Path) -> None:
    (tmp_path / "memo").write_text("a file where the folder would be")
    cache = Cache(tmp_path)
    cache.put("memo", KEY, ENTRY)
    assert cache.get("memo", KEY) is None


def test_pruning_keeps_what_was_used_last(tmp_path: Path) -> None:
    cache = Cache(tmp_path)
    for number in range(4):
        cache.put("memo", key(str(number)), Entry({}, (bytes(1000),)))
    for age, path in enumerate(sorted(files(tmp_path))):
        os.utime(path, (1_000_000 - age, 1_000_000 - age))
    oldest = min(range(4), key=lambda number: key(str(number))[2:])
    assert cache.get("memo", key(str(oldest)))  # using it makes it the youngest
    cache.prune(2500)
    assert len(files(tmp_path)) == 2
    assert cache.get("memo", key(str(oldest)))


def test_pruning_removes_what_a_killed_build_left_long_ago_only(tmp_path: Path) -> None:
    cache = Cache(tmp_path)
    cache.put("memo", KEY, ENTRY)
    folder = files(tmp_path)[0].parent
    (folder / f"{NEW}old").touch()
    (folder / f"{NEW}now").touch()
    os.utime(folder / f"{NEW}old", (1, 1))
    cache.prune(10_000)
    assert {path.name for path in files(tmp_path)} == {KEY[2:], f"{NEW}now"}


def test_two_processes_may_keep_the_same_entry_at_once(tmp_path: Path) -> None:
    code = (
        "import sys\nfrom pathlib import Path\nfrom leaflets.jobs.cache import Cache, Entry\n"
        "for n in range(50):\n"
        " Cache(Path(sys.argv[1])).put('memo', 'ab12', Entry({}, (b'x' * 50000,)))\n"
        " assert Cache(Path(sys.argv[1])).get('memo', 'ab12').blobs[0] == b'x' * 50000"
    )
    writers = [subprocess.Popen([sys.executable, "-c", code, str(tmp_path)], cwd=ROOT) for _ in range(2)]
    assert [writer.wait(60) for writer in writers] == [0, 0]
    assert len(files(tmp_path)) == 1
