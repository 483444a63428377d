"""Small pictures of a PDF's pages."""

from __future__ import annotations

import struct
import zlib

WIDTH = 360
"""Pixels; the page shows it at half of that, so that it is sharp on fine screens."""

_SIGNATURE = b"\x89PNG\r\n\x1a\n"


def draw(pdf: bytes, number: int) -> bytes:
    """Draw one page, counted from 1, as a PNG."""
    import pypdfium2

    document = pypdfium2.PdfDocument(pdf)
    try:
        page = document[number - 1]
        bitmap = page.render(scale=WIDTH / page.get_width(), rev_byteorder=True)
        assert bitmap.n_channels == 3  # noqa: PLR2004 - red, green and blue: the paper is white, not transparent
        return png(bytes(bitmap.buffer), bitmap.width, bitmap.height, bitmap.stride)
    finally:
        document.close()


def png(pixels: bytes, width: int, height: int, stride: int) -> bytes:
    """Write rows of red, green and blue, `stride` bytes apart, as a PNG."""
    # No filter: a page of text on white is smaller and quicker so.
    rows = b"".join(b"\0" + pixels[start : start + 3 * width] for start in range(0, height * stride, stride))
    header = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    return _SIGNATURE + _chunk(b"IHDR", header) + _chunk(b"IDAT", zlib.compress(rows)) + _chunk(b"IEND", b"")


def dimensions(data: bytes) -> tuple[int, int]:
    """Give a PNG's width and height in pixels."""
    width, height = struct.unpack(">II", data[16:24])
    return int(width), int(height)


def _chunk(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
