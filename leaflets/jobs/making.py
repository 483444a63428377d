"""Makes what is not fresh: reads, plans, runs the jobs, and publishes each leaflet as soon as it is whole."""

from __future__ import annotations

import traceback
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from leaflets.errors import Fault, LeafletError, NotOffered
from leaflets.format import all_formats
from leaflets.jobs import digest
from leaflets.jobs.executors import executor, run_jobs, workers
from leaflets.jobs.fresh import Record
from leaflets.jobs.manifest import folder_of
from leaflets.jobs.outcome import Edition, as_row
from leaflets.jobs.plan import plan
from leaflets.jobs.plugins import plugin_files
from leaflets.jobs.publish import publish, remove_other_languages, settle
from leaflets.jobs.run import Failure, Made, Refusal, recall
from leaflets.reading import read
from leaflets.rules import findings
from leaflets.wording import counted, minutes, size

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from pathlib import Path

    from leaflets.format import Format
    from leaflets.jobs.fresh import Records, Rows
    from leaflets.jobs.outcome import Outcome, Row
    from leaflets.jobs.plan import Plan
    from leaflets.jobs.progress import Progress
    from leaflets.jobs.request import Request
    from leaflets.jobs.run import Job, Result
    from leaflets.reading import Leaflet
    from leaflets.rules import Finding


@dataclass(slots=True)
class _Leaflet:
    """A leaflet on its way: what is made of it so far."""

    path: Path
    source: str | None
    findings: tuple[Row, ...]
    plans: tuple[Plan, ...]
    results: dict[str, dict[str, Result]] = field(default_factory=dict)

    @property
    def is_whole(self) -> bool:
        return all(len(self.results[plan.language]) == len(plan.jobs) for plan in self.plans)


Stale = tuple["Path", "str | None"]
"""A source that is not fresh, and the digest of all that its author may change."""


class Making:
    """One build's work on what is not fresh."""

    def __init__(self, request: Request, records: Records, outcome: Outcome, progress: Progress) -> None:
        """Take what is asked, and where results are to be put."""
        self._request, self._records, self._outcome, self._progress = request, records, outcome, progress
        self._formats: Mapping[str, Format] = all_formats()

    def make(self, stale: list[Stale]) -> None:
        """Make them all; faults and failures are in the outcome. Raises OSError where the output cannot be written."""
        chosen = [self._formats[id_] for id_ in self._request.formats or self._formats]
        most = len(stale) * len(chosen)
        count = workers(self._request.workers, most)
        imports = dict.fromkeys(name for item in chosen for name in item.imports)
        self._progress.begin(most)
        with executor(count, tuple(imports)) as running:
            at_once = count if count == 1 else 2 * count
            for (leaflet, language, job), result in run_jobs(self._jobs(stale), running, at_once):
                self._note(leaflet, language, job, result)

    def _jobs(self, stale: Iterable[Stale]) -> Iterator[tuple[tuple[_Leaflet, str, Job], Job]]:
        """Read and plan one leaflet after another, and give the jobs whose result is not known yet."""
        for path, source in stale:
            leaflet = self._read(path, source)
            if leaflet is None:
                continue
            for item in leaflet.plans:
                leaflet.results[item.language] = {}
            for item in leaflet.plans:
                for job in item.jobs:
                    known = recall(job)
                    if known:
                        self._note(leaflet, item.language, job, known)
                    else:
                        yield (leaflet, item.language, job), job
            if not any(item.jobs for item in leaflet.plans):
                self._finish(leaflet)

    def _read(self, path: Path, source: str | None) -> _Leaflet | None:
        """Read, check and plan a leaflet; with a fault in its source nothing of it is made."""
        try:
            leaflet = read(path, self._request.content)
            plans = plan(leaflet, self._request, self._formats)
            found = tuple(as_row(finding, leaflet.name) for finding in self._findings(leaflet))
        except LeafletError as error:
            self._outcome.faults += error.faults
            self._progress.say(str(error))
        except OSError:
            raise
        except Exception as error:  # noqa: BLE001 - a bug met in one leaflet must not take the others with it
            self._outcome.faults.append(
                Fault(f"{path}: {type(error).__name__}: {error}", hint="this is a bug of the program")
            )
            self._progress.say(traceback.format_exc())
        else:
            self._outcome.languages.add(leaflet.language)
            return _Leaflet(path, source, found, plans)
        return None

    def _findings(self, leaflet: Leaflet) -> tuple[Finding, ...]:
        try:
            return findings(leaflet, self._request.today)
        except NotOffered:
            return ()  # the program has no words of its language: nothing is made, and nothing can be checked

    def _note(self, leaflet: _Leaflet, language: str, job: Job, result: Result) -> None:
        leaflet.results[language][job.format] = result
        self._progress.step(f"{job.document.name} {language} {job.format}: {_words(result)}")
        if isinstance(result, Failure):
            self._progress.say(_report(job, result))
        if leaflet.is_whole:
            self._finish(leaflet)

    def _finish(self, leaflet: _Leaflet) -> None:
        """Publish a leaflet of which everything is there, and remember it unless something failed."""
        source = leaflet.source or digest.key(*(job.key for item in leaflet.plans for job in item.jobs))
        made: dict[str, Rows] = {}
        whole = bool(leaflet.plans)
        for item in leaflet.plans:
            settled = settle(item, leaflet.results[item.language], self._formats)
            manifest = publish(item, settled, source, self._request.output, list(self._formats))
            folder = folder_of(self._request.output, item.leaflet, item.language)
            self._outcome.editions.append(Edition(folder, manifest))
            made[item.language] = settled.rows
            self._outcome.failures += [f"{item.leaflet} {item.language} {row.format}" for row in settled.failed]
            whole &= not settled.failed
        self._outcome.findings += leaflet.findings
        if made and not self._request.languages:
            remove_other_languages(self._request.output, leaflet.plans[0].leaflet, made)
        if whole:
            plugins = plugin_files(list(self._formats.values()))
            today = self._request.today.isoformat()
            self._records.keep(leaflet.path, leaflet.source, Record(made, leaflet.findings, today, plugins))
        leaflet.results.clear()


def _words(result: Result) -> str:
    match result:
        case Made(files=files, measures=measures, seconds=seconds):
            facts = [size(sum(map(len, files.values())))]
            for measured in measures.values():
                facts += [counted(measured["pages"], "page")] if "pages" in measured else []
                facts += [minutes(measured["seconds"])] if "seconds" in measured else []
            return ", ".join(facts) + (f" in {seconds:.1f} s" if seconds else " from the cache")
        case Failure():
            return "failed"
        case Refusal(reason=reason):
            return f"not offered: {reason}"


def _report(job: Job, failure: Failure) -> str:
    faults = "\n".join(map(str, failure.faults))
    return f"{job.document.name} {job.format} failed: {faults}\n{failure.traceback}".rstrip()
