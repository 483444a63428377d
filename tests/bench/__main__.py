"""Prints the ratios: cold build against the bare library calls, nothing to do, one edit, peak memory.

Every figure is a whole process measured from outside (user and system time, or wall where it says so), the median of
several runs; runs of the two sides of a ratio take turns.
"""

from __future__ import annotations

import os
import shutil
import statistics
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from tests.bench.recorded import record, save

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

ROOT = Path(__file__).parent.parent.parent
LEAFLET = "dry-needling"
RUNS = 5
BUILD = [sys.executable, str(ROOT / "build.py"), "build", LEAFLET, "--jobs", "1"]
WRITTEN = ["html", "standard_pdf", "large_print", "easy_read", "text"]


@dataclass(frozen=True, slots=True)
class Cost:
    """What one process took: seconds of CPU, its children's included, seconds of wall, megabytes at its peak."""

    cpu: float
    wall: float
    memory: float


def run(command: Sequence[str]) -> Cost:
    begin, before = time.perf_counter(), os.times()
    quiet = [(os.POSIX_SPAWN_OPEN, number, os.devnull, os.O_WRONLY, 0) for number in (1, 2)]
    process = os.posix_spawn(command[0], list(command), dict(os.environ), file_actions=quiet)
    _, status, usage = os.wait4(process, 0)
    after = os.times()
    if status:
        sys.exit(f"failed: {' '.join(command)}")
    cpu = after.children_user + after.children_system - before.children_user - before.children_system
    return Cost(cpu, time.perf_counter() - begin, usage.ru_maxrss / 1024)


def in_turn(*sides: Callable[[], Cost], runs: int = RUNS) -> list[list[Cost]]:
    """Run the sides one after another, `runs` times, after one round that is not counted."""
    rounds = [[side() for side in sides] for _ in range(runs + 1)][1:]
    return [list(costs) for costs in zip(*rounds, strict=True)]


def cpu(costs: Sequence[Cost]) -> float:
    return statistics.median(cost.cpu for cost in costs)


def wall(costs: Sequence[Cost]) -> float:
    return statistics.median(cost.wall for cost in costs)


def cold(folder: Path, formats: Sequence[str], bare: Sequence[str], asked: Path) -> tuple[list[Cost], list[Cost]]:
    """Build into an empty output, and make the bare calls."""
    only = [word for name in formats for word in ("--format", name)]

    def ours() -> Cost:
        shutil.rmtree(folder / "cold", ignore_errors=True)
        return run([*BUILD, *only, "--output", str(folder / "cold")])

    def theirs() -> Cost:
        return run([sys.executable, "-m", "tests.bench.bare", str(asked), *bare])

    first, second = in_turn(ours, theirs)
    return first, second


def show(name: str, value: str, bar: str) -> None:
    print(f"{name:<62}{value:>24}   {bar}", flush=True)


def compare(name: str, folder: Path, formats: Sequence[str], bare: Sequence[str], asked: Path) -> None:
    ours, theirs = cold(folder, formats, bare, asked)
    a, b = cpu(ours), cpu(theirs)
    show(f"cold build, {name}, against the bare calls (CPU)", f"{a:.2f} / {b:.2f} s = {a / b:.2f} x", "1.25 x")
    show(f"  peak memory, {name}", f"{max(cost.memory for cost in ours):.0f} MB", "250 MB")


def nothing_to_do(folder: Path) -> None:
    command = [*BUILD, "--output", str(folder / "warm")]
    run(command)
    idle, bare = in_turn(lambda: run(command), lambda: run([sys.executable, "-c", "pass"]), runs=9)
    a, b = wall(idle), wall(bare)
    show(
        "nothing to do (wall), against an empty Python", f"{a * 1000:.0f} / {b * 1000:.0f} ms = {a / b:.1f} x", "150 ms"
    )


def one_edit(folder: Path) -> None:
    """Change one word of the source between builds: every format is made again, one sentence is spoken."""
    content = folder / "content"
    shutil.copytree(ROOT / "content", content)
    source = content / LEAFLET / "leaflet.yaml"
    text = source.read_text(encoding="utf-8")
    command = [*BUILD, "--content", str(content), "--output", str(folder / "edit")]
    first = run(command)
    costs = []
    for number in range(RUNS):
        edited = text.replace("Please tell your employer", f"Please tell employer {number}")
        assert edited != text
        source.write_text(edited, encoding="utf-8")
        costs.append(run(command))
    a, b = cpu(costs), first.cpu
    show("one word changed, all formats, against a cold build (CPU)", f"{a:.2f} / {b:.2f} s = {a / b:.2f} x", "")


def main() -> None:
    os.chdir(ROOT)
    from formats._voice.speaker import speaker

    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        asked = folder / "asked.pickle"
        content = ROOT / "content"
        save(record(content / LEAFLET / "leaflet.yaml", content, [*WRITTEN, "audio"], speaker()), asked)
        show("measure", "median", "bar")
        compare("all formats", folder, [*WRITTEN, "audio"], ["web", "paper", "word", "sound"], asked)
        compare("all but audio", folder, WRITTEN, ["web", "paper", "word"], asked)
        compare("audio", folder, ["audio"], ["sound"], asked)
        nothing_to_do(folder)
        one_edit(folder)


if __name__ == "__main__":
    main()
