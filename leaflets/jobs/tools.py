"""Which tools made an artefact, with their versions, for the manifest."""

from __future__ import annotations

from functools import cache
from importlib.metadata import PackageNotFoundError, version
from typing import TYPE_CHECKING, Any

from leaflets.jobs.digest import libraries, python

if TYPE_CHECKING:
    from collections.abc import Mapping

PACKAGES = (
    "av",
    "jinja2",
    "markdown-it-py",
    "mdit-py-plugins",
    "pikepdf",
    "pydantic",
    "pypdfium2",
    "python-docx",
    "pyttsx3",
    "pyyaml",
    "resvg-py",
    "tqdm",
    "weasyprint",
)
"""The packages that pyproject.toml names as dependencies."""


@cache
def tools() -> Mapping[str, Any]:
    """Name the Python, its packages and the system's libraries with their versions."""
    return {"python": python(), "packages": dict(_versions()), "libraries": libraries()}


def _versions() -> list[tuple[str, str]]:
    found = []
    for name in PACKAGES:
        try:
            found.append((name, version(name)))
        except PackageNotFoundError:
            found.append((name, "missing"))
    return found
