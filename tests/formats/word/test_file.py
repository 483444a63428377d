"""The Word package: its parts, its language, its looks (contrast, sizes), pictures of all kinds."""

from __future__ import annotations

import io
import zipfile
from dataclasses import replace
from hashlib import sha256

import docx
import pytest
from PIL import Image

from formats._word.file import Box, WordFile, drawing, element, new_word_file, packed, place
from leaflets.document import Document, Picture, Text
from leaflets.format import STYLES, Kit
from tests.formats.word_reading import BLIP, WP, W, Word, value
from tests.samples import EASY, PICTURES


def photograph(width: int, height: int) -> tuple[Picture, Kit]:
    out = io.BytesIO()
    Image.new("RGB", (width, height), (200, 30, 30)).save(out, "JPEG")
    digest = sha256(out.getvalue()).hexdigest()
    return Picture("own:photo", digest, "image/jpeg", "A red field"), Kit(pictures={digest: out.getvalue(), **PICTURES})


def file_of(document: Document = EASY, kit: Kit | None = None, design: str = "easy_read") -> WordFile:
    return new_word_file(document, kit or Kit(pictures=PICTURES), design)


def read(file: WordFile) -> Word:
    return Word(packed(file))


def test_every_part_is_named_and_typed() -> None:
    word = read(file_of())
    assert set(word.parts) == {
        "[Content_Types].xml",
        "_rels/.rels",
        "docProps/core.xml",
        "word/document.xml",
        "word/_rels/document.xml.rels",
        "word/fontTable.xml",
        "word/numbering.xml",
        "word/settings.xml",
        "word/styles.xml",
        "word/theme.xml",
    }
    types = {e.get("PartName") for e in word.xml("[Content_Types].xml")} - {None}
    assert types == {f"/{name}" for name in word.parts if name.endswith(".xml") and not name.startswith("[")}


def test_word_finds_arial_where_the_font_is_missing() -> None:
    fonts = read(file_of()).xml("word/fontTable.xml")
    named = {font.get(f"{W}name"): value(font, f"{W}altName") for font in fonts.iter(f"{W}font")}
    assert named == {"Atkinson Hyperlegible Next": "Arial", "Arial": ""}
    defaults = read(file_of()).xml("word/styles.xml").find(f"{W}docDefaults/{W}rPrDefault/{W}rPr/{W}rFonts")
    assert defaults is not None
    assert defaults.get(f"{W}ascii") == defaults.get(f"{W}hAnsi") == "Atkinson Hyperlegible Next"


def luminance(colour: str) -> float:
    """Relative luminance of WCAG 2.2."""
    levels = [int(colour[i : i + 2], 16) / 255 for i in (0, 2, 4)]
    red, green, blue = (n / 12.92 if n <= 0.04045 else ((n + 0.055) / 1.055) ** 2.4 for n in levels)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    dark, light = sorted(map(luminance, (one, other)))
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize(("design", "shades", "inks"), [("easy_read", 3, 3), ("docx", 1, 4)])
def test_all_text_has_a_contrast_of_7_to_1_on_every_ground(design: str, shades: int, inks: int) -> None:
    styles = read(file_of(design=design)).styles.values()
    grounds = {"FFFFFF"} | {shade.get(f"{W}fill", "") for style in styles for shade in style.iter(f"{W}shd")}
    colours = {"000000"} | {value(style, f"{W}rPr/{W}color") for style in styles} - {""}
    assert len(grounds) == shades
    assert len(colours) == inks
    assert min(contrast(colour, ground) for colour in colours for ground in grounds) >= 7
    assert contrast("595959", "FFFFFF") == pytest.approx(7.0, abs=0.01)
    assert contrast("767676", "FFFFFF") == pytest.approx(4.54, abs=0.01)


@pytest.mark.parametrize(("design", "line", "rule"), [("easy_read", "360", "auto"), ("docx", "420", "atLeast")])
def test_lines_are_spaced_by_half_and_begin_at_the_left_and_no_word_is_divided(
    design: str, line: str, rule: str
) -> None:
    """Of "auto", 240 is one line; "atLeast" counts twentieths of a point: 21 points are 1.5 times 14."""
    word = read(file_of(design=design))
    defaults = word.xml("word/styles.xml").find(f"{W}docDefaults/{W}pPrDefault/{W}pPr")
    assert defaults is not None
    spacing = defaults.find(f"{W}spacing")
    assert spacing is not None
    assert (spacing.get(f"{W}line"), spacing.get(f"{W}lineRule")) == (line, rule)
    assert value(defaults, f"{W}jc") == "left"
    assert defaults.find(f"{W}suppressAutoHyphens") is not None
    assert not [style for style in word.styles.values() if value(style, f"{W}pPr/{W}jc") == "both"]
    assert not [style for style in word.styles.values() if list(style.iter(f"{W}i"))]


def test_every_design_has_the_styles_that_the_program_names() -> None:
    easy, standard = (set(read(file_of(design=design)).styles) for design in ("easy_read", "docx"))
    assert easy - standard == {"PageLine"}
    assert standard <= easy


def test_another_language_is_named_wherever_word_looks() -> None:
    word = read(file_of(replace(EASY, language="cy")))
    lang = next(word.xml("word/styles.xml").iter(f"{W}lang"))
    assert (lang.get(f"{W}val"), lang.get(f"{W}eastAsia")) == ("cy", "cy")
    assert value(word.xml("word/settings.xml"), f"{W}themeFontLang") == "cy"
    assert not list(word.xml("word/styles.xml").iter(f"{W}bidi"))


def test_a_language_from_right_to_left_turns_paragraphs_runs_and_pages() -> None:
    word = read(file_of(replace(EASY, language="ar")))
    styles = word.xml("word/styles.xml")
    assert styles.find(f"{W}docDefaults/{W}rPrDefault/{W}rPr/{W}rtl") is not None
    assert styles.find(f"{W}docDefaults/{W}pPrDefault/{W}pPr/{W}bidi") is not None
    assert word.body.find(f"{W}sectPr/{W}bidi") is not None
    assert next(styles.iter(f"{W}lang")).get(f"{W}bidi") == "ar"


def test_properties_hold_what_the_document_says_and_no_more_than_word_takes() -> None:
    document = replace(EASY, title=Text("long\x00 " * 100), reference="", publisher="Trust")
    core = docx.Document(io.BytesIO(packed(file_of(document)))).core_properties
    assert core.title.startswith("long\ufffd long\ufffd")
    assert len(core.title) == 255
    assert (core.author, core.last_modified_by, core.identifier) == ("Trust", "Trust", "")
    assert (core.subject, core.content_status, core.revision) == ("Easy Read", "demonstration", 1)


def test_a_date_before_zip_files_is_moved_into_their_time() -> None:
    data = packed(file_of(replace(EASY, released=EASY.released.replace(year=1970))))
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        assert {entry.date_time[0] for entry in archive.infolist()} == {1980}


@pytest.mark.parametrize(
    ("size", "box", "wanted"),
    [
        ((400, 200), Box(80, 80), (80, 40)),
        ((200, 400), Box(80, 40), (20, 40)),
        ((10, 10), Box(50, 40), (40, 40)),
        ((9000, 10), Box(90, 40), (90, 0.1)),
    ],
)
def test_a_picture_is_as_large_as_its_box_allows_and_keeps_its_shape(
    size: tuple[int, int], box: Box, wanted: tuple[float, float]
) -> None:
    picture, kit = photograph(*size)
    run = drawing(file_of(kit=kit), picture, box)
    (extent,) = run.iter(f"{WP}extent")
    assert (int(extent.get("cx")) / 36_000, int(extent.get("cy")) / 36_000) == pytest.approx(wanted, abs=0.01)
    (shown,) = run.iter("{http://schemas.openxmlformats.org/drawingml/2006/main}ext")
    assert (shown.get("cx"), shown.get("cy")) == (extent.get("cx"), extent.get("cy"))


def test_a_photograph_is_kept_as_it_is() -> None:
    picture, kit = photograph(40, 20)
    file = file_of(kit=kit)
    paragraph = element("p")
    paragraph.append(drawing(file, picture, Box(50, 50)))
    place(file.package.element.body, paragraph)
    word = read(file)
    assert word.parts["word/media/image1.jpeg"] == kit.pictures[picture.digest]
    (blip,) = word.body.iter(BLIP)
    targets = {rel.get("Id"): rel.get("Target") for rel in word.xml("word/_rels/document.xml.rels")}
    embed = blip.get("{http://schemas.openxmlformats.org/officeDocument/2006/relationships}embed")
    assert targets[embed] == "media/image1.jpeg"


def test_a_wide_drawing_has_a_bound() -> None:
    digest = sha256(WIDE).hexdigest()
    file = file_of(kit=Kit(pictures={digest: WIDE}))
    drawing(file, Picture("own:wide", digest, "image/svg+xml"), Box(400, 400))
    (made,) = file.rasters.values()
    assert made.width == 1600


WIDE = b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 90 30"><rect width="90" height="30"/></svg>'


def test_what_is_placed_in_a_body_stands_before_its_page() -> None:
    file = file_of()
    body = file.package.element.body
    for _ in range(2):
        place(body, element("p"))
    assert [str(child.tag).rsplit("}")[-1] for child in body] == ["p", "p", "sectPr"]


def test_the_design_is_in_the_styles_folder() -> None:
    names = {path.name for path in STYLES.path("word").iterdir()}
    assert {"easy_read.xml", "easy_read_page.xml", "docx.xml", "docx_page.xml"} <= names
    assert {"fonts.xml", "numbering.xml", "settings.xml", "theme.xml"} <= names
