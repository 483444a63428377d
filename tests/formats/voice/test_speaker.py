"""The voice: pyttsx3 really speaking, and engines that crash, hang, break off or write nothing."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from dataclasses import asdict, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from formats._voice.pcm import sound
from formats._voice.speaker import LARGEST, WORKER, Pyttsx3, chunks, speaker, voice_for, voice_key
from leaflets.errors import NotOffered, RenderError, ToolMissing

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

SENTENCE = "Take five milligrams twice a day, with food, for four to six weeks."
LONG = " ".join([SENTENCE] * 60)


@pytest.fixture(scope="module")
def engine() -> Iterator[Pyttsx3]:
    try:
        found = Pyttsx3(voice_for("en-GB"))
    except ToolMissing as problem:
        if os.environ.get("CI") == "true":
            pytest.fail(f"{problem}: CI must have it")
        pytest.skip(str(problem))
    yield found
    found.close()


def test_a_sentence_is_spoken(engine: Pyttsx3) -> None:
    speech = engine.speak(SENTENCE)
    assert 3 < speech.seconds < 7
    assert speech.rate == 22050
    assert "pyttsx3" in speech.voice


def test_its_pauses_are_ours_and_it_does_not_clip(engine: Pyttsx3) -> None:
    speech = engine.speak(SENTENCE)
    found = sound(speech.pcm, speech.rate)
    assert found.tail <= 0.03
    assert max(map(abs, memoryview(speech.pcm).cast("h"))) < 0.89 * 32768  # -1 dB


def test_longer_text_is_longer_speech(engine: Pyttsx3) -> None:
    assert engine.speak(f"{SENTENCE} {SENTENCE}").seconds > 1.8 * engine.speak(SENTENCE).seconds


def test_text_beyond_the_largest_chunk_is_spoken_whole(engine: Pyttsx3) -> None:
    assert len(LONG.encode()) > 2 * LARGEST
    assert engine.speak(LONG).seconds > 55 * engine.speak(SENTENCE).seconds


@pytest.mark.parametrize("text", ["", " \n", "\0", "...", "—"])
def test_text_without_words_is_no_sound(engine: Pyttsx3, text: str) -> None:
    assert engine.speak(text).pcm == b""


def test_nothing_after_a_nul_is_lost(engine: Pyttsx3) -> None:
    assert engine.speak(f"Rest.\0{SENTENCE}").seconds > engine.speak(SENTENCE).seconds


@pytest.mark.parametrize("text", ["U K.", "A.", "I", "Yes", "naïve café", "9 < 10", "痛み", "<break time='3s'/>"])
def test_odd_text_is_spoken(engine: Pyttsx3, text: str) -> None:
    assert 0.1 < engine.speak(text).seconds < 12


@pytest.mark.slow
def test_two_hundred_sentences_are_all_whole(engine: Pyttsx3) -> None:
    lengths = {engine.speak(SENTENCE).seconds for _ in range(200)}
    assert max(lengths) - min(lengths) < 0.1


def test_a_killed_engine_is_started_again(engine: Pyttsx3) -> None:
    before = engine.speak(SENTENCE).seconds
    folder = Path(engine._child.ask({"text": "Rest."})["file"]).parent
    engine._child.process.kill()
    assert engine.speak(SENTENCE).seconds == pytest.approx(before, abs=0.1)
    assert not folder.exists()


def test_a_closed_engine_is_started_again(engine: Pyttsx3) -> None:
    engine.close()
    assert engine.speak(SENTENCE).seconds > 3


def test_the_job_runners_functions(engine: Pyttsx3) -> None:
    assert speaker()("Rest.", "en-GB").voice == engine.name
    assert voice_key("en-GB").startswith(engine.name)
    assert voice_key("en-GB") == voice_key("en")


@pytest.mark.parametrize("language", ["en", "en-GB", "en-US"])
def test_a_manner_has_its_own_voice_where_there_is_one(language: str) -> None:
    assert voice_for(f"{language}-x-slow") == replace(voice_for(language), rate=120)
    assert voice_for(f"{language}-x-sung") == voice_for(language)


def test_the_rate_changes_the_length(engine: Pyttsx3) -> None:
    slow = Pyttsx3(replace(voice_for("en"), rate=120))
    assert slow.speak(SENTENCE).seconds > 1.2 * engine.speak(SENTENCE).seconds
    slow.close()


@pytest.mark.parametrize("language", ["pl", "cy-GB", "pl-x-slow"])
def test_a_language_without_a_voice_is_not_offered(language: str) -> None:
    with pytest.raises(NotOffered, match=f"no voice for the language {language}"):
        speaker()("Dzień dobry.", language)


def test_a_voice_that_the_engine_does_not_have_is_missing(engine: Pyttsx3) -> None:
    assert engine
    with pytest.raises(ToolMissing, match="no voice for xx-XX"):
        Pyttsx3(replace(voice_for("en"), accent="xx-XX", ids={"espeak": "no/such"}))


@pytest.mark.skipif(sys.platform != "linux", reason="the library is hidden by the linker of Linux")
def test_a_missing_library_says_how_to_get_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "libespeak-ng.so.1").write_bytes(b"not a library")
    monkeypatch.setenv("LD_LIBRARY_PATH", str(tmp_path))
    with pytest.raises(ToolMissing) as caught:
        Pyttsx3(voice_for("en"))
    assert "apt-get install libespeak-ng1" in str(caught.value)


def test_a_worker_that_dies_at_once_is_missing(tmp_path: Path) -> None:
    worker = tmp_path / "worker.py"
    worker.write_text("raise SystemExit('broken install')", encoding="utf-8")
    with pytest.raises(ToolMissing, match="status 1: broken install"):
        Pyttsx3(voice_for("en"), worker)


STAND_IN = """
import json, os, sys, wave
def wav(seconds, loud):
    with wave.open("speech.wav", "wb") as file:
        file.setparams((1, 2, 22050, 0, "NONE", ""))
        file.writeframes((b"\\0\\x20" if loud else b"\\0\\0") * int(22050 * seconds) + bytes(22050))
print(json.dumps({"driver": "espeak", "voice": "gmw/en", "engine": "stand-in"}), flush=True)
for line in sys.stdin:
    text = json.loads(line)["text"]
    answer = {"completed": True, "errors": [], "reached": len(text), "voice": "gmw/en"}
    answer["file"] = os.path.abspath("speech.wav")
    wav(0.08 * len(text), True)
    FAULT
    print(json.dumps(answer), flush=True)
"""

FAULTS = {
    "an empty file": ("wav(0, True)", "seconds are too short"),
    "silence": ("wav(3, False)", "seconds are too short"),
    "no file": ("os.remove('speech.wav')", "wrote no sound"),
    "a file that is no sound": ("open('speech.wav', 'wb').write(b'?')", "wrote no sound"),
    "half of it": ("answer['reached'] = len(text) // 2", "ends too early"),
    "another voice": ("answer['voice'] = 'roa/fr'", "spoke as roa/fr"),
    "an error": ("answer['errors'] = ['ValueError: no']", "ValueError: no"),
    "broken off": ("answer['completed'] = False", "broken off"),
    "a crash": ("os._exit(11)", "status 11"),
    "a hang": ("import time; time.sleep(60)", "status -9"),
    "babble": ("print('Audio saved', flush=True)", "answered b'Audio saved"),
}


@pytest.fixture
def stand_in(tmp_path: Path) -> Iterator[Callable[[str], Pyttsx3]]:
    """Give a maker of engines that have one fault."""
    started: list[Pyttsx3] = []

    def make(fault: str) -> Pyttsx3:
        worker = tmp_path / "worker.py"
        worker.write_text(STAND_IN.replace("FAULT", fault), encoding="utf-8")
        started.append(Pyttsx3(voice_for("en"), worker, seconds=3))
        return started[-1]

    yield make
    for engine in started:
        engine.close()


def test_the_stand_in_without_a_fault_is_believed(stand_in: Callable[[str], Pyttsx3]) -> None:
    assert stand_in("pass").speak(SENTENCE).seconds == pytest.approx(0.08 * len(SENTENCE), abs=0.1)


@pytest.mark.slow
@pytest.mark.parametrize(("fault", "told"), FAULTS.values(), ids=FAULTS.keys())
def test_a_faulty_engine_is_found_out(stand_in: Callable[[str], Pyttsx3], fault: str, told: str) -> None:
    with pytest.raises(RenderError, match=told):
        stand_in(fault).speak(SENTENCE)


def test_an_engine_that_fails_once_is_asked_again(stand_in: Callable[[str], Pyttsx3], tmp_path: Path) -> None:
    tried = repr(str(tmp_path / "tried"))
    engine = stand_in(f"os.path.exists({tried}) or (open({tried}, 'w').close(), os._exit(11))")
    assert engine.speak(SENTENCE).seconds > 3
    assert (tmp_path / "tried").exists()


def test_chunks_keep_every_word_within_their_size() -> None:
    for text in (LONG, "Ω" * 5000, f"a {'b' * 4001} c", ""):
        found = list(chunks(text))
        assert "".join(found).replace(" ", "") == text.replace(" ", "")
        assert all(0 < len(chunk.encode()) <= LARGEST for chunk in found)


def test_the_worker_prints_only_answers(tmp_path: Path) -> None:
    """pyttsx3 prints "Audio saved to ..." on stdout."""
    command = (sys.executable, "-P", str(WORKER), json.dumps(asdict(voice_for("en"))))
    run = subprocess.run(
        command, input=b'{"text": "Rest."}\n', capture_output=True, timeout=60, check=True, cwd=tmp_path
    )
    answers: list[Any] = [json.loads(line) for line in run.stdout.splitlines()]
    if "missing" in answers[0]:
        pytest.skip(answers[0]["missing"])
    assert [sorted(answer) for answer in answers] == [
        ["driver", "engine", "voice"],
        ["completed", "errors", "file", "reached", "voice"],
    ]
    assert Path(answers[1]["file"]) == tmp_path / "speech.wav"
