import os
import re
import subprocess
import sys
import termios
from pathlib import Path

import pytest

from leaflets.cli import main
from tests.projects import ROOT, Project

HEAVY = {"pydantic", "weasyprint", "jinja2", "docx", "av", "markdown_it", "pypdfium2", "pyttsx3", "pikepdf", "tqdm"}


def imported(*words: str) -> set[str]:
    code = (
        "import sys\nfrom leaflets.cli import main\n"
        "try: main(sys.argv[1:])\nexcept SystemExit: pass\nprint(*sys.modules)"
    )
    done = subprocess.run(
        [sys.executable, "-c", code, *words], cwd=ROOT, capture_output=True, text=True, check=True, env=environment()
    )
    return {name.partition(".")[0] for name in done.stdout.splitlines()[-1].split()}


def environment(**more: str) -> dict[str, str]:
    kept = {name: value for name, value in os.environ.items() if not name.startswith("PYTHON")}
    return kept | more


@pytest.mark.parametrize(
    "words",
    [("--help",), ("build", "--help"), ("list",), ("list", "--json"), ("pictures", "find", "jab", "--no-sheet")],
)
def test_help_and_list_load_nothing_heavy(words: tuple[str, ...]) -> None:
    found = imported(*words)
    assert found & HEAVY == set()
    assert "argparse" in found


def test_help_loads_no_format() -> None:
    assert "formats" not in imported("--help")


def test_help_names_every_command_and_option(one: Project) -> None:
    top, build = one.call("--help"), one.call("build", "--help")
    assert top.returncode == build.returncode == 0
    for command in ("build", "check", "list", "schema", "new", "pictures"):
        assert re.search(rf"^    {command} ", top.stdout, re.MULTILINE)
    options = "format option language jobs content output no-cache draft today json"
    assert all(f"--{option}" in build.stdout for option in options.split())
    assert one.call("-h").stdout == top.stdout
    assert all(f"    {action} " in one.call("pictures", "--help").stdout for action in ("find", "list"))


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (("on",), "there is no leaflet on in content\n  hint: did you mean 'one'?"),
        (("build", "oen"), "did you mean 'one'?"),
        (("chek",), "there is no leaflet chek in content"),
        (("content/two/leaflet.yaml",), "there is no file content/two/leaflet.yaml"),
        (("--format", "wrds"), "there is no format wrds\n  hint: did you mean 'words'?"),
        (("--option", "words.siz=2"), "words has no option siz\n  hint: did you mean 'size'?"),
        (("--option", "words.size=99"), "a whole number from 1 to 9 (pt): how large"),
        (("--option", "words"), "write FORMAT.KEY=VALUE"),
        (("--content", "contnt"), "there is no folder contnt"),
        (("--jobs", "0"), "0 is not a whole number from 1"),
        (("--jobs", "many"), "many is not a whole number from 1"),
        (("--today", "24/11/2026"), "24/11/2026 is not a date like 2028-02-29"),
        (("--today", "2026-02-30"), "2026-02-30 is not a date"),
        (("--no-such-option",), "unrecognized arguments: --no-such-option"),
        (("--form", "words"), "unrecognized arguments"),
        (("new",), "NAME"),
        (("pictures",), "ACTION"),
        (("pictures", "find"), "WORD"),
        (("pictures", "show"), "invalid choice: 'show'"),
    ],
)
def test_wrong_use_says_what_to_do_and_makes_nothing(one: Project, words: tuple[str, ...], message: str) -> None:
    done = one.call(*words)
    assert done.returncode == 2
    assert message in done.stderr
    assert done.stdout == ""
    assert not one.output.exists()


def test_a_leaflet_named_like_a_command_can_be_built(one: Project) -> None:
    one.write("check")
    assert one.call("build", "check", "--format", "title").returncode == 0
    assert one.made("check")["check_title.txt"] == b"A title"


def test_a_wrong_setting_is_wrong_use_with_its_line(one: Project) -> None:
    (one.folder / "pyproject.toml").write_text('[tool.leaflets]\nouput = "x"\n')
    done = one.call("list")
    assert done.returncode == 2
    assert done.stderr == "pyproject.toml:2:1: there is no setting ouput\n  hint: did you mean 'output'?\n"


def test_the_settings_of_the_project_are_used(one: Project) -> None:
    (one.folder / "pyproject.toml").write_text('[tool.leaflets]\ncontent = "texts"\noutput = "made"\n')
    (one.folder / "content").rename(one.folder / "texts")
    done = one.call("--format", "title")
    assert done.stdout.splitlines() == ["made/build/one/en-GB/one_title.txt: 7 bytes", "made/index.html"]


def test_a_leaflet_is_built_by_the_path_of_its_file(one: Project) -> None:
    elsewhere = one.folder / "drafts" / "two" / "leaflet.yaml"
    elsewhere.parent.mkdir(parents=True)
    one.source().rename(elsewhere)
    assert one.call("drafts/two/leaflet.yaml", "--format", "title").returncode == 0
    assert one.made("two")["two_title.txt"] == b"A title"


def test_a_python_without_the_packages_says_in_one_line_what_to_run(one: Project) -> None:
    for words in ([], ["check"], ["schema"]):
        done = subprocess.run(
            [sys.executable, "-S", str(ROOT / "build.py"), *words],
            cwd=one.folder,
            env=environment(),
            capture_output=True,
            text=True,
            check=False,
        )
        assert done.returncode == 2
        assert re.fullmatch(
            r"The Python package \w+ is missing: run `make leaflets`, or .*requirements\.txt.*\n", done.stderr
        )
        assert done.stdout == ""


def test_help_needs_no_package_at_all(one: Project) -> None:
    done = subprocess.run(
        [sys.executable, "-S", str(ROOT / "build.py"), "--help"], cwd=one.folder, capture_output=True, check=False
    )
    assert done.returncode == 0


def test_a_bug_keeps_its_traceback(one: Project) -> None:
    """A package of our own that is missing is no matter of set-up."""
    (one.folder / "plugin" / "leaflets_plugin.py").write_text("import leaflets.no_such_module\n")
    done = one.run("list")
    assert done.returncode == 1
    assert done.stderr.endswith("ModuleNotFoundError: No module named 'leaflets.no_such_module'\n")


@pytest.mark.parametrize("entry", [["-m", "leaflets"], [str(ROOT / "build.py")]])
def test_every_way_in_is_the_same(one: Project, entry: list[str]) -> None:
    done = subprocess.run(
        [sys.executable, *entry, "list"],
        cwd=one.folder,
        env=environment(PYTHONPATH=str(ROOT)),
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0
    assert "A title" in done.stdout


def test_the_project_of_build_py_is_meant_where_there_is_no_other(tmp_path: Path) -> None:
    def listed(*entry: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [sys.executable, *entry, "list"],
            cwd=tmp_path,
            env=environment(PYTHONPATH=str(ROOT)),
            capture_output=True,
            text=True,
            check=False,
        )

    assert "dry-needling" in listed(str(ROOT / "build.py")).stdout
    elsewhere = listed("-m", "leaflets")
    assert elsewhere.returncode == 2
    assert elsewhere.stderr.startswith("there is no folder content\n")


def test_results_that_nobody_reads_are_no_fault(one: Project) -> None:
    for number in range(50):
        one.write(f"leaflet-{number}", title="A title " * 500)
    command = " ".join([*one.command("list", "--json"), "|", "head", "-c", "1"])
    done = subprocess.run(
        ["bash", "-o", "pipefail", "-c", command],
        cwd=one.folder,
        env=one.environment(),
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.returncode, done.stderr) == (0, "")


def test_results_on_a_full_disk_are_one_line(one: Project) -> None:
    with Path("/dev/full").open("w") as full:
        done = subprocess.run(
            one.command("list"),
            cwd=one.folder,
            env=one.environment(),
            stdout=full,
            stderr=subprocess.PIPE,
            text=True,
            check=False,
        )
    assert done.returncode == 1
    assert done.stderr.startswith("No space left on device")
    assert "Traceback" not in done.stderr


def test_a_terminal_without_the_letters_stops_nothing(one: Project) -> None:
    one.write(title="Größe 💉")
    done = subprocess.run(
        one.command("list"),
        cwd=one.folder,
        env={**one.environment(), "PYTHONIOENCODING": "ascii"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0
    assert r"Gr\xf6\xdfe \U0001f489" in done.stdout


def test_main_may_be_called_from_python(one: Project, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["list", "--content", str(one.folder / "content")]) == 0
    assert "A title" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("size", "ci", "bar"), [((30, 100), "", True), ((30, 100), "true", False), ((0, 0), "", False)]
)
def test_a_bar_on_a_terminal_and_lines_in_ci(one: Project, size: tuple[int, int], ci: str, bar: bool) -> None:  # noqa: FBT001 - of a table
    screen, terminal = os.openpty()
    termios.tcsetwinsize(terminal, size)
    done = subprocess.run(
        one.command("--format", "title"),
        cwd=one.folder,
        env={**one.environment(), "CI": ci},
        stdout=subprocess.PIPE,
        stderr=terminal,
        text=True,
        check=True,
    )
    os.close(terminal)
    shown = os.read(screen, 10_000).decode()
    os.close(screen)
    assert ("1/1 [" in shown) == bar
    assert ("[1/1] one en-GB title: 7 bytes" in shown) != bar
    assert done.stdout.splitlines() == ["output/build/one/en-GB/one_title.txt: 7 bytes", "output/index.html"]
