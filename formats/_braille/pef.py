"""PEF, the Portable Embosser Format (version 2008-1): the same pages, marked up and with their metadata."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

PEF = "http://www.daisy.org/ns/2008/pef"
DUBLIN_CORE = "http://purl.org/dc/elements/1.1/"
FORMAT = "application/x-pef+xml"
_BLANK = "\u2800"


def pef(volumes: Iterable[Sequence[Sequence[str]]], cells: int, lines: int, metadata: Mapping[str, str]) -> bytes:
    """Write volumes of pages of cells, for paper that is embossed on both sides.

    `metadata` are Dublin Core elements by name; the format must have `identifier`, and gets `format` by itself.
    """
    head = "".join(_element(f"dc:{name}", value, 6) for name, value in {"format": FORMAT, **metadata}.items())
    body = "".join(_volume(volume, cells, lines) for volume in volumes)
    return (
        f'<?xml version="1.0" encoding="UTF-8"?>\n<pef xmlns="{PEF}" version="2008-1">\n'
        f'  <head>\n    <meta xmlns:dc="{DUBLIN_CORE}">\n{head}    </meta>\n  </head>\n'
        f"  <body>\n{body}  </body>\n</pef>\n"
    ).encode()


def _volume(pages: Sequence[Sequence[str]], cells: int, lines: int) -> str:
    inside = "".join(f"        <page>\n{''.join(map(_row, page))}        </page>\n" for page in pages)
    return (
        f'    <volume cols="{cells}" rows="{lines}" rowgap="0" duplex="true">\n'
        f"      <section>\n{inside}      </section>\n    </volume>\n"
    )


def _row(cells: str) -> str:
    return _element("row", cells.rstrip(_BLANK), 10)


def _element(name: str, text: str, indent: int) -> str:
    return f"{' ' * indent}<{name}>{escape(text, quote=False)}</{name}>\n"
