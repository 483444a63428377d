"""Where sentences end, and where they do not."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from leaflets.format import STYLES
from leaflets.sentences import sentences, unfinished_forms

UNFINISHED = unfinished_forms(STYLES)


def cut(text: str) -> list[str]:
    return [text[start:end] for start, end in sentences(text, UNFINISHED)]


@pytest.mark.parametrize(
    "sentence",
    [
        "The fever is above 37.5°C.",
        "Take painkillers, e.g. Paracetamol.",
        "Ask Dr. Smith or Prof. Lee.",
        "See www.ouh.nhs.uk/oxsport. It",
        "Ring no. 5 or Tel. 01865 737 871 at 9 a.m. and ask.",
        "Written by J. Newton and A. B. Reid.",
        "It costs £15.50 or more.",
        "Take 5 mg b.d. with food.",
        "Go to Ward 7. then turn",
    ],
)
def test_a_sentence_stays_whole(sentence: str) -> None:
    whole = sentence.removesuffix(" It").removesuffix(" then turn")
    assert cut(sentence)[0].startswith(whole)


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("Take 5 mg b.d. Do not drive.", "Take 5 mg b.d."),
        ("You have hepatitis B. You may work.", "You have hepatitis B."),
        ("Stop! Call us.", "Stop!"),
        ("Does it hurt? A little.", "Does it hurt?"),
        ("He said “rest.” Then he left.", "He said “rest.”"),
        ("(It may sting.) 2 tablets help.", "(It may sting.)"),
        ("Ring 01865 737 871. We answer.", "Ring 01865 737 871."),
        ("See www.nhs.uk. We help.", "See www.nhs.uk."),
        ("At 5 p.m. The ward closes.", "At 5 p.m."),
        ("And so on… Rest.", "And so on…"),
    ],
)
def test_two_sentences_are_told_apart(text: str, first: str) -> None:
    assert cut(text)[0] == first
    assert len(cut(text)) == 2


@given(st.text(max_size=300))
def test_nothing_but_white_space_is_between_sentences(text: str) -> None:
    found = list(sentences(text, UNFINISHED))
    left, pos = "", 0
    for start, end in found:
        left += text[pos:start]
        pos = end
    assert not (left + text[pos:]).strip()
    assert all(text[start:end] == text[start:end].rstrip() for start, end in found)


def test_no_text_has_no_sentence() -> None:
    assert cut("") == cut(" \n ") == []
