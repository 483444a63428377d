"""ZIP files whose bytes repeat: what Word files and EPUB books are packed in."""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING
from zipfile import ZIP_STORED, ZipFile, ZipInfo

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

_FIRST_YEAR = 1980
"""A ZIP file knows no earlier date."""


def archived(files: Mapping[str, bytes], released: date) -> bytes:
    """Pack files in their order, all of one date, so that the same files give the same bytes on every machine.

    They are stored, not deflated: zlib's bytes differ by its version, and most of what is packed is PNG already.
    """
    out = BytesIO()
    day = (max(released.year, _FIRST_YEAR), released.month, released.day, 0, 0, 0)
    with ZipFile(out, "w", ZIP_STORED) as archive:
        for name, data in files.items():
            entry = ZipInfo(name, day)
            entry.create_system, entry.external_attr = 0, 0o600 << 16
            archive.writestr(entry, data)
    return out.getvalue()
