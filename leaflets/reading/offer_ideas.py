"""The offer in Easy Read: one idea after the other, each with its drawing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from leaflets.document import Text
from leaflets.reading.values import InterpreterKind

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from leaflets.document import ContactLine, Inline
    from leaflets.offer import SignVideo
    from leaflets.words import Words

    Said = tuple[tuple[str, ...], tuple[Inline, ...]]
    """The names of an idea's drawings, and its words."""

_LISTED = {"large_print": "drawn:large-print", "audio": "openmoji:listen", "braille": "drawn:braille"}
"""Formats of the full leaflet that are named, with their drawings: as many as an idea may have."""

_ON_A_SCREEN = {"html", "epub"}
_COMPUTER = "openmoji:computer"
_DEAF = "openmoji:deaf-person"
_INTERPRETER = "drawn:interpreter"

_WAYS = {
    "phone": ("openmoji:telephone",),
    "text_relay": (_DEAF, "openmoji:telephone"),
    "sms": ("openmoji:mobile-phone",),
    "email": ("openmoji:email",),
    "bsl": (_DEAF, _COMPUTER),
    "address": ("openmoji:letter",),
    "hours": ("openmoji:clock",),
}


def ideas(
    made: Iterable[str],
    interpreters: frozenset[InterpreterKind],
    video: SignVideo | None,
    ways: Iterable[tuple[str, ContactLine]],
    words: Words,
    listed: Callable[[tuple[str, ...]], str],
) -> Iterator[Said]:
    """Say what there is and how to ask. `ways` have the key that their author wrote."""
    yield from _formats(frozenset(made), words, listed)
    yield from _sign_language(video, words)
    yield from _interpreters(interpreters, words)
    for key, way in ways:
        yield _WAYS[key], (Text(f"{way.label}: "), *way.inlines)


def _formats(made: frozenset[str], words: Words, listed: Callable[[tuple[str, ...]], str]) -> Iterator[Said]:
    named = [name for name in _LISTED if name in made]
    if named:
        called = tuple(str(getattr(words, f"offer_{name}")) for name in named)
        more = f" {words.easy_braille}" if "braille" in named else ""
        yield tuple(_LISTED[name] for name in named), (Text(words.easy_formats.format(formats=listed(called)) + more),)
    if _ON_A_SCREEN & made:
        yield (_COMPUTER,), (Text(words.easy_screen),)


def _sign_language(video: SignVideo | None, words: Words) -> Iterator[Said]:
    if video:
        (contact,) = video.details.contacts
        yield (_DEAF, _COMPUTER), (Text(f"{words.bsl_video}: "), *contact.lines[0].inlines)


def _interpreters(kinds: frozenset[InterpreterKind], words: Words) -> Iterator[Said]:
    if InterpreterKind.SPOKEN in kinds:
        yield (_INTERPRETER,), (Text(words.easy_interpreter),)
    if InterpreterKind.BSL in kinds:
        yield (_DEAF,), (Text(words.easy_bsl_interpreter),)
