"""A web page: one file that needs no network, holds no script, and shows itself as its reader's screen asks."""

from __future__ import annotations

from base64 import b64encode
from functools import partial
from hashlib import sha256
from typing import TYPE_CHECKING

from markupsafe import Markup

from formats._markup import Medium, body, templates
from formats._web_fonts import faces
from leaflets.format import Format

if TYPE_CHECKING:
    from leaflets.document import Document, Picture
    from leaflets.format import Files, Kit


def render(document: Document, kit: Kit) -> Files:
    """Write the document as a web page."""
    return {document.file_name("html", "html"): page(document, kit, ("screen.css",))}


def page(document: Document, kit: Kit, sheets: tuple[str, ...]) -> bytes:
    """Write a document as one page whose fonts, pictures and style sheets (of styles/html/) are inside it."""
    inside = body(document, Medium.SCREEN, partial(_embed, kit), kit.styles)
    css = _style_sheet(kit, inside, sheets)
    made = (
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
    return made.encode()


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


def _style_sheet(kit: Kit, markup: str, names: tuple[str, ...]) -> str:
    found = templates(kit.styles.path("html"))
    shown = [(face.family, face.weight, _data("font/woff2", face.data)) for face in faces(kit, markup)]
    fonts = found.get_template("fonts.css").render(faces=shown)
    own = (kit.styles.text(f"html/{name}") for name in names)
    return "".join((fonts, *own, found.get_template("cards.css").render()))


FORMAT = Format("html", "Web page", "text/html", render)
