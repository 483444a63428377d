"""What is to be made of a leaflet: its documents times the formats."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from leaflets.errors import Fault, NotOffered, SourceError
from leaflets.jobs import digest
from leaflets.jobs.cache import Cache
from leaflets.jobs.manifest import NotOffered as NotOfferedRow
from leaflets.jobs.plugins import code_of
from leaflets.jobs.run import Job

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from leaflets.document import Variant
    from leaflets.format import Format
    from leaflets.jobs.request import Request
    from leaflets.reading import Edition, Leaflet


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
    editions = _editions(leaflet)
    if request.languages and leaflet.language not in request.languages:
        return ()
    wanted = [item for item in formats.values() if not request.formats or item.id in request.formats]
    jobs = tuple(_jobs(wanted, editions, request))
    refused = tuple(_not_offered(wanted, editions, leaflet))
    return (Plan(leaflet.name, leaflet.language, str(leaflet.entry.title), leaflet.entry.status, jobs, refused),)


def _editions(leaflet: Leaflet) -> Mapping[Variant, Edition]:
    """Compose every text that the leaflet has, asked for or not: a fault in one of them stops them all."""
    from leaflets.reading import compose

    editions, faults = {}, list[Fault]()
    for variant in leaflet.variants:
        try:
            editions[variant] = compose(leaflet, variant)
        except SourceError as error:
            faults.extend(error.faults)
    if faults:
        raise SourceError(*dict.fromkeys(faults))
    return editions


def _jobs(wanted: list[Format], editions: Mapping[Variant, Edition], request: Request) -> Iterator[Job]:
    cache = Cache(request.cache_folder)
    for item in wanted:
        if edition := editions.get(item.variant):
            options = request.options_of(item)
            code = digest.key(digest.code(), digest.tools(), code_of(item))
            yield Job(edition.document, item.id, options, edition.pictures, request.draft, cache, code)


def _not_offered(
    wanted: list[Format], editions: Mapping[Variant, Edition], leaflet: Leaflet
) -> Iterator[NotOfferedRow]:
    """Say why a leaflet without a text has no format of it, in the words of who would compose it."""
    from leaflets.reading import compose

    for item in wanted:
        if item.variant not in editions:
            try:
                compose(leaflet, item.variant)
            except NotOffered as refusal:
                yield NotOfferedRow(item.id, "; ".join(fault.message for fault in refusal.faults))
