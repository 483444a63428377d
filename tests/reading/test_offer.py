"""The offer: what is made and nothing else, the publisher's own ways to ask, and nobody's for another's leaflet."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from leaflets.document import Contacts, Idea, Link, Paragraph, Variant, plain
from leaflets.errors import SourceError
from leaflets.format import all_formats
from leaflets.reading import compose, read
from leaflets.walks import pictures, texts

if TYPE_CHECKING:
    from leaflets.document import Document
    from leaflets.offer import Offer

CONTENT = Path(__file__).parents[2] / "content"
LEAFLETS = sorted(CONTENT.glob("*/leaflet.yaml"))

HEAD = """\
title: Knee exercises
version: 1
published: 2025-02-14
review: 2028-02
status: draft
"""
BODY = """\
sections:
  - heading: Ask us
    text: Words.
"""
EASY_READ = """\
easy_read:
  parts:
    - heading: One
      covers: [Ask us]
      lines: [{say: Words.}]
"""
OURS = "publisher: {name: Example Hospitals}\n"
SHARED = f"""\
{OURS}offer:
  interpreter: [spoken, bsl]
  routes:
    phone: 01632 960 150
    text_relay: 18001 01632 960 150
    sms: 07700 900 150
    email: formats@example.org
    bsl: www.example.org/bsl
    hours: Monday to Friday
"""
BRAILLE = "Braille is writing you read with your fingers."
SVG = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1 1"><path d="M0 0h1"/></svg>'
VIDEO = "bsl: {video: www.example.org/knee, signer: A. Signer, transcript: www.example.org/words, checked: 2025-03}\n"


def document(folder: Path, more: str = "", shared: str = SHARED, variant: Variant = Variant.STANDARD) -> Document:
    path = folder / "content" / "knee" / "leaflet.yaml"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(HEAD + more + BODY, encoding="utf-8")
    (folder / "content" / "shared.yaml").write_text(shared, encoding="utf-8")
    return compose(read(path, folder / "content"), variant).document


def offer(folder: Path, more: str = "", shared: str = SHARED, variant: Variant = Variant.STANDARD) -> Offer:
    found = document(folder, more, shared, variant).offer
    assert found
    return found


def said(found: Offer) -> list[str]:
    return [plain(block.inlines) for block in found.blocks if isinstance(block, Paragraph | Idea)]


def ways(contacts: Contacts | None) -> list[tuple[str, str, str]]:
    """Give label, words and address of each way."""
    assert contacts
    (contact,) = contacts.contacts
    return [
        (line.label, plain(line.inlines), next((part.url for part in line.inlines if isinstance(part, Link)), ""))
        for line in contact.lines
    ]


def test_it_names_the_formats_that_are_made_of_this_leaflet(tmp_path: Path) -> None:
    made = ("large print", "braille", "audio", "a web page", "an e-book", "a Word file", "plain text")
    assert offer(tmp_path).formats == made
    assert offer(tmp_path, EASY_READ).formats == ("Easy Read", *made)
    assert said(offer(tmp_path))[0] == (
        "You can have it as large print, braille, audio, a web page, an e-book, a Word file or plain text."
    )


def test_every_format_but_the_ordinary_one_is_named(tmp_path: Path) -> None:
    known = {"easy_read" if item.variant is Variant.EASY_READ else item.id for item in all_formats().values()}
    assert len(offer(tmp_path, EASY_READ).formats) == len(known - {"standard_pdf"})


def test_a_format_without_the_leaflets_language_is_not_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert "audio" in offer(tmp_path).formats
    formats = all_formats()
    welsh = {**formats, "audio": replace(formats["audio"], languages=("cy",))}
    monkeypatch.setattr("leaflets.reading.offer.all_formats", lambda: welsh)
    assert "audio" not in offer(tmp_path).formats


@pytest.mark.parametrize(
    ("kinds", "sentence"),
    [
        ("[spoken]", "Tell us if you need an interpreter."),
        ("[bsl]", "Tell us if you need a British Sign Language (BSL) interpreter."),
        (
            "[spoken, bsl]",
            "Tell us if you need an interpreter for another language or for British Sign Language (BSL).",
        ),
    ],
)
def test_it_offers_the_interpreters_that_there_are(tmp_path: Path, kinds: str, sentence: str) -> None:
    more = f"{OURS}offer: {{interpreter: {kinds}}}\n"
    assert said(offer(tmp_path, more))[1:] == [sentence]


def test_no_interpreter_is_invented(tmp_path: Path) -> None:
    assert not [text for text in said(offer(tmp_path, f"{OURS}offer: {{see: Ask us}}\n")) if "interpreter" in text]


def test_routes_are_links_in_the_order_written(tmp_path: Path) -> None:
    assert ways(offer(tmp_path).routes) == [
        ("Telephone", "01632 960 150", "tel:+441632960150"),
        ("Text relay", "18001 01632 960 150", "tel:1800101632960150"),
        ("Text message", "07700 900 150", "sms:+447700900150"),
        ("Email", "formats@example.org", "mailto:formats@example.org"),
        ("BSL video relay", "www.example.org/bsl", "https://www.example.org/bsl"),
        ("Opening hours", "Monday to Friday", ""),
    ]


@pytest.mark.parametrize(
    ("written", "address"),
    [
        ("60066", "sms:60066"),
        ("07700 900 150 (start with BOOK)", "sms:+447700900150"),
    ],
)
def test_a_number_for_messages_is_never_called(tmp_path: Path, written: str, address: str) -> None:
    shared = f"{OURS}offer: {{routes: {{sms: {written}}}}}\n"
    assert ways(offer(tmp_path, shared=shared).routes) == [("Text message", written, address)]


def test_a_way_that_leads_nowhere_is_a_fault_in_the_shared_file(tmp_path: Path) -> None:
    with pytest.raises(SourceError, match=r"shared\.yaml:5:12: '01632 96O 150' is not a telephone number"):
        document(tmp_path, shared=SHARED.replace("phone: 01632 960 150", "phone: 01632 96O 150"))


def test_another_publishers_leaflet_never_has_the_shared_routes(tmp_path: Path) -> None:
    found = offer(tmp_path, "publisher: {name: Another Hospital}\n")
    assert found.routes is None
    assert said(found) == said(offer(tmp_path))[:1]
    shown = " ".join(text.text for text in texts(document(tmp_path, "publisher: {name: Another Hospital}\n")))
    assert "01632" not in shown
    assert "example.org" not in shown


def test_the_same_publisher_named_again_keeps_them(tmp_path: Path) -> None:
    assert offer(tmp_path, OURS) == offer(tmp_path)


def test_routes_of_nobody_are_nobodys(tmp_path: Path) -> None:
    assert offer(tmp_path, OURS, SHARED.removeprefix(OURS)).routes is None


def test_an_offer_of_its_own_takes_the_place_of_the_shared_one(tmp_path: Path) -> None:
    found = offer(tmp_path, "offer: {see: Ask us}\n")
    assert found.routes is None
    assert said(found)[1:] == ["To ask, see “Ask us” in this leaflet."]


def test_none_switches_it_off(tmp_path: Path) -> None:
    assert document(tmp_path, "offer: none\n").offer is None
    assert document(tmp_path, "offer: none\n" + EASY_READ, variant=Variant.EASY_READ).offer is None


def test_where_there_is_little_room_the_routes_go_to_the_end(tmp_path: Path) -> None:
    found = offer(tmp_path)
    assert found.last
    assert found.last.heading
    assert plain(found.last.heading.inlines) == "How to ask for this leaflet another way"
    (contacts,) = found.last.blocks
    assert isinstance(contacts, Contacts)
    assert ways(contacts) == ways(found.routes)
    assert contacts.contacts[0].name == ()
    assert found.routes not in found.first.blocks
    assert found.first.blocks[-1] == found.later
    assert found.whole.blocks[-1] == found.routes


def test_without_routes_there_is_no_end(tmp_path: Path) -> None:
    found = offer(tmp_path, "offer: {see: Ask us}\n")
    assert found.last is None
    assert found.first == found.whole


def test_a_sign_language_video_is_offered_like_a_format(tmp_path: Path) -> None:
    found = offer(tmp_path, VIDEO)
    assert found.formats[-1] == "a British Sign Language (BSL) video"
    assert found.video
    assert found.video.url == "https://www.example.org/knee"
    assert plain(found.video.details.contacts[0].name) == "British Sign Language (BSL) video"
    assert ways(found.video.details) == [
        ("Website", "www.example.org/knee", "https://www.example.org/knee"),
        ("Signed by", "A. Signer", ""),
        ("Transcript", "www.example.org/words", "https://www.example.org/words"),
        ("Checked", "March 2025", ""),
    ]


def test_no_video_is_invented(tmp_path: Path) -> None:
    found = offer(tmp_path)
    assert found.video is None
    assert not [name for name in found.formats if "BSL" in name]


def test_easy_read_says_each_thing_in_a_row_of_its_own(tmp_path: Path) -> None:
    found = offer(tmp_path, EASY_READ + VIDEO, variant=Variant.EASY_READ)
    assert said(found) == [
        f"The full leaflet says more. You can have it as large print, audio or braille. {BRAILLE}",
        "You can also read it on a computer or a phone.",
        "British Sign Language (BSL) video: www.example.org/knee",
        "Tell us if you need an interpreter. An interpreter helps people who speak different languages.",
        "Tell us if you need a sign language interpreter.",
        "Telephone: 01632 960 150",
        "Text relay: 18001 01632 960 150",
        "Text message: 07700 900 150",
        "Email: formats@example.org",
        "BSL video relay: www.example.org/bsl",
        "Opening hours: Monday to Friday",
    ]
    assert (found.routes, found.video) == (None, None)
    assert all(isinstance(block, Idea) for block in found.blocks)


def test_easy_read_that_says_it_itself_does_not_say_it_twice(tmp_path: Path) -> None:
    assert document(tmp_path, EASY_READ + "offer: {see: Ask us}\n", variant=Variant.EASY_READ).offer is None
    more = EASY_READ + "offer: {see: Ask us, interpreter: [spoken]}\n"
    assert document(tmp_path, more, variant=Variant.EASY_READ).offer
    other = EASY_READ.replace("[Ask us]", "[]")
    assert document(tmp_path, other + "offer: {see: Ask us}\n", variant=Variant.EASY_READ).offer


def test_each_row_has_a_drawing_of_the_library_with_its_credit() -> None:
    edition = compose(read(CONTENT / "child-paracetamol" / "leaflet.yaml", CONTENT), Variant.EASY_READ)
    found = edition.document.offer
    assert found
    assert all(isinstance(block, Idea) and block.pictures for block in found.blocks)
    shown = list(pictures((found.whole,)))
    assert {picture.digest for picture in shown} <= edition.pictures.keys()
    credited = " ".join(plain(line.inlines) for line in edition.document.credits)
    assert all(picture.credit in credited for picture in shown)


def test_a_drawing_shown_only_there_is_credited(tmp_path: Path) -> None:
    index = "sets: {openmoji: {title: T, credit: Made by A, licence: CC BY-SA 4.0, version: 1}}\npictures:\n"
    folder = tmp_path / "content" / "pictures"
    folder.mkdir(parents=True)
    (folder / "phone.svg").write_text(SVG)
    (folder / "index.yaml").write_text(f'{index}  "openmoji:telephone": {{file: phone.svg, keywords: [phone]}}\n')
    found = document(tmp_path, EASY_READ, variant=Variant.EASY_READ)
    assert [plain(line.inlines) for line in found.credits] == ["Made by A, CC BY-SA 4.0"]


@pytest.mark.parametrize("path", LEAFLETS, ids=lambda path: path.parent.name)
def test_the_leaflets_of_this_project_say_how_to_ask(path: Path) -> None:
    leaflet = read(path, CONTENT)
    assert leaflet.offer
    assert leaflet.offer.routes or leaflet.offer.see


def test_dry_needling_prints_no_number_of_another_hospital() -> None:
    leaflet = read(CONTENT / "dry-needling" / "leaflet.yaml", CONTENT)
    for variant in leaflet.variants:
        shown = " ".join(text.text for text in texts(compose(leaflet, variant).document))
        assert "960 150" not in shown
        assert "example.org" not in shown
