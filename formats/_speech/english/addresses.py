"""How numbers to call, web and e-mail addresses and postcodes are said, so that they can be written down."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from formats._speech.english.numbers import cardinal, digits

if TYPE_CHECKING:
    from formats._speech.english.lexicon import Lexicon

SIGNS = {
    ".": "dot",
    "/": "slash",
    "-": "hyphen",
    "_": "underscore",
    "@": "at",
    ":": "colon",
    "?": "question mark",
    "=": "equals",
    "&": "ampersand",
    "#": "hash",
    "%": "per cent sign",
    "~": "tilde",
    "+": "plus",
    ",": "comma",
    "'": "apostrophe",
    "\u2019": "apostrophe",
    ";": "semicolon",
    "!": "exclamation mark",
    "(": "open bracket",
    ")": "close bracket",
    "*": "star",
    "$": "dollar sign",
}
_PARTS = re.compile(r"[A-Za-z]+|[0-9]|.")
_PHONE_PARTS = re.compile(r"\+|[0-9]+|[A-Za-z]+")
_LONGEST_GROUP = 5
_SHORT = 3


def phone(text: str) -> str:
    """Say a number digit by digit in its printed groups: "oh one eight six five, seven three seven, ..."."""
    said = ""
    for part in _PHONE_PARTS.findall(text):
        if part == "+":
            said += "plus "
        elif part.isdigit():
            said += ", ".join(digits(group, "oh") for group in _groups(part)) + ", "
        else:
            said += "extension "
    return said.rstrip(", ")


def _groups(figures: str) -> list[str]:
    """Cut a group that nobody can remember at once, as British numbers are cut."""
    if len(figures) <= _LONGEST_GROUP:
        return [figures]
    if len(figures) > 8:  # noqa: PLR2004
        first = 3 if figures[:2] == "02" else 4 if figures[:2] in {"03", "08"} else 5
        return [figures[:first], *_groups(figures[first:])]
    half = len(figures) // 2
    return [figures[:half], figures[half:]]


def service(text: str) -> str:
    """Say 999, 111 and their like digit by digit."""
    return digits(text, "oh")


def postcode(text: str) -> str:
    """Say a postcode in its two halves: "O X three, seven H E"."""
    inward = text[-3:]
    return f"{_code(text[:-3])}, {_code(inward)}"


def _code(text: str) -> str:
    return " ".join(cardinal(int(part)) if part.isdigit() else part for part in re.findall(r"[0-9]+|[A-Z]", text))


def address(text: str, lexicon: Lexicon) -> str:
    """Say a web or e-mail address part by part; `https://` is left unsaid, as everybody types it without."""
    bare = re.sub(r"^https?://", "", text, flags=re.IGNORECASE)
    said = " ".join(_part(part, lexicon) for part in _PARTS.findall(bare.rstrip("/") or bare))
    return re.sub(" (dot|at|slash|question mark|hash) ", r", \1 ", said)


def _part(part: str, lexicon: Lexicon) -> str:
    if part.isdigit() and part.isascii():
        return digits(part)
    if part in SIGNS or not part.isalpha():
        return SIGNS.get(part, part)
    return _label(part, lexicon)


def _label(word: str, lexicon: Lexicon) -> str:
    """Say a word of an address: as the leaflet says it, as a word, or spelled where it cannot be a word."""
    small = word.lower()
    said = {key.lower(): value for key, value in lexicon.say.items()}
    if small in said:
        return said[small]
    if small == "www":
        return "double u double u double u"
    if small in lexicon.in_addresses:
        return small
    if word.upper() in lexicon.initials or len(word) <= _SHORT or not set(small) & set("aeiouy"):
        return " ".join(word.upper())
    return small
