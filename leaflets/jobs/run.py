"""One job: a document in a format. Plain data, so that this machine or a cluster runs it alike."""

from __future__ import annotations

import sys
import time
import traceback
from contextlib import redirect_stdout
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from leaflets.errors import Fault, LeafletError, NotOffered, RenderError
from leaflets.format import Kit, Speech, all_formats
from leaflets.jobs import digest, disk
from leaflets.jobs.cache import Cache, Entry
from leaflets.jobs.manifest import NAME
from leaflets.jobs.measures import measures

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from leaflets.document import Document
    from leaflets.format import Files, Format, Value


@dataclass(frozen=True, slots=True)
class Job:
    """A document, a format by its name, its options, the pictures by digest, and the cache that may know the result.

    `code` names the code and the tools that will make it.
    """

    document: Document
    format: str
    options: Mapping[str, Value] = field(default_factory=dict)
    pictures: Mapping[str, bytes] = field(default_factory=dict)
    draft: bool = True
    cache: Cache = field(default_factory=Cache)
    code: str = ""

    @property
    def key(self) -> str:
        """Name all that the artefact depends on."""
        return digest.key(
            self.format, repr(sorted(self.options.items())), repr(self.draft), repr(self.document), self.code
        )


@dataclass(frozen=True, slots=True)
class Made:
    """The files of a format, what was measured of each, and how many seconds it took (0 from the cache)."""

    files: Files
    measures: Mapping[str, Mapping[str, Any]]
    seconds: float = 0.0


@dataclass(frozen=True, slots=True)
class Failure:
    """A format that failed: its faults, and where something happened that nobody foresaw, its traceback."""

    faults: tuple[Fault, ...]
    traceback: str = ""


@dataclass(frozen=True, slots=True)
class Refusal:
    """A format that cannot be had of this document."""

    reason: str


Result = Made | Failure | Refusal


def recall(job: Job) -> Made | None:
    """Give what was made of the same job before, if the cache knows it."""
    entry = job.cache.get("artefact", job.key)
    if entry is None:
        return None
    names = [name for name, _ in entry.values["files"]]
    return Made(dict(zip(names, entry.blobs, strict=True)), dict(entry.values["files"]))


def run_job(job: Job, formats: Mapping[str, Format] | None = None) -> Result:
    """Make one artefact. What goes wrong is in the result: nothing is raised that would stop other jobs."""
    start = time.perf_counter()
    try:
        known = all_formats() if formats is None else formats
        with redirect_stdout(sys.stderr):  # results alone go to stdout, and libraries talk
            made = _made(job, known[job.format])
    except NotOffered as refusal:
        return Refusal("; ".join(fault.message for fault in refusal.faults))
    except LeafletError as error:
        return Failure(tuple(error.faults))
    except ModuleNotFoundError as error:
        return Failure((missing_package(error),), traceback.format_exc())
    except OSError as error:
        where = f"{error.filename}: " if error.filename else ""
        lines = "" if error.errno in disk.FAULTS else traceback.format_exc()
        return Failure((Fault(f"{where}{error.strerror or error}"),), lines)
    except (Exception, SystemExit) as error:  # noqa: BLE001 - a bug of one format must not take the others with it
        hint = "this is a bug of the format; its traceback tells where"
        return Failure((Fault(f"{type(error).__name__}: {error}", hint=hint),), traceback.format_exc())
    _keep(job, made)
    return Made(made.files, made.measures, time.perf_counter() - start)


def missing_package(error: ModuleNotFoundError) -> Fault:
    """Say which Python package is missing, and how to get all of them."""
    hint = (
        "run `make leaflets`, or: python3 -m venv .venv && "
        ".venv/bin/pip install --require-hashes -r requirements.txt && .venv/bin/python build.py"
    )
    return Fault(f"the Python package {error.name} is missing", hint=hint)


def _made(job: Job, format_: Format) -> Made:
    voices: set[str] = set()
    files = dict(format_.render(job.document, _kit(job, voices)))
    _check(files, format_)
    voiced = {"voice": ", ".join(sorted(voices))} if voices else {}
    found = {name: {**measures(data, format_.media_type_of(name), name), **voiced} for name, data in files.items()}
    return Made(files, found)


def _check(files: Files, format_: Format) -> None:
    """Refuse what cannot be put in a folder. Raises RenderError."""
    if not files:
        raise RenderError(Fault(f"{format_.id} made no file"))
    for name, data in files.items():
        if not name or name.startswith(".") or name == NAME or {"/", "\\", "\0"} & set(name):
            raise RenderError(Fault(f"{format_.id} made a file that cannot be named {name!r}"))
        if not isinstance(data, bytes) or not data:
            raise RenderError(Fault(f"{format_.id} made {name} without bytes"))


def _keep(job: Job, made: Made) -> None:
    files = [[name, made.measures[name]] for name in made.files]
    job.cache.put("artefact", job.key, Entry({"files": files}, tuple(made.files.values())))


def _kit(job: Job, voices: set[str]) -> Kit:
    return Kit(
        options=dict(job.options),
        pictures=job.pictures,
        speak=_speak(job.cache, voices),
        memo=_memo(job.cache, job.code),
        draft=job.draft,
    )


def _memo(cache: Cache, code: str) -> Callable[[str, Callable[[], bytes]], bytes]:
    def memo(key: str, make: Callable[[], bytes]) -> bytes:
        name = digest.key(key, code)
        entry = cache.get("memo", name)
        if entry:
            return entry.blobs[0]
        made = make()
        cache.put("memo", name, Entry({}, (made,)))
        return made

    return memo


def _speak(cache: Cache, voices: set[str]) -> Callable[[str, str], Speech]:
    def speak(sentence: str, language: str) -> Speech:
        from formats._voice.speaker import speaker, voice_key

        name = digest.key(voice_key(language), language, sentence)
        entry = cache.get("speech", name)
        if entry:
            speech = Speech(entry.blobs[0], entry.values["rate"], entry.values["voice"])
        else:
            speech = speaker()(sentence, language)
            cache.put("speech", name, Entry({"rate": speech.rate, "voice": speech.voice}, (speech.pcm,)))
        voices.add(speech.voice)
        return speech

    return speak
