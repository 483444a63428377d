"""The child process that owns pyttsx3: a line of JSON in, one sentence spoken to a file, a line of JSON out.

pyttsx3 prints on stdout, loses files when a sentence comes before the last one is finished, hides its errors and can
take its process down. Here it gets one short sentence at a time, in a process of its own, and every sentence is waited
for. This file is run by its path, so it imports nothing of ours.
"""

from __future__ import annotations

import json
import os
import platform
import sys
import threading
from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING, Any, TextIO

if TYPE_CHECKING:
    from collections.abc import Mapping

SECONDS_TO_SPEAK = 60.0
"""A sentence of 2,000 bytes takes espeak a fifth of a second."""

Answer = dict[str, Any]


class Engine:
    """pyttsx3 with one voice chosen; what it reports while it speaks is collected in `heard`."""

    def __init__(self, settings: Mapping[str, Any], folder: Path) -> None:
        import pyttsx3

        self.engine = pyttsx3.init()
        self.driver = str(self.engine)
        self.voice = _choose(self.engine.getProperty("voices"), settings, self.driver)
        self.file = folder / "speech.wav"
        self.done = threading.Event()
        self.heard: Answer = {}
        self.engine.connect("finished-utterance", self._finished)
        self.engine.connect("started-word", self._word)
        self.engine.connect("error", self._error)
        for name, value in (("voice", self.voice), ("rate", settings["rate"]), ("volume", settings["volume"])):
            self.engine.setProperty(name, value)

    def speak(self, text: str) -> Answer:
        """Speak into the file and say how it went; `reached` is where the last word began, from 1."""
        self.file.unlink(missing_ok=True)
        self.heard = {"completed": False, "errors": [], "reached": 0}
        self.done.clear()
        self.engine.save_to_file(text, str(self.file))
        self.engine.runAndWait()
        if self.driver == "sapi5":  # speaks before it returns, and may not say that it has finished
            self.heard["completed"] = True
        elif not self.done.wait(SECONDS_TO_SPEAK):
            self.heard["errors"].append("it did not finish in time")
        return {**self.heard, "voice": self.engine.getProperty("voice"), "file": str(self.file)}

    def _finished(self, completed: bool, **_: object) -> None:  # noqa: FBT001 - pyttsx3 calls it so
        self.heard["completed"] = completed
        self.done.set()

    def _word(self, location: int, length: int, **_: object) -> None:
        self.heard["reached"] = max(self.heard["reached"], location + length)

    def _error(self, exception: Exception, **_: object) -> None:
        self.heard["errors"].append(f"{type(exception).__name__}: {exception}")


def _choose(voices: list[Any], settings: Mapping[str, Any], driver: str) -> str:
    """Give the id of the voice that the settings name for this driver, or the first one of the accent."""
    named = settings["ids"].get(driver)
    for voice in voices:
        if voice.id == named or (named is None and _accent(settings["accent"]) in map(_accent, voice.languages)):
            return str(voice.id)
    message = f"{driver} has no voice for {settings['accent']}"
    raise LookupError(message)


def _accent(tag: object) -> str:
    return str(tag).replace("_", "-").lower()


def _library_version(driver: str) -> str:
    if driver != "espeak":
        return platform.version()
    from pyttsx3.drivers import _espeak

    return str(_espeak.Info(None).decode().split()[0])


def _hello(engine: Engine) -> Answer:
    return {
        "driver": engine.driver,
        "voice": engine.voice,
        "engine": f"pyttsx3 {version('pyttsx3')}, {engine.driver} {_library_version(engine.driver)}",
    }


def _serve(settings: Mapping[str, Any], folder: Path, answers: TextIO) -> None:
    try:
        engine = Engine(settings, folder)
        _send(answers, _hello(engine))
    except Exception as problem:  # noqa: BLE001 - the parent turns it into an error that an author understands
        _send(answers, {"missing": str(problem) or type(problem).__name__})
        return
    for line in sys.stdin.buffer:
        _send(answers, engine.speak(json.loads(line)["text"]))


def _send(answers: TextIO, answer: Answer) -> None:
    answers.write(json.dumps(answer) + "\n")
    answers.flush()


def main() -> None:
    """Serve until stdin ends; speech is written to the current folder."""
    with os.fdopen(os.dup(1), "w", encoding="utf-8") as answers, Path(os.devnull).open("wb") as nowhere:
        os.dup2(nowhere.fileno(), 1)  # what pyttsx3 and its library print is no answer
        _serve(json.loads(sys.argv[1]), Path.cwd(), answers)


if __name__ == "__main__":
    main()
