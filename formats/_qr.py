"""A web address as a QR code: the way from paper to what paper cannot hold."""

from __future__ import annotations

from functools import lru_cache
from hashlib import sha256
from io import BytesIO

from leaflets.document import Picture


@lru_cache(maxsize=16)
def drawing(url: str) -> bytes:
    """Draw the code of an address as SVG, with the four empty modules around it that ISO/IEC 18004 asks for.

    A sixth of it may be dirty or creased (level M), more where that costs no room.
    """
    import segno

    out = BytesIO()
    code = segno.make_qr(url, error="m")
    code.save(out, kind="svg", xmldecl=False, omitsize=True, svgclass=None, lineclass=None, border=4, nl=False)
    return out.getvalue()


def picture(url: str, alt: str) -> Picture:
    """Give the code of an address as a picture whose bytes are its drawing."""
    return Picture("qr", sha256(drawing(url)).hexdigest(), "image/svg+xml", alt)
