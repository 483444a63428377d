"""A build: what is fresh stays, the rest is made, and one page shows all of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from leaflets.errors import Fault, SettingsError
from leaflets.jobs.cache import Cache
from leaflets.jobs.fresh import Records
from leaflets.jobs.manifest import folder_of, manifest_in
from leaflets.jobs.outcome import Edition, Outcome
from leaflets.jobs.request import leaflet_name
from leaflets.publishing.index import write_index
from leaflets.wording import did_you_mean

if TYPE_CHECKING:
    from leaflets.jobs.progress import Progress
    from leaflets.jobs.request import Request


def build(request: Request, progress: Progress) -> Outcome:
    """Build what is asked for. With nothing to do, neither the model nor a format is imported.

    Raises SettingsError for a language that no leaflet has, OSError where the output cannot be written.
    """
    records, outcome = Records(request), Outcome()
    stale = []
    for path in request.sources:
        source = records.source(path)
        record = records.fresh(path, source)
        if record is None:
            stale.append((path, source))
            continue
        outcome.findings += record.findings
        for language in record.languages:
            folder = folder_of(request.output, leaflet_name(path), language)
            manifest = manifest_in(folder)
            if manifest:
                outcome.editions.append(Edition(folder, manifest))
    if stale:
        from leaflets.jobs.making import Making

        try:
            Making(request, records, outcome, progress).make(stale)
        finally:
            progress.end()
        Cache(request.cache_folder).prune(request.cache_megabytes * 1_000_000)
    _check_languages(request, outcome)
    outcome.editions.sort(key=lambda edition: (edition.manifest.leaflet, edition.manifest.language))
    outcome.index = write_index(request.output)
    return outcome


def _check_languages(request: Request, outcome: Outcome) -> None:
    known = outcome.languages | {edition.manifest.language for edition in outcome.editions}
    for language in request.languages:
        if language not in known and known:
            raise SettingsError(Fault(f"no leaflet is in {language}", hint=did_you_mean(language, sorted(known))))
