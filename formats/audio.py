"""Audio: the leaflet read aloud, as MP3 with a chapter for every section."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from leaflets.errors import Fault, RenderError
from leaflets.format import Format

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from formats._speech.script import Chapter
    from formats._speech.utterances import Reader, Utterance
    from formats._voice.encode import Mark
    from leaflets.document import Document
    from leaflets.format import Files, Kit, Speech

    Sounds = list[tuple[Speech, float]]
    """Speech, and the seconds of silence after it."""

LEAST_MINUTES = 2
"""A shorter recording does not say how long it lasts."""
LANGUAGES = {"en": "eng"}
"""ISO 639-2 codes, which ID3 keeps, of the languages that can be read aloud."""


@dataclass(frozen=True, slots=True)
class Manner:
    """How a leaflet is read: the voice of `styles/speech/voices.yaml`, by its language's tag, and a file of pauses."""

    voice: str
    pauses: str


USUAL = Manner("{language}", "speech/pauses.yaml")
SLOW = Manner("{language}-x-slow", "speech/slow_pauses.yaml")
"""`x` is a private subtag (BCP 47)."""


def render(document: Document, kit: Kit) -> Files:
    """Speak a document. Raises NotOffered where its language has no voice or no rules of reading."""
    return {document.file_name("audio", "mp3"): recording(document, kit)}


def recording(document: Document, kit: Kit, manner: Manner = USUAL) -> bytes:
    """Speak a document. Raises NotOffered as `render` does."""
    from formats._speech.script import reader_of, script, told
    from formats._voice.encode import mp3

    language = manner.voice.format(language=document.language)

    def speak(utterances: Iterable[Utterance]) -> Sounds:
        return [(kit.speak(said.spoken, language), said.pause) for said in utterances]

    reader = reader_of(document, kit.styles, manner.pauses)
    warnings = told(document, quick=kit.draft)
    chapters = script(document, reader, quick=kit.draft)
    sounds = [speak(chapter.utterances) for chapter in chapters]
    _tell_length(sounds, reader, speak)
    rate, voice = _one_voice(sounds)
    pcm, marks = _joined(chapters, sounds, reader.pauses["start"], rate)
    return mp3(pcm, rate, marks, _tags(document, warnings, voice))


def _tell_length(sounds: Sequence[Sounds], reader: Reader, speak: Callable[[Iterable[Utterance]], Sounds]) -> None:
    """Say at the end of the first chapter how long the recording lasts (UKAAF MS01)."""
    minutes = round(sum(speech.seconds + pause for chapter in sounds for speech, pause in chapter) / 60)
    if minutes >= LEAST_MINUTES:
        speech, pause = sounds[0][-1]
        sounds[0][-1] = (speech, reader.pauses["paragraph"])
        said = reader.words.lasts.format(minutes=minutes)
        sounds[0].extend((speech, pause) for speech, _ in speak(reader.added(said, "section")))


def _one_voice(sounds: Iterable[Sounds]) -> tuple[int, str]:
    """Give the rate in Hz and the name of the voice that spoke all. Raises RenderError where there were several."""
    found = {(speech.rate, speech.voice) for chapter in sounds for speech, _ in chapter if speech.pcm}
    if len(found) > 1:
        names = " and ".join(sorted(voice for _, voice in found))
        raise RenderError(Fault(f"more than one voice spoke: {names}", hint="build again with --no-cache"))
    return found.pop()


def _joined(chapters: Sequence[Chapter], sounds: Sequence[Sounds], start: float, rate: int) -> tuple[bytes, list[Mark]]:
    """Join all sounds with their pauses, and mark where each chapter begins and ends."""
    from formats._voice.encode import Mark
    from formats._voice.pcm import silence

    pcm, marks, begin = bytearray(silence(start, rate)), list[Mark](), 0
    for chapter, spoken in zip(chapters, sounds, strict=True):
        for speech, pause in spoken:
            pcm += speech.pcm + silence(pause, rate)
        marks.append(Mark(chapter.title, begin, len(pcm) // 2))
        begin = len(pcm) // 2
    return bytes(pcm), marks


def _tags(document: Document, warnings: Iterable[str], voice: str) -> Mapping[str, str]:
    """Say in the file what it is; players show the comment."""
    version = f"{document.words.version} {document.version}." if document.version else ""
    reference = f"{document.words.reference} {document.reference}." if document.reference else ""
    return {
        "title": document.title.text,
        "artist": document.publisher,
        "album": document.title.text,
        "genre": "Speech",
        "language": LANGUAGES[document.language.split("-", maxsplit=1)[0]],
        "date": document.released.isoformat(),
        "comment": " ".join(filter(None, [*warnings, reference, version, f"Voice: {voice}."])),
    }


FORMAT = Format("audio", "Audio", "audio/mpeg", render, repeats=False, languages=tuple(LANGUAGES), slow=True)
