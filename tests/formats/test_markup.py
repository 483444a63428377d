from __future__ import annotations

import shutil
from dataclasses import replace
from typing import TYPE_CHECKING, get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from formats._markup import Medium, body
from leaflets.document import (
    Block,
    CallOut,
    Contact,
    ContactLine,
    Contacts,
    Figure,
    Inline,
    LineBreak,
    Link,
    ListBlock,
    Note,
    NoteMark,
    Paragraph,
    Strong,
    Table,
    Text,
)
from leaflets.format import STYLES, Styles
from leaflets.walks import texts
from tests.elements import having, one, text, tree
from tests.elements import texts as element_texts
from tests.readback import first_missing, html_words, words
from tests.samples import EASY, RICH, item, link, p, picture, row, section, strong, with_blocks
from tests.samples import words as inlines

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path
    from xml.etree.ElementTree import Element

    from leaflets.document import Document, Picture

HOLD, OPEN = "\u2060", "\u200b"
MEDIA = tuple(Medium)


def embed(picture: Picture) -> str:
    return f"data:,{picture.name}"


def written(document: Document, medium: Medium = Medium.SCREEN, styles: Styles = STYLES) -> str:
    return body(document, medium, embed, styles)


def shown(*blocks: Block, medium: Medium = Medium.SCREEN) -> Element:
    return tree(written(with_blocks(*blocks), medium))


def paragraph(*parts: str | Inline, medium: Medium = Medium.SCREEN) -> Element:
    (found,) = one(shown(p(*parts), medium=medium), "part").iter("p")
    return found


def lost(document: Document, html: str) -> list[str] | None:
    """Give the first text of a document that a page does not hold, whole and in its order."""
    bare = html.replace(HOLD, "").replace(OPEN, "")
    return first_missing([found for part in texts(document) if (found := words(part.text))], html_words(bare.encode()))


def inside(blocks: Iterable[Block]) -> set[type]:
    """Give the types of blocks and inlines in some blocks."""
    found: set[type] = set()

    def look(value: object) -> None:
        if isinstance(value, tuple):
            for each in value:
                look(each)
        elif type(value).__module__ == "leaflets.document":
            found.add(type(value))
            for name in getattr(value, "__slots__", ()):
                look(getattr(value, name))

    look(tuple(blocks))
    return found


def test_the_samples_hold_every_block_and_inline() -> None:
    found = inside(block for document in (RICH, EASY) for part in document.parts for block in part.blocks)
    headings = {type(part.heading) for part in RICH.parts if part.heading}
    assert found | headings >= {*get_args(Block), *get_args(Inline)}


@pytest.mark.parametrize("medium", MEDIA)
@pytest.mark.parametrize("document", [RICH, EASY])
def test_no_word_is_lost_or_out_of_order(document: Document, medium: Medium) -> None:
    assert lost(document, written(document, medium)) is None


@pytest.mark.parametrize(
    ("right", "wrong"),
    [
        ("<p>{{ w.words(block.inlines) }}</p>", "<p></p>"),
        ('<th scope="col">{{ w.words(cell.inlines) }}', '<th scope="col">'),
        ("{{ w.blocks(item.blocks[1:]) }}", ""),
        ("{{ w.blocks(block.description) }}", ""),
        ("{% for line in contact.lines %}", "{% for line in contact.lines[1:] %}"),
        ("{{ w.words(contact.name) }}", "{{ w.words(contact.name[1:]) }}"),
    ],
)
def test_a_word_that_a_template_drops_is_noticed(tmp_path: Path, right: str, wrong: str) -> None:
    shutil.copytree(STYLES.path("html"), tmp_path / "html")
    blocks = tmp_path / "html" / "blocks.html"
    source = blocks.read_text(encoding="utf-8")
    assert right in source
    blocks.write_text(source.replace(right, wrong), encoding="utf-8")
    assert lost(RICH, written(RICH, styles=Styles(tmp_path))) is not None


def test_a_changed_digit_is_noticed() -> None:
    assert lost(RICH, written(RICH).replace("1,000mg", "1,00mg")) == words("500mg to 1,000mg")


# Any text at all: what a browser copies is what the author wrote.
anything = st.text(st.characters(exclude_categories=("Cc", "Cs"), exclude_characters="\u2060\u200b"), min_size=1)


@given(anything)
def test_any_text_is_copied_from_the_screen_as_it_was_written(wanted: str) -> None:
    assert text(paragraph("[", wanted, "]")) == f"[{wanted}]"


@given(anything)
def test_paper_adds_only_characters_that_do_not_print(wanted: str) -> None:
    printed = text(paragraph("[", wanted, "]", medium=Medium.PRINT))
    assert printed.replace(HOLD, "").replace(OPEN, "") == f"[{wanted}]"


def test_what_looks_like_markup_is_text() -> None:
    hostile = '<script>alert(1)</script>"><img src=x onerror=alert(1)>{{ 7*7 }}&amp;'
    document = replace(
        with_blocks(p(hostile), Figure(picture("x", b"", hostile)), CallOut("note", hostile, (p("x"),))),  # type: ignore[arg-type]
        title=Text(hostile),
    )
    page = tree(written(document))
    assert not list(page.iter("script"))
    assert text(next(page.iter("h1"))) == hostile
    assert [image.get("alt") for image in page.iter("img")] == [hostile]


def test_the_heads_outline_is_title_sections_and_headings_inside() -> None:
    page = tree(written(RICH, Medium.PRINT))
    levels = [(each.tag, text(each)) for each in page.iter() if each.tag in {"h1", "h2", "h3", "h4"}]
    assert levels[:4] == [
        ("h1", "Paracetamol for adults at home"),
        ("h2", "Before you start"),
        ("h3", "Who should not take it"),
        ("h4", "If you are pregnant"),
    ]
    assert [tag for tag, _ in levels[4:]] == ["h2"] * 3


def test_the_contents_lead_to_every_headed_part_on_a_screen_only() -> None:
    page = tree(written(RICH))
    links = [(each.get("href"), text(each)) for each in one(page, "contents").iter("a")]
    assert links == [(f"#{part.id}", part.heading.inlines[0].text) for part in RICH.parts if part.heading]  # type: ignore[union-attr]
    assert not list(having(tree(written(RICH, Medium.PRINT)), "contents"))


def test_ids_are_one_of_a_kind_and_every_inner_link_arrives() -> None:
    for medium in MEDIA:
        page = tree(written(RICH, medium))
        ids = [found for each in page.iter() if (found := each.get("id"))]
        assert len(ids) == len(set(ids))
        inner = {href[1:] for each in page.iter("a") if (href := each.get("href", "")).startswith("#")}
        assert inner
        assert inner <= set(ids)


# Lists


def steps(*labels: str) -> ListBlock:
    return ListBlock(tuple(item("Do it.", label=label) for label in labels))


def test_numbers_are_shown_as_the_author_wrote_them() -> None:
    page = shown(steps("3.", "3)", "10.", "ii."))
    assert [text(each) for each in having(page, "number")] == ["3.", "3)", "10.", "ii."]
    assert [text(each) for each in one(page, "numbers").iter("li")][:2] == ["3. Do it.", "3) Do it."]


def test_on_paper_a_number_is_its_items_marker() -> None:
    page = shown(steps("3.", '"\\\n<'), medium=Medium.PRINT)
    markers = [each.get("style") for each in page.iter("li")]
    assert markers == ['list-style-type: "3. "', 'list-style-type: "\\22 \\5c \\a \\3c  "']
    assert [text(each) for each in page.iter("li")] == ["Do it.", "Do it."]


def test_a_list_inside_an_item_stands_inside_it() -> None:
    page = shown(
        ListBlock((item("one", ListBlock((item("two"),))), item(Paragraph(()), p("three")), item(p("a"), p("b"))))
    )
    outer, inner = page.iter("ul")
    assert inner in next(iter(outer))
    assert text(outer).split() == ["one", "two", "three", "a", "b"]
    assert [each.tag for each in list(outer)[2]] == ["p"]


# Tables


def test_cells_know_their_row_and_column() -> None:
    page = shown(Table(row("", "Dose"), (row("Adults", "500mg"), row("", "1g"))))
    heads = [(each.get("scope"), text(each)) for each in page.iter("th")]
    assert heads == [("col", "Dose"), ("row", "Adults")]
    assert [(each.get("data-column"), text(each)) for each in page.iter("td")] == [
        (None, ""),
        ("Dose", "500mg"),
        (None, ""),
        ("Dose", "1g"),
    ]


# Call-outs, contacts, figures, ideas


def test_a_callout_names_its_urgency_in_words() -> None:
    page = tree(written(RICH))
    labels = [text(each) for each in having(page, "callout-label")]
    assert labels == ["Urgent advice", "Important", "Emergency"]
    assert [each.get("role") for each in having(page, "callout")] == ["note"] * 4


def test_the_kind_of_way_is_said_where_there_are_several() -> None:
    page = tree(written(RICH))
    first, second, third = one(page, "contacts")
    assert text(first).split() == ["Appointments:", "01865", "737", "871"]
    assert [text(each) for each in having(second, "contact-label")] == [
        "Telephone:",
        "Email:",
        "Website:",
        "Address:",
        "Opening hours:",
    ]
    assert text(third).split() == ["www.example.org"]


def test_a_figure_says_what_it_shows() -> None:
    page = tree(written(RICH))
    first, second = page.iter("figure")
    assert next(first.iter("img")).attrib == {
        "src": "data:,own:pills",
        "alt": "Two capsules side by side, one yellow and one red.",
    }
    assert text(one(first, "caption")) == "The two strengths of capsule"
    assert text(one(first, "description-label")) == "Description of the picture"
    assert not list(second.iter("figcaption"))


def test_an_idea_shows_its_pictures_before_its_words() -> None:
    page = tree(written(EASY))
    ideas = list(having(page, "idea"))
    assert [len(list(each.iter("img"))) for each in ideas] == [1, 2, 0]
    assert [each.get("class") for each in ideas[0]] == ["idea-pictures", "idea-words"]


# Notes


def test_a_note_and_its_marks_lead_to_each_other() -> None:
    page = shown(p("one", NoteMark("x")), p("two", NoteMark("x")), Note("x", (p("Said."), p("More."))))
    first, second = having(page, "mark")
    note = one(page, "footnote")
    back = one(page, "note-label")
    assert first.get("href") == second.get("href") == f"#{note.get('id')}"
    assert first.get("id") != second.get("id")
    assert back.get("href") == f"#{second.get('id')}"
    assert (first.get("aria-label"), back.get("aria-label")) == ("Note x", "Back to note x in the text")
    assert text(note).split() == ["[x]", "Said.", "More."]


def test_notes_of_two_sections_may_share_a_label() -> None:
    parts = tuple(section(name, name, p("a", NoteMark("1")), Note("1", (p(name),))) for name in ("one", "two"))
    page = tree(written(replace(RICH, sections=parts, closing=())))
    targets = [each.get("href", "")[1:] for each in having(page, "mark")]
    assert targets == [each.get("id") for each in having(page, "footnote")]
    assert len(set(targets)) == 2


def test_a_mark_without_a_note_and_a_note_without_a_mark_lead_nowhere() -> None:
    page = shown(p("one", NoteMark("x")), Note("y", (ListBlock((item("Said."),)),)))
    assert [each.tag for each in (one(page, "mark"), one(page, "note-label"))] == ["span", "span"]
    assert text(one(page, "footnote")).split() == ["[y]", "Said."]


def test_a_mark_in_a_link_is_no_link_in_a_link() -> None:
    page = shown(p(link("https://a.org", "words", NoteMark("1"))), Note("1", (p("Said."),)))
    assert one(page, "mark").tag == "span"


def test_a_mark_stays_with_its_word_on_paper() -> None:
    assert text(paragraph("word.", NoteMark("1"), medium=Medium.PRINT)) == f"word.{HOLD}[1]"


# Links


HIDDEN = link("https://www.example.org/a/", "our page")
SEEN = link("https://www.example.org/", "www.example.org")
MAIL = link("mailto:a@example.org", "write")
CALL = link("tel:+441865737871", "01865 737 871")


def test_paper_shows_an_address_that_the_words_do_not() -> None:
    printed = text(paragraph(HIDDEN, "; ", SEEN, "; ", MAIL, "; ", CALL, medium=Medium.PRINT))
    assert printed.replace(HOLD, "").replace(OPEN, "") == (
        "our page (www.example.org/a); www.example.org; write (a@example.org); 01865 737 871"
    )


def test_a_screen_links_and_keeps_a_hidden_address_for_the_printer() -> None:
    links = list(paragraph(HIDDEN, SEEN, MAIL, CALL).iter("a"))
    assert [each.get("href") for each in links] == [HIDDEN.url, SEEN.url, MAIL.url, CALL.url]
    assert [each.get("data-address") for each in links] == ["www.example.org/a", None, "a@example.org", None]


@pytest.mark.parametrize("url", ["javascript:alert(1)", "data:text/html,x", "file:///etc/passwd", "JavaScript:x"])
@pytest.mark.parametrize("medium", MEDIA)
def test_other_addresses_are_no_links(url: str, medium: Medium) -> None:
    found = paragraph(link(url, "words"), medium=medium)
    assert not list(found.iter("a"))
    assert text(found) == "words"


def test_on_paper_a_link_holds_nothing_but_text() -> None:
    long = link("https://a.org", "one ", strong("01865 737 871"), " two", LineBreak(), Text("www.example.org/a/b"))
    found = paragraph(strong(long), medium=Medium.PRINT)
    anchors = list(found.iter("a"))
    assert [len(each) for each in anchors] == [0] * 4
    assert {each.get("href") for each in anchors} == {"https://a.org"}
    assert " ".join(text(found).replace(HOLD, "").replace(OPEN, "").split()) == (
        "one 01865 737 871 two www.example.org/a/b (a.org)"
    )


# Line breaks


def test_a_fact_is_held_together_on_a_screen() -> None:
    found = paragraph("Call 01865 737 871 at once.")
    assert [text(each) for each in having(found, "nobr")] == ["01865 737 871"]


def test_a_fact_is_held_together_on_paper() -> None:
    assert text(paragraph("Call 01865 737 871.", medium=Medium.PRINT)) == f"Call 01865 {HOLD}737 {HOLD}871."


def test_a_fact_that_is_partly_strong_is_held_together() -> None:
    parts = ("for ", strong("6 "), Text("weeks"), Text(" now"))
    assert [text(each) for each in having(paragraph(*parts), "nobr")] == ["6 ", "weeks"]
    assert text(paragraph(*parts, medium=Medium.PRINT)) == f"for 6 {HOLD}weeks now"


def test_a_long_address_opens_where_it_is_safe() -> None:
    address = "www.patient-leaflets.example.org/pain/2.5mg"
    found = paragraph(f"See {address}.")
    assert text(found) == f"See {address}."
    opened = text(paragraph(f"See {address}.", medium=Medium.PRINT))
    assert opened == f"See www{OPEN}.patient-leaflets{OPEN}.example{OPEN}.org/{OPEN}pain/2.5mg."
    assert len(list(found.iter("wbr"))) == opened.count(OPEN)


def test_a_phone_number_keeps_its_order_in_a_text_from_right_to_left() -> None:
    arabic = replace(with_blocks(p("اتصل 01865 737 871 الآن")), language="ar")
    (number,) = having(one(tree(written(arabic)), "part"), "nobr")
    assert number.attrib == {"class": "nobr", "dir": "ltr"}
    assert f"\u206601865 {HOLD}737 {HOLD}871\u2069" in written(arabic, Medium.PRINT)
    assert "\u2066" not in written(RICH, Medium.PRINT)


# What need not be there


def test_a_document_of_a_title_alone_is_whole() -> None:
    bare = replace(RICH, subtitle=None, notices=(), sections=(), imprint=(), closing=(), credits=())
    page = tree(written(bare))
    assert [each.tag for each in page.iter() if each.tag in {"header", "nav", "main", "footer", "p", "h1"}] == [
        "header",
        "h1",
        "main",
        "footer",
    ]


def test_a_contact_without_a_name_shows_no_colon() -> None:
    page = shown(Contacts((Contact((), (ContactLine("Telephone", inlines(CALL)),)),)))
    assert text(one(page, "contacts")).split() == ["01865", "737", "871"]


def test_imprint_and_credits_close_the_page_in_order() -> None:
    page = tree(written(RICH))
    closing = one(page, "closing")
    assert [each.get("class") for each in closing] == ["imprint", "part", "credits"]
    assert [text(each) for each in one(closing, "imprint")][:3] == [
        "Authors: A. Pharmacist and B. Nurse",
        "February 2025",
        "Review: February 2028",
    ]


def test_strong_words_are_strong() -> None:
    assert element_texts(paragraph("a ", Strong(inlines("b ", Link(inlines("c"), "https://c.org")))), "strong") == [
        "b c"
    ]
