"""Recordings as FFmpeg hears them: tags and chapters, loudness and peaks (EBU R 128), and gaps."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING, Any

import pytest

from tests.validators.programs import attempt, run

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from tests.validators.built import Built

pytestmark = pytest.mark.slow

QUIETEST, LOUDEST = -26.0, -16.0
"""Loudness in LUFS: between a quiet talk on the radio (-23) and a podcast (-16), with room for a slow voice."""
PEAK = -1.0
"""The highest true peak, in dB of full scale: above it players distort."""
GAP = 3
"""Seconds of silence that sound like the end."""
TAGS = ("title", "artist", "album", "date", "language", "comment")


@dataclass(frozen=True)
class Ear:
    """FFmpeg's programs."""

    ffmpeg: Path
    ffprobe: Path

    def faults(self, path: Path) -> list[str]:
        """Give all that is wrong with a recording."""
        said = self.about(path)
        return [*_labels(said), *_chapters(said), *self._sound(path)]

    def about(self, path: Path) -> Any:
        """Give what a recording says of itself."""
        show = ("-show_format", "-show_streams", "-show_chapters")
        return json.loads(run(self.ffprobe, "-v", "error", *show, "-of", "json", path))

    def _sound(self, path: Path) -> Iterator[str]:
        filters = f"ebur128=peak=true:framelog=verbose,silencedetect=noise=-50dB:duration={GAP}"
        heard = attempt(self.ffmpeg, "-hide_banner", "-nostats", "-i", path, "-af", filters, "-f", "null", "-").stderr
        loud, peak = (float(re.findall(rf"{key}: +(\S+) {unit}", heard)[-1]) for key, unit in WANTED)
        if not QUIETEST <= loud <= LOUDEST:
            yield f"loudness {loud} LUFS"
        if peak > PEAK:
            yield f"true peak {peak} dB"
        yield from (f"{float(gap):.0f} s of silence" for gap in re.findall(r"silence_duration: (\S+)", heard))


WANTED = (("I", "LUFS"), ("Peak", "dBFS"))


def _labels(said: Any) -> Iterator[str]:
    tags = said["format"].get("tags", {})
    yield from (f"no tag {name}" for name in TAGS if not tags.get(name))
    (stream,) = said["streams"]
    if (stream["codec_name"], stream["channels"]) != ("mp3", 1):
        yield f"{stream['codec_name']} with {stream['channels']} channels"


def _chapters(said: Any) -> Iterator[str]:
    chapters = said["chapters"]
    if len(chapters) < 3:
        yield f"{len(chapters)} chapters"
        return
    yield from (
        f"chapter {each['id']} has no title" for each in chapters if not each.get("tags", {}).get("title", "").strip()
    )
    ends = abs(float(chapters[-1]["end_time"]) - float(said["format"]["duration"])) < 1
    if chapters[0]["start"] or not ends or any(one["end"] != other["start"] for one, other in pairwise(chapters)):
        yield "the chapters are not the whole"


@pytest.fixture(scope="session")
def ear(program: Callable[[str], Path]) -> Ear:
    return Ear(program("ffmpeg"), program("ffprobe"))


def test_every_recording_is_labelled_and_even(built: Built, ear: Ear) -> None:
    paths = built.of(".mp3")
    assert len(paths) >= 2
    assert {path: ear.faults(path) for path in paths} == {path: [] for path in paths}


@pytest.fixture
def short(built: Built, tmp_path: Path, ear: Ear) -> Path:
    """Give the first three chapters of a recording, of the last no more than its beginning."""
    path = built.of(".mp3")[0]
    seconds = float(ear.about(path)["chapters"][2]["start_time"]) + 5
    run(ear.ffmpeg, "-v", "error", "-i", path, "-t", f"{seconds}", "-c", "copy", tmp_path / "short.mp3")
    return tmp_path / "short.mp3"


PLANTED = [
    (("-map_chapters", "-1", "-c", "copy"), "0 chapters"),
    (("-map_metadata", "-1", "-c", "copy"), "no tag title"),
    (("-af", "atempo=0.9"), "the chapters are not the whole"),
    (("-af", "volume=-20dB"), "loudness"),
    (("-af", "volume=12dB"), "true peak"),
    (("-af", "volume=0:enable='between(t,10,15)'"), "s of silence"),
    (("-ac", "2"), "mp3 with 2 channels"),
]


@pytest.mark.parametrize(("change", "words"), PLANTED, ids=[words for _, words in PLANTED])
def test_a_planted_fault_is_caught(change: tuple[str, ...], words: str, short: Path, ear: Ear) -> None:
    bad = short.with_name("bad.mp3")
    run(ear.ffmpeg, "-v", "error", "-i", short, *change, bad)
    assert any(words in fault for fault in ear.faults(bad)), ear.faults(bad)


def test_a_chapter_without_a_title_is_caught(short: Path, ear: Ear) -> None:
    raw = short.read_bytes()
    assert raw.count(b"Contents") == 1
    short.write_bytes(raw.replace(b"Contents", b" " * 8))
    assert ear.faults(short) == ["chapter 1 has no title"]


def test_the_first_chapters_have_no_fault(short: Path, ear: Ear) -> None:
    """So every fault above is the planted one, and not FFmpeg's own."""
    assert ear.faults(short) == []
