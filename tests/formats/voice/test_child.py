"""A child process that crashes, hangs or babbles is told apart from one that answers."""

from __future__ import annotations

import sys
import time
from typing import TYPE_CHECKING

import pytest

from formats._voice.child import Broken, Child

if TYPE_CHECKING:
    from collections.abc import Iterator

ECHO = "import sys\nfor line in sys.stdin: print(line, end='', flush=True)"


@pytest.fixture
def children() -> Iterator[list[Child]]:
    started: list[Child] = []
    yield started
    for child in started:
        child.close()


def start(children: list[Child], code: str, seconds: float = 20.0) -> Child:
    children.append(Child((sys.executable, "-c", code), seconds))
    return children[-1]


def test_a_question_is_answered(children: list[Child]) -> None:
    child = start(children, ECHO)
    assert child.ask({"text": "37.5°C\u2028\n"}) == {"text": "37.5°C\u2028\n"}
    assert child.ask({"text": "b"}) == {"text": "b"}


def test_a_crash_is_told_with_its_last_words(children: list[Child]) -> None:
    child = start(children, "import sys\ninput()\nsys.exit('no engine here')")
    with pytest.raises(Broken, match="status 1: no engine here"):
        child.ask({"text": "a"})


def test_half_an_answer_is_none(children: list[Child]) -> None:
    child = start(children, "input()\nprint('{\"text', end='')")
    with pytest.raises(Broken, match="status 0"):
        child.ask({"text": "a"})


def test_an_answer_that_is_no_json_is_none(children: list[Child]) -> None:
    child = start(children, "input()\nprint('Audio saved to x.wav', flush=True)\ninput()")
    with pytest.raises(Broken, match="it answered b'Audio saved"):
        child.ask({"text": "a"})


def test_one_that_hangs_is_ended(children: list[Child]) -> None:
    child = start(children, "import time\ntime.sleep(60)", seconds=0.5)
    began = time.monotonic()
    with pytest.raises(Broken, match="status -9"):
        child.ask({"text": "a"})
    assert time.monotonic() - began < 20


def test_one_that_was_killed_is_noticed(children: list[Child]) -> None:
    child = start(children, ECHO)
    child.process.kill()
    child.process.wait()
    with pytest.raises(Broken):
        child.ask({"text": "a"})
    with pytest.raises(Broken):
        child.ask({"text": "b"})


def test_one_that_was_closed_answers_no_more(children: list[Child]) -> None:
    child = start(children, ECHO)
    child.close()
    child.close()
    assert child.process.returncode == 0
    with pytest.raises(Broken, match="was ended"):
        child.ask({"text": "a"})


def test_it_ends_with_its_owner() -> None:
    child = Child((sys.executable, "-c", ECHO), 20.0)
    process = child.process
    del child
    assert process.returncode == 0
