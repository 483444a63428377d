"""The numbers that Word counts are those that the author wrote, however they leap."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from formats._word.blocks import write_blocks
from formats._word.column import Column, finish
from formats._word.file import Box, new_word_file, packed
from leaflets.document import ListBlock
from tests.formats.word_reading import W, Word, text_of, value
from tests.readback import docx_numbers
from tests.samples import EASY, item, kit, p


def written(*lists: ListBlock) -> Word:
    file = new_word_file(EASY, kit(), "docx")
    column = Column(file, file.package.element.body, 158, 14, Box(158, 62))
    write_blocks(column, lists)
    finish(column)
    return Word(packed(file))


def numbered(*labels: str) -> ListBlock:
    return ListBlock(tuple(item("Words.", label=label) for label in labels))


def shown(read: Word) -> list[str]:
    """Give what each paragraph shows before its words."""
    texts = [text_of(paragraph).removesuffix("Words.").strip() for paragraph in read.body.iter(f"{W}p")]
    return [number + text for number, text in zip(docx_numbers(read.data), texts, strict=True)]


def counts(read: Word) -> int:
    """Count the counts: all but the one that is for bullets."""
    return len(list(read.xml("word/numbering.xml").iter(f"{W}num"))) - 1


@pytest.mark.parametrize(
    ("labels", "wanted"),
    [
        (["1.", "2.", "3."], 1),
        (["7.", "8."], 1),
        (["1.", "2.", "10."], 2),
        (["1.", "1.", "1."], 3),
        (["2.", "1."], 2),
        (["1)", "2)"], 1),
        (["1.", "2)"], 2),
        (["0.", "1."], 1),
        (["Step 1:", "Step 2:"], 1),
        (["9.", "10.", "11."], 1),
        (["03.", "04."], 0),
        (["(iv)", "a)", "½."], 0),
        (["1%2.", "100%"], 0),
        (["32767.", "32768."], 1),
        (["1.2", "1.3"], 0),
        (["٣.", "³"], 0),
    ],
)
def test_labels_are_shown_as_written_by_as_few_counts_as_can_be(labels: list[str], wanted: int) -> None:
    read = written(numbered(*labels))
    assert shown(read) == labels
    assert counts(read) == wanted


def test_an_item_without_a_number_ends_a_count() -> None:
    read = written(numbered("1.", "", "2."))
    assert shown(read) == ["1.", "", "2."]
    assert counts(read) == 2


def test_each_list_and_each_level_counts_for_itself() -> None:
    inner = numbered("1.", "2.")
    read = written(
        ListBlock((item(p("Words."), inner, label="1."), item(p("Words."), inner, label="2."))),
        numbered("1."),
    )
    assert shown(read) == ["1.", "1.", "2.", "2.", "1.", "2.", "1."]
    levels = [value(e, f"{W}pPr/{W}numPr/{W}ilvl") for e in read.body.iter(f"{W}p")]
    assert levels == ["0", "1", "1", "0", "1", "1", "0"]


def test_a_fourth_level_looks_like_the_third_and_counts_for_itself() -> None:
    deep = numbered("5.")
    for label in ("4.", "3.", "2."):
        deep = ListBlock((item(p("Words."), deep, label=label), item("Words.", label=f"{int(label[0]) + 1}.")))
    assert shown(written(deep)) == ["2.", "3.", "4.", "5.", "5.", "4.", "3."]


def test_a_count_has_the_indents_of_its_style() -> None:
    read = written(numbered("1."))
    *_, kind = read.xml("word/numbering.xml").iter(f"{W}abstractNum")
    for level, style in zip(kind.iter(f"{W}lvl"), ("ListNumber", "ListNumber2", "ListNumber3"), strict=True):
        wanted = read.styles[style].find(f"{W}pPr/{W}ind")
        found = level.find(f"{W}pPr/{W}ind")
        assert wanted is not None
        assert found is not None
        assert found.attrib == wanted.attrib


def test_kinds_stand_before_the_counts_that_use_them() -> None:
    numbering = written(numbered("1."), numbered("1.")).xml("word/numbering.xml")
    assert [child.tag.removeprefix(W) for child in numbering] == ["abstractNum"] * 3 + ["num"] * 3
    assert [child.get(f"{W}numId") for child in numbering.iter(f"{W}num")] == ["1", "2", "3"]


_LABEL = st.one_of(st.integers(0, 40_000).map("{}.".format), st.text("12.)%a", min_size=1, max_size=4))


@given(st.lists(st.lists(_LABEL, min_size=1, max_size=4), min_size=1, max_size=3))
def test_any_labels_are_shown_as_written(lists: list[list[str]]) -> None:
    assert shown(written(*(numbered(*labels) for labels in lists))) == [label for labels in lists for label in labels]
