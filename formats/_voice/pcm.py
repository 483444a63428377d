"""Sound as 16-bit mono samples, little-endian: reading a file, where silence ends, and pauses."""

from __future__ import annotations

import wave
from array import array
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

QUIET = 40
"""Samples no louder than this (of 32,768) are silence."""
BLOCK = 0.01
"""Seconds that are looked at together when silence is sought."""
MARGIN = 2
"""Blocks that are kept before the first sound and after the last: consonants begin and end softly."""


@dataclass(frozen=True, slots=True)
class Sound:
    """Samples, their rate in Hz, and between which samples there is something to hear."""

    pcm: bytes
    rate: int
    first: int
    last: int

    @property
    def seconds(self) -> float:
        """How long there is something to hear."""
        return (self.last - self.first) / self.rate

    @property
    def tail(self) -> float:
        """How many seconds of silence follow."""
        return (len(self.pcm) // 2 - self.last) / self.rate

    @property
    def trimmed(self) -> bytes:
        """The samples without the silence at both ends, so that every pause is ours."""
        margin = int(MARGIN * BLOCK * self.rate) if self.last else 0
        return self.pcm[2 * max(self.first - margin, 0) : 2 * (self.last + margin)]


def sound(pcm: bytes, rate: int) -> Sound:
    """Find where sound begins and ends, to a block; both are 0 where all is silence."""
    samples, step = array("h", pcm), int(BLOCK * rate)
    starts = range(0, len(samples), step)

    def loud(start: int) -> bool:
        block = samples[start : start + step]
        return max(block) > QUIET or min(block) < -QUIET

    first = next(filter(loud, starts), 0)
    last = next((start + step for start in filter(loud, reversed(starts))), 0)
    return Sound(pcm, rate, first, min(last, len(samples)))


def read(path: Path) -> Sound:
    """Read a sound file. Raises OSError or ValueError where it is none.

    macOS writes AIFF whatever the file is called, so what is not a plain WAV is decoded by FFmpeg.
    """
    try:
        with wave.open(str(path)) as file:
            if (file.getnchannels(), file.getsampwidth()) == (1, 2):
                return sound(file.readframes(file.getnframes()), file.getframerate())
    except (EOFError, wave.Error):
        pass
    from formats._voice.encode import decode

    return sound(*decode(path.read_bytes()))


def silence(seconds: float, rate: int) -> bytes:
    """Make a pause."""
    return bytes(2 * round(seconds * rate))
