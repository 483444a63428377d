"""What each command does: its results to stdout, for people or (`--json`) for machines; progress to stderr.

Each gives whether all is well. Heavy imports are inside: `--help` and `list` must be there at once.
"""

from __future__ import annotations

import os
import re
import sys
from typing import TYPE_CHECKING, Any, TextIO

from leaflets.errors import Fault, LeafletError, SettingsError
from leaflets.jobs.request import SOURCE, Request, all_sources, chosen_formats, chosen_options, leaflet_name, sources
from leaflets.results import as_json, out, table
from leaflets.wording import counted, minutes, size

if TYPE_CHECKING:
    from argparse import Namespace
    from collections.abc import Iterator, Mapping
    from datetime import date
    from pathlib import Path

    from leaflets.format import Format
    from leaflets.jobs.outcome import Outcome
    from leaflets.settings import Settings

_NAME = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
_TOP_LEVEL = re.compile(r"(title|language|status):[ \t]+(.+)")
_LONGEST_HEAD = 65_536

_PUBLISHER = "publisher: {name: The name of your organisation}\n"
_OFFER = "offer:\n  see: Who can I ask?\n"
"""What a first source says where content/shared.yaml does not: the offer there is for its publisher's leaflets only."""


def build(asked: Namespace, chosen: Settings) -> bool:
    """Build, and show what is there."""
    from leaflets.jobs.build import build as run
    from leaflets.jobs.progress import progress_for

    progress = progress_for(terminal=_is_terminal(sys.stderr), ci=bool(os.environ.get("CI")))
    outcome = run(_request(asked, chosen), progress)
    for row in outcome.findings:
        progress.say(row["text"])
    out(as_json(outcome.as_row()) if asked.json else "\n".join(_lines(outcome)))
    return not outcome.failed


def _is_terminal(stream: TextIO) -> bool:
    """Whether there is a screen of some width to draw on."""
    try:
        return os.get_terminal_size(stream.fileno()).columns > 0
    except (OSError, ValueError):
        return False


def _request(asked: Namespace, chosen: Settings) -> Request:
    formats: Mapping[str, Format] = {}
    if asked.format or asked.option:
        from leaflets.format import all_formats

        formats = all_formats()
    if asked.output.exists() and not asked.output.is_dir():
        raise SettingsError(Fault(f"{asked.output} is not a folder", hint="name another with --output"))
    return Request(
        sources=sources(asked.leaflets, asked.content),
        content=asked.content,
        output=asked.output,
        today=asked.today,
        formats=chosen_formats(asked.format, formats),
        options=chosen_options(asked.option, formats),
        languages=tuple(sorted(set(asked.language))),
        workers=asked.jobs,
        cached=not asked.no_cache,
        cache_megabytes=chosen.cache_megabytes,
    )


def _lines(outcome: Outcome) -> Iterator[str]:
    """Show every artefact, with its place; the last line names the page that shows them all."""
    for edition in outcome.editions:
        manifest = edition.manifest
        for row in manifest.artefacts:
            facts = [size(row.bytes)]
            facts += [counted(row.measures["pages"], "page")] if "pages" in row.measures else []
            facts += [minutes(row.measures["seconds"])] if "seconds" in row.measures else []
            yield f"{edition.folder / row.file}: {', '.join(facts)}"
        yield from (f"{edition.folder}: {row.format} failed" for row in manifest.failed)
        yield from (f"{edition.folder}: {row.format} not offered: {row.reason}" for row in manifest.not_offered)
    if outcome.index:
        yield str(outcome.index)


def check(asked: Namespace, _chosen: Settings) -> bool:
    """Show what could harm or puzzle a reader; errors are not well."""
    rows = [
        row for path in sources(asked.leaflets, asked.content) for row in _checked(path, asked.content, asked.today)
    ]
    out(as_json(rows) if asked.json else "\n".join(row["text"] for row in rows))
    return not any(row["severity"] == "error" for row in rows)


def _checked(path: Path, content: Path, today: date) -> Iterator[Mapping[str, Any]]:
    from leaflets.jobs.outcome import as_row, fault_row
    from leaflets.reading import read
    from leaflets.rules import findings

    try:
        leaflet = read(path, content)
        yield from [as_row(finding, leaflet.name) for finding in findings(leaflet, today)]
    except LeafletError as error:
        for fault in error.faults:
            of = {"leaflet": leaflet_name(path), "rule": "source", "severity": "error", "text": str(fault)}
            yield {**of, **fault_row(fault)}


def show_list(asked: Namespace, _chosen: Settings) -> bool:
    """List leaflets and formats."""
    from leaflets.format import all_formats

    leaflets = [_head(path) for path in all_sources(asked.content)]
    formats = [_format_row(item) for item in all_formats().values()]
    if asked.json:
        out(as_json({"leaflets": leaflets, "formats": formats}))
        return True
    lines = ["Leaflets", *table([(row["name"], row["language"], row["status"], row["title"]) for row in leaflets])]
    lines += ["", "Formats", *table([(row["id"], row["title"], ", ".join(row["options"])) for row in formats])]
    out("\n".join(lines))
    return True


def _head(path: Path) -> dict[str, str]:
    """Look for a leaflet's title, language and status by its lines: reading it takes too long for a list."""
    with path.open(encoding="utf-8", errors="replace") as file:
        lines = file.read(_LONGEST_HEAD).splitlines()
    found = {match[1]: match[2] for line in reversed(lines) if (match := _TOP_LEVEL.match(line))}
    plain = {key: re.sub(r"\s+#.*$", "", value).strip().strip("'\"") for key, value in found.items()}
    return {"name": leaflet_name(path), "title": "", "language": "en-GB", "status": "", **plain, "file": str(path)}


def _format_row(item: Format) -> dict[str, Any]:
    options = [f"{item.id}.{one.name}={one.least} to {one.most} {one.unit} ({one.default})" for one in item.options]
    return {"id": item.id, "title": item.title, "media_type": item.media_type, "options": options}


def schema(_asked: Namespace, _chosen: Settings) -> bool:
    """Print the JSON Schema of a leaflet's source."""
    from leaflets.reading import schema as made

    out(as_json(made()))
    return True


def new(asked: Namespace, _chosen: Settings) -> bool:
    """Write a first source that builds, and say where. Raises SettingsError rather than write over another."""
    if not _NAME.fullmatch(asked.name):
        hint = "use small letters, digits and hyphens, as in knee-replacement: it becomes part of file names"
        raise SettingsError(Fault(f"a leaflet cannot be named {asked.name!r}", hint=hint))
    path = asked.content / asked.name / SOURCE
    path.parent.mkdir(parents=True, exist_ok=True)
    try:
        with path.open("x", encoding="utf-8") as file:
            file.write(_first_source(asked.name, asked.content, asked.today))
    except FileExistsError:
        raise SettingsError(Fault(f"{path} is there already", hint="choose another name")) from None
    out(as_json({"file": str(path)}) if asked.json else str(path))
    return True


def _first_source(name: str, content: Path, today: date) -> str:
    from string import Template

    from leaflets.format import STYLES

    path = content / "shared.yaml"
    shared = set(re.findall(r"(?m)^(\w+):", path.read_text(encoding="utf-8"))) if path.is_file() else set()
    return Template(STYLES.text("new/leaflet.yaml")).substitute(
        schema=_schema_for(content / name),
        title=name.replace("-", " ").capitalize(),
        published=f"{today:%Y-%m}",
        review=f"{today.year + 3}-{today:%m}",
        own=("" if "publisher" in shared else _PUBLISHER) + ("" if {"publisher", "offer"} <= shared else _OFFER),
    )


def _schema_for(folder: Path) -> str:
    """Say where an editor finds the schema: in the project's docs, else in a file that is written for it."""
    from leaflets.format import STYLES

    published = STYLES.root.parent / "docs" / "leaflet.schema.json"
    if not published.is_file():
        from leaflets.jobs.disk import write
        from leaflets.reading import schema as made

        published = folder.parent / "leaflet.schema.json"
        write(published, (as_json(made()) + "\n").encode())
    return os.path.relpath(published, folder)
