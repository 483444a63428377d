from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from leaflets.jobs.cache import Cache, Entry
from leaflets.jobs.digest import file
from leaflets.jobs.fresh import Record, Records, Rows
from leaflets.jobs.manifest import Artefact, Failed, Manifest, NotOffered
from leaflets.jobs.request import Request

ROW = Artefact("a.txt", "text", "standard", "text/plain", 3, "0" * 64, {"width": 70}, {}, repeats=True)
ROWS = Rows((ROW,), (NotOffered("audio", "no voice"),))


@pytest.fixture
def request_(tmp_path: Path) -> Request:
    source = tmp_path / "content" / "one" / "leaflet.yaml"
    source.parent.mkdir(parents=True)
    source.write_text("title: One")
    return Request((source,), tmp_path / "content", tmp_path / "output", date(2026, 1, 1))


def source_of(request: Request) -> str:
    found = Records(request).source(request.sources[0])
    assert found
    return found


def build(request: Request, manifest: Manifest | None = None, record: Record | None = None) -> None:
    """Put what a build would leave."""
    source = source_of(request)
    made = manifest or Manifest("one", "en-GB", "One", "draft", source, {}, ROWS.artefacts, (), ROWS.not_offered)
    folder = request.output / "build" / "one" / "en-GB"
    folder.mkdir(parents=True)
    (folder / "manifest.json").write_bytes(made.encoded())
    (folder / "a.txt").write_bytes(b"abc")
    kept = record or Record({"en-GB": ROWS}, ({"text": "a finding"},), "2026-01-01", {})
    Records(request).keep(request.sources[0], source, kept)


def fresh(request: Request) -> Record | None:
    records = Records(request)
    return records.fresh(request.sources[0], records.source(request.sources[0]))


def test_what_was_kept_is_known_again(request_: Request) -> None:
    assert fresh(request_) is None
    build(request_)
    assert fresh(request_) == Record({"en-GB": ROWS}, ({"text": "a finding"},), "2026-01-01", {})


@pytest.mark.parametrize(
    "change",
    [
        {"today": date(2026, 1, 2)},
        {"formats": ("text",)},
        {"options": (("text", "width", 60),)},
        {"languages": ("en-GB",)},
        {"draft": False},
        {"cached": False},
    ],
)
def test_another_request_is_another_record(request_: Request, change: dict[str, object]) -> None:
    build(request_)
    assert fresh(replace(request_, **change)) is None  # type: ignore[arg-type]


def test_how_many_work_on_it_does_not_matter(request_: Request) -> None:
    build(request_)
    assert fresh(replace(request_, workers=7, cache_megabytes=1))


@pytest.mark.parametrize("change", ["title", "shared", "picture", "another source"])
def test_another_source_is_another_digest(request_: Request, change: str) -> None:
    before = source_of(request_)
    match change:
        case "title":
            request_.sources[0].write_text("title: Two")
        case "shared":
            (request_.content / "shared.yaml").touch()
        case "picture":
            (request_.content / "pictures").mkdir()
            (request_.content / "pictures" / "a.svg").touch()
        case "another source":
            request_.sources[0].with_name("other.yaml").touch()
    assert source_of(request_) != before


def test_two_sources_in_one_folder_are_not_mixed_up(request_: Request) -> None:
    other = request_.sources[0].with_name("other.yaml")
    other.touch()
    records = Records(request_)
    assert records.source(other) != records.source(request_.sources[0])


def test_what_is_too_large_to_know_is_never_fresh(request_: Request) -> None:
    build(request_)
    with (request_.sources[0].parent / "film.mp4").open("wb") as film:
        film.truncate(300_000_000)
    records = Records(request_)
    assert records.source(request_.sources[0]) is None
    records.keep(request_.sources[0], None, Record({}, (), "2026-01-01", {}))
    assert records.fresh(request_.sources[0], None) is None


@pytest.mark.parametrize("change", ["other artefact", "other reason", "failed", "other source", "nothing"])
def test_the_output_must_be_what_was_recorded(request_: Request, change: str) -> None:
    manifest = Manifest("one", "en-GB", "One", "draft", source_of(request_), {}, ROWS.artefacts, (), ROWS.not_offered)
    build(
        request_,
        {
            "other artefact": replace(manifest, artefacts=(replace(ROW, sha256="1" * 64),)),
            "other reason": replace(manifest, not_offered=()),
            "failed": replace(manifest, failed=(Failed("html", ("broken",)),)),
            "other source": replace(manifest, source="2" * 64),
            "nothing": manifest,
        }[change],
    )
    assert (fresh(request_) is not None) == (change == "nothing")


def test_a_folder_of_another_language_is_not_what_was_recorded(request_: Request) -> None:
    build(request_)
    (request_.output / "build" / "one" / "cy").mkdir()
    assert fresh(request_) is None


def test_the_code_of_a_plugin_must_be_the_same(request_: Request, tmp_path: Path) -> None:
    plugin = tmp_path / "plugin.py"
    plugin.write_text("1")
    build(request_, record=Record({"en-GB": ROWS}, (), "2026-01-01", {str(plugin): file(plugin)}))
    assert fresh(request_)
    plugin.write_text("2")
    assert fresh(request_) is None
    plugin.unlink()
    assert fresh(request_) is None


@pytest.mark.parametrize("values", [{}, {"languages": 3}, {"languages": {"en": {}}}, {"languages": {}, "findings": []}])
def test_a_record_of_another_shape_is_as_good_as_none(request_: Request, values: dict[str, object]) -> None:
    build(request_)
    records = Records(request_)
    key = records._key(request_.sources[0], records.source(request_.sources[0]))
    Cache(request_.cache_folder).put("record", key, Entry(values))
    assert fresh(request_) is None
