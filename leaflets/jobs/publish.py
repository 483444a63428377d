"""A leaflet's folder in the output: replaced as a whole, never mixed from two sources."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, TypeVar

from leaflets.errors import Fault
from leaflets.jobs import digest, disk
from leaflets.jobs.fresh import Rows
from leaflets.jobs.manifest import NAME, Artefact, Failed, Manifest, NotOffered, folder_of, manifest_in
from leaflets.jobs.run import Failure, Made, Refusal
from leaflets.jobs.tools import tools

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from pathlib import Path

    from leaflets.format import Format
    from leaflets.jobs.plan import Plan
    from leaflets.jobs.run import Result

    Row = TypeVar("Row", Artefact, Failed, NotOffered)


@dataclass(frozen=True, slots=True)
class Settled:
    """What became of a plan, in its order: rows for the manifest, and the files."""

    rows: Rows
    failed: tuple[Failed, ...]
    files: Mapping[str, bytes]


def settle(plan: Plan, results: Mapping[str, Result], formats: Mapping[str, Format]) -> Settled:
    """Describe the results of a plan's jobs. Of two formats that name a file alike, the second has failed."""
    artefacts, failed, refused = list[Artefact](), list[Failed](), list(plan.not_offered)
    files: dict[str, bytes] = {}
    for job in plan.jobs:
        match _unless_taken(results[job.format], files):
            case Made() as made:
                artefacts += _artefacts(made, formats[job.format], dict(job.options))
                files |= made.files
            case Failure(faults=faults):
                failed.append(Failed(job.format, tuple(map(str, faults))))
            case Refusal(reason=reason):
                refused.append(NotOffered(job.format, reason))
    return Settled(Rows(tuple(artefacts), tuple(refused)), tuple(failed), files)


def _unless_taken(result: Result, files: Mapping[str, bytes]) -> Result:
    if isinstance(result, Made) and (taken := sorted(files.keys() & result.files.keys())):
        return Failure((Fault(f"another format made {taken[0]} already", hint="name the files of each format apart"),))
    return result


def _artefacts(made: Made, format_: Format, options: Mapping[str, int | str]) -> Iterator[Artefact]:
    for name, data in made.files.items():
        yield Artefact(
            file=name,
            format=format_.id,
            variant=str(format_.variant),
            media_type=format_.media_type_of(name),
            bytes=len(data),
            sha256=digest.digest(data),
            options=options,
            measures=made.measures[name],
            repeats=format_.repeats,
        )


def publish(plan: Plan, settled: Settled, source: str, output: Path, order: list[str]) -> Manifest:
    """Put what was made in its folder, with what formats not asked for made of the same source before.

    `order` is that of all formats. A folder that is so already is left alone. Raises OSError where it cannot be
    written.
    """
    rows = settled.rows
    new = Manifest(
        leaflet=plan.leaflet,
        language=plan.language,
        title=plan.title,
        status=plan.status,
        source=source,
        tools=tools(),
        artefacts=rows.artefacts,
        failed=settled.failed,
        not_offered=rows.not_offered,
    )
    folder = folder_of(output, plan.leaflet, plan.language)
    asked = {job.format for job in plan.jobs} | {row.format for row in plan.not_offered}
    with disk.locked(output / "build"):
        whole, others = _with_others(new, folder, [id_ for id_ in order if id_ not in asked], order)
        content = {**others, **settled.files, NAME: whole.encoded()}
        if not _is_already(folder, content):
            disk.remove_leftovers(folder.parent)
            disk.replace_folder(folder, content)
    return whole


def _with_others(
    new: Manifest, folder: Path, others: list[str], order: list[str]
) -> tuple[Manifest, Mapping[str, bytes]]:
    """Add what stands in the folder of other formats, if it is of the same source and whole."""
    old = manifest_in(folder)
    if old is None or old.source != new.source:
        return new, {}
    taken = {row.file for row in new.artefacts}
    found = [(row, _read(folder / row.file)) for row in _of(old.artefacts, others) if row.file not in taken]
    whole = [(row, data) for row, data in found if digest.digest(data) == row.sha256]
    artefacts = (*new.artefacts, *(row for row, _ in whole))
    both = replace(
        new,
        artefacts=_ordered(artefacts, order),
        failed=_ordered((*new.failed, *_of(old.failed, others)), order),
        not_offered=_ordered((*new.not_offered, *_of(old.not_offered, others)), order),
    )
    return both, {row.file: data for row, data in whole}


def _of(rows: Iterable[Row], formats: list[str]) -> list[Row]:
    return [row for row in rows if row.format in formats]


def _ordered(rows: Iterable[Row], order: list[str]) -> tuple[Row, ...]:
    return tuple(sorted(rows, key=lambda row: order.index(row.format)))


def _is_already(folder: Path, content: Mapping[str, bytes]) -> bool:
    names = {path.name for path in folder.iterdir()} if folder.is_dir() else set()
    return names == set(content) and all(_read(folder / name) == data for name, data in content.items())


def _read(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError:
        return b""


def remove_other_languages(output: Path, leaflet: str, languages: Iterable[str]) -> None:
    """Remove the folders of languages that a leaflet no longer has."""
    folder, kept = output / "build" / leaflet, set(languages)
    with disk.locked(output / "build"):
        for path in folder.iterdir() if folder.is_dir() else ():
            if path.name not in kept:
                disk.remove(path)
