import json

import pytest

from leaflets.format import all_formats
from tests.projects import LEAFLET, ROOT, Project


def test_list_shows_leaflets_and_formats(one: Project) -> None:
    one.write(
        "two", text='# title: not this\ntitle: "Hips: what now?"  # a comment\nstatus: draft # soon\nlanguage: cy\n'
    )
    lines = one.call("list").stdout.splitlines()
    assert lines[0] == "Leaflets"
    assert [line.split(maxsplit=3) for line in lines[1:3]] == [
        ["one", "en-GB", "demonstration", "A title"],
        ["two", "cy", "draft", "Hips: what now?"],
    ]
    shown = lines[lines.index("Formats") + 1 :]
    assert {line.split()[0] for line in shown} >= {*all_formats(), "words", "buggy"}
    assert "words.size=1 to 9 pt (1)" in one.call("list").stdout


def test_list_for_machines(one: Project) -> None:
    found = json.loads(one.call("list", "--json").stdout)
    assert found["leaflets"] == [
        {
            "name": "one",
            "title": "A title",
            "language": "en-GB",
            "status": "demonstration",
            "file": "content/one/leaflet.yaml",
        }
    ]
    assert {"id": "title", "title": "Title", "media_type": "text/plain", "options": []} in found["formats"]


def test_list_shows_a_leaflet_that_cannot_be_read(one: Project) -> None:
    one.source().write_bytes(b"\xff\xfe: [")
    done = one.call("list")
    assert (done.returncode, done.stdout.splitlines()[1].split()) == (0, ["one", "en-GB"])


OFFER = "publisher: {name: Example Hospitals}\noffer: {routes: {phone: 01632 960 150}}\n"


def test_list_of_an_empty_content(one: Project) -> None:
    one.source().unlink()
    assert one.call("list").stdout.startswith("Leaflets\n  none yet\n")


def test_check_says_what_is_wrong_and_where(one: Project) -> None:
    one.write(text=LEAFLET.format(title="A title") + "promises: [htlm]\n")
    done = one.call("check", "--today", "2026-01-01")
    assert done.returncode == 1
    assert done.stdout.startswith("content/one/leaflet.yaml:13:12: error: 'htlm' is promised")
    assert "(unknown-promise)\n  hint: " in done.stdout
    assert done.stderr == ""
    assert not one.output.exists()


def test_check_of_warnings_is_well(one: Project) -> None:
    done = one.call("check", "--today", "2031-01-01")
    assert done.returncode == 0
    assert "warning: the review date has passed (overdue-review)" in done.stdout


def test_check_goes_on_after_a_source_with_faults(one: Project) -> None:
    one.write(text="title: [\n")
    one.write("two")
    done = one.call("check", "--json", "--today", "2031-01-01")
    rows = json.loads(done.stdout)
    assert done.returncode == 1
    assert {(row["leaflet"], row["rule"], row["severity"]) for row in rows} >= {
        ("one", "source", "error"),
        ("two", "overdue-review", "warning"),
    }
    assert rows[0]["file"] == "content/one/leaflet.yaml"


def test_check_of_one_leaflet_looks_at_that_one_only(one: Project) -> None:
    one.write("two", text="title: [\n")
    assert one.call("check", "one", "--today", "2026-01-01").returncode == 0
    assert one.call("check", "two").returncode == 1


def test_schema_is_json_schema(one: Project) -> None:
    found = json.loads(one.call("schema").stdout)
    assert found["$schema"].startswith("https://json-schema.org/")
    assert "title" in found["properties"]


@pytest.mark.parametrize("shared", ["", "publisher: {name: Example Hospitals}\n", OFFER])
def test_new_writes_a_first_source_that_builds_without_a_finding(one: Project, shared: str) -> None:
    if shared:
        (one.folder / "content" / "shared.yaml").write_text(shared)
    done = one.call("new", "knee-replacement", "--today", "2026-11-24")
    assert (done.returncode, done.stdout) == (0, "content/knee-replacement/leaflet.yaml\n")
    text = one.source("knee-replacement").read_text()
    assert "\ntitle: Knee replacement\n" in text
    assert "\npublished: 2026-11\nreview: 2029-11\n" in text
    assert ("\npublisher:" in text) != bool(shared)
    assert ("\noffer:" in text) != (shared == OFFER)
    checked = one.call("check", "knee-replacement", "--today", "2026-11-24")
    assert (checked.returncode, checked.stdout) == (0, "")
    built = one.call("knee-replacement", "--format", "title", "--json")
    assert built.returncode == 0
    assert json.loads(built.stdout)["editions"][0]["status"] == "draft"


def test_new_points_editors_to_the_schema(one: Project) -> None:
    one.call("new", "knee")
    first = one.source("knee").read_text().splitlines()[0]
    place = first.removeprefix("# yaml-language-server: $schema=")
    schema = json.loads((one.source("knee").parent / place).read_text())
    assert schema == json.loads(one.call("schema").stdout)


def test_new_writes_over_nothing(one: Project) -> None:
    before = one.source().read_bytes()
    done = one.call("new", "one")
    assert done.returncode == 2
    assert "content/one/leaflet.yaml is there already" in done.stderr
    assert one.source().read_bytes() == before


@pytest.mark.parametrize("name", ["Knee", "knee replacement", "../knee", "knee/", "-knee", "knee--2", "", "knié"])
def test_new_refuses_a_name_that_cannot_be_in_file_names(one: Project, name: str) -> None:
    done = one.call("new", "--", name)
    assert done.returncode == 2
    assert "a leaflet cannot be named" in done.stderr
    assert [path.name for path in (one.folder / "content").iterdir()] == ["one"]


def test_the_published_schema_is_the_schema_of_today(one: Project) -> None:
    published = (ROOT / "docs" / "leaflet.schema.json").read_text(encoding="utf-8")
    assert published == one.call("schema").stdout, "run: python build.py schema > docs/leaflet.schema.json"
