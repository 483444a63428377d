"""Every block as Word's own element, in every place where it may stand."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from formats._word.blocks import CALL_OUTS, write_blocks
from formats._word.column import Column, finish
from formats._word.file import Box, new_word_file, packed
from leaflets.document import (
    CallOut,
    CallOutKind,
    Cell,
    Contact,
    ContactLine,
    Contacts,
    Figure,
    Heading,
    Idea,
    LineBreak,
    ListBlock,
    ListItem,
    Note,
    NoteMark,
    Paragraph,
    Table,
)
from leaflets.walks import block_texts
from tests.formats.word_reading import BLIP, W, Word, style_of, text_of, value
from tests.readback import docx_numbers
from tests.samples import EASY, PILLS, idea, item, kit, link, p, picture, row, words

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

    from leaflets.document import Block


def written(*blocks: Block) -> Word:
    file = new_word_file(EASY, kit(), "easy_read")
    column = Column(file, file.package.element.body, 174, 16, Box(150, 95))
    write_blocks(column, blocks)
    finish(column)
    return Word(packed(file))


def lines(read: Word) -> list[tuple[str, str]]:
    """Give the style and words of each paragraph of the body."""
    found = ((style_of(paragraph), text_of(paragraph)) for paragraph in read.body.iter(f"{W}p"))
    return [(style, text) for style, text in found if style != "Gap"]


def bare(element: Element) -> str:
    return element.tag.rsplit("}", 1)[-1]


def well_formed(read: Word) -> bool:
    """Whether every cell ends with a paragraph and no table touches another (Word joins or repairs those)."""
    holders = [read.body, *read.body.iter(f"{W}tc")]
    inner = [[bare(child) for child in holder if bare(child) in {"p", "tbl"}] for holder in holders]
    return all(kinds[-1:] == ["p"] and ("tbl", "tbl") not in pairwise(kinds) for kinds in inner)


def test_headings_keep_their_levels() -> None:
    read = written(*(Heading(level, words(f"Level {level}")) for level in (1, 2, 3, 4)))
    assert lines(read) == [(f"Heading{level}", f"Level {level}") for level in (1, 2, 3, 4)]


def test_bullets_are_the_styles_and_nest() -> None:
    deepest = ListBlock((item("four"),))
    third = ListBlock((item(p("three"), deepest),))
    read = written(
        ListBlock((item("one"), item(p("also one"), p("more"), ListBlock((item(p("two"), p("under"), third),)))))
    )
    assert lines(read) == [
        ("ListBullet", "one"),
        ("ListBullet", "also one"),
        ("ListContinue", "more"),
        ("ListBullet2", "two"),
        ("ListContinue2", "under"),
        ("ListBullet3", "three"),
        ("ListBullet3", "four"),
    ]
    for level, style in enumerate(("ListBullet", "ListBullet2", "ListBullet3")):
        assert value(read.styles[style], f"{W}pPr/{W}numPr/{W}ilvl") == str(level)
    bullets = [value(e, f"{W}numFmt") for e in read.xml("word/numbering.xml").iter(f"{W}lvl")]
    assert bullets == ["bullet"] * 3


def test_numbers_are_printed_as_written() -> None:
    inner = ListBlock((item("Keep it dry.", label="a)"), item("Bin it.", label="(iv)")))
    read = written(ListBlock((item("Wash.", label="3."), item(p("Push."), inner, label="10."))))
    assert lines(read) == [
        ("ListNumber", "Wash."),
        ("ListNumber", "Push."),
        ("ListNumber2", "a)\tKeep it dry."),
        ("ListNumber2", "(iv)\tBin it."),
    ]
    assert list(docx_numbers(read.data)) == ["3.", "10.", "", ""]


def test_an_item_may_begin_with_something_else_or_be_empty() -> None:
    read = written(ListBlock((item(Heading(3, words("Head")), label="1."), ListItem(()), item(Table(row("a"), ())))))
    assert [style for style, _ in lines(read)] == [
        "ListNumber",
        "Heading3",
        "ListBullet",
        "ListBullet",
        "TableHeading",
    ]
    assert well_formed(read)


def test_words_that_lead_into_a_list_or_table_stay_with_it() -> None:
    bullets, table = ListBlock((item("a cough"),)), Table(row("Who"), ())
    read = written(p("Tell us of:"), bullets, p("The doses:"), table, p("After."), p("The end."))
    assert [style for style, _ in lines(read)] == [
        "LeadIn",
        "ListBullet",
        "LeadIn",
        "TableHeading",
        "Normal",
        "Normal",
    ]
    assert read.styles["LeadIn"].find(f"{W}pPr/{W}keepNext") is not None


def spaces(read: Word) -> list[tuple[str, str]]:
    """Give the words of each paragraph that leaves a room of its own below, and that room."""
    found = ((text_of(e), e.find(f"{W}pPr/{W}spacing")) for e in read.body.iter(f"{W}p"))
    return [(text, spacing.get(f"{W}after", "")) for text, spacing in found if spacing is not None]


def test_after_a_list_a_paragraph_stands_apart_and_a_box_ends_close_below_its_words() -> None:
    nested = ListBlock((item(p("one"), ListBlock((item("two"),))), item("three")))
    ways = Contacts((Contact((), (ContactLine("Email", words("a@b.org")),)),))
    assert spaces(written(nested, p("More."), ways)) == [("three", "200"), ("a@b.org", "200")]
    assert spaces(written(CallOut(CallOutKind.NOTE, "", (p("Wait."), nested)))) == [("three", "60")]


@pytest.mark.parametrize("label", ["Urgent advice", ""])
def test_a_call_out_is_one_box_with_its_label(label: str) -> None:
    blocks = (p("Call 111."), ListBlock((item("you feel sick"),)))
    read = written(CallOut(CallOutKind.URGENT, label, blocks))
    (box,) = read.tables("CallOutUrgent")
    found = [(style_of(e), text_of(e)) for e in box.iter(f"{W}p")]
    wanted = [("LeadIn", "Call 111."), ("ListBullet", "you feel sick")]
    assert found == ([("LabelUrgent", label)] if label else []) + wanted
    assert not list(box.iter(f"{W}tblHeader"))


@pytest.mark.parametrize("kind", CallOutKind)
def test_each_kind_of_call_out_has_its_style(kind: CallOutKind) -> None:
    read = written(CallOut(kind, "Label", (p("Wait."),)))
    (style,) = {value(table, f"{W}tblPr/{W}tblStyle") for table in read.body.iter(f"{W}tbl")}
    assert style in read.styles
    assert CALL_OUTS[kind] == style
    assert len(set(CALL_OUTS.values())) == len(CallOutKind)


def test_contacts_name_the_kind_of_way_where_there_are_several() -> None:
    phone = ContactLine("Telephone", words(link("tel:1", "01865 737 871")))
    address = ContactLine("Address", words("Level 2", LineBreak(), "High Street"))
    read = written(Contacts((Contact(words("Ward"), (phone,)), Contact((), (phone, address)))))
    assert lines(read) == [
        ("ContactName", "Ward:"),
        ("ContactLine", "01865 737 871"),
        ("ContactLine", "Telephone: 01865 737 871"),
        ("ContactLine", "Address: Level 2\nHigh Street"),
    ]


def test_a_contact_stays_on_one_page() -> None:
    two = ContactLine("Email", words("a@b.org")), ContactLine("Address", words("Level 2"))
    read = written(Contacts((Contact(words("Ward"), two),)))
    kept = {text_of(e): e.find(f"{W}pPr/{W}keepNext") is not None for e in read.body.iter(f"{W}p")}
    assert kept == {"Ward:": False, "Email: a@b.org": True, "Address: Level 2": False}
    assert read.styles["ContactName"].find(f"{W}pPr/{W}keepNext") is not None


def test_a_figure_says_what_it_shows() -> None:
    figure = Figure(picture("own:pills", PILLS, "Two capsules."), words("The capsules"), (p("One is red."),))
    read = written(figure)
    assert lines(read) == [
        ("Figure", ""),
        ("Caption", "The capsules"),
        ("Label", "Description of the picture"),
        ("ListContinue", "One is red."),
    ]
    assert len(list(read.body.iter(BLIP))) == 1
    assert len(lines(written(Figure(picture("own:pills", PILLS, "Two capsules."))))) == 1


def test_notes_stand_where_they_are_and_share_their_first_line() -> None:
    blocks = (p("Scars."), ListBlock((item("many"),)))
    read = written(p("cirrhosis", NoteMark("a")), Note("a", blocks), Note("b", (ListBlock((item("x"),)),)))
    assert [text for _, text in lines(read)] == ["cirrhosis[a]", "[a] Scars.", "many", "[b] ", "x"]


def test_ideas_in_a_row_share_a_table_and_others_do_not() -> None:
    read = written(idea("One."), idea("Two."), p("Between."), idea("Three."))
    tables = read.tables("Ideas")
    assert [len(table.findall(f"{W}tr")) for table in tables] == [2, 1]
    assert well_formed(read)


def test_tables_that_follow_each_other_stay_apart() -> None:
    box = CallOut(CallOutKind.NOTE, "", (Table(row("a"), ()), Table(row("b"), ()), idea("In a box.")))
    read = written(idea("One."), box, box, Table(row("c"), ()), idea("Last."))
    assert well_formed(read)
    assert len(read.tables("CallOut")) == 2


def test_a_table_at_the_end_is_followed_by_a_paragraph() -> None:
    assert well_formed(written(idea("One.")))
    assert well_formed(written())


_TEXT = st.text("abc 0123456789.", min_size=1, max_size=12).map(words)
_LEAF = st.one_of(
    st.builds(Paragraph, _TEXT),
    st.builds(Heading, st.integers(2, 4), _TEXT),
    st.builds(Idea, st.just(()), _TEXT),
    st.builds(
        lambda head, rest: Table(head, (rest,)),
        st.tuples(st.builds(Cell, _TEXT), st.builds(Cell, _TEXT)),
        st.tuples(st.builds(Cell, _TEXT), st.builds(Cell, st.just(()))),
    ),
    st.builds(lambda name, way: Contacts((Contact(name, (ContactLine("Email", way),)),)), _TEXT, _TEXT),
)


def _around(inner: st.SearchStrategy[Block]) -> st.SearchStrategy[Block]:
    several = st.lists(inner, min_size=1, max_size=3).map(tuple)
    label = st.sampled_from(["", "1.", "iv)"])
    return st.one_of(
        st.builds(ListBlock, st.lists(st.builds(ListItem, several, label), min_size=1, max_size=3).map(tuple)),
        st.builds(CallOut, st.sampled_from(CallOutKind), st.sampled_from(["", "Important"]), several),
        st.builds(Note, st.sampled_from("12"), several),
    )


@given(st.lists(st.recursive(_LEAF, _around, max_leaves=8), max_size=5))
def test_any_blocks_in_any_blocks_give_all_their_words_in_order(blocks: list[Block]) -> None:
    read = written(*blocks)
    found, at = read.text, 0
    for text in (text.text for block in blocks for text in block_texts(block)):
        at = found.index(text, at) + len(text)
    assert well_formed(read)
