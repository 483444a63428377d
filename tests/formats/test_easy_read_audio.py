"""The slow recording: the script of every recording, in the slow voice, with longer pauses."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from formats import audio, easy_read_audio
from formats._speech.script import reader_of, script
from formats._voice.encode import decode
from formats._voice.speaker import Pyttsx3, speaker, voice_for
from formats.audio import SLOW, USUAL
from leaflets.document import Variant
from leaflets.errors import ToolMissing
from leaflets.format import STYLES, Kit
from leaflets.walks import texts
from tests.formats.test_audio import beep
from tests.readback import first_missing
from tests.readback import words as read_words
from tests.samples import EASY, PILLS, idea, picture, with_blocks

if TYPE_CHECKING:
    from leaflets.document import Document
    from leaflets.format import Speech


def heard(document: Document = EASY) -> tuple[list[str], set[str]]:
    """Give what the voice was asked to say, and in which languages."""
    said: list[str] = []
    languages: set[str] = set()

    def listen(sentence: str, language: str) -> Speech:
        said.append(sentence)
        languages.add(language)
        return beep(sentence, language)

    ((name, data),) = easy_read_audio.render(document, Kit(speak=listen)).items()
    assert name == "paracetamol_easy_read_audio.mp3"
    assert data[:3] == b"ID3"
    return said, languages


def seconds(data: bytes) -> float:
    pcm, rate = decode(data)
    return len(pcm) / 2 / rate


def test_the_format_says_what_it_makes() -> None:
    made = easy_read_audio.FORMAT
    assert (made.id, made.variant, made.media_type) == ("easy_read_audio", Variant.EASY_READ, "audio/mpeg")
    assert (made.slow, made.repeats, made.languages) == (True, False, audio.FORMAT.languages)


def test_no_word_is_lost_or_out_of_order() -> None:
    wanted = [found for each in texts(EASY) if (found := read_words(each.text))]
    chapters = script(EASY, reader_of(EASY, STYLES, SLOW.pauses), quick=True)
    found = [word for chapter in chapters for said in chapter.utterances for word in read_words(said.text)]
    assert first_missing(wanted, found) is None
    said, _ = heard()
    assert [said.spoken for chapter in chapters for said in chapter.utterances] == said


def test_it_is_the_slow_voice_that_speaks() -> None:
    assert heard()[1] == {"en-GB-x-slow"}
    assert voice_for("en-GB-x-slow").rate < 0.85 * voice_for("en-GB").rate
    assert voice_for("en-GB-x-slow").ids == voice_for("en-GB").ids


def test_no_pause_is_shorter_than_usual_and_those_between_ideas_are_twice_as_long() -> None:
    slow, usual = (reader_of(EASY, STYLES, manner.pauses).pauses for manner in (SLOW, USUAL))
    assert slow.keys() == usual.keys()
    assert all(slow[name] >= usual[name] for name in usual)
    assert all(slow[name] >= 2 * usual[name] for name in ("paragraph", "sentence", "line"))
    assert slow["sentence"] < slow["paragraph"] < slow["section"]


def test_a_picture_is_told_only_where_it_says_more_than_the_words() -> None:
    assert not [sentence for sentence in heard()[0] if "icture" in sentence and "OpenMoji" not in sentence]
    told = with_blocks(idea("One.", picture("own:pills", PILLS, "Two capsules.")), document=EASY)
    assert "Picture: Two capsules." in heard(told)[0]


def test_the_same_leaflet_is_longer_than_in_the_usual_manner() -> None:
    (slow,), (usual,) = (made.render(EASY, Kit(speak=beep)).values() for made in (easy_read_audio, audio))
    assert seconds(slow) > 1.2 * seconds(usual)


def test_a_real_voice_speaks_110_words_a_minute_or_fewer() -> None:
    """With its pauses; leaflets are read at 140 to 160."""
    try:
        Pyttsx3(voice_for("en-x-slow")).close()
    except ToolMissing as problem:
        pytest.skip(str(problem))
    speak, reader = speaker(), reader_of(EASY, STYLES, SLOW.pauses)
    found = [said for part in EASY.sections for said in reader.blocks(part.blocks)]
    spoken = sum(speak(said.spoken, "en-GB-x-slow").seconds + said.pause for said in found)
    assert 70 <= sum(len(said.spoken.split()) for said in found) / spoken * 60 <= 110
