"""The cover is measured as pixels and as lines: what is on it fits, and nothing of a title is left out."""

from __future__ import annotations

import io
from dataclasses import replace

import pytest
from PIL import Image

from formats._book.cover import HIGH, WIDE, cover
from leaflets.document import Document, Status, Text
from leaflets.format import Kit
from tests.samples import RICH


def drawn(document: Document = RICH) -> Image.Image:
    data = cover(document, Kit())
    assert data is not None
    return Image.open(io.BytesIO(data)).convert("RGB")


def inked(image: Image.Image, top: int, bottom: int) -> tuple[int, int, int, int]:
    """Give the box of all that is not white between two heights."""
    part = image.crop((0, top, WIDE, bottom)).convert("L").point(lambda level: 255 if level < 200 else 0)
    box = part.getbbox()
    assert box is not None
    return box


def ink(image: Image.Image) -> int:
    """Count the pixels below the band that are not white."""
    part = image.crop((0, 100, WIDE, HIGH)).convert("L")
    return sum(part.histogram()[:200])


def test_a_cover_is_an_upright_picture_with_words_on_white() -> None:
    image = drawn()
    assert image.size == (WIDE, HIGH)
    assert image.getpixel((WIDE // 2, 20)) == (0x0B, 0x3A, 0x4A)
    assert image.getpixel((20, HIGH // 2)) == (255, 255, 255)
    left, _, right, _ = inked(image, 100, HIGH)
    assert left >= 80
    assert right <= WIDE - 80


TITLES = ["Pain", "Paracetamol " * 8, "Electroencephalography", "Donaudampfschifffahrtsgesellschaft " * 2, "a " * 150]


@pytest.mark.parametrize("title", TITLES, ids=["short", "long", "one word", "long words", "many words"])
def test_a_title_of_any_length_stays_between_the_margins(title: str) -> None:
    left, top, right, _ = inked(drawn(replace(RICH, title=Text(title))), 100, 1000)
    assert left >= 80
    assert right <= WIDE - 80
    assert top > 20


def test_a_short_title_is_larger_than_a_long_one() -> None:
    short, long = (inked(drawn(replace(RICH, title=Text(t), subtitle=None)), 100, 300) for t in ("Home", "Home " * 40))
    assert short[3] - short[1] > 1.4 * (long[3] - long[1]) or short[2] < long[2]


def test_every_word_is_drawn() -> None:
    """A word more is ink more: of the title, the subtitle, the publisher and the status."""
    bare = replace(RICH, subtitle=None, publisher="", status=Status.APPROVED)
    amounts = [ink(drawn(bare))]
    for more in ({"subtitle": Text("For patients")}, {"publisher": "Trust"}, {"status": Status.DRAFT}):
        bare = replace(bare, **more)
        amounts.append(ink(drawn(bare)))
    assert amounts == sorted(set(amounts))


def test_letters_are_lent_by_another_font() -> None:
    assert ink(drawn(replace(RICH, title=Text("→ α")))) > ink(drawn(replace(RICH, title=Text("α"))))


@pytest.mark.parametrize("title", ["鍼治療", "علاج", "Pain 😀"])
def test_there_is_no_cover_where_a_letter_could_not_be_drawn(title: str) -> None:
    assert cover(replace(RICH, title=Text(title)), Kit()) is None


@pytest.mark.parametrize(
    "document",
    [
        replace(RICH, title=Text("x" * 80)),
        replace(RICH, title=Text("Words " * 400)),
        replace(RICH, subtitle=Text("Words of it " * 40)),
        replace(RICH, publisher="y" * 60),
    ],
    ids=["a long word", "many words", "a long subtitle", "a long name"],
)
def test_there_is_no_cover_where_words_find_no_room(document: Document) -> None:
    assert cover(document, Kit()) is None


def test_signs_of_markup_are_letters() -> None:
    assert ink(drawn(replace(RICH, title=Text("A <b> & \"c\" 'd'")))) > ink(drawn(replace(RICH, title=Text("A"))))


def test_a_cover_is_drawn_once_and_alike() -> None:
    made: dict[str, bytes] = {}

    def memo(key: str, make: object) -> bytes:
        if key not in made:
            assert callable(make)
            made[key] = make()
        return made[key]

    held = Kit(memo=memo)
    assert cover(RICH, held) == cover(RICH, held) == cover(RICH, Kit())
    assert len(made) == 1
    cover(replace(RICH, title=Text("Another")), held)
    assert len(made) == 2
