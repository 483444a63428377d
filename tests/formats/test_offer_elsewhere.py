"""The offer in every medium but paper: its words in their order, ways to ask that can be followed, large enough."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from formats import docx, easy_read, epub, html, text
from formats._speech.script import reader_of, script
from leaflets.document import Text
from leaflets.format import STYLES
from tests.elements import having, one, tree
from tests.elements import text as text_of_element
from tests.formats.book_reading import Book
from tests.formats.test_braille import render as braille_files
from tests.formats.word_reading import W, Word, style_of, text_of, value
from tests.readback import docx_words, epub_words, html_words, words
from tests.readback_braille import braille_words, display_lines
from tests.samples import EASY, OFFER, OFFERED, PILLS, RICH, idea, kit, picture

if TYPE_CHECKING:
    from collections.abc import Callable

    from formats._speech.script import Chapter
    from leaflets.document import Document
    from leaflets.format import Files
    from leaflets.offer import Offer

HEADING = "Would you like this leaflet another way?"
INTERPRETER = "Tell us if you need an interpreter."
VIDEO = "www.example.org/bsl/paracetamol"
RELAY = "18001 01632 960 150"
MESSAGE = "07700 900 150"
FIRST = "Before you start"
ASK = "How to ask for this leaflet another way"
ROW = idea("You can have it in braille.", picture("own:pills", PILLS))
EASY_OFFER: Offer = replace(OFFER, blocks=(ROW,), video=None, routes=None, languages=())


def raw(files: Files) -> bytes:
    return next(iter(files.values()))


def _braille_words(document: Document) -> list[str]:
    display = next(data for name, data in braille_files(document).items() if "display" in name)
    return braille_words(display_lines(display))


READ: dict[str, Callable[[Document], list[str]]] = {
    "html": lambda document: html_words(raw(html.render(document, kit()))),
    "text": lambda document: words(raw(text.render(document, kit())).decode()),
    "docx": lambda document: docx_words(raw(docx.render(document, kit()))),
    "epub": lambda document: epub_words(raw(epub.render(document, kit()))),
    "braille": _braille_words,
}


@pytest.mark.parametrize("name", READ)
def test_it_stands_between_the_title_and_the_text(name: str) -> None:
    found = " ".join(READ[name](replace(OFFERED, offer=replace(OFFER, languages=()))))
    parts = (RICH.title.text, HEADING, INTERPRETER, VIDEO, "A. Signer", "How to ask", RELAY, MESSAGE, FIRST)
    at = 0
    for part in parts:
        at = found.find(" ".join(words(part)), at)
        assert at >= 0, part


@pytest.mark.parametrize("name", READ)
def test_a_leaflet_without_one_says_nothing_of_it(name: str) -> None:
    assert " ".join(words(HEADING)) not in " ".join(READ[name](RICH))


def page(document: Document = OFFERED) -> str:
    return raw(html.render(document, kit())).decode()


def test_on_a_screen_it_is_a_region_with_a_heading() -> None:
    found = one(tree(page()), "offer")
    assert found.tag == "section"
    heading = next(element for element in found.iter() if element.get("id") == found.get("aria-labelledby"))
    assert (heading.tag, text_of_element(heading)) == ("h2", HEADING)


def test_on_a_screen_every_way_can_be_followed() -> None:
    links = {text_of_element(link): link.get("href") for link in one(tree(page()), "offer").iter("a")}
    assert links == {
        VIDEO: "https://www.example.org/bsl/paracetamol",
        "01632 960 150": "tel:+441632960150",
        RELAY: "tel:1800101632960150",
        MESSAGE: "sms:+447700900150",
        "formats@example.org": "mailto:formats@example.org",
    }


def test_on_a_screen_its_letters_are_16_points_or_more() -> None:
    found = re.search(r"\.offer \{[^}]*font-size: ([\d.]+)rem", STYLES.text("html/screen.css"))
    assert found
    assert float(found[1]) * 16 * 0.75 >= 16


def test_on_a_screen_there_is_no_code_to_scan() -> None:
    assert not list(having(tree(page()), "qr"))


def test_a_line_in_another_language_says_which() -> None:
    line = one(tree(page()), "offer-language")
    assert (line.get("lang"), line.get("dir")) == ("pl", "ltr")
    arabic = replace(OFFER, languages=(replace(OFFER.languages[0], language="ar", text=Text("هذه")),))
    assert one(tree(page(replace(OFFERED, offer=arabic))), "offer-language").get("dir") == "rtl"
    assert OFFER.languages[0].text.text in raw(text.render(OFFERED, kit())).decode()


def test_an_epub_leads_to_the_video_and_the_numbers() -> None:
    found = Book(raw(epub.render(OFFERED, kit()))).files["EPUB/text.xhtml"].decode()
    assert 'href="sms:+447700900150"' in found
    assert 'href="https://www.example.org/bsl/paracetamol"' in found


def test_in_word_its_letters_are_of_18_points() -> None:
    found = Word(raw(docx.render(OFFERED, kit())))
    paragraphs = [e for e in found.body.iter(f"{W}p") if style_of(e) in {"Offer", "OfferWay"}]
    assert len(paragraphs) >= 10
    assert value(found.styles["Offer"], f"{W}rPr/{W}sz") == "36"
    assert value(found.styles["OfferWay"], f"{W}basedOn") == "Offer"
    assert not any(list(e.iter(f"{W}sz")) for e in paragraphs)
    assert any(text_of(e) == f"Text relay: {RELAY}" for e in paragraphs)


def test_easy_read_shows_it_after_its_sections_with_pictures() -> None:
    document = replace(EASY, offer=EASY_OFFER)
    found = Word(raw(easy_read.render(document, kit())))
    assert found.text.index("You can ask us anything.") < found.text.index(HEADING) < found.text.index("in braille")
    with_it, without = (len(list(Word(raw(easy_read.render(each, kit()))).rows())) for each in (document, EASY))
    assert with_it == without + 1


def chapters(document: Document = OFFERED) -> tuple[Chapter, ...]:
    return script(document, reader_of(document, STYLES), quick=False)


def said(chapter: Chapter) -> str:
    return " ".join(utterance.text for utterance in chapter.utterances)


def test_a_listener_hears_of_it_first_and_at_the_end_how_to_ask() -> None:
    found = chapters()
    assert HEADING in said(found[0])
    assert INTERPRETER in said(found[0])
    assert "The end of this leaflet says how to ask." in said(found[0])
    assert MESSAGE not in said(found[0])
    asking = [number for number, chapter in enumerate(found) if chapter.title == ASK]
    assert len(asking) == 1
    assert MESSAGE in said(found[asking[0]])
    assert asking[0] > [chapter.title for chapter in found].index("How to contact us")


def test_a_listener_is_sent_to_no_end_that_is_not_there() -> None:
    bare = replace(OFFERED, offer=replace(OFFER, routes=None, ask=None, later=None))
    everything = " ".join(map(said, chapters(bare)))
    assert HEADING in everything
    assert "how to ask" not in everything.casefold()


def test_a_line_that_the_voice_cannot_speak_is_left_to_print() -> None:
    assert OFFER.languages[0].text.text not in " ".join(map(said, chapters()))


def test_easy_read_is_heard_to_its_end_first() -> None:
    found = chapters(replace(EASY, offer=EASY_OFFER))
    assert HEADING not in said(found[0])
    assert [chapter.title for chapter in found].index(HEADING) > [c.title for c in found].index("Who to call")
