"""The script: every word of a document in its order, in chapters, with what only a listener needs."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings

from formats._speech.script import Chapter, reader_of, script
from leaflets.document import CallOut, CallOutKind, Heading, LineBreak, Notice, Status, Table, Variant
from leaflets.errors import NotOffered
from leaflets.format import STYLES
from leaflets.reading import compose, read
from leaflets.words import words_for
from tests import readback, strategies
from tests.samples import EASY, RICH, item, link, p, row, section, with_blocks, words

if TYPE_CHECKING:
    from leaflets.document import Block, Document

CONTENT = Path(__file__).parents[3] / "content"
LEAFLETS = sorted(CONTENT.glob("*/leaflet.yaml"))


def scripted(document: Document, *, quick: bool = False) -> tuple[Chapter, ...]:
    return script(document, reader_of(document, STYLES), quick=quick)


def printed(chapters: tuple[Chapter, ...]) -> list[str]:
    return readback.words(" \n ".join(said.text for chapter in chapters for said in chapter.utterances))


def heard(*blocks: Block) -> list[str]:
    """Give what is said of some blocks."""
    (chapter,) = (chapter for chapter in scripted(with_blocks(*blocks)) if chapter.title == "One")
    return [said.spoken for said in chapter.utterances][1:]


@pytest.mark.parametrize("path", LEAFLETS, ids=lambda path: path.parent.name)
def test_every_leaflet_keeps_every_word(path: Path) -> None:
    chapters = scripted(compose(read(path, CONTENT), Variant.STANDARD).document)
    assert readback.first_missing(readback.chunks(path.read_text(encoding="utf-8")), printed(chapters)) is None


@given(source=strategies.leaflets())
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
def test_generated_sources_keep_every_word(source: str, tmp_path: Path) -> None:
    path = tmp_path / "leaflet.yaml"
    path.write_text(source, encoding="utf-8")
    chapters = scripted(compose(read(path, CONTENT), Variant.STANDARD).document)
    assert readback.first_missing(readback.chunks(source), printed(chapters)) is None
    assert all(said.spoken for chapter in chapters for said in chapter.utterances if said.text.strip(".?!:"))


@pytest.mark.parametrize(("right", "wrong"), [("should not drive", "should drive"), ("01865 738 074", "01865 738 047")])
def test_a_word_that_is_not_in_the_script_is_seen(right: str, wrong: str) -> None:
    path = CONTENT / "dry-needling" / "leaflet.yaml"
    chapters = scripted(compose(read(path, CONTENT), Variant.STANDARD).document)
    source = path.read_text(encoding="utf-8")
    assert right in source
    assert readback.first_missing(readback.chunks(source.replace(right, wrong)), printed(chapters))


def test_a_sentence_that_is_not_in_the_script_is_seen() -> None:
    path = CONTENT / "dry-needling" / "leaflet.yaml"
    chapters = scripted(compose(read(path, CONTENT), Variant.STANDARD).document)
    wanted = readback.chunks(path.read_text(encoding="utf-8"))
    whole = [said for chapter in chapters for said in chapter.utterances]
    lost = next(said for said in whole if said.text.startswith("You do not need to completely rest"))
    assert readback.first_missing(wanted, readback.words(" ".join(said.text for said in whole))) is None
    less = readback.words(" ".join(said.text for said in whole if said is not lost))
    assert readback.first_missing(wanted, less)


def test_the_chapters_are_the_sections_between_an_opening_and_an_ending() -> None:
    assert [chapter.title for chapter in scripted(RICH)] == [
        "Paracetamol for adults at home",
        "Contents",
        "Before you start",
        "How much to take",
        "Step by step",
        "How to contact us",
        "About this leaflet",
    ]


def test_a_closing_section_with_a_heading_is_a_chapter_of_its_own() -> None:
    document = replace(RICH, closing=(section("more", "Other formats", p("Ask us.")),))
    assert [chapter.title for chapter in scripted(document)][-2:] == ["About this leaflet", "Other formats"]


def test_few_sections_need_no_list_of_them() -> None:
    assert "Contents" not in [chapter.title for chapter in scripted(with_blocks(p("Rest.")))]


def test_title_and_publisher_come_first_and_the_end_is_told() -> None:
    said = [utterance.spoken for chapter in scripted(RICH) for utterance in chapter.utterances]
    assert said[:3] == ["Paracetamol for adults at home.", "Information for patients.", "Example Hospitals."]
    assert said[-1] == "End of leaflet."


def test_a_notice_is_told_once_at_the_start() -> None:
    opening = scripted(RICH, quick=True)[0]
    said = " ".join(utterance.spoken for utterance in opening.utterances)
    assert said.count("This is a demonstration.") == 1
    assert said.endswith("This recording is a draft, made with a quick computer voice.")


@pytest.mark.parametrize(
    ("status", "told"),
    [
        (Status.DRAFT, "This is a draft. It is not approved for patients."),
        (Status.DEMONSTRATION, "This is a demonstration. Example Hospitals did not issue it."),
    ],
)
def test_a_status_without_a_notice_is_told_all_the_same(status: Status, told: str) -> None:
    opening = scripted(replace(RICH, status=status, notices=()))[0]
    assert opening.utterances[-1].spoken == told


def test_an_approved_text_in_a_good_voice_warns_of_nothing() -> None:
    opening = scripted(replace(RICH, status=Status.APPROVED, notices=()))[0]
    assert [utterance.spoken for utterance in opening.utterances][3:] == []


def test_a_notice_of_the_documents_own_is_not_doubled() -> None:
    notices = (Notice(words(words_for("en").quick_voice)),)
    opening = scripted(replace(RICH, status=Status.APPROVED, notices=notices), quick=True)[0]
    assert len(opening.utterances) == 4


def test_a_table_is_read_row_by_row_behind_its_headers() -> None:
    table = Table(row("Who", "Dose"), (row("Adults", "500mg"), row("Children", "")))
    assert heard(table) == [
        "Table.",
        "Who.",
        "Dose.",
        "Row one.",
        "Who: Adults.",
        "Dose: five hundred milligrams.",
        "Row two.",
        "Who: Children.",
    ]


def test_letters_that_a_table_explains_are_spelled() -> None:
    table = Table(row("Letters", "Meaning"), (row("mg", "how much"), row("b.d.", "two times a day"), row("5 mg", "On")))
    said = [line for line in heard(table) if ":" in line]
    assert said[::2] == ["Letters: M G, milligrams.", "Letters: B D, twice a day.", "Letters: five milligrams."]
    assert said[-1] == "Meaning: On."


def test_a_call_out_is_announced() -> None:
    call_out = CallOut(CallOutKind.EMERGENCY, "Emergency", (p("Call 999."),))
    assert heard(call_out) == ["Emergency.", "Call nine nine nine."]


def test_steps_are_told_with_their_numbers_and_letters() -> None:
    listed = RICH.sections[2].blocks[0]
    assert [said for said in heard(listed) if len(said) < 6] == ["one.", "two.", "A.", "B.", "ten."]


def test_a_picture_is_told_with_its_description() -> None:
    assert heard(RICH.sections[2].blocks[1])[:4] == [
        "Picture: Two capsules side by side, one yellow and one red.",
        "The two strengths of capsule.",
        "Description of the picture.",
        "The yellow capsule holds two hundred and fifty milligrams.",
    ]


def test_notes_are_told_where_they_are_marked_and_named_where_they_stand() -> None:
    said = [utterance.spoken for utterance in scripted(RICH)[2].utterances]
    assert said.index("See note one.") < said.index("See note two.") < said.index("Note one.")
    assert said[said.index("Note one.") + 1] == "Scars in the liver that stay for life."


def test_a_link_whose_address_is_not_printed_is_told() -> None:
    assert heard(p("See ", link("https://nhs.uk/flu", "our page"), ".")) == [
        "See our page.",
        "Website: N H S, dot U K, slash F L U.",
    ]
    assert heard(p("See ", link("https://nhs.uk", "nhs.uk"), ".")) == ["See N H S, dot U K."]


def test_a_new_line_is_a_pause() -> None:
    pauses = reader_of(RICH, STYLES).pauses
    reader = reader_of(RICH, STYLES)
    found = reader.running(words("Ward 5", LineBreak(), "Oxford"), "paragraph")
    assert [said.pause for said in found] == [pauses["line"], pauses["paragraph"]]


def test_a_website_is_not_called_so_twice() -> None:
    said = [utterance.spoken for utterance in scripted(RICH)[5].utterances]
    assert "Telephone: oh one eight six five, seven three seven, eight seven one." in said
    assert not any(re.search("Website.*Website", line) for line in said)


def test_chapters_and_headings_have_longer_pauses() -> None:
    pauses = reader_of(RICH, STYLES).pauses
    chapters = scripted(RICH)
    assert {chapter.utterances[-1].pause for chapter in chapters[:-1]} == {pauses["section"]}
    assert chapters[-1].utterances[-1].pause == pauses["end"]
    assert chapters[2].utterances[0].pause == pauses["heading"] > pauses["sentence"]


def test_a_leaflets_own_words_are_said_its_way() -> None:
    document = with_blocks(
        p("Visit OxSport."), Heading(3, words("OxSport")), document=replace(RICH, say=(("OxSport", "ox sport"),))
    )
    assert [said.spoken for said in scripted(document)[1].utterances][1:] == ["Visit ox sport.", "ox sport."]


def test_easy_read_can_be_read_too() -> None:
    said = [utterance.spoken for chapter in scripted(EASY) for utterance in chapter.utterances]
    assert "Take one or two tablets." in said


def test_a_list_in_a_list_keeps_its_order() -> None:
    said = heard(*RICH.sections[0].blocks[4:5])
    assert said[-3:] == ["cirrhosis.", "See note one.", "drink more than fourteen units of alcohol a week."]
    assert item("x").blocks == (p("x"),)


@pytest.mark.parametrize("language", ["pl", "cy", "ar"])
def test_a_language_that_cannot_be_read_is_not_offered(language: str) -> None:
    with pytest.raises(NotOffered, match=f"read the language {language} aloud"):
        reader_of(replace(RICH, language=language), STYLES)
