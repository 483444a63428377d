"""Running text in Word: numbers stay on one line, links lead out, notes lead both ways, nothing is altered."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from formats._word.file import element, new_word_file, packed, place
from formats._word.words import room, write_fields, write_note_label, write_words
from leaflets.document import LineBreak, Link, NoteMark, plain
from leaflets.format import Kit
from tests.formats.word_reading import W, Word, text_of, value
from tests.samples import EASY, link, strong, words

if TYPE_CHECKING:
    from formats._word.file import WordFile
    from leaflets.document import Inline

PHONE = "01865 737 871"


def written(*parts: str | Inline, line: int = 30, language: str = "en-GB") -> Word:
    file = new_word_file(replace(EASY, language=language), Kit(), "easy_read")
    paragraph = element("p")
    write_words(file, paragraph, words(*parts), line)
    return finished(file, paragraph)


def finished(file: WordFile, *paragraphs: object) -> Word:
    for paragraph in paragraphs:
        place(file.package.element.body, paragraph)  # type: ignore[arg-type]
    return Word(packed(file))


def test_room_is_what_surely_fits() -> None:
    assert room(86, 16) == 25
    assert room(174, 16) == 51
    assert room(174, 32) == 25


@pytest.mark.parametrize(
    ("parts", "lines"),
    [
        ([f"Call {PHONE} now."], [f"Call {PHONE} now."]),
        ([f"Please call us on {PHONE} now."], ["Please call us on ", f"{PHONE} now."]),
        ([f"{PHONE} is the number of the ward."], [f"{PHONE} is the number of the ward."]),
        ([f"Please call the nurses ({PHONE})."], ["Please call the nurses ", f"({PHONE})."]),
        ([f"Please call the nurses:{PHONE}."], [f"Please call the nurses:{PHONE}."]),
        (
            [f"Call {PHONE} or if it is night {PHONE} or {PHONE}."],
            [f"Call {PHONE} or if it is night ", f"{PHONE} or ", f"{PHONE}."],
        ),
        (["Please call us on", LineBreak(), PHONE], ["Please call us on", PHONE]),
        (
            ["A rather long line of words", LineBreak(), f"call {PHONE}"],
            ["A rather long line of words", f"call {PHONE}"],
        ),
        (
            ["Please ", strong("call us on ", link("tel:+441865737871", PHONE)), "."],
            ["Please call us on ", f"{PHONE}."],
        ),
        (["Please call us on 01865 ", strong("737 871"), "."], ["Please call us on ", f"{PHONE}."]),
    ],
)
def test_a_phone_number_begins_a_line_where_it_might_be_split(parts: list[str | Inline], lines: list[str]) -> None:
    assert written(*parts).text.split("\n") == lines


def test_the_number_is_what_the_author_wrote() -> None:
    assert PHONE in written(f"Please call us, as soon as you can, on {PHONE}.").text


def test_strength_and_links_combine() -> None:
    read = written(strong("Read ", link("https://www.example.org", "www.example.org"), "!"), " Now.")
    runs = [(text_of(run), run.find(f"{W}rPr/{W}b") is not None) for run in read.body.iter(f"{W}r")]
    assert runs == [("Read ", True), ("www.example.org", True), ("!", True), (" Now.", False)]
    styles = [value(run, f"{W}rPr/{W}rStyle") for run in read.body.iter(f"{W}r")]
    assert styles == ["", "Hyperlink", "", ""]
    assert read.links() == [("www.example.org", "https://www.example.org")]


@pytest.mark.parametrize(
    ("url", "said", "text"),
    [
        ("https://www.example.org/more/", "our page", "our page (www.example.org/more)"),
        ("mailto:ward@example.org", "write to us", "write to us (ward@example.org)"),
        ("https://www.example.org", "www.example.org", "www.example.org"),
        ("tel:+441865737871", "01865 737 871", "01865 737 871"),
    ],
)
def test_the_address_of_a_link_can_be_seen_on_paper(url: str, said: str, text: str) -> None:
    assert written(link(url, said)).text == text


@pytest.mark.parametrize(
    ("url", "target"),
    [
        ('https://x.org/a b<c>"d"', "https://x.org/a%20b%3Cc%3E%22d%22"),
        ("https://x.org/é?q=1&r=a%20b#part", "https://x.org/%C3%A9?q=1&r=a%20b#part"),
        ("https://x.org/\ud800\x00", "https://x.org/%EF%BF%BD%EF%BF%BD"),
    ],
)
def test_an_address_holds_only_what_word_opens(url: str, target: str) -> None:
    assert written(Link(words("here"), url)).links()[0][1] == target


def test_a_mark_leads_to_its_note_and_back_and_a_second_mark_too() -> None:
    file = new_word_file(EASY, Kit(), "easy_read")
    text, note = element("p"), element("p")
    write_words(file, text, words("cirrhosis", NoteMark("1"), " and again", NoteMark("1")), 50)
    write_note_label(file, note, "1")
    write_words(file, note, words("Scars."), 50)
    read = finished(file, text, note)
    assert read.text == "cirrhosis[1] and again[1]\n[1] Scars."
    jumps = [(text_of(e), e.get(f"{W}anchor")) for e in read.body.iter(f"{W}hyperlink")]
    names = [e.get(f"{W}name") for e in read.body.iter(f"{W}bookmarkStart")]
    (mark, note_name), back = names, jumps[-1][1]
    assert jumps == [("[1]", note_name), ("[1]", note_name), ("[1]", mark)]
    tips = [link.get(f"{W}tooltip") for link in read.body.iter(f"{W}hyperlink")]
    assert tips == ["Note 1", "Note 1", "Back to note 1 in the text"]
    assert back == mark
    starts = [e.get(f"{W}id") for e in read.body.iter(f"{W}bookmarkStart")]
    assert starts == [e.get(f"{W}id") for e in read.body.iter(f"{W}bookmarkEnd")]
    assert len(set(starts)) == 2


def test_a_note_without_a_mark_is_still_shown() -> None:
    file = new_word_file(EASY, Kit(), "easy_read")
    note = element("p")
    write_note_label(file, note, "7")
    read = finished(file, note)
    assert read.text == "[7] "
    assert not list(read.body.iter(f"{W}hyperlink"))


@pytest.mark.parametrize(
    ("template", "text", "fields"),
    [
        ("Page {number} of {total}", "Page 1 of 1", [" PAGE ", " NUMPAGES "]),
        ("{total} / {number}", "1 / 1", [" NUMPAGES ", " PAGE "]),
        ("{number}.", "1.", [" PAGE "]),
        ("no number", "no number", []),
    ],
)
def test_fields_stand_where_the_words_say(template: str, text: str, fields: list[str]) -> None:
    file = new_word_file(EASY, Kit(), "easy_read")
    paragraph = element("p")
    write_fields(paragraph, template, {"number": "PAGE", "total": "NUMPAGES"})
    read = finished(file, paragraph)
    assert read.text == text
    assert [e.text for e in read.body.iter(f"{W}instrText")] == fields
    kinds = [e.get(f"{W}fldCharType") for e in read.body.iter(f"{W}fldChar")]
    assert kinds == ["begin", "separate", "end"] * len(fields)


def test_numbers_and_addresses_are_held_from_left_to_right_in_arabic() -> None:
    read = written(f"اتصل {PHONE} أو ward@example.org.", line=60, language="ar")
    assert [text_of(e) for e in read.body.iter(f"{W}dir")] == [PHONE, "ward@example.org"]
    assert read.text == f"اتصل {PHONE} أو ward@example.org."
    assert not list(written(f"Call {PHONE}.").body.iter(f"{W}dir"))


_SAID = st.text(st.sampled_from("ab 01865737871(),.\n"), max_size=60)


@given(st.lists(st.tuples(_SAID, st.booleans()), max_size=6), st.integers(0, 40))
def test_line_starts_take_and_add_no_character(said: list[tuple[str, bool]], line: int) -> None:
    parts = [strong(text) if bold else text for text, bold in said]
    read = written(*parts, line=line)
    texts = [e.text or "" for e in read.body.iter(f"{W}t")]
    assert "".join(texts) == plain(words(*parts))
