"""Which tools made an artefact, with their versions, for the manifest."""

from __future__ import annotations

import re
import tomllib
from functools import cache
from importlib.metadata import PackageNotFoundError, requires, version
from typing import TYPE_CHECKING, Any

from leaflets.jobs.digest import ENGINE, libraries, python

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping


@cache
def tools() -> Mapping[str, Any]:
    """Name the Python, its packages and the system's libraries with their versions."""
    return {"python": python(), "packages": dict(_versions()), "libraries": libraries()}


def _versions() -> Iterator[tuple[str, str]]:
    for name in sorted(_dependencies()):
        try:
            yield name, version(name)
        except PackageNotFoundError:
            yield name, "missing"


def _dependencies() -> set[str]:
    """Name the packages that the project asks for: in a checkout by pyproject.toml, else by the wheel's metadata."""
    project = ENGINE / "pyproject.toml"
    if project.is_file():
        asked = tomllib.loads(project.read_text(encoding="utf-8"))["project"]["dependencies"]
    else:
        asked = requires("leaflets") or []
    return {re.split(r"[^\w.-]", item)[0].lower() for item in asked if "extra ==" not in item}
