"""A small project on disk, its command line as a process of its own, and formats that fail in every way there is."""

from __future__ import annotations

import io
import json
import os
import subprocess
import sys
from contextlib import ExitStack, chdir, contextmanager, redirect_stderr, redirect_stdout
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from leaflets.cli import main
from leaflets.format import all_formats

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

ROOT = Path(__file__).resolve().parent.parent

LEAFLET = """\
title: {title}
language: en-GB
version: 1
published: 2025-02
review: 2028-02
status: demonstration
publisher: {{name: Example Hospitals}}
offer: {{see: "What is it?"}}
sections:
  - heading: What is it?
    text: |
      Take 5 ml at 9:30. Call 01632 960 001.
"""

FORMATS = '''\
"""Formats of a third party: some good, some not."""

import os, pathlib, signal, sys, time

from leaflets.document import Variant
from leaflets.errors import Fault, NotOffered, RenderError
from leaflets.format import Format, Option


def mark(name):
    with (pathlib.Path(os.environ["MARKS"]) / name).open("a") as file:
        file.write(f"{os.getpid()}\\n")


def words(document, kit):
    mark("words")
    print("libraries talk")
    return {document.file_name("words", "txt"): f"{document.title.text} {kit.options['size']}".encode()}


def title(document, kit):
    mark("title")
    return {document.file_name("title", "txt"): document.title.text.encode()}


def buggy(document, kit):
    raise ValueError("nobody foresaw this")


def picky(document, kit):
    raise RenderError(Fault("this table is too wide", hint="make it narrower"))


def refusing(document, kit):
    raise NotOffered(Fault("there is no voice for it"))


def dying(document, kit):
    mark("dying")
    os.kill(os.getpid(), signal.SIGKILL)


def leaving(document, kit):
    sys.exit(3)


def large(document, kit):
    return {"large.bin": bytes(300_000)}


def waiting(document, kit):
    mark("waiting")
    time.sleep(60)
    return {"waiting.txt": b"done"}


def full(document, kit):
    raise OSError(28, "No space left on device", "/somewhere")


def random(document, kit):
    return {"random.txt": os.urandom(16).hex().encode()}


def twin(document, kit):
    return {document.file_name("words", "txt"): b"the same name"}


def pdf(document, kit):
    return {"broken.pdf": b"not a PDF"}


def make(render, media_type="text/plain", **more):
    return Format(render.__name__, render.__name__.capitalize(), media_type, render, **more)


WORDS = make(words, options=(Option("size", 1, 1, 9, "pt", "how large"),))
EASY = Format("easy", "Easy", "text/plain", title, Variant.EASY_READ)
TITLE, BUGGY, PICKY, REFUSING, DYING, LEAVING = map(make, (title, buggy, picky, refusing, dying, leaving))
LARGE, WAITING, FULL, TWIN = map(make, (large, waiting, full, twin))
RANDOM = make(random, repeats=False)
PDF = make(pdf, "application/pdf")
'''

PLUGINS = "words title buggy picky refusing dying leaving large waiting full twin random pdf easy".split()


@dataclass(frozen=True)
class Project:
    """A folder with leaflets and a plug-in of formats, away from every other project."""

    folder: Path

    @property
    def output(self) -> Path:
        return self.folder / "output"

    @property
    def marks(self) -> Path:
        """Where the plug-in's formats leave the number of their process."""
        return self.folder / "marks"

    def source(self, name: str = "one") -> Path:
        return self.folder / "content" / name / "leaflet.yaml"

    def write(self, name: str = "one", text: str = LEAFLET, title: str = "A title") -> Path:
        path = self.source(name)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text.format(title=title) if text is LEAFLET else text, encoding="utf-8")
        return path

    def environment(self) -> Mapping[str, str]:
        kept = {name: value for name, value in os.environ.items() if name not in {"CI", "PYTHONWARNINGS"}}
        return kept | {"PYTHONPATH": str(self.folder / "plugin"), "MARKS": str(self.marks)}

    def command(self, *words: str) -> list[str]:
        return [sys.executable, str(ROOT / "build.py"), *words]

    def run(self, *words: str, **more: Any) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            self.command(*words),
            cwd=self.folder,
            env=self.environment(),
            capture_output=True,
            text=True,
            timeout=100,
            check=False,
            **more,
        )

    def call(self, *words: str) -> subprocess.CompletedProcess[str]:
        """Run a command in this process, which is much quicker, and give what `run` would."""
        stdout, stderr = io.StringIO(), io.StringIO()
        with ExitStack() as stack:
            stack.enter_context(redirect_stdout(stdout))
            stack.enter_context(redirect_stderr(stderr))
            stack.enter_context(chdir(self.folder))
            stack.enter_context(self._plugged_in())
            try:
                status = main(words)
            except SystemExit as wrong_use:  # argparse
                status = int(wrong_use.code or 0)
        return subprocess.CompletedProcess(words, status, stdout.getvalue(), stderr.getvalue())

    @contextmanager
    def _plugged_in(self) -> Iterator[None]:
        path = str(self.folder / "plugin")
        before = os.environ.get("MARKS")
        os.environ["MARKS"] = str(self.marks)
        sys.path.insert(0, path)
        all_formats.cache_clear()
        try:
            yield
        finally:
            sys.path.remove(path)
            sys.modules.pop("leaflets_plugin", None)
            all_formats.cache_clear()
            os.environ.pop("MARKS")
            os.environ.update({"MARKS": before} if before else {})

    def made(self, name: str = "one") -> dict[str, bytes]:
        """Read all that stands in a leaflet's folder."""
        return {path.name: path.read_bytes() for path in (self.output / "build" / name / "en-GB").iterdir()}

    def manifest(self, name: str = "one") -> Any:
        return json.loads(self.made(name)["manifest.json"])

    def times(self, mark: str) -> int:
        """How often a format of the plug-in was called."""
        path = self.marks / mark
        return len(path.read_text().splitlines()) if path.exists() else 0


def project(folder: Path) -> Project:
    """Make a project with one leaflet."""
    made = Project(folder)
    info = folder / "plugin" / "leaflets_plugin-1.dist-info"
    info.mkdir(parents=True)
    made.marks.mkdir()
    (folder / "plugin" / "leaflets_plugin.py").write_text(FORMATS)
    (info / "METADATA").write_text("Metadata-Version: 2.1\nName: leaflets-plugin\nVersion: 1\n")
    points = "".join(f"{name} = leaflets_plugin:{name.upper()}\n" for name in PLUGINS)
    (info / "entry_points.txt").write_text(f"[leaflets.formats]\n{points}")
    (folder / "pyproject.toml").write_text("[tool.leaflets]\n")
    made.write()
    return made
