"""The Word file read back: every word in its order, pictures beside their words, nothing too small, same bytes."""

from __future__ import annotations

import io
import re
import zipfile
from dataclasses import replace
from datetime import date

import docx
import pytest
from hypothesis import given
from hypothesis import strategies as st

from formats.easy_read import FORMAT, render
from leaflets.document import Document, Idea, Notice, Picture, Section, Text, Variant, plain
from leaflets.errors import RenderError
from leaflets.format import Kit
from leaflets.positions import Position
from leaflets.walks import section_texts, texts
from tests.formats.word_reading import BLIP, DECORATIVE, WP, W, Word, style_of, text_of, value
from tests.samples import EASY, PILLS, RICH, SYRINGE, idea, kit, link, picture, section, strong, with_blocks, words


def word(document: Document = EASY) -> Word:
    (data,) = render(document, kit()).values()
    return Word(data)


def squeezed(text: str) -> str:
    return re.sub(r"\s+", " ", text).strip()


def ideas(document: Document) -> list[Idea]:
    return [block for part in document.parts for block in part.blocks if isinstance(block, Idea)]


def rows_that_differ(read: Word, document: Document) -> list[str]:
    """Name each idea whose row is missing, or has not its words right and its pictures left."""
    rows = list(read.rows())
    faults = [] if len(rows) == len(ideas(document)) else [f"{len(rows)} rows"]
    for row, wanted in zip(rows, ideas(document), strict=False):
        left, right = row.findall(f"{W}tc")
        if squeezed(text_of(right)) != squeezed(plain(wanted.inlines)):
            faults.append(plain(wanted.inlines))
        if len(list(left.iter(BLIP))) != len(wanted.pictures) or list(right.iter(BLIP)) or text_of(left).strip():
            faults.append(f"pictures of {plain(wanted.inlines)}")
    return faults


def without(data: bytes, pattern: str) -> Word:
    """Take what a pattern finds first out of a file's body."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w") as new:
        for name in old.namelist():
            raw = old.read(name).decode("latin-1")
            if name == "word/document.xml":
                raw, found = re.subn(pattern, "", raw, count=1, flags=re.DOTALL)
                assert found
            new.writestr(name, raw.encode("latin-1"))
    return Word(out.getvalue())


def in_order(read: Word, document: Document) -> bool:
    at, found = 0, squeezed(read.text)
    for text in texts(document):
        wanted = squeezed(text.text)
        at = found.find(wanted, at)
        if at < 0:
            return False
        at += len(wanted)
    return True


def test_the_format_says_what_it_makes() -> None:
    assert FORMAT.variant is Variant.EASY_READ
    assert list(render(EASY, kit())) == ["paracetamol_easy_read.docx"]


@pytest.mark.parametrize("document", [EASY, RICH], ids=["easy", "rich"])
def test_every_text_of_the_document_is_there_in_order(document: Document) -> None:
    read = word(document)
    assert in_order(read, document)
    assert not in_order(read, replace(document, sections=document.sections[::-1]))


def test_python_docx_reads_the_same_words() -> None:
    opened = docx.Document(io.BytesIO(word().data))
    first = opened.tables[0].rows[0]
    assert first.cells[1].text == "Paracetamol is a medicine for pain."
    assert [p.text for p in opened.paragraphs[:3]] == [
        "Taking paracetamol",
        "Easy Read",
        "This is a demonstration. Example Hospitals did not issue it.",
    ]


def test_each_idea_is_a_row_with_its_pictures_left_and_its_words_right() -> None:
    assert rows_that_differ(word(), EASY) == []


PLANTED = {
    "a row": r"<w:tr>.*?</w:tr>",
    "a picture": r"<w:drawing>.*?</w:drawing>",
    "a word": r"medicine ",
    "the words of a row": r"<w:r><w:t[^>]*>Take 1 or 2 tablets\.</w:t></w:r>",
}


@pytest.mark.parametrize("pattern", PLANTED.values(), ids=PLANTED)
def test_what_is_dropped_from_a_row_is_seen(pattern: str) -> None:
    assert rows_that_differ(without(word().data, pattern), EASY)


def test_a_dropped_paragraph_is_seen() -> None:
    assert not in_order(without(word().data, r"Call us on "), EASY)


def test_rows_stay_whole_and_the_tables_only_lay_out() -> None:
    read = word()
    (table,) = read.tables("Ideas")
    assert all(row.find(f"{W}trPr/{W}cantSplit") is not None for row in read.rows())
    assert not list(table.iter(f"{W}tblHeader"))
    assert not list(read.styles["Ideas"].iter(f"{W}tblBorders"))
    look = table.find(f"{W}tblPr/{W}tblLook")
    assert look is not None
    assert (look.get(f"{W}firstRow"), look.get(f"{W}firstColumn")) == ("0", "0")


def test_headings_are_headings_and_stay_with_what_follows() -> None:
    read = word()
    levels = [(style_of(p), text_of(p)) for p in read.body.iter(f"{W}p") if style_of(p).startswith("Heading")]
    assert levels == [
        ("Heading1", "Taking paracetamol"),
        ("Heading2", "What it is"),
        ("Heading2", "Who to call"),
    ]
    for level in "1234":
        style = read.styles[f"Heading{level}"]
        assert value(style, f"{W}name") == f"heading {level}"
        assert style.find(f"{W}pPr/{W}keepNext") is not None
        assert value(style, f"{W}pPr/{W}outlineLvl") == str(int(level) - 1)


def test_nothing_is_smaller_than_16_pt_and_no_margin_smaller_than_14() -> None:
    read = word(RICH)
    used = {style_of(p) for p in read.body.iter(f"{W}p")}
    assert len(used) > 12
    assert min(map(read.size_of, used)) == 32
    assert not list(read.body.iter(f"{W}sz"))
    margins = {style_of(p) for kind in ("header", "footer") for part in read.margins(kind) for p in part.iter(f"{W}p")}
    assert min(map(read.size_of, margins)) == 28


def test_every_style_that_is_used_is_there() -> None:
    read = word(RICH)
    roots = [read.body, *read.margins("header"), *read.margins("footer")]
    used = {e.get(f"{W}val") for root in roots for tag in ("pStyle", "rStyle", "tblStyle") for e in root.iter(W + tag)}
    assert used <= set(read.styles)


def test_a_picture_without_alt_is_decorative_and_one_with_alt_says_it() -> None:
    told = picture("own:pills", PILLS, "Two <capsules> & “more”")
    read = word(with_blocks(idea("One.", told, picture("openmoji:syringe", SYRINGE)), document=EASY))
    first, second = read.body.iter(f"{WP}docPr")
    assert first.get("descr") == "Two <capsules> & “more”"
    assert not list(first.iter(DECORATIVE))
    assert second.get("descr") == ""
    assert [mark.get("val") for mark in second.iter(DECORATIVE)] == ["1"]
    assert first.get("id") != second.get("id")


def test_a_picture_is_large_and_the_same_one_is_kept_once() -> None:
    read = word()
    sizes = [(int(e.get("cx", 0)), int(e.get("cy", 0))) for e in read.body.iter(f"{WP}extent")]
    assert sizes[0][0] == pytest.approx(78 * 36_000, rel=0.02)
    assert [max(size) for size in sizes[1:]] == pytest.approx([38 * 36_000] * 2, rel=0.02)
    assert len([name for name in read.parts if name.startswith("word/media/")]) == 3
    again = word(with_blocks(*[idea("Once more.", picture("own:pills", PILLS))] * 5, document=EASY))
    assert len([name for name in again.parts if name.startswith("word/media/")]) == 1


def test_an_idea_without_pictures_keeps_its_words_in_their_column() -> None:
    *_, row = word().rows()
    left, right = row.findall(f"{W}tc")
    assert len(left.findall(f"{W}p")) == 1
    assert text_of(left) == ""
    assert text_of(right) == "You can ask us anything."


def test_three_pictures_are_all_shown() -> None:
    three = [picture("own:pills", PILLS), picture("openmoji:syringe", SYRINGE), picture("own:pills", PILLS)]
    document = with_blocks(idea("Three.", *three), document=EASY)
    assert rows_that_differ(word(document), document) == []


def test_a_picture_that_cannot_be_drawn_is_named_with_its_place() -> None:
    broken = Picture("own:gone", "0" * 64, "image/svg+xml", at=Position("leaflet.yaml", 9, 7))
    document = with_blocks(idea("One.", broken), document=EASY)
    with pytest.raises(RenderError, match=r"^leaflet\.yaml:9:7: the picture 'own:gone' is broken"):
        render(document, Kit(pictures={"0" * 64: b"<svg"}))


def test_the_draft_notice_is_on_the_first_page_and_in_every_footer() -> None:
    draft = words("This Easy Read is a draft.")
    read = word(replace(EASY, notices=(*EASY.notices, Notice(draft))))
    assert read.paragraphs("Notice")[-1] == "This Easy Read is a draft."
    footers = read.margins("footer")
    assert len(footers) == 2
    for footer in footers:
        lines = [text_of(p) for p in footer.iter(f"{W}p")]
        assert lines == [
            "This is a demonstration. Example Hospitals did not issue it. This Easy Read is a draft.",
            "Reference: EX-17, Version: 3, Review: February 2028",
        ]


def test_an_approved_leaflet_has_no_notice() -> None:
    read = word(replace(EASY, notices=(), reference=""))
    assert read.paragraphs("Notice") == []
    assert [text_of(f) for f in read.margins("footer")] == ["Version: 3, Review: February 2028"] * 2


@pytest.mark.parametrize(("title", "lines"), [("Short", 1), ("A long title that fills most of the line of a page", 2)])
def test_every_page_is_numbered_and_all_but_the_first_name_the_leaflet(title: str, lines: int) -> None:
    read = word(replace(EASY, title=Text(title)))
    headers = sorted(([text_of(p) for p in part.iter(f"{W}p")] for part in read.margins("header")), key=str)
    assert sorted(map(len, headers)) == [1, lines]
    assert ["\tPage 1 of 1"] in headers
    assert [f"{title}\tPage 1 of 1"] in headers or ["\tPage 1 of 1", title] in headers
    for part in read.margins("header"):
        assert [e.text for e in part.iter(f"{W}instrText")] == [" PAGE ", " NUMPAGES "]
    assert read.body.find(f"{W}sectPr/{W}titlePg") is not None


def test_language_title_and_dates_come_from_the_document() -> None:
    read = word()
    lang = next(read.xml("word/styles.xml").iter(f"{W}lang"))
    assert lang.get(f"{W}val") == "en-GB"
    assert value(read.xml("word/settings.xml"), f"{W}themeFontLang") == "en-GB"
    assert value(read.xml("word/settings.xml"), f"{W}autoHyphenation") == "false"
    core = docx.Document(io.BytesIO(read.data)).core_properties
    assert (core.title, core.language, core.author, core.version) == (
        "Taking paracetamol",
        "en-GB",
        "Example Hospitals",
        "3",
    )
    assert core.created == core.modified
    assert core.created is not None
    assert core.created.date() == date(2025, 2, 1)


def test_strong_words_are_bold_and_links_can_be_followed() -> None:
    read = word(
        with_blocks(
            Idea((), words(strong("Do not"), " wait. See ", link("https://x.org/a b", "here"), ".")), document=EASY
        )
    )
    bold = [text_of(run) for run in read.body.iter(f"{W}r") if run.find(f"{W}rPr/{W}b") is not None]
    assert bold == ["Do not"]
    assert ("here", "https://x.org/a%20b") in read.links()
    assert "See here (x.org/a b)." in read.text


def test_the_same_document_gives_the_same_bytes_at_any_time() -> None:
    first, second = word(), word()
    assert first.data == second.data
    with zipfile.ZipFile(io.BytesIO(first.data)) as archive:
        entries = archive.infolist()
    assert {(e.date_time, e.create_system, e.compress_type) for e in entries} == {((2025, 2, 1, 0, 0, 0), 0, 0)}
    assert entries[0].filename == "[Content_Types].xml"
    assert not {name for name in first.parts if "stylesWithEffects" in name or "customXml" in name}


_ANY = st.text(st.characters(), max_size=40)
"""All code points, lone surrogates and controls among them."""

_ILLEGAL = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


@given(title=_ANY, said=st.lists(_ANY, min_size=1, max_size=4), heading=_ANY)
def test_any_characters_give_a_file_with_all_of_them(title: str, said: list[str], heading: str) -> None:
    document = replace(EASY, title=Text(title), sections=(section("a", heading, *map(idea, said)),))
    read = word(document)
    found = [text_of(row.findall(f"{W}tc")[1]) for row in read.rows()]
    found += read.paragraphs("Heading1") + read.paragraphs("Heading2")
    wanted = [*said, title, *([heading] if heading else [])]
    assert list(map(squeezed, found)) == [squeezed(_ILLEGAL.sub("\ufffd", text)) for text in wanted]


def test_a_document_of_nothing_but_a_title_is_a_file() -> None:
    bare = replace(EASY, subtitle=None, notices=(), sections=(Section("a", None, ()),), imprint=(), credits=())
    assert word(bare).text.strip() == "Taking paracetamol"
    assert list(section_texts(bare.sections[0])) == []
