import json
from dataclasses import replace
from pathlib import Path

import pytest

from leaflets.jobs.manifest import Artefact, Failed, Manifest, NotOffered, decoded, folder_of, manifest_in

ARTEFACT = Artefact(
    "a.pdf", "pdf", "standard", "application/pdf", 3, "0" * 64, {"size": 18}, {"pages": 2}, repeats=True
)
MANIFEST = Manifest(
    leaflet="one",
    language="en-GB",
    title="Größe",
    status="draft",
    source="1" * 64,
    tools={"python": "3"},
    artefacts=(ARTEFACT, replace(ARTEFACT, file="b.mp3", measures={"seconds": 1.5, "voice": "x"}, repeats=False)),
    failed=(Failed("text", ("one", "two")),),
    not_offered=(NotOffered("audio", "no voice"),),
)


def test_what_is_written_is_read_again() -> None:
    assert decoded(MANIFEST.encoded()) == MANIFEST


def test_it_is_json_with_sorted_keys_and_a_line_a_value() -> None:
    text = MANIFEST.encoded().decode()
    found = json.loads(text)
    assert list(found) == sorted(found)
    assert ' "title": "Größe",\n' in text
    assert text.endswith("}\n")


@pytest.mark.parametrize(
    "data", [b"", b"[]", b"{}", b"null", b"\xff", MANIFEST.encoded().replace(b'"pages"', b'"pages')]
)
def test_what_is_not_a_manifest_is_refused(data: bytes) -> None:
    with pytest.raises(ValueError, match="not a manifest"):
        decoded(data)


@pytest.mark.parametrize("key", ["artefacts", "source", "sha256", "reason"])
def test_a_manifest_of_another_shape_is_refused(key: str) -> None:
    with pytest.raises(ValueError, match="not a manifest"):
        decoded(MANIFEST.encoded().replace(f'"{key}"'.encode(), b'"other"'))


def test_a_folder_may_have_none(tmp_path: Path) -> None:
    assert manifest_in(tmp_path) is None
    (tmp_path / "manifest.json").write_bytes(b"{")
    assert manifest_in(tmp_path) is None
    (tmp_path / "manifest.json").write_bytes(MANIFEST.encoded())
    assert manifest_in(tmp_path) == MANIFEST


def test_the_folder_of_an_edition() -> None:
    assert folder_of(Path("output"), "one", "en-GB") == Path("output/build/one/en-GB")
