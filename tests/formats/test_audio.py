"""Audio: the MP3 of a document, spoken by a tone whose length is known and by pyttsx3 itself, read back with FFmpeg."""

from __future__ import annotations

import io
import os
from array import array
from dataclasses import replace
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING

import av
import pytest

from formats._speech.english.numbers import cardinal
from formats._speech.script import reader_of, script
from formats._voice.encode import decode
from formats._voice.pcm import silence, sound
from formats._voice.speaker import Pyttsx3, speaker, voice_for
from formats.audio import FORMAT, render
from leaflets.document import Status, Variant
from leaflets.errors import NotOffered, RenderError, ToolMissing
from leaflets.format import STYLES, Kit, Speech
from leaflets.reading import compose, read
from tests.formats.voice.test_pcm import RATE, tone
from tests.samples import RICH, p, section, with_blocks

if TYPE_CHECKING:
    from collections.abc import Mapping

    from leaflets.document import Document

pytestmark = pytest.mark.slow  # whole recordings are made and listened to

WORD = 0.1
"""Seconds that the tone speaks a word."""


def beep(sentence: str, _language: str) -> Speech:
    """Speak a tone for every word."""
    return Speech(tone(WORD) * len(sentence.split()), RATE, "beep 1")


def made(document: Document, kit: Kit | None = None) -> bytes:
    ((name, data),) = render(document, kit or Kit(speak=beep)).items()
    assert name == f"{document.name}_audio.mp3"
    return data


def marks(data: bytes) -> list[tuple[str, int, int]]:
    with av.open(io.BytesIO(data), "r") as container:
        return [(mark["metadata"]["title"], mark["start"], mark["end"]) for mark in container.chapters()]


def tags(data: bytes) -> Mapping[str, str]:
    with av.open(io.BytesIO(data), "r") as container:
        return dict(container.metadata)


SHORT = replace(
    with_blocks(p("Rest your leg. Do not drive.")),
    sections=(section("one", "One", p("Rest your leg. Do not drive.")), section("two", "Two", p("Call us."))),
    imprint=(),
    credits=(),
    status=Status.APPROVED,
    notices=(),
)


def test_chapters_begin_where_their_first_word_is_spoken() -> None:
    """Words and pauses are counted by hand."""
    pauses = reader_of(SHORT, STYLES).pauses
    opening = (5 + 3 + 2 + 11) * WORD + pauses["start"] + 3 * pauses["title"] + pauses["section"]
    one = (1 + 3 + 3) * WORD + pauses["heading"] + pauses["sentence"] + pauses["section"]
    two = (1 + 2 + 3) * WORD + pauses["heading"] + pauses["paragraph"] + pauses["end"]
    found = marks(made(SHORT))
    assert [title for title, _, _ in found] == ["Paracetamol for adults at home", "One", "Two"]
    assert [start for _, start, _ in found] == pytest.approx([0, 1000 * opening, 1000 * (opening + one)], abs=2)
    assert found[-1][2] == pytest.approx(1000 * (opening + one + two), abs=2)


def test_each_chapter_ends_where_the_next_begins() -> None:
    found = marks(made(RICH))
    assert found[0][1] == 0
    assert all(before[2] == after[1] for before, after in pairwise(found))


def test_the_chapters_are_those_of_the_script() -> None:
    chapters = script(RICH, reader_of(RICH, STYLES), quick=True)
    assert [title for title, _, _ in marks(made(RICH))] == [chapter.title for chapter in chapters]


def test_the_sound_is_as_long_as_the_script_and_silent_in_its_pauses() -> None:
    data = made(SHORT)
    pcm, rate = decode(data)
    assert len(pcm) / 2 / rate == pytest.approx(marks(data)[-1][2] / 1000, abs=0.002)
    begin = marks(data)[1][1] / 1000
    pause = reader_of(SHORT, STYLES).pauses["heading"]
    between = pcm[2 * int((begin + WORD + 0.1) * rate) : 2 * int((begin + WORD + pause - 0.1) * rate)]
    assert sound(between, rate).seconds == 0
    assert sound(pcm[2 * int(begin * rate) : 2 * int((begin + WORD) * rate)], rate).seconds > 0.9 * WORD


def test_the_tags_say_what_it_is() -> None:
    found = tags(made(RICH))
    wanted = {
        "title": "Paracetamol for adults at home",
        "artist": "Example Hospitals",
        "album": "Paracetamol for adults at home",
        "language": "eng",
        "date": "2025-02-01",
        "genre": "Speech",
    }
    assert wanted.items() <= found.items()
    for told in ("This is a demonstration.", "made with a quick computer voice", "Version 3", "EX-17", "Voice: beep 1"):
        assert told in found["comment"]


def test_a_long_recording_says_how_long_it_is() -> None:
    said: list[str] = []

    def slow(sentence: str, language: str) -> Speech:
        said.append(sentence)
        return replace(beep(sentence, language), pcm=beep(sentence, language).pcm * 2)

    length = marks(made(RICH, Kit(speak=slow)))[-1][2] / 60_000
    assert said[-1] == f"This recording lasts about {cardinal(round(length))} minutes."
    said.clear()
    made(SHORT, Kit(speak=slow))
    assert not any("lasts about" in sentence for sentence in said)


def test_the_same_sound_gives_the_same_bytes() -> None:
    assert made(RICH) == made(RICH)


def test_a_good_voice_is_not_called_quick() -> None:
    assert "quick computer voice" in tags(made(SHORT, Kit(speak=beep, draft=True)))["comment"]
    assert "quick computer voice" not in tags(made(SHORT, Kit(speak=beep, draft=False)))["comment"]


def test_two_voices_in_one_recording_are_refused() -> None:
    def changing(sentence: str, language: str) -> Speech:
        return replace(beep(sentence, language), voice="other" if "drive" in sentence else "beep 1")

    with pytest.raises(RenderError, match="more than one voice spoke: beep 1 and other"):
        made(SHORT, Kit(speak=changing))


@pytest.mark.parametrize("language", ["pl", "ar"])
def test_a_language_that_cannot_be_read_is_not_offered(language: str) -> None:
    with pytest.raises(NotOffered):
        made(replace(SHORT, language=language))


def test_the_format_says_that_it_is_slow_and_does_not_repeat() -> None:
    assert (FORMAT.id, FORMAT.media_type, FORMAT.slow, FORMAT.repeats) == ("audio", "audio/mpeg", True, False)


@pytest.fixture(scope="module")
def spoken() -> bytes:
    """Give the whole sample as pyttsx3 speaks it."""
    try:
        Pyttsx3(voice_for("en")).close()
    except ToolMissing as problem:
        if os.environ.get("CI") == "true":
            pytest.fail(f"{problem}: CI must have it")
        pytest.skip(str(problem))
    return made(RICH, Kit(speak=speaker()))


def test_every_chapter_of_a_real_recording_is_heard(spoken: bytes) -> None:
    pcm, rate = decode(spoken)
    for title, start, end in marks(spoken):
        heard = sound(pcm[2 * (start * rate // 1000) : 2 * (end * rate // 1000)], rate)
        assert heard.seconds > 2, title
        assert max(map(abs, array("h", heard.pcm))) > 3000, title


def test_the_rate_is_140_to_160_words_a_minute() -> None:
    try:
        speak = speaker()
        speak("Rest.", "en-GB")
    except ToolMissing as problem:
        pytest.skip(str(problem))
    path = Path(__file__).parents[2] / "content" / "dry-needling" / "leaflet.yaml"
    document = compose(read(path, path.parents[1]), Variant.STANDARD).document
    reader = reader_of(document, STYLES)
    found = [said for part in document.sections[:4] for said in reader.blocks(part.blocks)]
    seconds = sum(speak(said.spoken, "en-GB").seconds + said.pause for said in found)
    assert 140 <= sum(len(said.text.split()) for said in found) / seconds * 60 <= 160


def test_silence_is_made_to_the_sample() -> None:
    assert len(silence(0.35, RATE)) == 2 * round(0.35 * RATE)
