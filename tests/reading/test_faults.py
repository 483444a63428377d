"""Every folder of tests/faults holds a wrong leaflet.yaml and the messages expected: new cases need no Python."""

from __future__ import annotations

from pathlib import Path

import pytest

from leaflets.errors import LeafletError
from leaflets.reading import compose, read

FOLDER = Path(__file__).parent.parent / "faults"
CONTENT = FOLDER.parent.parent / "content"


def messages(folder: Path) -> str:
    with pytest.raises(LeafletError) as caught:
        leaflet = read(folder / "leaflet.yaml", CONTENT)
        for variant in leaflet.variants:
            compose(leaflet, variant)
    return str(caught.value).replace(f"{folder}/", "") + "\n"


@pytest.mark.parametrize("folder", sorted(FOLDER.iterdir()), ids=lambda folder: folder.name)
def test_fault_is_told_with_its_place_and_a_hint(folder: Path) -> None:
    assert messages(folder) == (folder / "expected.txt").read_text(encoding="utf-8")


def test_a_large_file_is_refused_before_it_is_read(tmp_path: Path) -> None:
    path = tmp_path / "leaflet.yaml"
    with path.open("wb") as file:
        file.truncate(5_000_001)
    with pytest.raises(LeafletError, match=r"leaflet\.yaml:1:1: the file is too large \(5,000,001 bytes\)"):
        read(path, CONTENT)


def test_a_file_that_is_not_there_is_told(tmp_path: Path) -> None:
    with pytest.raises(LeafletError, match=r"leaflet\.yaml:1:1: the file cannot be read"):
        read(tmp_path / "leaflet.yaml", CONTENT)
