from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING

import pikepdf
import pytest
from fontTools.fontBuilder import FontBuilder
from fontTools.pens.ttGlyphPen import TTGlyphPen

from formats._paper.font_checks import embedded_fonts, refuse_foreign, refuse_uncovered
from formats._paper.typeset import typeset
from leaflets.document import Paragraph, Text
from leaflets.errors import RenderError
from leaflets.format import STYLES
from leaflets.positions import Origin
from tests.samples import p, with_blocks

if TYPE_CHECKING:
    from pathlib import Path

FONTS = STYLES.path("fonts")


def page(words: str) -> str:
    return f'<html lang="en"><title>Title</title><body><h1>{words}</h1></body></html>'


def build_font(path: Path, name: str) -> None:
    """Make a font that has only the letter A, as a box."""
    pen = TTGlyphPen(None)
    for place, point in enumerate([(0, 0), (0, 700), (500, 700), (500, 0)]):
        (pen.lineTo if place else pen.moveTo)(point)
    pen.closePath()
    box = pen.glyph()
    builder = FontBuilder(1000)
    builder.setupGlyphOrder([".notdef", "A"])
    builder.setupCharacterMap({65: "A"})
    builder.setupGlyf({".notdef": box, "A": box})
    builder.setupHorizontalMetrics({".notdef": (600, 0), "A": (600, 0)})
    builder.setupHorizontalHeader(ascent=800, descent=-200)
    builder.setupNameTable({"familyName": name, "styleName": "Regular", "psName": f"{name}-Regular"})
    builder.setupOS2()
    builder.setupPost()
    builder.save(path)


def test_a_missing_character_is_named_with_its_words_and_its_place() -> None:
    origin = Origin("leaflet.yaml", ((0, 12, 5), (30, 13, 5)))
    text = Text("Take one tablet with water or milk 💊 and wait for an hour.", origin)
    with pytest.raises(RenderError) as raised:
        refuse_uncovered(with_blocks(Paragraph((text,))), text.text, FONTS)
    (fault,) = raised.value.faults
    assert fault.message == "no font of ours has 💊 (U+1F48A PILL), in “with water or milk 💊 and wait for an ho”"
    assert str(fault.at) == "leaflet.yaml:13:10"
    assert "styles/fonts/" in fault.hint


def test_every_missing_character_is_reported_in_one_run() -> None:
    with pytest.raises(RenderError) as raised:
        refuse_uncovered(with_blocks(p("中 and \ue000")), "中 and \ue000", FONTS)
    assert [fault.message.split("(")[1].split(")")[0] for fault in raised.value.faults] == [
        "U+4E2D CJK UNIFIED IDEOGRAPH-4E2D",
        "U+E000 without a name",
    ]


def test_the_hint_gives_the_plain_letters_of_a_ligature() -> None:
    with pytest.raises(RenderError) as raised:
        refuse_uncovered(with_blocks(p("in\ufb02amed")), "in\ufb02amed", FONTS)
    assert raised.value.faults[0].hint == "write fl instead"


def test_a_character_that_a_format_adds_has_no_place() -> None:
    with pytest.raises(RenderError) as raised:
        refuse_uncovered(with_blocks(p("Words.")), "Review: 中", FONTS)
    assert raised.value.faults[0].at is None


def test_our_own_fonts_pass() -> None:
    made = typeset(page("Bold → ☎"), [STYLES.text("print/print.css")], FONTS, {})
    assert set(embedded_fonts(made)) == {"AtkinsonHyperlegibleNext-Bold", "Inter-Bold", "NotoSansSymbols2-Regular"}
    refuse_foreign(made, FONTS)


def test_a_foreign_font_is_refused_by_the_name_in_its_own_program(tmp_path: Path) -> None:
    build_font(tmp_path / "Stranger-Regular.ttf", "Stranger")
    made = typeset(page("AAA"), ["html { font-family: Stranger }"], tmp_path, {})
    with pytest.raises(RenderError, match="a font in the PDF is not ours: Stranger-Regular"):
        refuse_foreign(made, FONTS)


def test_a_font_that_is_not_embedded_is_refused_by_the_name_that_the_pdf_gives() -> None:
    out = BytesIO()
    with pikepdf.new() as pdf:
        font = pikepdf.Dictionary(
            Type=pikepdf.Name.Font, Subtype=pikepdf.Name.Type1, BaseFont=pikepdf.Name("/Helvetica")
        )
        pdf.add_blank_page().Resources = pikepdf.Dictionary(Font=pikepdf.Dictionary(F1=pdf.make_indirect(font)))
        pdf.save(out)
    with pytest.raises(RenderError, match="not ours: Helvetica"):
        refuse_foreign(out.getvalue(), FONTS)
