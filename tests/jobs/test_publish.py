from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

import pytest

from leaflets.errors import Fault
from leaflets.format import Files, Format
from leaflets.jobs.digest import digest
from leaflets.jobs.disk import NEW
from leaflets.jobs.manifest import Manifest, NotOffered, manifest_in
from leaflets.jobs.plan import Plan
from leaflets.jobs.publish import publish, remove_other_languages, settle
from leaflets.jobs.run import Failure, Job, Made, Refusal, Result
from tests.samples import RICH


def render(*_: object) -> Files:
    return {}


FORMATS = {
    "html": Format("html", "Web page", "text/html", render),
    "pdf": Format("pdf", "PDF", "application/pdf", render),
    "audio": Format("audio", "Audio", "audio/mpeg", render, repeats=False),
}


def made(name: str, data: bytes = b"data", **measures: int) -> Made:
    return Made({name: data}, {name: measures})


def plan(*formats: str, not_offered: tuple[NotOffered, ...] = ()) -> Plan:
    jobs = tuple(Job(RICH, format_, options={"size": 3} if format_ == "pdf" else {}) for format_ in formats)
    return Plan("one", "en-GB", "A title", "draft", jobs, not_offered)


def put(output: Path, results: Mapping[str, Result], source: str = "s1", **more: tuple[NotOffered, ...]) -> Manifest:
    of = plan(*results, **more)
    return publish(of, settle(of, results, FORMATS), source, output, list(FORMATS))


def there(output: Path) -> dict[str, bytes]:
    folder = output / "build" / "one" / "en-GB"
    return {path.name: path.read_bytes() for path in folder.iterdir() if path.name != "manifest.json"}


ALL = {"html": made("a.html"), "pdf": made("a.pdf", pages=4), "audio": made("a.mp3")}


def test_the_manifest_says_what_every_file_is(tmp_path: Path) -> None:
    found = put(tmp_path, ALL)
    assert manifest_in(tmp_path / "build" / "one" / "en-GB") == found
    assert (found.leaflet, found.language, found.title, found.status, found.source) == (
        "one",
        "en-GB",
        "A title",
        "draft",
        "s1",
    )
    html, pdf, audio = found.artefacts
    assert (html.file, html.format, html.variant, html.media_type) == ("a.html", "html", "standard", "text/html")
    assert (html.bytes, html.sha256, html.repeats) == (4, digest(b"data"), True)
    assert (pdf.options, pdf.measures) == ({"size": 3}, {"pages": 4})
    assert not audio.repeats
    assert found.tools["packages"]["weasyprint"]


def test_a_failed_format_s_old_file_goes_and_the_others_stay(tmp_path: Path) -> None:
    put(tmp_path, ALL)
    found = put(tmp_path, ALL | {"pdf": Failure((Fault("too wide", hint="narrower"),), "Traceback ...")})
    assert set(there(tmp_path)) == {"a.html", "a.mp3"}
    assert [(row.format, row.faults) for row in found.failed] == [("pdf", ("too wide\n  hint: narrower",))]


def test_a_failed_format_s_old_file_goes_even_alone_and_of_the_same_source(tmp_path: Path) -> None:
    put(tmp_path, ALL)
    found = put(tmp_path, {"pdf": Failure((Fault("too wide"),))})
    assert set(there(tmp_path)) == {"a.html", "a.mp3"}
    assert [row.format for row in found.failed] == ["pdf"]


def test_what_is_not_offered_says_why(tmp_path: Path) -> None:
    found = put(tmp_path, {"html": made("a.html"), "audio": Refusal("no voice")}, not_offered=(NotOffered("pdf", "x"),))
    assert {row.format: row.reason for row in found.not_offered} == {"pdf": "x", "audio": "no voice"}
    assert set(there(tmp_path)) == {"a.html"}


def test_one_format_alone_keeps_the_others_of_the_same_source(tmp_path: Path) -> None:
    put(tmp_path, ALL | {"audio": Failure((Fault("hoarse"),))})
    found = put(tmp_path, {"html": made("a.html", b"new")})
    assert there(tmp_path) == {"a.html": b"new", "a.pdf": b"data"}
    assert [row.format for row in found.artefacts] == ["html", "pdf"]
    assert [row.format for row in found.failed] == ["audio"]


def test_one_format_alone_drops_the_others_of_another_source(tmp_path: Path) -> None:
    put(tmp_path, ALL)
    found = put(tmp_path, {"html": made("a.html", b"new")}, source="s2")
    assert there(tmp_path) == {"a.html": b"new"}
    assert [row.format for row in found.artefacts] == ["html"]


def test_a_file_that_somebody_changed_is_not_kept(tmp_path: Path) -> None:
    put(tmp_path, ALL)
    (tmp_path / "build" / "one" / "en-GB" / "a.pdf").write_bytes(b"DATA")
    (tmp_path / "build" / "one" / "en-GB" / "a.mp3").unlink()
    found = put(tmp_path, {"html": made("a.html")})
    assert set(there(tmp_path)) == {"a.html"}
    assert [row.format for row in found.artefacts] == ["html"]


def test_another_size_takes_the_place_of_the_first(tmp_path: Path) -> None:
    put(tmp_path, {"pdf": made("a_18pt.pdf")})
    put(tmp_path, {"pdf": made("a_24pt.pdf")})
    assert set(there(tmp_path)) == {"a_24pt.pdf"}


def test_two_formats_do_not_write_over_each_other(tmp_path: Path) -> None:
    found = put(tmp_path, {"html": made("same.bin", b"1"), "pdf": made("same.bin", b"2")})
    assert there(tmp_path) == {"same.bin": b"1"}
    assert "another format made same.bin already" in found.failed[0].faults[0]


def test_a_folder_that_is_so_already_is_left_alone(tmp_path: Path) -> None:
    put(tmp_path, ALL)
    folder = tmp_path / "build" / "one" / "en-GB"
    before = folder.stat().st_ino
    put(tmp_path, ALL)
    assert folder.stat().st_ino == before
    (folder / "a.pdf").write_bytes(b"DATA")
    put(tmp_path, ALL)
    assert folder.stat().st_ino != before
    assert there(tmp_path)["a.pdf"] == b"data"


def test_a_stranger_in_the_folder_goes(tmp_path: Path) -> None:
    put(tmp_path, ALL)
    (tmp_path / "build" / "one" / "en-GB" / "last-week.pdf").touch()
    put(tmp_path, ALL)
    assert "last-week.pdf" not in there(tmp_path)


@pytest.mark.parametrize("data", [b"", b"{", b"[]"])
def test_a_damaged_manifest_is_as_good_as_none(tmp_path: Path, data: bytes) -> None:
    put(tmp_path, ALL)
    (tmp_path / "build" / "one" / "en-GB" / "manifest.json").write_bytes(data)
    put(tmp_path, {"html": made("a.html")})
    assert set(there(tmp_path)) == {"a.html"}


def test_what_a_killed_build_left_goes(tmp_path: Path) -> None:
    put(tmp_path, ALL)
    (tmp_path / "build" / "one" / f"{NEW}half").mkdir()
    put(tmp_path, ALL | {"html": made("a.html", b"new")})
    assert [path.name for path in (tmp_path / "build" / "one").iterdir()] == ["en-GB"]


def test_the_same_results_are_the_same_bytes(tmp_path: Path) -> None:
    one, two = put(tmp_path / "1", ALL), put(tmp_path / "2", dict(reversed(ALL.items())))
    assert replace(two, artefacts=tuple(reversed(two.artefacts))).encoded() == one.encoded()


def test_languages_that_a_leaflet_no_longer_has_go(tmp_path: Path) -> None:
    put(tmp_path, ALL)
    (tmp_path / "build" / "one" / "cy").mkdir()
    (tmp_path / "build" / "two" / "cy").mkdir(parents=True)
    remove_other_languages(tmp_path, "one", ["en-GB"])
    assert [path.name for path in (tmp_path / "build" / "one").iterdir()] == ["en-GB"]
    assert (tmp_path / "build" / "two" / "cy").is_dir()
