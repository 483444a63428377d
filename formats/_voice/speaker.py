"""The voice: a sentence in, its sound out, spoken by pyttsx3 in a child process and checked before it is believed."""

from __future__ import annotations

import json
import os
import sys
import threading
from dataclasses import asdict, dataclass
from functools import cache, lru_cache
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING, Any

import yaml

from formats._voice import pcm, respell
from formats._voice.child import Broken, Child
from formats._voice.pcm import read, silence
from formats._voice.respell import respelled
from leaflets.errors import Fault, NotOffered, RenderError, ToolMissing
from leaflets.format import STYLES, Speech

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from formats._voice.pcm import Sound

WORKER = Path(__file__).with_name("pyttsx3_worker.py")
LARGEST = 2000
"""Bytes to speak at once: the library reads ten times as far as its text goes, and dies of it at 22,000."""
SECONDS_TO_ANSWER = 90.0
SHORTEST = 0.012
"""Seconds of speech a character takes at the very least; 0.037 was the least measured at 175 words a minute."""
LEAST_TAIL = 0.1
"""Seconds of silence with which espeak ends whatever it has finished; 0.22 was the least measured."""
BETWEEN_CHUNKS = 0.15
HINTS = {
    "linux": "sudo apt-get install libespeak-ng1",
    "darwin": "add an English (UK) voice in System Settings, Accessibility, Spoken Content",
    "win32": "add the English (United Kingdom) speech pack in Settings, Time & language, Speech",
}


@dataclass(frozen=True, slots=True)
class Voice:
    """How a language is spoken: `ids` names the voice for a driver of pyttsx3; others take one of the accent."""

    accent: str
    ids: Mapping[str, str]
    rate: int
    volume: float


def voice_for(language: str) -> Voice:
    """Find the voice of a language, and of a manner ("en-GB-x-slow") where there is one for it.

    Raises NotOffered where the language has none: no voice speaks with another's rules.
    """
    known: Mapping[str, Any] = yaml.load(STYLES.text("speech/voices.yaml"), Loader=yaml.CBaseLoader)  # noqa: S506
    tongue, _, manner = language.partition("-x-")
    primary = tongue.split("-", maxsplit=1)[0]
    names = (language, f"{primary}-x-{manner}", tongue, primary)
    found = next((known[name] for name in names if name in known), None)
    if found is None:
        hint = f"the voices there are: {', '.join(known)} (styles/speech/voices.yaml)"
        raise NotOffered(Fault(f"there is no voice for the language {language}", hint=hint))
    return Voice(found["accent"], found["ids"], int(found["rate"]), float(found["volume"]))


def speaker() -> Callable[[str, str], Speech]:
    """Give the function that speaks: `(sentence, language) -> Speech`, without silence around it.

    It raises NotOffered for a language without a voice, ToolMissing where the engine is not installed, and RenderError
    where the engine failed twice.
    """
    return _speak


def voice_key(language: str) -> str:
    """Name all that the sound of a sentence depends on besides its words."""
    return f"{_engine(language, os.getpid()).name}, {_made_of()}"


@cache
def _made_of() -> str:
    """Digest what forms a sentence's sound besides the engine: what trims it, and how words are respelled."""
    parts = (Path(__file__), WORKER, Path(pcm.__file__), Path(respell.__file__), STYLES.path(respell.FILE))
    return sha256(b"".join(path.read_bytes() for path in parts)).hexdigest()[:12]


def _speak(sentence: str, language: str) -> Speech:
    return _engine(language, os.getpid()).speak(sentence)


@lru_cache(maxsize=4)
def _engine(language: str, _process: int) -> Pyttsx3:
    """Keep one engine a language; after a fork the pipes are the parent's, so the process is part of the key."""
    return Pyttsx3(voice_for(language))


class Pyttsx3:
    """pyttsx3 behind a pipe. Raises ToolMissing where it has no engine or no voice on this machine."""

    def __init__(self, voice: Voice, worker: Path = WORKER, seconds: float = SECONDS_TO_ANSWER) -> None:
        """Start the worker; it has so many seconds for a sentence."""
        self._seconds = seconds
        self._command = (sys.executable, "-P", "-X", "utf8", str(worker), json.dumps(asdict(voice)))
        self._lock = threading.Lock()
        self._child, hello = self._start()
        self._voice, self._driver = str(hello["voice"]), str(hello["driver"])
        self.name = f"{hello['engine']}, {self._voice}, rate {voice.rate}, volume {voice.volume}"

    def speak(self, sentence: str) -> Speech:
        """Speak a sentence of any length; what has no letter or digit in it is no sound at all."""
        with self._lock:
            text = respelled(_clean(sentence), self._driver)
            sounds = [self._chunk(chunk) for chunk in chunks(text) if any(map(str.isalnum, chunk))]
        rate = sounds[0][1] if sounds else 22050
        return Speech(silence(BETWEEN_CHUNKS, rate).join(pcm for pcm, _ in sounds), rate, self.name)

    def close(self) -> None:
        """End the child process; the next sentence starts another."""
        self._child.close()

    def _start(self) -> tuple[Child, Mapping[str, Any]]:
        child = Child(self._command, self._seconds)
        try:
            hello = child.receive()
        except Broken as problem:
            hello = {"missing": str(problem)}
        if "missing" in hello:
            child.close()
            fault = f"there is no voice on this machine: {hello['missing']}"
            raise ToolMissing(Fault(fault, hint=HINTS.get(sys.platform, HINTS["linux"])))
        return child, hello

    def _chunk(self, text: str) -> tuple[bytes, int]:
        """Speak a chunk; start the engine anew and try once more where that fails."""
        try:
            return self._attempt(text)
        except Broken:
            self._child.close()
            self._child, _ = self._start()
        try:
            return self._attempt(text)
        except Broken as problem:
            hint = "say it in other words, or tell whoever looks after the machine"
            raise RenderError(Fault(f"the voice failed on “{text[:80]}”: {problem}", hint=hint)) from problem

    def _attempt(self, text: str) -> tuple[bytes, int]:
        answer = self._child.ask({"text": text})
        try:
            spoken = read(Path(answer["file"]))
        except (OSError, ValueError) as problem:
            message = f"it wrote no sound ({type(problem).__name__})"
            raise Broken(message) from problem
        wrong = self._problem(text, answer, spoken)
        if wrong:
            raise Broken(wrong)
        return spoken.trimmed, spoken.rate

    def _problem(self, text: str, answer: Mapping[str, Any], spoken: Sound) -> str:
        """Say why this sound cannot be the whole text in the right voice; nothing where it can."""
        if answer["errors"] or not answer["completed"]:
            return "; ".join(answer["errors"]) or "it was broken off"
        if answer["voice"] != self._voice:
            return f"it spoke as {answer['voice']}, not as {self._voice}"
        if spoken.seconds < SHORTEST * len(text):
            return f"{spoken.seconds:.2f} seconds are too short for it"
        if self._driver == "espeak" and (answer["reached"] < _third_last_word(text) or spoken.tail < LEAST_TAIL):
            return "it ends too early"
        return ""


def _clean(text: str) -> str:
    """Replace control characters (the engine stops at NUL) and runs of white space by one space."""
    return " ".join("".join(character if character.isprintable() else " " for character in text).split())


def chunks(text: str, largest: int = LARGEST) -> Iterator[str]:
    """Cut a text between words, or inside a word that is itself too large, into pieces of at most `largest` bytes."""
    chunk = ""
    for word in text.split():
        longer = f"{chunk} {word}" if chunk else word
        if chunk and len(longer.encode()) > largest:
            yield chunk
            longer = word
        while len(longer.encode()) > largest:
            yield longer[: largest // 4]  # a character is four bytes at most
            longer = longer[largest // 4 :]
        chunk = longer
    if chunk:
        yield chunk


def _third_last_word(text: str) -> int:
    """Count the characters before the third last word: espeak tells of "such as" and "of the" as one word."""
    return len(" ".join(text.split()[:-3]))
