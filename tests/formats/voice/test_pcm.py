"""Sound as samples: where it begins and ends, and reading it from files."""

from __future__ import annotations

import math
import wave
from array import array
from typing import TYPE_CHECKING

import av
import pytest

from formats._voice.pcm import read, silence, sound

if TYPE_CHECKING:
    from pathlib import Path

RATE = 22050


def tone(seconds: float, loud: int = 8000) -> bytes:
    return array("h", (round(loud * math.sin(at / 8)) for at in range(int(seconds * RATE)))).tobytes()


def write_wav(path: Path, pcm: bytes, channels: int = 1, width: int = 2) -> Path:
    with wave.open(str(path), "wb") as file:
        file.setparams((channels, width, RATE, 0, "NONE", ""))
        file.writeframes(pcm)
    return path


def test_silence_at_both_ends_is_found_and_cut() -> None:
    found = sound(silence(0.5, RATE) + tone(1.0) + silence(0.3, RATE), RATE)
    assert found.seconds == pytest.approx(1.0, abs=0.02)
    assert found.tail == pytest.approx(0.3, abs=0.02)
    assert len(found.trimmed) / 2 / RATE == pytest.approx(1.04, abs=0.02)


def test_silence_inside_stays() -> None:
    pcm = tone(0.3) + silence(0.4, RATE) + tone(0.3)
    assert sound(pcm, RATE).trimmed == pcm


@pytest.mark.parametrize("pcm", [b"", silence(1.0, RATE), tone(0.5, loud=20)])
def test_silence_alone_is_nothing(pcm: bytes) -> None:
    found = sound(pcm, RATE)
    assert (found.seconds, found.trimmed) == (0, b"")
    assert found.tail == pytest.approx(len(pcm) / 2 / RATE)


def test_a_wav_is_read(tmp_path: Path) -> None:
    pcm = tone(0.5)
    found = read(write_wav(tmp_path / "a.wav", pcm))
    assert (found.pcm, found.rate) == (pcm, RATE)


def test_two_channels_become_one(tmp_path: Path) -> None:
    pcm = tone(0.5)
    both = b"".join(pcm[at : at + 2] * 2 for at in range(0, len(pcm), 2))
    found = read(write_wav(tmp_path / "a.wav", both, channels=2))
    assert found.seconds == pytest.approx(0.5, abs=0.02)


def test_aiff_that_is_called_wav_is_read(tmp_path: Path) -> None:
    """As the driver of macOS writes it."""
    path = tmp_path / "a.wav"
    with av.open(path, "w", format="aiff") as container:
        stream = container.add_stream("pcm_s16be", rate=RATE, layout="mono")
        frame = av.AudioFrame("s16", "mono", RATE // 2)
        frame.planes[0].update(tone(0.5))
        frame.sample_rate = RATE
        container.mux(stream.encode(frame))
        container.mux(stream.encode(None))
    assert read(path).pcm == tone(0.5)


@pytest.mark.parametrize("data", [b"", b"no sound at all", b"RIFF\x00\x00\x00\x00WAVE"])
def test_what_is_no_sound_is_refused(tmp_path: Path, data: bytes) -> None:
    path = tmp_path / "a.wav"
    path.write_bytes(data)
    with pytest.raises((OSError, ValueError)):
        read(path)


def test_a_file_that_is_not_there_is_refused(tmp_path: Path) -> None:
    with pytest.raises(OSError, match=r"a\.wav"):
        read(tmp_path / "a.wav")
