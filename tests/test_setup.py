"""Set-up: what `make` installs, when it does so again, and what it says where it may not.

Stand-ins play the machine's own programs (Python, apt-get, sudo), so that each kind of machine can be tried.
"""

import os
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path

import pytest
import yaml

TOP = Path(__file__).parents[1]
LIBRARIES = [
    "libpango-1.0-0",
    "libpangoft2-1.0-0",
    "libharfbuzz-subset0",
    "liblouis20",
    "libespeak-ng1",
    "poppler-utils",
]
JUDGES = ["chromium", "default-jre-headless", "ffmpeg", "libbrailleutils-java", "mp3val", "qpdf"]
FILES = ("Makefile", "scripts/setup", ".ci/run")
LOCKS = ("requirements.txt", "requirements-dev.txt")
NODE = ("package.json", "package-lock.json")

# Each stand-in writes down how it was called; what else it does is what set-up relies on.
LOG = '#!/bin/sh\nprintf "%s %s\\n" "${0##*/}" "$*" >>"$MACHINE/calls"\n'
PYTHON = """case "$*" in
  *"import ensurepip"*) [ ! -f "$MACHINE/no-ensurepip" ] ;;
  *version_info*) [ ! -f "$MACHINE/old-python" ] ;;
  --version) echo Python 3.9.2 ;;
  "-m venv --clear .venv")
    mkdir -p .venv/bin
    cp "$0" "$MACHINE/interpreter"
    ln -sf "$MACHINE/interpreter" .venv/bin/python ;;
  *" install "*) [ ! -f "$MACHINE/no-network" ] ;;
  *"import npm"*) mkdir -p node_modules; [ ! -f "$MACHINE/no-network" ] ;;
esac
"""
APT = """case "$*" in
  update) rm -f "$MACHINE/old-lists" ;;
  *" install "*) [ ! -f "$MACHINE/old-lists" ] || { echo "E: Unable to locate package"; exit 100; } ;;
esac
case "$*" in *-venv*) rm -f "$MACHINE/no-ensurepip" ;; esac
"""
DPKG = 'cat "$MACHINE/packages"\n'


@dataclass(frozen=True)
class Machine:
    """A checkout in a folder whose name has spaces, on a machine whose outside programs are stand-ins."""

    top: Path

    @property
    def folder(self) -> Path:
        return self.top.parent / "machine"

    def has(self, name: str, does: str = "") -> None:
        path = self.folder / "bin" / name
        path.write_text(LOG + does)
        path.chmod(0o755)

    def mark(self, name: str, text: str = "") -> Path:
        path = self.folder / name
        path.write_text(text)
        return path

    def run(self, *command: str, **environment: str) -> subprocess.CompletedProcess[str]:
        path = f"{self.folder / 'bin'}:{os.defpath}"
        outside = {"PATH": path, "MACHINE": str(self.folder), "HOME": str(self.folder)} | environment
        return subprocess.run(command, cwd=self.top, env=outside, capture_output=True, text=True, check=False)

    def set_up(self, what: str = "run-time", **environment: str) -> list[str]:
        """Set up, and give the programs that were called for it."""
        calls = self.mark("calls")
        done = self.run("make", what, **environment)
        assert done.returncode == 0, done.stderr
        return calls.read_text().splitlines()


@pytest.fixture
def machine(tmp_path: Path) -> Machine:
    made = Machine(tmp_path / "a folder with spaces")
    for name in FILES:
        made.top.joinpath(name).parent.mkdir(parents=True, exist_ok=True)
        made.top.joinpath(name).write_bytes((TOP / name).read_bytes())
        made.top.joinpath(name).chmod(0o755)
    for name in (*LOCKS, *NODE):
        made.top.joinpath(name).write_text("# nothing is needed\n")
    made.folder.joinpath("bin").mkdir(parents=True)
    for name, does in {
        "python3": PYTHON,
        "apt-get": APT,
        "dpkg-query": DPKG,
        "id": "echo 0\n",
        "sudo": "exit 1\n",
    }.items():
        made.has(name, does)
    made.mark("packages", "".join(f"{name} installed\n" for name in [*LIBRARIES, *JUDGES]))
    return made


def called(calls: list[str], words: str) -> int:
    return sum(words in call for call in calls)


def test_everything_is_set_up_once(machine: Machine) -> None:
    first = machine.set_up()
    assert called(first, "-m venv") == 1
    assert [call.rpartition(" ")[2] for call in first if " install " in call] == ["requirements.txt"]
    assert called(first, "--require-hashes") == 1
    assert machine.set_up() == []


def test_development_adds_to_what_is_there(machine: Machine) -> None:
    machine.set_up()
    second = machine.set_up("development")
    assert called(second, "-m venv") == 0
    assert [call.rpartition(" ")[2] for call in second if " install " in call] == ["requirements-dev.txt"]
    assert machine.set_up("development") == machine.set_up("run-time") == []


def test_judges_add_to_what_is_there(machine: Machine) -> None:
    machine.set_up("development")
    third = machine.set_up("judges")
    assert called(third, "-m venv") == called(third, " install ") == 0
    (call,) = [call for call in third if "import npm" in call]
    assert " ci --ignore-scripts " in call
    assert machine.set_up("judges") == machine.set_up("development") == machine.set_up("run-time") == []


def test_what_only_judges_need_is_asked_for_by_them_alone(machine: Machine) -> None:
    machine.mark("packages", "".join(f"{name} installed\n" for name in LIBRARIES))
    assert not [call for call in machine.set_up("development") if call.startswith("apt-get") or "npm" in call]
    apt = [call for call in machine.set_up("judges") if call.startswith("apt-get") and "--version" not in call]
    assert len(apt) == 1
    assert apt[0].endswith(f" install --no-install-recommends {' '.join(JUDGES)}")
    assert machine.set_up("judges") == []


@pytest.mark.parametrize("lock", NODE)
def test_content_of_the_lock_of_judges_decides_too(machine: Machine, lock: str) -> None:
    machine.set_up("judges")
    os.utime(machine.top / lock, (2e9, 2e9))
    assert machine.set_up("judges") == []
    machine.top.joinpath(lock).write_text("# something else is needed\n")
    again = machine.set_up("judges")
    assert called(again, "import npm") == 1
    assert called(again, "-m venv") == 0


def test_judges_that_were_taken_away_are_installed_again(machine: Machine) -> None:
    machine.set_up("judges")
    machine.top.joinpath("node_modules").rmdir()
    assert called(machine.set_up("judges"), "import npm") == 1


def test_judges_whose_install_broke_off_are_installed_again(machine: Machine) -> None:
    machine.set_up("development")
    network = machine.mark("no-network")
    assert machine.run("make", "judges").returncode != 0
    network.unlink()
    assert called(machine.set_up("judges"), "import npm") == 1


@pytest.mark.parametrize("lock", LOCKS)
def test_content_of_a_lock_decides_and_its_date_does_not(machine: Machine, lock: str) -> None:
    machine.set_up("development")
    os.utime(machine.top / lock, (2e9, 2e9))
    assert machine.set_up("development") == []
    machine.top.joinpath(lock).write_text("# something else is needed\n")
    os.utime(machine.top / lock, (1e9, 1e9))
    again = machine.set_up("development")
    assert called(again, "-m venv --clear") == 1
    assert called(again, " install ") == 2
    assert machine.set_up("development") == []


def test_an_install_that_broke_off_is_done_again(machine: Machine) -> None:
    network = machine.mark("no-network")
    assert machine.run("make", "run-time").returncode != 0
    network.unlink()
    assert called(machine.set_up(), " install ") == 1


def test_another_python_means_another_environment_and_is_remembered(machine: Machine) -> None:
    machine.set_up()
    machine.has("python3.99", PYTHON)
    assert called(machine.set_up(PYTHON="python3.99"), "python3.99 -m venv") == 1
    assert machine.set_up() == machine.set_up(PYTHON="python3.99") == []


def test_an_environment_whose_python_has_gone_is_made_anew(machine: Machine) -> None:
    machine.set_up()
    machine.folder.joinpath("interpreter").unlink()
    assert called(machine.set_up(), "-m venv") == 1


def test_missing_packages_alone_are_installed_by_root(machine: Machine) -> None:
    there = "".join(f"{name} installed\n" for name in LIBRARIES[2:])
    machine.mark("packages", f"{there}{LIBRARIES[0]} config-files\n")
    machine.mark("no-ensurepip")
    apt = [call for call in machine.set_up() if call.startswith("apt-get") and "--version" not in call]
    assert len(apt) == 1
    assert apt[0].endswith(" install --no-install-recommends python3-venv libpango-1.0-0 libpangoft2-1.0-0")


def test_lists_are_fetched_only_when_a_package_is_not_found(machine: Machine) -> None:
    machine.mark("packages")
    machine.mark("old-lists")
    apt = [call for call in machine.set_up() if call.startswith("apt-get") and "--version" not in call]
    assert [" update" in call for call in apt] == [False, True, False]
    assert machine.set_up() == []


def test_sudo_that_asks_nothing_is_used(machine: Machine) -> None:
    machine.mark("packages")
    machine.has("id", "echo 1000\n")
    machine.has("sudo", 'shift; exec "$@"\n')
    assert called(machine.set_up(), "sudo -n apt-get -y") == 1


def test_where_nothing_may_be_installed_the_command_is_named_in_one_line(machine: Machine) -> None:
    machine.mark("packages", "liblouis20 installed\n")
    machine.has("id", "echo 1000\n")
    wanted = " ".join(name for name in LIBRARIES if name != "liblouis20")
    for _ in range(2):
        done = machine.run("make", "run-time")
        assert done.returncode == 0
        lines = [line for line in done.stderr.splitlines() if "Debian" in line]
        assert lines == [
            f"Debian packages are missing; please run: sudo apt-get install --no-install-recommends {wanted}"
        ]
    machine.mark("packages", "".join(f"{name} installed\n" for name in LIBRARIES))
    assert "Debian" not in machine.run("make", "run-time").stderr


def test_missing_judges_are_named_and_the_tests_go_on(machine: Machine) -> None:
    machine.mark("packages", "".join(f"{name} installed\n" for name in [*LIBRARIES, *JUDGES[:-2]]))
    machine.has("id", "echo 1000\n")
    done = machine.run("make", "judges")
    assert done.returncode == 0
    assert [line for line in done.stderr.splitlines() if "Debian packages" in line] == [
        "Debian packages are missing; please run: sudo apt-get install --no-install-recommends mp3val qpdf"
    ]


def test_a_failed_apt_shows_its_reason_and_the_command(machine: Machine) -> None:
    machine.mark("packages")
    machine.has("apt-get", 'case "$*" in *" install "*) echo "E: no route to the archive"; exit 100 ;; esac\n')
    lines = machine.run("make", "run-time").stderr.splitlines()
    assert lines[1:3] == [
        "E: no route to the archive",
        f"Debian packages are missing; please run: sudo apt-get install --no-install-recommends {' '.join(LIBRARIES)}",
    ]


def test_a_debian_python_after_another_gets_its_venv_package(machine: Machine) -> None:
    machine.set_up()
    machine.has("python3.99", PYTHON)
    machine.mark("no-ensurepip")
    assert called(machine.set_up(PYTHON="python3.99"), "--no-install-recommends python3.99-venv") == 1


@pytest.mark.parametrize(
    ("fault", "python", "message"),
    [
        ("old-python", "python3", "Python 3.11 or newer is needed, and Python 3.9.2 is not"),
        ("no-ensurepip", "python3", "python3 cannot make a virtual environment without its module ensurepip"),
        ("fault", "python4", "There is no python4 here"),
    ],
)
def test_a_python_that_will_not_do_is_named_in_one_line(
    machine: Machine, fault: str, python: str, message: str
) -> None:
    machine.mark(fault)
    machine.has("id", "echo 1000\n")
    done = machine.run("make", "run-time", PYTHON=python)
    assert done.returncode != 0
    assert sum(message in line for line in done.stderr.splitlines()) == 1
    assert "Traceback" not in done.stderr
    assert not machine.top.joinpath(".venv").exists()


@pytest.mark.slow
def test_a_real_environment_is_made_and_then_costs_nothing(machine: Machine) -> None:
    """The locks are empty, so no network is needed. Of five runs the best counts: other work may hold up the rest."""
    started = machine.run("make", "development", PYTHON=sys.executable)
    assert started.returncode == 0, started.stderr
    prefix = machine.run(".venv/bin/python", "-c", "import sys; print(sys.prefix)").stdout.strip()
    assert Path(prefix) == machine.top / ".venv"

    def took() -> float:
        start = time.perf_counter()
        assert machine.set_up("development") == []
        return time.perf_counter() - start

    assert min(took() for _ in range(5)) < 0.1


def commands(target: str) -> list[str]:
    return subprocess.run(
        ["make", "--dry-run", target], cwd=TOP, capture_output=True, text=True, check=True
    ).stdout.splitlines()


def test_make_test_runs_ruff_then_mypy_then_every_test() -> None:
    lines = commands("test")
    words = ["scripts/setup development", "scripts/setup judges", "ruff check", "ruff format", "mypy", "pytest"]
    assert len(lines) == len(words)
    assert all(word in line for word, line in zip(words, lines, strict=True))
    assert "slow" not in lines[-1]
    quick = commands("quick")
    assert quick[:-1] == [line for line in lines[:-1] if "judges" not in line]
    assert quick[-1].startswith(lines[-1].rstrip())
    assert quick[-1].rstrip().endswith('-m "not slow"')


def test_make_leaflets_asks_for_nothing_that_only_tests_need() -> None:
    assert commands("leaflets") == ["scripts/setup run-time", ".venv/bin/python build.py build "]


def targets() -> set[str]:
    phony = next(line for line in (TOP / "Makefile").read_text().splitlines() if line.startswith(".PHONY:"))
    return set(phony.split()[1:])


def test_help_names_every_target(machine: Machine) -> None:
    shown = machine.run("make").stdout
    assert {line.split()[1] for line in shown.splitlines()} == targets() - {"run-time", "development", "judges"}


def test_ci_runs_make_test_and_nothing_else(machine: Machine) -> None:
    machine.has("make", 'echo "CI=$CI in $PWD"; cat\n')
    done = machine.run("bash", str(machine.top / ".ci" / "run"))
    assert done.stdout == f"CI=true in {machine.top}\n"
    assert (machine.folder / "calls").read_text() == "make test\n"


def test_commit_hooks_and_workflow_call_what_there_is() -> None:
    hooks = yaml.safe_load((TOP / ".pre-commit-config.yaml").read_text())
    assert {repository["repo"] for repository in hooks["repos"]} == {"local"}
    assert {hook["entry"] for hook in hooks["repos"][0]["hooks"]} <= {f"make {target}" for target in targets()}
    steps = yaml.safe_load((TOP / ".github/workflows/ci.yml").read_text())["jobs"]["test"]["steps"]
    assert steps[-1] == {"run": "bash .ci/run"}
