"""MP3: the sound, its chapters and its tags, read back with FFmpeg."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING, Any

import av
import pytest

from formats._voice.encode import BIT_RATE, Mark, decode, mp3
from formats._voice.pcm import silence, sound
from tests.formats.voice.test_pcm import RATE, tone

if TYPE_CHECKING:
    from collections.abc import Mapping

PCM = tone(2.0) + silence(1.0, RATE) + tone(1.5)
CHAPTERS = [Mark("How it works", 0, 2 * RATE), Mark("Risks — über 37.5°C", 2 * RATE, len(PCM) // 2)]
TAGS = {"title": "Dry needling", "artist": "Trust", "language": "eng", "comment": "Voice: x.", "date": "2025-02-03"}


def opened(data: bytes) -> tuple[float, Mapping[str, str], list[tuple[str, int, int]], Any]:
    with av.open(io.BytesIO(data), "r") as container:
        marks = [(mark["metadata"]["title"], mark["start"], mark["end"]) for mark in container.chapters()]
        assert container.duration is not None
        return (
            container.duration / av.time_base,
            dict(container.metadata),
            marks,
            container.streams.audio[0].codec_context,
        )


def test_the_sound_comes_back_as_long_as_it_was_with_silence_in_its_place() -> None:
    pcm, rate = decode(mp3(PCM, RATE, CHAPTERS, TAGS))
    assert rate == RATE
    assert len(pcm) == len(PCM)
    pause = pcm[2 * int(2.1 * RATE) : 2 * int(2.9 * RATE)]
    assert sound(pause, RATE).seconds == 0
    assert sound(pcm[: 4 * RATE], RATE).seconds == pytest.approx(2.0, abs=0.03)


def test_chapters_and_tags_come_back() -> None:
    _, tags, marks, codec = opened(mp3(PCM, RATE, CHAPTERS, TAGS))
    assert marks == [("How it works", 0, 2000), ("Risks — über 37.5°C", 2000, 4500)]
    assert TAGS.items() <= tags.items()
    assert "encoder" not in tags
    assert (codec.channels, codec.sample_rate) == (1, RATE)


def test_the_chapters_are_listed_in_their_order() -> None:
    data = mp3(PCM, RATE, CHAPTERS, TAGS)
    assert b"CTOC\x00\x00\x00\x0e\x00\x00toc\x00\x03\x02ch0\x00ch1\x00" in data
    assert data.index(b"CHAP\x00\x00") < data.index(b"ch1\x00\x00\x00")


def test_the_same_sound_gives_the_same_bytes() -> None:
    assert mp3(PCM, RATE, CHAPTERS, TAGS) == mp3(PCM, RATE, CHAPTERS, TAGS)


def test_the_bit_rate_is_kept() -> None:
    data = mp3(tone(10.0), RATE, [], {})
    assert len(data) * 8 / 10 == pytest.approx(BIT_RATE, rel=0.05)


def test_no_sound_and_no_chapter_make_a_file_too() -> None:
    seconds, _, marks, _ = opened(mp3(silence(0.1, RATE), RATE, [], {"title": "x"}))
    assert (round(seconds, 1), marks) == (0.1, [])


def test_what_is_no_sound_is_not_decoded() -> None:
    with pytest.raises((OSError, ValueError)):
        decode(b"<html>" * 100)
