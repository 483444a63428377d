"""A web page: one file that needs no network, holds no script, and shows itself as its reader's screen asks."""

from __future__ import annotations

from base64 import b64encode
from functools import partial
from hashlib import sha256
from html import unescape
from typing import TYPE_CHECKING

from markupsafe import Markup

from formats._fonts import advances, files
from formats._markup import Medium, body, templates
from leaflets.format import Format

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from leaflets.document import Document, Picture
    from leaflets.format import Files, Kit

_REGULAR, _BOLD = 400, 700

_ALWAYS = frozenset(map(chr, range(0x20, 0x7F)))
"""Characters that a face has whatever the text holds; so most leaflets share their faces."""


def render(document: Document, kit: Kit) -> Files:
    """Write the document as one page whose fonts and pictures are inside it."""
    inside = body(document, Medium.SCREEN, partial(_embed, kit), kit.styles)
    css = _style_sheet(kit, _ALWAYS.union(filter(str.isprintable, unescape(inside))))
    page = (
        templates(kit.styles.path("html"))
        .get_template("page.html")
        .render(
            document=document,
            body=Markup(inside),  # noqa: S704 - escaped where it was made
            css=Markup(css),  # noqa: S704 - ours
            policy=_policy(css),
            description=_description(document),
        )
    )
    return {document.file_name("html", "html"): page.encode()}


def _policy(css: str) -> str:
    """Allow this page its own style, fonts and pictures, and nothing else (Content Security Policy 3)."""
    digest = b64encode(sha256(css.encode()).digest()).decode()
    return (
        f"default-src 'none'; style-src 'sha256-{digest}'; font-src data:; img-src data:; "
        "base-uri 'none'; form-action 'none'"
    )


def _description(document: Document) -> str:
    """Say in one line what a search engine or a link's preview shows."""
    subtitle = document.subtitle.text if document.subtitle else ""
    return ". ".join(filter(None, (document.title.text, subtitle, document.publisher)))


def _embed(kit: Kit, picture: Picture) -> str:
    """Give a picture as a data: address. In an <img>, a drawing runs no script and loads nothing."""
    return _data(picture.media_type, kit.pictures[picture.digest])


def _data(media_type: str, data: bytes) -> str:
    return f"data:{media_type};base64,{b64encode(data).decode()}"


def _style_sheet(kit: Kit, characters: frozenset[str]) -> str:
    sheets = templates(kit.styles.path("html"))
    faces = sheets.get_template("fonts.css").render(faces=list(_faces(kit, characters)))
    return faces + kit.styles.text("html/screen.css") + sheets.get_template("cards.css").render()


def _faces(kit: Kit, characters: frozenset[str]) -> Iterator[tuple[str, int, str]]:
    """Give family, weight and address of each face; the later families lend only what the body's lacks."""
    left = {_REGULAR: set(characters), _BOLD: set(characters)}
    for path in files(kit.styles.path("fonts")):
        family, _, style = path.stem.partition("-")
        weight = _BOLD if style == "Bold" else _REGULAR
        own = left[weight] and left[weight] & advances(path).keys()
        left[weight] -= own
        if own:
            yield family, weight, _data("font/woff2", kit.memo(_key(path, own), partial(_subset, path, own)))


def _key(path: Path, characters: set[str]) -> str:
    """Name all that a subset's bytes depend on."""
    from importlib.metadata import version

    parts = (path.read_bytes(), "".join(sorted(characters)).encode())
    tools = [f"{tool} {version(tool)}" for tool in ("fonttools", "brotli")]
    return " ".join(["woff2", *(sha256(part).hexdigest() for part in parts), *tools])


def _subset(path: Path, characters: set[str]) -> bytes:
    """Cut a font to some characters and pack it for the web."""
    from io import BytesIO

    from fontTools.subset import Options, Subsetter, load_font, save_font

    options = Options(flavor="woff2", hinting=False, layout_features=["*"], notdef_outline=True)
    packed = BytesIO()
    with load_font(str(path), options) as font:
        cutter = Subsetter(options)
        cutter.populate(unicodes=map(ord, characters))
        cutter.subset(font)
        save_font(font, packed, options)
    return packed.getvalue()


FORMAT = Format("html", "Web page", "text/html", render)
