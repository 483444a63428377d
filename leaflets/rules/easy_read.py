"""Rules about Easy Read: a picture for every idea, and short sentences."""

from __future__ import annotations

from typing import TYPE_CHECKING

from leaflets.document import Heading, Idea, Variant
from leaflets.facts import Kind, facts
from leaflets.format import STYLES
from leaflets.rules.rule import Problem, Severity, document_rule
from leaflets.sentences import sentences, unfinished_forms
from leaflets.walks import block_texts
from leaflets.wording import counted

if TYPE_CHECKING:
    from collections.abc import Iterator

    from leaflets.document import Document
    from leaflets.positions import Position

LONGEST = 15
"""Words in a sentence."""

_ONE_WORD = {Kind.EMAIL, Kind.PHONE, Kind.POSTCODE, Kind.WEB}
_SHOWN = 60


@document_rule(
    "easy-read-line-without-picture",
    Severity.WARNING,
    "`build.py pictures find WORDS` searches the library; where none says it truly, have one drawn",
)
def easy_read_line_without_picture(document: Document) -> Iterator[Problem]:
    """Each idea needs both words and a picture that says it; a near miss misleads (Department of Health 2010)."""
    for block in _blocks(document):
        if isinstance(block, Idea) and not block.pictures:
            yield Problem(block.at, f"picture needed: {_shown(_words(block))}")


@document_rule("easy-read-long-sentence", Severity.ERROR, "make it two sentences with one idea each")
def easy_read_long_sentence(document: Document) -> Iterator[Problem]:
    """A sentence has more than 15 words (Department of Health 2010, Making written information easier to understand).

    GOV.UK's page on accessible formats asks for 10 to 15 words as well. A phone number, a postcode or a web or e-mail
    address counts as one word.
    """
    for block in _blocks(document):
        words = _words(block)
        for start, end in sentences(words, unfinished_forms(STYLES)):
            count = _count(words[start:end])
            if count > LONGEST:
                message = f"a sentence of {counted(count, 'word')}, and Easy Read has at most {LONGEST}"
                yield Problem(
                    _place(block, start), f"{message} (Department of Health 2010): {_shown(words[start:end])}"
                )


def _blocks(document: Document) -> Iterator[Heading | Idea]:
    """Walk what an Easy Read text says; a standard text has other rules."""
    for section in document.parts if document.variant is Variant.EASY_READ else ():
        for block in (section.heading, *section.blocks):
            if isinstance(block, Heading | Idea):
                yield block


def _words(block: Heading | Idea) -> str:
    return "".join(text.text for text in block_texts(block))


def _count(sentence: str) -> int:
    """Count what is read as a word: what has a letter or a figure between spaces."""
    for fact in reversed(facts(sentence)):
        if fact.kind in _ONE_WORD:
            sentence = f"{sentence[: fact.start]}x{sentence[fact.end :]}"
    return sum(any(map(str.isalnum, word)) for word in sentence.split())


def _place(block: Heading | Idea, offset: int) -> Position | None:
    """Find where a character of a block's words stands in the source."""
    for text in block_texts(block):
        if offset < len(text.text):
            return text.at.position(offset) if text.at else block.at
        offset -= len(text.text)
    return block.at


def _shown(words: str) -> str:
    return f"\u201c{words}\u201d" if len(words) <= _SHOWN else f"\u201c{words[:_SHOWN].rsplit(' ', 1)[0]} \u2026\u201d"
