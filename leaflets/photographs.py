"""Photographs: opened whole or not at all."""

from __future__ import annotations

import struct
import warnings
from contextlib import contextmanager
from io import BytesIO
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from PIL.Image import Image

MOST_PIXELS = 40_000_000
"""A photograph of more is refused: it needs 160 MB of memory and no printer shows it."""


class Broken(Exception):
    """A photograph that cannot be shown; the message says why."""


@contextmanager
def opened(data: bytes) -> Iterator[Image]:
    """Open a PNG or JPEG and load all of it. Raises Broken where a byte of it is missing or wrong.

    WeasyPrint tells Pillow, for the whole process, to take what is left of a truncated picture. Half a picture of how
    to measure a dose must not pass, so that order is lifted here.
    """
    from PIL import Image, ImageFile

    patient, ImageFile.LOAD_TRUNCATED_IMAGES = ImageFile.LOAD_TRUNCATED_IMAGES, False
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", Image.DecompressionBombWarning)
            with Image.open(BytesIO(data), formats=("PNG", "JPEG")) as image:
                if image.width * image.height > MOST_PIXELS:
                    message = f"it has more than {MOST_PIXELS:,} pixels"
                    raise Broken(message)
                image.load()
                yield image
    except (OSError, SyntaxError, ValueError, EOFError, struct.error, Image.DecompressionBombError) as error:
        raise Broken(str(error)) from error
    finally:
        ImageFile.LOAD_TRUNCATED_IMAGES = patient
