"""Words that espeak says wrongly are spelled so that it says them well."""

from __future__ import annotations

import pytest

from formats._voice.respell import respelled


@pytest.mark.parametrize(
    ("text", "spelled"),
    [
        ("Take paracetamol.", "Take parasseetamol."),
        ("Paracetamol or ibuprofen", "parasseetamol or ibuprofen"),
        ("nine thirty A M", "nine thirty eigh M"),
        ("A and E", "eigh and E"),
        ("H B A one C", "H B eigh one C"),
        ("Vitamin A is good", "Vitamin eigh is good"),
        ("A tendon is a cord.", "A tendon is a cord."),
        ("A.", "eigh."),
        ("dot U K.", "dot U, K"),
        ("Rest. A little helps.", "Rest. A little helps."),
        ("Is it U K?", "Is it U K?"),
        ("Call oh one two, three four now.", "Call oh, one, two; three, four now."),
        ("nine nine nine", "nine, nine, nine"),
        ("one in three, two of five", "one in three, two of five"),
        ("at O U H, dot N H S, dot U K", "at O, U, H, dot N, H, S, dot U, K"),
        ("O X three, seven H E.", "O X three, seven, H, E"),
        ("on Monday, nine A M", "on Monday, nine eigh M"),
        ("seen at N H S clinics", "seen at N H S clinics"),
    ],
)
def test_espeak_is_given(text: str, spelled: str) -> None:
    assert respelled(text, "espeak") == spelled


@pytest.mark.parametrize("driver", ["sapi5", "nsss"])
def test_system_voices_are_given_the_words_themselves(driver: str) -> None:
    assert respelled("Paracetamol at nine A M.", driver) == "Paracetamol at nine A M."
