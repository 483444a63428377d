"""Paper: how a document becomes a PDF of A4 pages at a given size of type."""

from __future__ import annotations

import re
from html import unescape
from typing import TYPE_CHECKING

from formats._markup import Medium, body, templates
from formats._paper.font_checks import refuse_foreign, refuse_uncovered
from formats._paper.holding import hold
from formats._paper.keeping import keep
from formats._paper.layout import footer, sheet
from formats._paper.offer import place, rules
from formats._paper.tables import with_fitting_tables
from formats._qr import drawing, picture
from leaflets.errors import Fault, ToolMissing
from leaflets.walks import pictures

if TYPE_CHECKING:
    from formats._paper.layout import Paper
    from leaflets.document import Document, Picture
    from leaflets.format import Kit

_TAG = re.compile(r"<[^>]*>")


def pdf(document: Document, kit: Kit, paper: Paper) -> bytes:
    """Set a document as PDF/UA-1.

    Raises RenderError where a character has no glyph in our fonts, where WeasyPrint has something to complain of, and
    where the finished PDF holds a font that is not ours.
    """
    try:
        from formats._paper.typeset import PICTURE, typeset
    except OSError as error:
        hint = "apt-get install libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0"
        raise ToolMissing(Fault(f"WeasyPrint needs Pango: {error}", hint=hint)) from error

    fonts = kit.styles.path("fonts")
    fitted = with_fitting_tables(document, paper.room, fonts)
    where = place(document, paper, fonts)
    markup = body(
        fitted, Medium.PRINT, lambda picture: PICTURE + picture.digest, kit.styles, whole_offer=not where or where.whole
    )
    markup = keep(hold(markup, paper, fonts), paper, fonts)
    refuse_uncovered(document, "\n".join((unescape(_TAG.sub("", markup)), *footer(document))), fonts)
    page = templates(kit.styles.path("print")).get_template("page.html").render(document=document, body=markup)
    css = [kit.styles.text(f"print/{name}") for name in paper.sheets]
    made = typeset(page, [*css, sheet(document, paper, fonts), rules(where, paper)], fonts, _pictures(document, kit))
    refuse_foreign(made, fonts)
    return made


def _pictures(document: Document, kit: Kit) -> dict[Picture, bytes]:
    """Give all that is shown, with the code that paper adds to a video's address."""
    offer = document.offer
    shown = (*document.parts, *((offer.whole,) if offer else ()))
    found = {each: kit.pictures[each.digest] for each in pictures(shown)}
    if offer and offer.video:
        found[picture(offer.video.url, document.words.qr)] = drawing(offer.video.url)
    return found
