"""Where jobs run: here one after another, in processes of this machine, or in any `concurrent.futures.Executor`."""

from __future__ import annotations

import multiprocessing
import os
import signal
import sys
import threading
import traceback
from concurrent.futures import FIRST_COMPLETED, BrokenExecutor, Executor, Future, ProcessPoolExecutor, wait
from contextlib import contextmanager, suppress
from importlib import import_module
from multiprocessing.connection import wait as wait_for
from typing import TYPE_CHECKING, ParamSpec, TypeVar

from leaflets.errors import Fault
from leaflets.jobs.run import Failure, run_job

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from leaflets.jobs.run import Job, Result

    Run = Callable[[Job], Result]

P = ParamSpec("P")
T = TypeVar("T")
Tag = TypeVar("Tag")


def run_jobs(
    jobs: Iterable[tuple[Tag, Job]], executor: Executor, at_once: int = 1, run: Run = run_job
) -> Iterator[tuple[Tag, Result]]:
    """Run jobs, each with a tag to know it by, and give their results as they come.

    At most `at_once` are with the executor, so that jobs may be made while others run. A job whose process died is run
    once more when all others are done, alone, so that it takes nobody with it.
    """
    lost: list[tuple[Tag, Job]] = []
    waiting: dict[Future[Result], tuple[Tag, Job]] = {}
    for tag, job in jobs:
        try:
            waiting[executor.submit(run, job)] = (tag, job)
        except BrokenExecutor:
            lost.append((tag, job))
        while len(waiting) >= at_once:
            yield from _settle(waiting, lost)
    while waiting:
        yield from _settle(waiting, lost)
    for tag, job in lost:
        yield tag, _alone(job, executor, run)


def _settle(
    waiting: dict[Future[Result], tuple[Tag, Job]], lost: list[tuple[Tag, Job]]
) -> Iterator[tuple[Tag, Result]]:
    """Wait for the next results; those that died with their process go to the lost."""
    for future in wait(waiting, return_when=FIRST_COMPLETED).done:
        tag, job = waiting.pop(future)
        error = future.exception()
        if isinstance(error, BrokenExecutor):
            lost.append((tag, job))
        else:
            yield tag, _unforeseen(error) if error else future.result()


def _alone(job: Job, executor: Executor, run: Run) -> Result:
    try:
        return executor.submit(run, job).result()
    except BrokenExecutor:
        hint = "it crashed twice or there was not enough memory; try --jobs 1, and say what you see"
        return Failure((Fault("the process that made it died", hint=hint),))
    except Exception as error:  # noqa: BLE001 - what an executor raises is the job's failure
        return _unforeseen(error)


def _unforeseen(error: BaseException) -> Failure:
    """Report what the executor itself could not do: a job or a result that cannot travel."""
    lines = "".join(traceback.format_exception(error))
    return Failure((Fault(f"{type(error).__name__}: {error}", hint="this is a bug of the format"),), lines)


class InLine(Executor):
    """Runs each job at once, in this process."""

    def submit(self, fn: Callable[P, T], /, *args: P.args, **kwargs: P.kwargs) -> Future[T]:
        """Run it now."""
        future: Future[T] = Future()
        try:
            future.set_result(fn(*args, **kwargs))
        except Exception as error:  # noqa: BLE001 - a future carries it
            future.set_exception(error)
        return future


class Pool(Executor):
    """Processes of this machine. Where one dies, those at work die with it, and new ones take the next job."""

    def __init__(self, workers: int, imports: Sequence[str] = ()) -> None:
        """Start nothing yet: the first job starts the processes."""
        self._workers, self._imports = workers, imports
        self._inner: ProcessPoolExecutor | None = None

    def submit(self, fn: Callable[P, T], /, *args: P.args, **kwargs: P.kwargs) -> Future[T]:
        """Give a job to the next free process."""
        try:
            return self._processes().submit(fn, *args, **kwargs)
        except BrokenExecutor:
            self.shutdown()
            return self._processes().submit(fn, *args, **kwargs)

    def shutdown(self, wait: bool = True, *, cancel_futures: bool = False) -> None:  # noqa: FBT001, FBT002 - Executor's
        """End the processes."""
        if self._inner:
            self._inner.shutdown(wait, cancel_futures=cancel_futures)
        self._inner = None

    def _processes(self) -> ProcessPoolExecutor:
        if self._inner is None:
            context = _context()
            if context.get_start_method() == "fork":
                import_all(self._imports)
            self._inner = ProcessPoolExecutor(self._workers, context, _begin)
        return self._inner


def import_all(names: Iterable[str]) -> None:
    """Load libraries once for all processes that are forked later; what is missing is the format's to report."""
    for name in names:
        with suppress(Exception):
            import_module(name)


def _context() -> multiprocessing.context.BaseContext:
    """Fork where that is safe (Linux, one thread): then heavy libraries are loaded once. Else start new Pythons."""
    safe = sys.platform == "linux" and threading.active_count() == 1
    return multiprocessing.get_context("fork" if safe else "spawn")


def _begin() -> None:
    """Begin a worker: Ctrl-C is its parent's business, and it does not outlive its parent."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_end_with_parent, daemon=True).start()


def _end_with_parent() -> None:
    parent = multiprocessing.parent_process()
    if parent:
        wait_for([parent.sentinel])
        os._exit(1)


def workers(asked: int | None, jobs: int) -> int:
    """Choose how many processes: as many as asked, else one a core; never more than jobs."""
    cores = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    return max(1, min(asked or cores, jobs))


@contextmanager
def executor(count: int, imports: Sequence[str] = ()) -> Iterator[Executor]:
    """Give an executor of so many workers; one needs no other process. Whatever happens, none is left behind."""
    if count == 1:
        yield InLine()
        return
    pool = Pool(count, imports)
    others = set(multiprocessing.active_children())
    try:
        yield pool
    except BaseException:
        for child in set(multiprocessing.active_children()) - others:
            child.terminate()
        raise
    finally:
        pool.shutdown(cancel_futures=True)
