"""An EPUB 3.3 book, for readers who have their own program, size, colours and voice.

It is one text that flows, not a file for each section: reading systems begin a page with each file, and the short
sections of a leaflet would leave most of each page empty. Drawings are PNG, which every reading system shows.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from html import unescape
from typing import TYPE_CHECKING

from markupsafe import Markup, escape

from formats._book.cover import cover
from formats._book.package import FITTING, STYLE, TEXT, Item, package, rendered
from formats._markup import Medium, body
from formats._picture import raster
from formats._web_fonts import faces
from formats._xml import address
from leaflets.format import Format

if TYPE_CHECKING:
    from collections.abc import Iterator

    from leaflets.document import Document, Picture
    from leaflets.format import Files, Kit

ROOM = (1200, 900)
"""Pixels that a drawing fills: three for each CSS pixel of the room that the style sheet gives it."""

_CONTENTS = re.compile(r'<nav class="contents".*?</nav>\n?', re.DOTALL)
_VOID = re.compile(r"<(br|img|wbr)\b([^>]*)>")
_HREF = re.compile(r' href="([^"]*)"')


def render(document: Document, kit: Kit) -> Files:
    """Write the document as a book. Raises RenderError where a picture cannot be shown."""
    pictures = _Pictures(kit)
    markup = body(document, Medium.SCREEN, pictures.embed, kit.styles)
    page = rendered(kit.styles, TEXT, document=document, body=Markup(_as_xml(markup)))  # noqa: S704 - made of escaped text
    items = [Item("text", TEXT, "application/xhtml+xml", page), *_looks(markup, kit), *pictures.items.values()]
    drawn = cover(document, kit)
    if drawn:
        items.append(Item("cover", "cover.png", "image/png", drawn, "cover-image"))
    return {document.file_name("epub", "epub"): package(document, items, kit.styles)}


def _as_xml(markup: str) -> str:
    """Write HTML as XHTML, without the contents: a reading system shows those of the book.

    All text and all values are escaped, so that no sign of theirs can be taken for a tag.
    """
    without = _CONTENTS.sub("", markup, count=1)
    closed = _VOID.sub(r"<\1\2/>", without)
    return _HREF.sub(lambda found: f' href="{escape(address(unescape(found[1])))}"', closed)


def _looks(markup: str, kit: Kit) -> Iterator[Item]:
    """Give the style sheets and the fonts that the first of them names."""
    shown = list(faces(kit, markup))
    fonts = rendered(kit.styles, "fonts.css", faces=shown)
    yield Item("style", STYLE, "text/css", fonts + kit.styles.text(f"epub/{STYLE}").encode())
    yield Item("fitting", FITTING, "text/css", rendered(kit.styles, FITTING))
    for number, face in enumerate(shown, 1):
        yield Item(f"font{number}", f"fonts/{face.family}-{face.weight}.woff2", "font/woff2", face.data)


@dataclass(frozen=True, slots=True)
class _Pictures:
    """The pictures of a book, each kept once."""

    kit: Kit
    items: dict[str, Item] = field(default_factory=dict)

    def embed(self, picture: Picture) -> str:
        """Keep a picture and give its name in the book."""
        if picture.digest not in self.items:
            image = raster(picture, self.kit, *ROOM)
            number = len(self.items) + 1
            name = f"pictures/{number}.{image.media_type.removeprefix('image/')}"
            self.items[picture.digest] = Item(f"picture{number}", name, image.media_type, image.data)
        return self.items[picture.digest].name


FORMAT = Format("epub", "E-book (EPUB)", "application/epub+zip", render)
