"""What a driver of pyttsx3 says wrongly, spelled so that it says it well."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

import yaml

from leaflets.format import STYLES

if TYPE_CHECKING:
    from collections.abc import Mapping

FILE = "speech/respelled.yaml"
_DIGIT = "(?:oh|zero|one|two|three|four|five|six|seven|eight|nine)"
_DIGITS = re.compile(rf"\b{_DIGIT}(?:,? {_DIGIT}){{2,}}\b")
_IN_ADDRESS = re.compile(r"(?:(?<=\bdot )|(?<=\bslash )|(?<=\bat )(?=[A-Z ]+, dot\b))[A-Z](?: [A-Z])+\b")
_POSTCODE = re.compile(rf", ({_DIGIT}) (?![AP] M\b)([A-Z]) ([A-Z])\b")
_WORD = re.compile(r"[a-z]+", re.IGNORECASE)
_LETTER_A = re.compile(r"\bA\b(?! [a-z])|(?<=[\w,] )A\b|\bA\b(?= and [A-Z]\b)")
"""A capital A that is no article: not the first word of a sentence before a word in small letters."""
_LAST_LETTER = re.compile(r"(?<=\b[A-Za-z])\.$")


def respelled(text: str, driver: str) -> str:
    """Spell a text for a driver; the system voices of Windows and macOS need nothing."""
    if driver != "espeak":
        return text
    known = _known(driver)
    text = _WORD.sub(lambda word: known.get(word[0].lower(), word[0]), text)
    text = _DIGITS.sub(lambda digits: _slowly(digits[0]), text)
    text = _POSTCODE.sub(r", \1, \2, \3", text)
    text = _IN_ADDRESS.sub(lambda letters: letters[0].replace(" ", ", "), text)
    text = _LETTER_A.sub("eigh", text)  # espeak says "uh" for the A of "A M"
    return _LAST_LETTER.sub("", text)  # espeak takes "U K." for the start of a name and ends without a pause


def _slowly(digits: str) -> str:
    """Set digits apart: run together, the last of a group was not understood ("0186I")."""
    return "; ".join(", ".join(group.split()) for group in digits.split(", "))


@cache
def _known(driver: str) -> Mapping[str, str]:
    found: Mapping[str, Mapping[str, str]] = yaml.load(STYLES.text(FILE), Loader=yaml.CBaseLoader)  # noqa: S506
    return found[driver]
