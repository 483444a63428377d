"""What the judges judge: both leaflets and the samples in every format, built once for all of pytest's processes."""

from __future__ import annotations

import fcntl
import json
import os
import sys
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from leaflets.document import Variant
from leaflets.format import all_formats
from tests.projects import ROOT
from tests.samples import EASY, OFFERED, RICH, kit
from tests.validators.programs import run

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    import pytest

    from leaflets.document import Document
    from leaflets.format import Format


@dataclass(frozen=True)
class Built:
    """A folder with the output of a usual build, of one with all options at their most, and with the samples."""

    folder: Path

    def of(self, ending: str) -> list[Path]:
        """Give all artefacts with this ending, and all pages for authors where they have it."""
        return sorted(self.folder.glob(f"*/**/*{ending}"))

    def artefacts(self) -> list[Path]:
        """Give all that formats made of leaflets and samples."""
        made = [*self.folder.glob("*/build/*/*/*"), *self.folder.glob("samples/*/*")]
        return sorted(path for path in made if path.name != "manifest.json")

    def sample(self, format_: str) -> Path:
        """Give the hand-made leaflet in a format that makes one file."""
        (path,) = (self.folder / "samples" / format_).iterdir()
        return path


def once(factory: pytest.TempPathFactory, name: str, make: Callable[[Path], None]) -> Path:
    """Make a folder in the first process that asks for it; the others wait until it is whole."""
    root = factory.getbasetemp()
    root = root.parent if "PYTEST_XDIST_WORKER" in os.environ else root
    with (root / f"{name}.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not (root / name).exists():
            begun = factory.mktemp(name)
            make(begun)
            begun.rename(root / name)
    return root / name


def verdicts(factory: pytest.TempPathFactory, name: str, judge: Callable[[Path], Any]) -> Any:
    """Ask a judge that is slow to start once, in a folder of its own, and give what it said to every process."""

    def ask(folder: Path) -> None:
        (folder / "verdicts.json").write_text(json.dumps(judge(folder)), encoding="utf-8")

    return json.loads((once(factory, name, ask) / "verdicts.json").read_text(encoding="utf-8"))


def build(folder: Path) -> None:
    """Build as an author does, by the command line; a fault of the build is a fault of these tests."""
    _run(folder / "usual", "build", "--no-cache")
    _run(folder / "usual", "pictures", "find", "pain", "doctor")
    extreme = [(item.id, option) for item in all_formats().values() for option in item.options]
    words = [f"--format={name}" for name in dict.fromkeys(name for name, _ in extreme)]
    words += [f"--option={name}.{option.name}={option.most}" for name, option in extreme]
    _run(folder / "most", "build", "--no-cache", *words)
    for item in all_formats().values():
        if not item.slow:
            _write_sample(folder / "samples" / item.id, item, EASY if item.variant is Variant.EASY_READ else RICH)
        if not item.slow and item.variant is Variant.STANDARD:
            _write_sample(folder / "offered" / item.id, item, OFFERED)


def _run(output: Path, *words: str) -> None:
    run(sys.executable, ROOT / "build.py", *words, f"--output={output}")


def _write_sample(folder: Path, item: Format, document: Document) -> None:
    folder.mkdir(parents=True)
    options = {option.name: option.default for option in item.options}
    for file, data in item.render(document, kit(**options)).items():
        (folder / file).write_bytes(data)
