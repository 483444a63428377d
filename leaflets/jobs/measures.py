"""What a reader wants to know of an artefact before opening it: its pages, its minutes."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING, Any

from leaflets.errors import Fault, RenderError

if TYPE_CHECKING:
    from collections.abc import Mapping

BRAILLE = "application/x-brf"
FORM_FEED = b"\f"
"""Stands between the pages of a BRF; the file for braille displays has none."""


def measures(data: bytes, media_type: str, name: str) -> Mapping[str, Any]:
    """Measure an artefact by opening it: a PDF's or a BRF's pages, a recording's seconds.

    Raises RenderError where it cannot be opened: nobody else could open it either.
    """
    if media_type == "application/pdf":
        return {"pages": pages(data, name)}
    if media_type.startswith("audio/"):
        return {"seconds": seconds(data, name)}
    if media_type == BRAILLE and FORM_FEED in data:
        return {"pages": data.count(FORM_FEED) + 1}
    return {}


def pages(data: bytes, name: str) -> int:
    """Count the pages of a PDF."""
    import pypdfium2

    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        raise RenderError(Fault(f"{name} is not a PDF that can be opened: {error}")) from error
    try:
        return len(document)
    finally:
        document.close()


def seconds(data: bytes, name: str) -> float:
    """Tell how long a recording lasts, to a tenth of a second."""
    import av

    try:
        with av.open(io.BytesIO(data), "r") as recording:
            length = recording.duration
    except (av.error.FFmpegError, ValueError) as error:
        raise RenderError(Fault(f"{name} is not a recording that can be opened: {error}")) from error
    if not length:
        raise RenderError(Fault(f"{name} is a recording of no length"))
    return round(length / av.time_base, 1)
