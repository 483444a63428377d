"""The locks: every package by version and hash, all that the project asks for, and all that its code imports."""

import ast
import json
import subprocess
import sys
import tomllib
from collections.abc import Callable, Iterable, Iterator
from importlib.metadata import packages_distributions
from pathlib import Path
from typing import Any

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

TOP = Path(__file__).parents[1]
LOCKS = ("requirements.txt", "requirements-dev.txt")
PACKAGES = ("leaflets", "formats", "styles")
Read = Callable[[dict[str, Any]], list[str]]


def pins(*locks: str) -> Iterator[tuple[Requirement, list[str]]]:
    """Give each requirement of the locks with its hashes."""
    for lock in locks:
        for entry in (TOP / lock).read_text().replace("\\\n", " ").splitlines():
            if entry and not entry.lstrip().startswith("#"):
                requirement, *hashes = entry.split("--hash=")
                yield Requirement(requirement), [text.strip() for text in hashes]


@pytest.mark.parametrize("lock", LOCKS)
def test_every_package_is_pinned_by_hash_and_by_no_address(lock: str) -> None:
    assert "://" not in (TOP / lock).read_text()
    pinned = list(pins(lock))
    assert len(pinned) > 10
    for requirement, hashes in pinned:
        assert str(requirement.specifier).startswith("=="), requirement
        assert hashes
        assert all(text.startswith("sha256:") and len(text) == 71 for text in hashes), requirement


def test_no_marker_asks_for_the_release_of_the_kernel() -> None:
    """Pip 24.2, which Python 3.13.0 brings, stops at it on Linux; it is why pyobjc is kept out of the lock."""
    assert not [str(pin) for pin, _ in pins(*LOCKS) if "platform_release" in str(pin.marker)]


@pytest.mark.slow
def test_the_locks_leave_nothing_out() -> None:
    """Set-up resolves nothing, so that a package which no lock named would be missing here."""
    done = subprocess.run([sys.executable, "-m", "pip", "check"], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout


def asked(read: Read) -> list[Requirement]:
    return [Requirement(text) for text in read(tomllib.loads((TOP / "pyproject.toml").read_text()))]


@pytest.mark.parametrize(
    ("lock", "read"),
    [
        (LOCKS[:1], lambda project: project["project"]["dependencies"]),
        (LOCKS, lambda project: project["dependency-groups"]["dev"]),
    ],
)
def test_the_locks_hold_what_the_project_asks_for(lock: tuple[str, ...], read: Read) -> None:
    versions = {pin.name: str(pin.specifier).removeprefix("==") for pin, _ in pins(*lock)}
    for requirement in asked(read):
        assert requirement.specifier.contains(versions[canonicalize_name(requirement.name)]), requirement


def imported(folders: Iterable[str]) -> set[str]:
    """Name the top-level modules that the folders' code imports, those inside functions too."""
    trees = [ast.parse(path.read_text()) for folder in folders for path in TOP.glob(f"{folder}/**/*.py")]
    nodes = [node for tree in trees for node in ast.walk(tree)]
    names = [alias.name for node in nodes if isinstance(node, ast.Import) for alias in node.names]
    names += [node.module for node in nodes if isinstance(node, ast.ImportFrom) and node.module and not node.level]
    return {name.partition(".")[0] for name in names} - sys.stdlib_module_names - {*PACKAGES, "tests"}


@pytest.mark.parametrize(
    ("folders", "read"),
    [
        (PACKAGES, lambda project: project["project"]["dependencies"]),
        (("tests",), lambda project: project["project"]["dependencies"] + project["dependency-groups"]["dev"]),
    ],
)
def test_what_is_imported_is_asked_for_by_name(folders: tuple[str, ...], read: Read) -> None:
    """A package that only another package asks for may leave the lock any day."""
    installed = packages_distributions()
    names = {canonicalize_name(requirement.name) for requirement in asked(read)}
    found = imported(folders) & installed.keys()
    assert len(found) > 5
    assert not {module for module in found if names.isdisjoint(map(canonicalize_name, installed[module]))}


def test_both_locks_pin_a_package_to_one_version() -> None:
    run_time = {pin.name: pin.specifier for pin, _ in pins(LOCKS[0])}
    assert all(run_time.get(pin.name, pin.specifier) == pin.specifier for pin, _ in pins(LOCKS[1]))


def node_packages() -> dict[str, Any]:
    lock: dict[str, Any] = json.loads((TOP / "package-lock.json").read_text())["packages"]
    return {name: package for name, package in lock.items() if name}


def test_every_node_package_is_pinned_by_hash_and_by_no_address() -> None:
    found = node_packages()
    assert len(found) > 100
    for name, package in found.items():
        assert package["integrity"].startswith("sha512-"), name
        assert package["dev"], name
        assert "resolved" not in package, name


def test_the_node_lock_holds_what_is_asked_for() -> None:
    asked_for: dict[str, str] = json.loads((TOP / "package.json").read_text())["devDependencies"]
    found = node_packages()
    assert {name: found[f"node_modules/{name}"]["version"] for name in asked_for} == asked_for
