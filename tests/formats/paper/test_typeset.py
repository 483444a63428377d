from __future__ import annotations

import logging

import pytest

from formats._paper.typeset import PICTURE, typeset
from leaflets.errors import RenderError
from leaflets.format import STYLES
from tests.paper import lines
from tests.samples import picture

FONTS = STYLES.path("fonts")
SHEET = STYLES.text("print/print.css")


def page(body: str) -> str:
    return f'<html lang="en"><title>Title</title><body><h1>Title</h1>{body}</body></html>'


def made(body: str, *sheets: str, svg: str = "") -> bytes:
    held = picture("own:it", svg.encode(), "A picture")
    image = f'<img src="{PICTURE}{held.digest}" alt="A picture">' if svg else ""
    return typeset(page(body + image), [SHEET, *sheets], FONTS, {held: svg.encode()})


SVG = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 100 50">{}</svg>'


def test_a_picture_of_the_leaflet_is_drawn_as_lines_not_pixels() -> None:
    drawn = made("", svg=SVG.format('<rect width="100" height="50" fill="#123456"/>'))
    assert b"/Subtype /Image" not in drawn
    assert b"/Subtype/Image" not in drawn


@pytest.mark.parametrize(
    ("body", "complaint"),
    [
        ('<img src="https://www.example.org/a.png" alt="A">', "is not a picture of this leaflet"),
        ('<img src="file:///etc/hostname" alt="A">', "is not a picture of this leaflet"),
        ('<img src="picture:0" alt="A">', "is not a picture of this leaflet"),
        (f'<img src="data:image/svg+xml,{SVG.format("")}" alt="A">'.replace('xmlns="', "xmlns='"), "WeasyPrint"),
    ],
)
def test_nothing_else_is_fetched(body: str, complaint: str) -> None:
    with pytest.raises(RenderError, match=complaint):
        made(body)


def test_a_picture_without_alternative_text_is_a_failure() -> None:
    held = picture("own:it", SVG.encode())
    with pytest.raises(RenderError, match="no required alt description"):
        typeset(page(f'<img src="{PICTURE}{held.digest}" alt="">'), [SHEET], FONTS, {held: SVG.format("").encode()})


def test_a_broken_picture_is_a_failure() -> None:
    with pytest.raises(RenderError, match="WeasyPrint: Failed to load image"):
        made("", svg="<svg")


def test_a_mistake_in_a_style_sheet_is_a_failure() -> None:
    with pytest.raises(RenderError, match=r"WeasyPrint: .*colour"):
        made("<p>Words</p>", "p { colour: red }")


def test_warnings_are_heard_whatever_the_level_of_the_log() -> None:
    logger = logging.getLogger("weasyprint")
    before = logger.level
    logger.setLevel(logging.CRITICAL)
    try:
        with pytest.raises(RenderError):
            made("<p>Words</p>", "p { color: nothing }")
        assert logger.level == logging.CRITICAL
    finally:
        logger.setLevel(before)


def test_no_font_of_the_machine_is_in_reach() -> None:
    with pytest.raises(RenderError, match=r"no font of ours has U\+4E2D, U\+1F48A"):
        made("<p>中 💊</p>", "p { font-family: sans-serif }")


def test_a_letter_inside_a_picture_that_has_no_glyph_is_a_failure() -> None:
    with pytest.raises(RenderError, match=r"U\+4E2D"):
        made("", svg=SVG.format('<text y="20" font-family="serif">中</text>'))


def test_words_inside_a_picture_are_set_in_our_fonts() -> None:
    drawn = made("", svg=SVG.format('<text y="20" font-size="9" font-family="Arial">7.5ml</text>'))
    assert "7.5ml" in [line.text for line in lines(drawn)]


def test_a_font_that_a_picture_brings_is_refused() -> None:
    style = "<style>@font-face { font-family: Own; src: url(data:font/ttf;base64,AAEAAAAL) }</style>"
    with pytest.raises(RenderError, match="Font-face 'Own' cannot be loaded"):
        made("", svg=SVG.format(f'{style}<text font-family="Own">a</text>'))
