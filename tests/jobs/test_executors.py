import multiprocessing
import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from concurrent.futures import Executor, ProcessPoolExecutor, ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from leaflets.errors import Fault
from leaflets.jobs.executors import InLine, Pool, executor, import_all, run_jobs, workers
from leaflets.jobs.run import Failure, Job, Made, Result
from tests.projects import ROOT
from tests.samples import RICH

JOB = Job(RICH, "words")


def jobs(*formats: str) -> list[tuple[int, Job]]:
    return [(number, replace(JOB, format=format_)) for number, format_ in enumerate(formats)]


def run(job: Job) -> Result:
    """Stand for a format: what it does is its name."""
    match job.format.split():
        case ["die"]:
            os.kill(os.getpid(), signal.SIGKILL)
        case ["die-once", path]:
            if not Path(path).exists():
                Path(path).touch()
                os.kill(os.getpid(), signal.SIGKILL)
        case ["fail"]:
            return Failure((Fault("as planned"),))
        case ["untravelable"]:
            return Made({"lock": threading.Lock()}, {})  # type: ignore[dict-item]
        case ["raise"]:
            raise ValueError("from outside the job")
        case ["sleep", seconds]:
            time.sleep(float(seconds))
    return Made({"process.txt": str(os.getpid()).encode()}, {})


def results(running: Executor, *formats: str, at_once: int = 4) -> dict[int, Result]:
    return dict(run_jobs(jobs(*formats), running, at_once, run))


@pytest.fixture
def pool() -> Iterator[Pool]:
    made = Pool(2)
    yield made
    made.shutdown()


def test_in_line_runs_one_after_another_and_gives_each_at_once() -> None:
    order = []

    def given() -> Iterator[tuple[int, Job]]:
        for number, job in jobs("a", "b", "fail"):
            order.append(f"job {number}")
            yield number, job

    for number, result in run_jobs(given(), InLine(), 1, run):
        order.append(f"result {number}")
        assert isinstance(result, Failure) == (number == 2)
    assert order == ["job 0", "result 0", "job 1", "result 1", "job 2", "result 2"]


def test_any_executor_gives_the_same_results() -> None:
    context = multiprocessing.get_context("spawn")
    for running in (InLine(), ThreadPoolExecutor(2), ProcessPoolExecutor(2, context)):
        with running:
            found = results(running, "a", "fail", "b")
        assert {number: type(result) for number, result in found.items()} == {0: Made, 1: Failure, 2: Made}


def test_processes_share_the_work(pool: Pool) -> None:
    found = results(pool, *["sleep 0.3"] * 4)
    made = {result.files["process.txt"] for result in found.values() if isinstance(result, Made)}
    assert len(found) == 4
    assert len(made) == 2
    assert str(os.getpid()).encode() not in made


def test_no_more_jobs_are_made_than_can_be_worked_on(pool: Pool) -> None:
    made: list[int] = []
    done = 0

    def given() -> Iterator[tuple[int, Job]]:
        for number, job in jobs(*["a"] * 12):
            made.append(number)
            assert len(made) - done <= 4
            yield number, job

    for _ in run_jobs(given(), pool, 4, run):
        done += 1
    assert done == 12


def test_a_process_that_dies_fails_its_own_job_only(pool: Pool) -> None:
    found = results(pool, "sleep 0.5", "die", "a", "b", "c")
    assert {number for number, result in found.items() if isinstance(result, Failure)} == {1}
    failure = found[1]
    assert isinstance(failure, Failure)
    assert failure.faults[0].message == "the process that made it died"


def test_a_job_whose_process_died_is_tried_once_more(pool: Pool, tmp_path: Path) -> None:
    found = results(pool, f"die-once {tmp_path / 'mark'}", "a")
    assert isinstance(found[0], Made)


def test_a_plain_executor_that_broke_fails_what_is_left() -> None:
    with ProcessPoolExecutor(1, multiprocessing.get_context("spawn")) as running:
        found = results(running, "die", "a", at_once=1)
    assert all(isinstance(result, Failure) for result in found.values())
    assert len(found) == 2


def test_a_result_that_cannot_travel_is_a_failure_with_its_traceback(pool: Pool) -> None:
    found = results(pool, "untravelable", "a")
    failure = found[0]
    assert isinstance(failure, Failure)
    assert "pickle" in failure.faults[0].message
    assert "Traceback" in failure.traceback
    assert isinstance(found[1], Made)


@pytest.mark.parametrize("running", [InLine(), ThreadPoolExecutor(1)])
def test_what_an_executor_raises_is_a_failure(running: Executor) -> None:
    failure = results(running, "raise")[0]
    assert isinstance(failure, Failure)
    assert failure.faults[0].message == "ValueError: from outside the job"


def test_how_many_workers() -> None:
    cores = len(os.sched_getaffinity(0))
    assert workers(None, 1000) == cores
    assert workers(None, 1) == 1
    assert workers(5, 1000) == 5
    assert workers(5, 3) == 3
    assert workers(5, 0) == 1


def test_one_worker_needs_no_other_process() -> None:
    with executor(1) as running:
        made = results(running, "a")[0]
    assert isinstance(made, Made)
    assert made.files["process.txt"] == str(os.getpid()).encode()


def test_no_process_is_left_when_something_is_raised() -> None:
    def interrupted() -> None:
        with executor(2) as running:
            for _ in run_jobs(jobs("a", "sleep 60", "sleep 60"), running, 4, run):
                raise KeyboardInterrupt

    start = time.monotonic()
    with pytest.raises(KeyboardInterrupt):
        interrupted()
    assert time.monotonic() - start < 20
    assert multiprocessing.active_children() == []


def test_a_library_that_cannot_be_loaded_is_left_to_who_needs_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.syspath_prepend(tmp_path)
    (tmp_path / "library_without_its_so.py").write_text("raise OSError('cannot load libpango')")
    (tmp_path / "library_that_loads.py").write_text("")
    import_all(["library_without_its_so", "not_there_at_all", "library_that_loads"])
    assert "library_that_loads" in sys.modules


ORPHANS = """
import sys
from tests.jobs.test_executors import jobs, run
from leaflets.jobs.executors import executor, run_jobs
import multiprocessing
with executor(3) as running:
    for number, result in run_jobs(jobs("sleep 60", "sleep 60", "a"), running, 4, run):
        print(*(child.pid for child in multiprocessing.active_children()), flush=True)
"""


def test_workers_do_not_outlive_a_killed_parent() -> None:
    with subprocess.Popen([sys.executable, "-c", ORPHANS], cwd=ROOT, stdout=subprocess.PIPE, text=True) as parent:
        assert parent.stdout
        children = list(map(int, parent.stdout.readline().split()))
        parent.kill()
    assert len(children) == 3
    wait_until_gone(children)


def wait_until_gone(processes: list[int]) -> None:
    end = time.monotonic() + 20
    while any(map(_runs, processes)):
        assert time.monotonic() < end, processes
        time.sleep(0.05)


def _runs(process: int) -> bool:
    """Whether a process is there and no zombie that nobody has taken leave of."""
    try:
        state: Any = Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()[0]
    except OSError:
        return False
    return bool(state != "Z")
