"""What is to be made of a leaflet: its documents times the formats."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from leaflets.document import Variant
from leaflets.errors import LeafletError, NotOffered, SourceError
from leaflets.jobs import digest
from leaflets.jobs.cache import Cache
from leaflets.jobs.manifest import NotOffered as NotOfferedRow
from leaflets.jobs.plugins import code_of
from leaflets.jobs.run import Job
from leaflets.reading import Edition, compose

if TYPE_CHECKING:
    from collections.abc import Mapping

    from leaflets.format import Format
    from leaflets.jobs.request import Request
    from leaflets.reading import Leaflet


@dataclass(frozen=True, slots=True)
class Plan:
    """What is to be made of one leaflet in one language; visual formats come first and audio last."""

    leaflet: str
    language: str
    title: str
    status: str
    jobs: tuple[Job, ...]
    not_offered: tuple[NotOfferedRow, ...]


def plan(leaflet: Leaflet, request: Request, formats: Mapping[str, Format]) -> tuple[Plan, ...]:
    """Plan every language that is asked for of one leaflet. Raises SourceError with the faults of all its texts."""
    if request.languages and leaflet.language not in request.languages:
        return ()
    wanted = [item for item in formats.values() if not request.formats or item.id in request.formats]
    texts = {variant: _text(leaflet, variant) for variant in Variant}
    faults = [fault for text in texts.values() if isinstance(text, SourceError) for fault in text.faults]
    if faults:  # asked for or not: a fault in one text stops them all
        raise SourceError(*dict.fromkeys(faults))
    jobs = (_job(text, item, request) for item in wanted if isinstance(text := texts[item.variant], Edition))
    refused = (_row(text, item) for item in wanted if isinstance(text := texts[item.variant], NotOffered))
    title, status = str(leaflet.entry.title), str(leaflet.entry.status)
    return (Plan(leaflet.name, leaflet.language, title, status, tuple(jobs), tuple(refused)),)


def _text(leaflet: Leaflet, variant: Variant) -> Edition | LeafletError:
    try:
        return compose(leaflet, variant)
    except (SourceError, NotOffered) as error:
        return error


def _job(edition: Edition, item: Format, request: Request) -> Job:
    return Job(
        document=edition.document,
        format=item.id,
        options=request.options_of(item),
        pictures=edition.pictures,
        draft=request.draft,
        cache=Cache(request.cache_folder),
        code=digest.key(digest.code(), digest.tools(), code_of(item)),
    )


def _row(refusal: NotOffered, item: Format) -> NotOfferedRow:
    return NotOfferedRow(item.id, "; ".join(fault.message for fault in refusal.faults))
