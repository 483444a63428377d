"""Easy Read aloud: the same recording as of any leaflet, in a slower voice and with longer pauses between ideas."""

from __future__ import annotations

from typing import TYPE_CHECKING

from formats.audio import LANGUAGES, SLOW, recording
from leaflets.document import Variant
from leaflets.format import Format

if TYPE_CHECKING:
    from leaflets.document import Document
    from leaflets.format import Files, Kit


def render(document: Document, kit: Kit) -> Files:
    """Speak a document slowly. Raises NotOffered where its language has no voice or no rules of reading."""
    return {document.file_name("easy_read_audio", "mp3"): recording(document, kit, SLOW)}


FORMAT = Format(
    "easy_read_audio",
    "Easy Read (audio)",
    "audio/mpeg",
    render,
    Variant.EASY_READ,
    repeats=False,
    languages=tuple(LANGUAGES),
    slow=True,
)
