"""Which sections list hard words, and drawings without their empty borders."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from formats._ideas import lists_words, with_large_pictures
from leaflets.document import Block, Heading, Variant
from leaflets.offer import Offer
from leaflets.reading import compose, read
from leaflets.walks import pictures
from tests.samples import EASY, PILLS, SYRINGE, idea, kit, p, picture, section, strong, words

CONTENT = Path(__file__).parents[2] / "content"


def lists(*blocks: Block) -> bool:
    return lists_words(section("a", "A", *blocks))


def test_a_list_of_hard_words_is_one_word_after_the_other_and_what_it_means() -> None:
    assert lists(idea("Fever: your child is too hot."), idea("Oral syringe: a tube that measures medicine."))
    assert lists(replace(idea(""), inlines=words(strong("Fever"), ": your child is too hot.")))


OTHERS: dict[str, tuple[Block, ...]] = {
    "nothing": (),
    "one that is no such line": (idea("Fever: too hot."), idea("Phone us.")),
    "a colon behind a sentence": (idea("You can ask for this. Also: read it."),),
    "a time": (idea("Come at 9:30."),),
    "a long sentence": (idea(f"{'Tell us if you have one of these ' * 3}: a cold."),),
    "a paragraph": (p("Fever: too hot."),),
}


@pytest.mark.parametrize("blocks", OTHERS.values(), ids=OTHERS)
def test_other_sections_are_none(blocks: tuple[Block, ...]) -> None:
    assert not lists(*blocks)


@pytest.mark.parametrize("path", sorted(CONTENT.glob("*/leaflet.yaml")), ids=lambda path: path.parent.name)
def test_in_each_leaflet_the_last_section_is_the_only_one(path: Path) -> None:
    sections = compose(read(path, CONTENT), Variant.EASY_READ).document.sections
    assert [lists_words(part) for part in sections] == [False] * (len(sections) - 1) + [True]


def test_every_drawing_that_is_shown_loses_its_empty_border() -> None:
    syringe, pills = picture("openmoji:syringe", SYRINGE), picture("own:pills", PILLS)
    offer = Offer(Heading(2, words("Another way?")), (idea("Ask us.", syringe),))
    document = replace(EASY, sections=(section("a", "A", idea("One.", pills)),), offer=offer)
    before = kit()
    found = with_large_pictures(document, before).pictures
    assert found.keys() == before.pictures.keys()
    assert all(found[each.digest] != before.pictures[each.digest] for each in (syringe, pills))
    alone = with_large_pictures(replace(document, offer=None), before).pictures
    assert [each.digest for each in pictures(document.sections)] == [pills.digest]
    assert alone[syringe.digest] == SYRINGE
    assert alone[pills.digest] == found[pills.digest]
