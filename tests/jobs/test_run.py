import pickle
import sys
from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from leaflets.document import Document
from leaflets.errors import Fault, NotOffered, RenderError
from leaflets.format import Files, Format, Kit, Speech
from leaflets.jobs.cache import Cache
from leaflets.jobs.run import Failure, Job, Made, Refusal, recall, run_job
from leaflets.positions import Position
from tests.samples import EASY, RICH

Render = Callable[[Document, Kit], Files]


def job(**more: Any) -> Job:
    return replace(Job(RICH, "words", options={"size": 18}, code="code 1"), **more)


def run(render: Render, of: Job | None = None, media_type: str = "text/plain") -> Made | Failure | Refusal:
    return run_job(of or job(), {"words": Format("words", "Words", media_type, render)})


def travelled(value: Any) -> Any:
    """Take it the way it takes to another process."""
    return pickle.loads(pickle.dumps(value))  # noqa: S301 - made here


def words(document: Document, kit: Kit) -> Files:
    return {f"{document.name}.txt": f"{document.title.text} {kit.options['size']}".encode()}


def failure(render: Render, media_type: str = "text/plain") -> Failure:
    result = run(render, media_type=media_type)
    assert isinstance(result, Failure)
    return result


def test_a_job_is_plain_data_that_travels() -> None:
    made = job(pictures={"a": b"b"}, cache=Cache(Path("x")))
    assert travelled(made) == made
    assert travelled(made).key == made.key


def test_a_format_gets_the_document_and_the_kit() -> None:
    result = run(words)
    assert isinstance(result, Made)
    assert result.files == {f"{RICH.name}.txt": f"{RICH.title.text} 18".encode()}


def test_everything_the_bytes_depend_on_is_in_the_key() -> None:
    changed = [
        job(),
        job(document=EASY),
        job(document=replace(RICH, title=replace(RICH.title, text=RICH.title.text + "."))),
        job(format="other"),
        job(options={"size": 24}),
        job(draft=False),
        job(code="code 2"),
    ]
    assert len({item.key for item in changed}) == len(changed)


def test_where_things_stand_in_the_source_is_not_in_the_key() -> None:
    first = RICH.sections[0]
    moved = replace(RICH, sections=(replace(first, at=Position("elsewhere", 9, 9)), *RICH.sections[1:]))
    assert job(document=moved).key == job().key


def test_what_was_made_is_found_again_with_its_measures(tmp_path: Path) -> None:
    of = job(cache=Cache(tmp_path))
    assert recall(of) is None
    result = run(words, of)
    assert isinstance(result, Made)
    found = recall(of)
    assert found
    assert (found.files, found.measures) == (result.files, result.measures)
    assert recall(replace(of, code="code 2")) is None


def test_a_failure_is_not_kept(tmp_path: Path) -> None:
    of = job(cache=Cache(tmp_path))
    run(lambda _document, _kit: {}, of)
    assert recall(of) is None
    assert not list(tmp_path.iterdir())


def test_a_fault_keeps_its_place_and_hint() -> None:
    fault = Fault("this table is too wide", Position("a.yaml", 3, 5), "make it narrower")

    def picky(_document: Document, _kit: Kit) -> Files:
        raise RenderError(fault)

    assert failure(picky) == Failure((fault,))


def test_a_bug_keeps_its_traceback() -> None:
    def buggy(_document: Document, _kit: Kit) -> Files:
        raise ValueError("nobody foresaw this")

    found = failure(buggy)
    assert found.faults[0].message == "ValueError: nobody foresaw this"
    assert "in buggy" in found.traceback
    assert travelled(found) == found


def test_a_format_that_leaves_the_program_has_only_failed() -> None:
    assert failure(lambda _document, _kit: sys.exit(3)).faults[0].message == "SystemExit: 3"


def test_a_missing_package_is_named_with_how_to_get_it() -> None:
    def poor(_document: Document, _kit: Kit) -> Files:
        import a_package_that_is_not_there  # type: ignore[import-not-found] # noqa: F401, PLC0415

        return {}

    fault = failure(poor).faults[0]
    assert fault.message == "the Python package a_package_that_is_not_there is missing"
    assert "make leaflets" in fault.hint


def test_a_full_disk_is_told_without_a_traceback() -> None:
    def full(_document: Document, _kit: Kit) -> Files:
        raise OSError(28, "No space left on device", "/tmp/x")  # noqa: S108 - no file is made

    assert failure(full) == Failure((Fault("/tmp/x: No space left on device"),))  # noqa: S108 - as above


def test_a_file_that_is_missing_by_a_bug_keeps_its_traceback() -> None:
    assert "FileNotFoundError" in failure(lambda _document, _kit: {"a": Path("not-there").read_bytes()}).traceback


def test_what_is_not_offered_says_why_and_is_no_failure() -> None:
    def refusing(_document: Document, _kit: Kit) -> Files:
        raise NotOffered(Fault("there is no voice for so", hint="there are en, cy"))

    assert run(refusing) == Refusal("there is no voice for so")


@pytest.mark.parametrize(
    "files",
    [
        {},
        {"": b"1"},
        {"../up.txt": b"1"},
        {"a/b.txt": b"1"},
        {"a\\b.txt": b"1"},
        {".hidden": b"1"},
        {"manifest.json": b"1"},
        {"a\0b": b"1"},
        {"empty.txt": b""},
        {"text.txt": "text"},
    ],
)
def test_files_that_cannot_be_put_in_a_folder_are_a_failure(files: Mapping[str, Any]) -> None:
    found = failure(lambda _document, _kit: files)
    assert "words made" in found.faults[0].message
    assert not found.traceback


def test_a_pdf_that_cannot_be_opened_is_a_failure() -> None:
    found = failure(lambda _document, _kit: {"a.pdf": b"%PDF-1.7 not really"}, "application/pdf")
    assert found.faults[0].message.startswith("a.pdf is not a PDF that can be opened")


def test_what_libraries_print_does_not_reach_the_results(capsys: pytest.CaptureFixture[str]) -> None:
    def chatty(document: Document, kit: Kit) -> Files:
        print("Audio saved to ...")  # noqa: T201 - as libraries do
        return words(document, kit)

    assert isinstance(run(chatty), Made)
    assert capsys.readouterr() == ("", "Audio saved to ...\n")


def test_a_memo_is_made_once_for_each_key_and_code(tmp_path: Path) -> None:
    calls = []

    def remembering(_document: Document, kit: Kit) -> Files:
        def make(name: bytes) -> Callable[[], bytes]:
            return lambda: calls.append(name) or name  # type: ignore[func-returns-value]

        return {"a.txt": kit.memo("a", make(b"A")) + kit.memo("a", make(b"B")) + kit.memo("c", make(b"C"))}

    of = job(cache=Cache(tmp_path))
    result = run(remembering, of)
    assert isinstance(result, Made)
    assert result.files["a.txt"] == b"AAC"
    assert calls == [b"A", b"C"]
    run(remembering, replace(of, code="code 2"))
    assert calls == [b"A", b"C", b"A", b"C"]


def test_a_memo_without_a_cache_is_made_each_time() -> None:
    result = run(lambda _document, kit: {"a.txt": kit.memo("a", lambda: b"1") + kit.memo("a", lambda: b"2")})
    assert isinstance(result, Made)
    assert result.files["a.txt"] == b"12"


def test_a_sentence_is_spoken_once_and_its_voice_is_measured(tmp_path: Path) -> None:
    heard: list[Speech] = []

    def speaking(_document: Document, kit: Kit) -> Files:
        heard.extend(kit.speak("Take 5 millilitres.", "en-GB") for _ in range(2))
        return {"a.txt": b"spoken"}

    first = run(speaking, job(cache=Cache(tmp_path)))
    again = run(speaking, job(cache=Cache(tmp_path), code="code 2"))
    assert isinstance(first, Made)
    assert isinstance(again, Made)
    assert heard[0].seconds > 0.5
    assert heard[1] == heard[0] == heard[2]
    assert first.measures["a.txt"] == {"voice": heard[0].voice} == again.measures["a.txt"]
    assert sum(path.is_file() for path in (tmp_path / "speech").rglob("*")) == 1
