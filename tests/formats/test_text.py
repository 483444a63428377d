from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from formats import text
from leaflets.document import (
    CallOut,
    CallOutKind,
    Contact,
    ContactLine,
    Contacts,
    Figure,
    Idea,
    ListBlock,
    Note,
    NoteMark,
)
from leaflets.facts import unbreakable
from leaflets.walks import texts
from tests.readback import first_missing, words
from tests.samples import EASY, PILLS, RICH, item, kit, link, p, picture, with_blocks
from tests.samples import words as inlines

if TYPE_CHECKING:
    from leaflets.document import Block, Document


def written(document: Document = RICH) -> str:
    (raw,) = text.render(document, kit()).values()
    return raw.decode()


def shown(*blocks: Block) -> list[str]:
    bare = replace(with_blocks(*blocks), subtitle=None, notices=(), imprint=(), credits=())
    return written(bare).rstrip("\n").split("\n")[7:]


def lost(document: Document, found: str) -> list[str] | None:
    return first_missing([some for each in texts(document) if (some := words(each.text))], words(found))


def test_the_file_says_what_it_is() -> None:
    assert list(text.render(RICH, kit())) == ["paracetamol_text.txt"]


@pytest.mark.parametrize("document", [RICH, EASY])
def test_no_word_is_lost_or_out_of_order(document: Document) -> None:
    assert lost(document, written(document)) is None


@pytest.mark.parametrize(
    ("right", "wrong"),
    [("4,000mg", "4000mg"), ("37.5", "375"), ("cirrhosis", ""), ("Do not", "Do"), ("EX1 2AB", "EX1 2A")],
)
def test_a_lost_or_changed_word_is_noticed(right: str, wrong: str) -> None:
    assert right in written()
    assert lost(RICH, written().replace(right, wrong)) is not None


def test_every_fact_stands_on_one_line() -> None:
    lines = written().split("\n")
    for each in texts(RICH):
        for start, end in unbreakable(each.text):
            assert any(each.text[start:end] in line for line in lines)


def test_lines_are_72_columns_at_most() -> None:
    assert max(map(len, written().split("\n"))) <= 72


def test_no_line_ends_in_a_space_and_no_more_than_two_empty_lines_follow_each_other() -> None:
    assert all(line == line.rstrip() for line in written().split("\n"))
    assert "\n\n\n\n" not in written()
    assert written().endswith("4.0\n")


def test_the_title_and_the_parts_are_underlined() -> None:
    lines = written().split("\n")
    assert lines[:4] == ["Paracetamol for adults at home", "=" * 30, "", "Information for patients"]
    at = lines.index("Before you start")
    assert lines[at - 2 : at + 3] == ["", "", "Before you start", "-" * 16, ""]


def test_a_title_of_two_lines_is_underlined_as_wide_as_it_is() -> None:
    long = replace(RICH, title=replace(RICH.title, text="Dry needling " * 8))
    first, second, rule = written(long).split("\n")[:3]
    assert rule == "=" * max(len(first), len(second))


def test_items_open_with_a_bullet_or_their_number() -> None:
    block = ListBlock((item("Two.", label="2."), item(p("Ten:"), ListBlock((item("5mg"), item("6mg"))), label="10)")))
    assert shown(block) == ["2. Two.", "10) Ten:", "    • 5mg", "    • 6mg"]


def test_the_lines_of_an_item_stand_under_each_other() -> None:
    assert shown(ListBlock((item("word " * 20),)))[1].startswith("  word")


def test_items_of_several_paragraphs_have_space_between_them() -> None:
    assert shown(ListBlock((item("a", "b", label="1."), item("c", label="2.")))) == ["1. a", "", "   b", "", "2. c"]


def test_a_callout_stands_under_its_label() -> None:
    block = CallOut(CallOutKind.URGENT, "Urgent advice", (p("Call 111."), p("Now.")))
    assert shown(block) == ["Urgent advice:", "    Call 111.", "", "    Now."]


def test_a_callout_without_label_does_not_look_like_part_of_the_one_above() -> None:
    urgent, plain = (
        CallOut(CallOutKind.URGENT, "Urgent advice", (p("Call."),)),
        CallOut(CallOutKind.NOTE, "", (p("Eat."),)),
    )
    assert shown(urgent, plain) == ["Urgent advice:", "    Call.", "", "Eat."]


def contact(name: str, *ways: tuple[str, str]) -> Contact:
    return Contact(inlines(name) if name else (), tuple(ContactLine(label, inlines(way)) for label, way in ways))


def test_a_contact_of_one_way_is_one_line() -> None:
    block = Contacts((contact("Appointments", ("Telephone", "01865 737 871")), contact("", ("Website", "www.b.org"))))
    assert shown(block) == ["Appointments: 01865 737 871", "www.b.org"]


def test_the_kind_of_way_is_said_where_there_are_several() -> None:
    ways = (("Telephone", "01865 737 871"), ("Email", "a@b.org"))
    block = Contacts((contact("Ward", *ways), contact("", *ways)))
    assert shown(block) == [
        "Ward:",
        "    Telephone: 01865 737 871",
        "    Email: a@b.org",
        "",
        "Telephone: 01865 737 871",
        "Email: a@b.org",
    ]


def test_a_picture_is_said_in_words() -> None:
    block = Figure(picture("x", PILLS, "Two pills."), inlines("The pills"), (p("One is red."), p("One is not.")))
    assert shown(block) == [
        "[Picture: Two pills.]",
        "",
        "The pills",
        "",
        "Description of the picture:",
        "    One is red.",
        "",
        "    One is not.",
    ]
    assert shown(Figure(picture("x", PILLS, "Two pills."))) == ["[Picture: Two pills.]"]


def test_a_picture_that_repeats_the_words_is_not_said() -> None:
    assert shown(Idea((picture("x", PILLS),), inlines("Take it."))) == ["Take it."]
    assert shown(Idea((picture("x", PILLS, "A pill."),), inlines("Take it."))) == ["[Picture: A pill.]", "Take it."]


def test_a_note_follows_its_mark() -> None:
    assert shown(p("Rest", NoteMark("1"), "."), Note("1", (p("Lie down."),))) == ["Rest[1].", "", "[1] Lie down."]


def test_a_long_address_is_never_broken() -> None:
    url = "https://www.example.org/" + "a-long-way/" * 7
    assert url.removeprefix("https://").rstrip("/") in "\n".join(shown(p("See ", link(url, "our page"), "."))).replace(
        "(", ""
    )


def test_what_looks_like_markup_is_text() -> None:
    assert shown(p("5mg*2*3 {{ 7*7 }} <b>&amp;</b>")) == ["5mg*2*3 {{ 7*7 }} <b>&amp;</b>"]


def test_imprint_and_credits_close_the_text() -> None:
    assert written().split("\n")[-4:] == ["• another language.", "", "Pictures: OpenMoji, CC BY-SA 4.0", ""]
    assert "Authors: A. Pharmacist and B. Nurse\nFebruary 2025\nReview: February 2028\nExample Hospitals\n" in written()
