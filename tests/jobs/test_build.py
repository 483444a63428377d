"""Builds as a process of their own, with formats of a plug-in that fail in every way there is."""

import json
import re
import resource
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.jobs.test_executors import wait_until_gone
from tests.projects import LEAFLET, ROOT, Project

pytestmark = pytest.mark.slow  # whole builds in processes of their own

GOOD = ("--format", "words", "--format", "title")


def test_a_build_makes_what_is_asked_for(one: Project) -> None:
    done = one.call(*GOOD)
    assert done.returncode == 0, done.stderr
    assert set(one.made()) == {"manifest.json", "one_words.txt", "one_title.txt"}
    assert one.made()["one_words.txt"] == b"A title 1"
    assert done.stdout.splitlines() == [
        "output/build/one/en-GB/one_words.txt: 9 bytes",
        "output/build/one/en-GB/one_title.txt: 7 bytes",
        "output/index.html",
    ]


def test_nothing_to_do_makes_nothing_and_shows_the_same(one: Project) -> None:
    first = one.call(*GOOD)
    again = one.call(*GOOD)
    assert again.stdout == first.stdout
    assert again.returncode == 0
    assert not re.search(r"^\[", again.stderr, re.MULTILINE)
    assert (one.times("words"), one.times("title")) == (1, 1)


def test_findings_are_shown_whether_there_is_something_to_do_or_not(one: Project) -> None:
    for _ in range(2):
        done = one.call(*GOOD, "--today", "2031-01-01")
        assert "content/one/leaflet.yaml:5:9: warning: the review date has passed (overdue-review)" in done.stderr
        assert done.returncode == 0
    assert "overdue-review" not in one.call(*GOOD, "--today", "2026-01-01").stderr
    assert one.times("words") == 1


HEAVY = {
    "pydantic",
    "weasyprint",
    "jinja2",
    "docx",
    "av",
    "yaml",
    "markdown_it",
    "pypdfium2",
    "tqdm",
    "multiprocessing",
}


def modules(project: Project, *words: str) -> set[str]:
    """Name what a build imports."""
    code = (
        "import sys, json\nfrom leaflets.cli import main\n"
        "assert main(sys.argv[1:]) == 0\nprint(json.dumps(sorted(sys.modules)))"
    )
    path = {"PYTHONPATH": f"{ROOT}:{project.folder / 'plugin'}"}
    done = subprocess.run(
        [sys.executable, "-c", code, *words],
        cwd=project.folder,
        env={**project.environment(), **path},
        capture_output=True,
        text=True,
        check=True,
    )
    return set(json.loads(done.stdout.splitlines()[-1]))


def test_nothing_to_do_imports_neither_the_model_nor_a_renderer(one: Project) -> None:
    assert "pydantic" in modules(one, *GOOD)
    assert modules(one, *GOOD) & {*HEAVY, "leaflets.reading", "leaflets.rules", "leaflets.jobs.run"} == set()


@pytest.mark.slow
def test_a_whole_leaflet_with_nothing_to_do_imports_no_format_either(one: Project) -> None:
    shutil.rmtree(one.folder / "plugin")
    assert {"weasyprint", "pydantic"} <= modules(one, "--jobs", "1")
    assert modules(one) & {*HEAVY, "formats", "leaflets.document", "leaflets.format", "leaflets.reading"} == set()


def test_an_edit_makes_its_own_leaflet_only(one: Project) -> None:
    one.write("two", title="Another")
    one.call(*GOOD)
    assert one.times("words") == 2
    one.write("two", title="Another one")
    assert one.call(*GOOD).returncode == 0
    assert one.times("words") == 3
    assert one.made("two")["two_words.txt"] == b"Another one 1"


def test_an_edit_that_changes_no_text_makes_nothing(one: Project) -> None:
    one.call(*GOOD)
    before = one.manifest()
    one.write(text="# a comment\n\n" + LEAFLET.format(title="A title"))
    done = one.call(*GOOD)
    assert done.stderr.count("from the cache") == 2
    assert one.times("words") == 1
    after = one.manifest()
    assert after["source"] != before["source"]
    assert after["artefacts"] == before["artefacts"]


@pytest.mark.parametrize(
    "change", ["shared", "picture", "own picture", "plugin", "lost file", "short file", "no manifest"]
)
def test_what_is_not_fresh_is_noticed(one: Project, change: str) -> None:
    one.call(*GOOD)
    content, made = one.folder / "content", one.output / "build" / "one" / "en-GB"
    match change:
        case "shared":
            (content / "shared.yaml").write_text("publisher: {name: Another}\n")
        case "picture":
            (content / "pictures").mkdir()
            (content / "pictures" / "new.svg").touch()
        case "own picture":
            (content / "one" / "new.svg").touch()
        case "plugin":
            with (one.folder / "plugin" / "leaflets_plugin.py").open("a") as file:
                file.write("\n")
        case "lost file":
            (made / "one_words.txt").unlink()
        case "short file":
            (made / "one_words.txt").write_bytes(b"A")
        case "no manifest":
            (made / "manifest.json").unlink()
    assert "[2/2]" in one.call(*GOOD).stderr
    assert one.made()["one_words.txt"] == b"A title 1"
    assert one.times("words") == (2 if change == "plugin" else 1)
    assert "[" not in one.call(*GOOD).stderr


def test_options_are_part_of_what_is_asked_for(one: Project) -> None:
    one.call(*GOOD)
    one.call(*GOOD, "--option", "words.size=9")
    assert one.made()["one_words.txt"] == b"A title 9"
    assert one.manifest()["artefacts"][0]["options"] == {"size": 9}
    one.call(*GOOD)
    assert one.made()["one_words.txt"] == b"A title 1"
    assert one.times("words") == 2


def test_one_format_leaves_the_others_of_the_same_source(one: Project) -> None:
    one.call(*GOOD)
    one.call("--format", "title")
    assert set(one.made()) == {"manifest.json", "one_words.txt", "one_title.txt"}
    one.write(title="Edited")
    one.call("--format", "title")
    assert set(one.made()) == {"manifest.json", "one_title.txt"}


def test_without_the_cache_everything_is_made_and_nothing_is_kept(one: Project) -> None:
    for times in (1, 2):
        assert one.call(*GOOD, "--no-cache").returncode == 0
        assert one.times("words") == times
    assert not (one.output / ".cache").exists()


def test_a_damaged_cache_is_made_again(one: Project) -> None:
    one.call(*GOOD)
    first = one.made()
    for path in (one.output / ".cache").rglob("*"):
        if path.is_file():
            path.write_bytes(path.read_bytes()[:-1] + b"?")
    one.write(text="# a comment\n" + LEAFLET.format(title="A title"))
    assert one.call(*GOOD).returncode == 0
    assert one.times("words") == 2
    assert one.made()["one_words.txt"] == first["one_words.txt"]


@pytest.mark.parametrize("jobs", ["1", "2"])
def test_failures_are_told_and_the_other_formats_are_made(one: Project, jobs: str) -> None:
    formats = [
        f"--format={name}"
        for name in ("words", "buggy", "picky", "refusing", "leaving", "pdf", "full", "twin", "title")
    ]
    done = one.run(*formats, "--jobs", jobs)
    assert done.returncode == 1
    assert set(one.made()) == {"manifest.json", "one_words.txt", "one_title.txt"}
    failed = {row["format"]: row["faults"] for row in one.manifest()["failed"]}
    assert failed["buggy"][0].startswith("ValueError: nobody foresaw this")
    assert failed["picky"] == ["this table is too wide\n  hint: make it narrower"]
    assert failed["leaving"][0].startswith("SystemExit: 3")
    assert failed["pdf"][0].startswith("broken.pdf is not a PDF that can be opened")
    assert failed["full"] == ["/somewhere: No space left on device"]
    assert failed["twin"][0].startswith("another format made one_words.txt already")
    assert one.manifest()["not_offered"] == [{"format": "refusing", "reason": "there is no voice for it"}]
    assert done.stderr.count("Traceback") == 2
    assert "in buggy" in done.stderr
    assert "libraries talk" not in done.stdout
    assert "output/build/one/en-GB: refusing not offered: there is no voice for it" in done.stdout


def test_a_failure_is_tried_again_and_what_was_made_is_not(one: Project) -> None:
    formats = ("--format", "words", "--format", "buggy")
    for _ in range(2):
        done = one.call(*formats)
        assert done.returncode == 1
        assert "nobody foresaw this" in done.stderr
    assert one.times("words") == 1
    assert one.call("--format", "words").returncode == 0


def test_a_format_that_kills_its_process_fails_alone(one: Project) -> None:
    one.write("two")
    done = one.run("--format", "dying", *GOOD, "--jobs", "2")
    assert done.returncode == 1
    for name in ("one", "two"):
        assert set(one.made(name)) == {"manifest.json", f"{name}_words.txt", f"{name}_title.txt"}
        assert one.manifest(name)["failed"][0]["faults"][0].startswith("the process that made it died")


def test_a_source_with_faults_stays_as_it_was_and_the_others_go_on(one: Project) -> None:
    one.write("two")
    one.call(*GOOD)
    before = one.made()
    one.write(text=LEAFLET.format(title="A title").replace("version:", "versoin:"))
    one.write("two", title="Edited")
    done = one.call(*GOOD)
    assert done.returncode == 1
    assert "content/one/leaflet.yaml:3:1: `versoin` is not a key that can stand here" in done.stderr
    assert "did you mean" in done.stderr
    assert "Traceback" not in done.stderr
    assert one.made() == before
    assert one.made("two")["two_words.txt"] == b"Edited 1"


def test_a_new_source_with_faults_writes_nothing(one: Project) -> None:
    one.write(text="title: [")
    assert one.call(*GOOD).returncode == 1
    assert not (one.output / "build" / "one").exists()


def test_a_text_that_the_leaflet_lacks_is_not_offered(one: Project) -> None:
    done = one.call("--format", "easy", "--format", "words")
    assert done.returncode == 0
    assert [row["format"] for row in one.manifest()["not_offered"]] == ["easy"]
    assert "[" not in one.call("--format", "easy", "--format", "words").stderr


def test_a_language_that_no_leaflet_has_is_wrong_use(one: Project) -> None:
    done = one.call(*GOOD, "--language", "en-US")
    assert done.returncode == 2
    assert done.stderr.endswith("no leaflet is in en-US\n  hint: did you mean 'en-GB'?\n")
    assert one.call(*GOOD, "--language", "en-GB").returncode == 0
    assert "one_words.txt" in one.made()


def test_a_language_that_a_leaflet_no_longer_has_goes(one: Project) -> None:
    one.call(*GOOD)
    one.write(text=LEAFLET.format(title="A title").replace("en-GB", "en-IE"))
    one.call(*GOOD)
    assert [path.name for path in (one.output / "build" / "one").iterdir()] == ["en-IE"]
    (one.output / "build" / "one" / "cy").mkdir()
    one.call(*GOOD)
    assert [path.name for path in (one.output / "build" / "one").iterdir()] == ["en-IE"]


def test_results_for_machines(one: Project) -> None:
    done = one.call("--format", "words", "--format", "picky", "--json")
    found = json.loads(done.stdout)
    assert found["index"] == "output/index.html"
    assert found["failures"] == ["one en-GB picky"]
    (edition,) = found["editions"]
    assert edition["folder"] == "output/build/one/en-GB"
    assert {key: value for key, value in edition.items() if key != "folder"} == one.manifest()
    one.write(text="title: 1\nwrong: 2\n")
    faults = json.loads(one.call("--json", *GOOD).stdout)["faults"]
    (place,) = [(row["file"], row["line"], row["column"]) for row in faults if "wrong" in row["message"]]
    assert place == ("content/one/leaflet.yaml", 2, 1)


def test_the_same_source_gives_the_same_manifest_elsewhere(one: Project) -> None:
    one.run(*GOOD, "--no-cache")
    first = one.made()
    one.run(*GOOD, "--jobs", "2", "--output", "elsewhere")
    second = {path.name: path.read_bytes() for path in (one.folder / "elsewhere/build/one/en-GB").iterdir()}
    assert second == first


def test_what_may_differ_is_marked(one: Project) -> None:
    one.call("--format", "random", "--format", "words")
    assert {row["format"]: row["repeats"] for row in one.manifest()["artefacts"]} == {"random": False, "words": True}
    before = one.made()
    one.call("--format", "random", "--format", "words")
    assert one.made() == before


def start(project: Project, *words: str) -> subprocess.Popen[str]:
    return subprocess.Popen(
        project.command(*words),
        cwd=project.folder,
        env=project.environment(),
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )


def wait_for(condition: Path, seconds: float = 20) -> None:
    end = time.monotonic() + seconds
    while not (condition.exists() and condition.read_text().endswith("\n")):
        assert time.monotonic() < end
        time.sleep(0.02)


WAITING = ("--format", "words", "--format", "waiting", "--format", "title")


@pytest.mark.parametrize("jobs", ["1", "2"])
def test_a_killed_build_leaves_the_old_folder_and_no_process(one: Project, jobs: str) -> None:
    one.call(*GOOD)
    before = one.made()
    one.write(title="Edited")
    with start(one, *WAITING, "--jobs", jobs) as build:
        wait_for(one.marks / "waiting")
        build.kill()
    assert build.returncode == -signal.SIGKILL
    wait_until_gone([int(line) for line in (one.marks / "waiting").read_text().split()])
    assert one.made() == before
    assert one.call(*GOOD).returncode == 0
    assert one.made()["one_words.txt"] == b"Edited 1"


@pytest.mark.parametrize("jobs", ["1", "2"])
def test_ctrl_c_stops_at_once_with_no_process_left(one: Project, jobs: str) -> None:
    with start(one, *WAITING, "--jobs", jobs) as build:
        wait_for(one.marks / "waiting")
        build.send_signal(signal.SIGINT)
        stdout, stderr = build.communicate(timeout=30)
    assert build.returncode == 130
    assert stdout == ""
    assert stderr.endswith("stopped\n")
    assert "Traceback" not in stderr
    wait_until_gone([int(line) for line in (one.marks / "waiting").read_text().split()])


def test_a_disk_without_room_is_one_line_and_loses_nothing(one: Project) -> None:
    one.run(*GOOD)
    before = one.made()
    one.write(title="Edited")
    done = one.run(
        "--format",
        "words",
        "--format",
        "large",
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (200_000, 200_000)),
    )
    assert done.returncode == 1
    assert "output/build/one/en-GB/large.bin: File too large\n  hint: what was there before is as it was" in done.stderr
    assert "Traceback" not in done.stderr
    assert one.made() == before
    assert not list((one.output / "build" / "one").glob(".new-*"))


def test_an_output_that_is_no_folder_is_wrong_use(one: Project) -> None:
    (one.folder / "file").touch()
    done = one.call("--output", "file")
    assert (done.returncode, done.stderr) == (2, "file is not a folder\n  hint: name another with --output\n")


def test_an_output_that_cannot_be_written_is_one_line(one: Project) -> None:
    one.output.mkdir()
    (one.output / "build").touch()
    done = one.call(*GOOD)
    assert done.returncode == 1
    assert "output/build: File exists" in done.stderr
    assert "Traceback" not in done.stderr


def test_two_builds_at_once_do_not_disturb_each_other(one: Project) -> None:
    for round_ in range(2):
        one.write(title=f"Edit {round_}")
        builds = [start(one, "--format", name) for name in ("words", "title", "random")]
        for build in builds:
            _, stderr = build.communicate(timeout=60)
            assert build.returncode == 0, stderr
        assert set(one.made()) == {"manifest.json", "one_words.txt", "one_title.txt", "random.txt"}
        assert one.made()["one_words.txt"] == f"Edit {round_} 1".encode()
        assert [path.name for path in (one.output / "build" / "one").iterdir()] == ["en-GB"]


def test_two_formats_of_one_name_are_refused_and_both_named(one: Project) -> None:
    points = one.folder / "plugin" / "leaflets_plugin-1.dist-info" / "entry_points.txt"
    points.write_text("[leaflets.formats]\na = leaflets_plugin:WORDS\nb = leaflets_plugin:WORDS\n")
    done = one.call()
    assert done.returncode == 2
    assert done.stderr.count("leaflets_plugin:WORDS") == 2
    assert "two formats are named words" in done.stderr


def test_a_large_cache_is_pruned(one: Project) -> None:
    (one.folder / "pyproject.toml").write_text("[tool.leaflets]\ncache_megabytes = 1\n")
    for number in range(6):
        one.write(title=f"Edit {number}")
        one.call("--format", "large")
    assert sum(path.stat().st_size for path in (one.output / ".cache").rglob("*") if path.is_file()) <= 1_000_000
