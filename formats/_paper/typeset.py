"""HTML to PDF by WeasyPrint: our fonts only, our pictures only, and every warning is a failure.

The one module that knows WeasyPrint. Importing it takes half a second: formats do so inside a function.
"""

from __future__ import annotations

import logging
from contextlib import contextmanager
from functools import cache, lru_cache
from typing import TYPE_CHECKING, Any

from weasyprint import CSS, HTML
from weasyprint.text.ffi import ffi, fontconfig, pangoft2
from weasyprint.text.fonts import FontConfiguration
from weasyprint.urls import URLFetcherResponse

from formats._fonts import files
from formats._paper.tags import mend
from leaflets.errors import Fault, RenderError

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from pathlib import Path

    from leaflets.document import Picture

PICTURE = "picture:"
"""The scheme of a picture's address; its digest follows."""

DOTS_PER_INCH = 300
"""What a photograph is reduced to: the resolution of print."""

ffi.cdef("FcConfig *FcConfigCreate(void);")


def typeset(html: str, sheets: Iterable[str], fonts: Path, pictures: Mapping[Picture, bytes]) -> bytes:
    """Set HTML as PDF/UA-1 with style sheets, later ones over earlier ones, and the fonts of a folder.

    Raises RenderError for whatever WeasyPrint warns of and for a character that it could not draw.
    """
    with _no_complaints():
        own = _only(fonts)
        css = [_parsed(sheet, own) for sheet in sheets]
        source = HTML(string=html, base_url="leaflet:", url_fetcher=_Pictures(pictures))
        return source.write_pdf(  # type: ignore[no-any-return]
            stylesheets=css, font_config=own, pdf_variant="pdf/ua-1", dpi=DOTS_PER_INCH, finisher=_finish
        )


@lru_cache(maxsize=16)
def _parsed(css: str, fonts: Any) -> Any:  # noqa: ANN401 - WeasyPrint has no types
    return CSS(string=css, font_config=fonts, url_fetcher=_refuse)


@cache
def _only(folder: Path) -> Any:  # noqa: ANN401 - WeasyPrint has no types
    """Make a font configuration that knows the fonts of a folder and none of the machine's.

    With the machine's fonts in reach, a letter that ours lack would come from wherever it is found, and a same-named
    font of another version would change the pages from one machine to the next.
    """
    configuration, config = FontConfiguration(), fontconfig.FcConfigCreate()
    for path in files(folder):
        fontconfig.FcConfigAppFontAddFile(config, str(path).encode())
    pangoft2.pango_fc_font_map_set_config(ffi.cast("PangoFcFontMap *", configuration.font_map), config)
    fontconfig.FcConfigDestroy(config)  # the font map holds it now
    configuration._config = config  # noqa: SLF001 - or fonts inside a picture would be added to a freed one
    return configuration


class _Pictures:
    """Serves the document's pictures and nothing else. `_fail_on_errors` is a name that WeasyPrint asks for."""

    _fail_on_errors = False

    def __init__(self, pictures: Mapping[Picture, bytes]) -> None:
        self._found = {PICTURE + picture.digest: (picture, data) for picture, data in pictures.items()}

    def __call__(self, url: str) -> Any:  # noqa: ANN401 - WeasyPrint has no types
        if url not in self._found:
            message = f"{url[:80]} is not a picture of this leaflet"
            raise ValueError(message)
        picture, data = self._found[url]
        return URLFetcherResponse(url, body=data, headers={"Content-Type": picture.media_type})


_refuse = _Pictures({})


def _finish(rendering: Any, pdf: Any) -> None:  # noqa: ANN401 - WeasyPrint has no types
    mend(pdf)
    missing = [code for font in rendering.fonts.values() for code in font.missing]
    if missing:
        names = ", ".join(f"U+{code:04X}" for code in dict.fromkeys(missing))
        raise RenderError(Fault(f"no font of ours has {names}", hint="look for it inside the pictures"))


class _Complaints(logging.Handler):
    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.found: dict[str, None] = {}

    def emit(self, record: logging.LogRecord) -> None:
        self.found[record.getMessage()] = None


@contextmanager
def _no_complaints() -> Iterator[None]:
    """Raise RenderError at the end where WeasyPrint logged a warning or an error."""
    logger, handler = logging.getLogger("weasyprint"), _Complaints()
    level = logger.level
    logger.addHandler(handler)
    logger.setLevel(logging.WARNING)
    try:
        yield
    finally:
        logger.setLevel(level)
        logger.removeHandler(handler)
    if handler.found:
        raise RenderError(*(Fault(f"WeasyPrint: {message}") for message in handler.found))
