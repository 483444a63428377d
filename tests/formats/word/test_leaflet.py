"""A whole leaflet in Word: its parts in their order, notes of each section for themselves, margins of every page."""

from __future__ import annotations

from dataclasses import replace

from formats._word.column import Column, write_paragraph
from formats._word.file import Box, new_word_file, packed
from formats._word.leaflet import write_leaflet, write_margins
from leaflets.document import Document, Note, NoteMark, Section, Text
from tests.formats.word_reading import W, Word, style_of, text_of, value
from tests.samples import RICH, kit, p, section, words


def column(document: Document) -> Column:
    file = new_word_file(document, kit(), "docx")
    return Column(file, file.package.element.body, 158, 14, Box(158, 62))


def written(document: Document = RICH) -> Word:
    body = column(document)
    write_leaflet(body, document)
    return Word(packed(body.file))


def test_the_parts_stand_in_the_documents_order() -> None:
    read = written()
    styles = [style_of(e) for e in read.body.iter(f"{W}p")]
    assert styles[:4] == ["Heading1", "Subtitle", "Notice", "Heading2"]
    imprint = read.paragraphs("Imprint")
    assert imprint[0] == "Authors: A. Pharmacist and B. Nurse"
    assert imprint[-1] == "Pictures: OpenMoji, CC BY-SA 4.0"
    at = [read.text.index(text) for text in ("This part has no heading", imprint[0], "Please tell us if", imprint[-1])]
    assert at == sorted(at)


def test_what_follows_the_imprint_stands_apart_from_it() -> None:
    last = [e for e in written().body.iter(f"{W}p") if text_of(e).startswith("Example Hospitals")][-1]
    spacing = last.find(f"{W}pPr/{W}spacing")
    assert spacing is not None
    assert spacing.get(f"{W}after") == "280"


def test_a_section_knows_only_its_own_notes() -> None:
    marked = [section(name, name, p("Word.", NoteMark("1")), Note("1", (p(f"Of {name}."),))) for name in ("one", "two")]
    read = written(replace(RICH, sections=tuple(marked), closing=()))
    anchors = [link.get(f"{W}anchor") for link in read.body.iter(f"{W}hyperlink") if link.get(f"{W}anchor")]
    names = [mark.get(f"{W}name") for mark in read.body.iter(f"{W}bookmarkStart")]
    assert len(names) == len(set(names)) == 4
    assert sorted(map(str, anchors)) == sorted(map(str, names))


def test_a_document_of_nothing_but_a_title_is_a_file() -> None:
    bare = replace(RICH, subtitle=None, notices=(), imprint=(), closing=(), credits=())
    assert written(replace(bare, sections=(Section("a", None, ()),))).text.strip() == RICH.title.text


def test_the_first_page_has_margins_of_its_own_and_only_it_is_given_no_title() -> None:
    body, given = column(RICH), []

    def header(part: Column, title: str) -> None:
        given.append(title)
        write_paragraph(part, (Text(f"head {title}"),), "Header")

    def footer(part: Column) -> None:
        write_paragraph(part, words("foot"), "Footer")

    write_leaflet(body, RICH)
    write_margins(body, header, footer)
    read = Word(packed(body.file))
    assert given == ["", RICH.title.text]
    assert sorted(map(text_of, read.margins("header"))) == ["head ", f"head {RICH.title.text}"]
    assert list(map(text_of, read.margins("footer"))) == ["foot", "foot"]
    kinds = [e.get(f"{W}type") for tag in ("headerReference", "footerReference") for e in read.body.iter(W + tag)]
    assert sorted(map(str, kinds)) == ["default", "default", "first", "first"]
    assert value(read.margins("footer")[0], f"{W}p/{W}pPr/{W}pStyle") == "Footer"
