"""Audio: the MP3 of a document, spoken by a tone whose length is known and by pyttsx3 itself, read back with FFmpeg."""

from __future__ import annotations

import io
import os
from array import array
from dataclasses import replace
from typing import TYPE_CHECKING

import av
import pytest

from formats._encode import decode
from formats._pcm import silence, sound
from formats._speech import reader_of, script
from formats._voice import Pyttsx3, speaker, voice_for
from formats.audio import FORMAT, render
from leaflets.document import Status
from leaflets.errors import NotOffered, RenderError, ToolMissing
from leaflets.format import STYLES, Kit, Speech
from tests.formats.test_pcm import RATE, tone
from tests.samples import RICH, p, section, with_blocks

if TYPE_CHECKING:
    from collections.abc import Mapping

    from leaflets.document import Document

SECOND = tone(1.0)


def beep(sentence: str, _language: str) -> Speech:
    """Speak a second for every word."""
    return Speech(SECOND * len(sentence.split()), RATE, "beep 1")


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
    """Two chapters whose words and pauses are counted by hand."""
    pauses = reader_of(SHORT, STYLES).pauses
    opening = pauses["start"] + 5 + pauses["title"] + 3 + pauses["title"] + 2 + pauses["paragraph"]
    opening += 10 + pauses["section"]  # "This recording is a draft, made with a quick computer voice."
    one = 1 + pauses["heading"] + 3 + pauses["sentence"] + 3 + pauses["section"]
    two = 1 + pauses["heading"] + 2 + pauses["paragraph"] + 3 + pauses["end"]
    found = marks(made(SHORT))
    assert [title for title, _, _ in found] == ["Paracetamol for adults at home", "One", "Two"]
    wanted = [0, opening - pauses["paragraph"] + pauses["title"], None, None]
    starts = [start / 1000 for _, start, _ in found]
    assert wanted[1] is not None
    assert starts[1] == pytest.approx(wanted[1], abs=0.002)
    assert starts[2] == pytest.approx(starts[1] + one, abs=0.002)
    assert found[-1][2] / 1000 == pytest.approx(starts[2] + two, abs=0.002)


def test_each_chapter_ends_where_the_next_begins() -> None:
    found = marks(made(RICH))
    assert found[0][1] == 0
    assert all(before[2] == after[1] for before, after in zip(found, found[1:], strict=False))


def test_the_chapters_are_those_of_the_script() -> None:
    chapters = script(RICH, reader_of(RICH, STYLES), quick=True)
    assert [title for title, _, _ in marks(made(RICH))] == [chapter.title for chapter in chapters]


def test_the_sound_is_as_long_as_the_script_and_silent_in_its_pauses() -> None:
    data = made(SHORT)
    pcm, rate = decode(data)
    assert len(pcm) / 2 / rate == pytest.approx(marks(data)[-1][2] / 1000, abs=0.002)
    begin = marks(data)[1][1] / 1000
    pause = reader_of(SHORT, STYLES).pauses["heading"]
    between = pcm[2 * int((begin + 1.1) * rate) : 2 * int((begin + 1 + pause - 0.1) * rate)]
    assert sound(between, rate).seconds == 0
    assert sound(pcm[2 * int(begin * rate) : 2 * int((begin + 1) * rate)], rate).seconds > 0.9


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

    def speak(sentence: str, language: str) -> Speech:
        said.append(sentence)
        return beep(sentence, language)

    data = made(RICH, Kit(speak=speak))
    minutes = {16: "sixteen", 17: "seventeen", 18: "eighteen", 15: "fifteen", 14: "fourteen"}
    length = round(marks(data)[-1][2] / 60_000)
    assert said[-1] == f"This recording lasts about {minutes[length]} minutes."
    assert len(said) == len(set(said)) + len(said) - len(set(said))
    said.clear()
    made(SHORT, Kit(speak=speak))
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
        heard = sound(pcm[2 * start * rate // 1000 : 2 * end * rate // 1000], rate)
        assert heard.seconds > 2, title
        assert max(map(abs, array("h", heard.pcm))) > 3000, title


def test_the_rate_is_140_to_160_words_a_minute() -> None:
    try:
        speak = speaker()
        speak("Rest.", "en-GB")
    except ToolMissing as problem:
        pytest.skip(str(problem))
    text = (
        "Dry needling involves repeatedly passing a fine needle into an area of abnormal tendon. This is carried out "
        "using an ultrasound machine, to help guide the needle to the correct place. Ultrasound scans are a quick, safe "
        "and effective way of us being able to see your tendon. At the same time as dry needling, we may also recommend "
        "an injection. This procedure involves taking a small sample of your blood from your arm (like a normal blood "
        "test) and injecting it into the site of your injury."
    )
    reader = reader_of(RICH, STYLES)
    found = reader.block(p(text))
    seconds = sum(speak(said.spoken, "en-GB").seconds + said.pause for said in found)
    assert 140 <= len(text.split()) / seconds * 60 <= 160


def test_silence_is_made_to_the_sample() -> None:
    assert len(silence(0.35, RATE)) == 2 * round(0.35 * RATE)
