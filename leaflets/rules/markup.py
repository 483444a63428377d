"""Rules about signs in running text that an author may have meant as mark-up: they are printed as they stand."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from leaflets.rules.rule import Problem, Severity, document_rule
from leaflets.walks import texts

if TYPE_CHECKING:
    from collections.abc import Iterator

    from leaflets.document import Document

_HTML = re.compile(r"</?[A-Za-z][A-Za-z0-9-]{0,20}(?: [^<>\n]{0,200})?/?>|<!--")
_ENTITY = re.compile(r"&(?:[A-Za-z]{2,10}|#[0-9]{2,6}|#x[0-9A-Fa-f]{2,6});")
_EMPHASIS = re.compile(r"(?<![\w*])\*(?=[^\s*])[^*\n]{1,200}(?<=[^\s*])\*(?![\w*])|\*{2,}")
_REFERENCE = re.compile(r"\]\[[^\]\n]{1,80}\]|^\[[^\]\n]{1,80}\]:")
_RULER = re.compile(r"(?<!\S)(?:-{3,}|={3,}|_{3,}|`{3,}|~{3,})(?!\S)")
_TEMPLATE = re.compile(r"\{\{[^{}\n]{0,200}\}\}|\{%[^{}\n]{0,200}%\}")


def _found(pattern: re.Pattern[str], document: Document, message: str) -> Iterator[Problem]:
    """Find a pattern in every text; braces of the message are what was found."""
    for text in texts(document):
        for match in pattern.finditer(text.text):
            at = text.at.position(match.start()) if text.at else None
            yield Problem(at, message.format(repr(match.group())))


@document_rule("html-printed-as-characters", Severity.WARNING, "remove the tag; `**words**` makes words strong")
def html_printed_as_characters(document: Document) -> Iterator[Problem]:
    """HTML is never interpreted: every reader will see its signs.

    A source that could carry HTML could carry a script, and would mean nothing in braille or speech.
    """
    return _found(_HTML, document, "the HTML {} will be printed as it stands")


@document_rule("entity-printed-as-characters", Severity.WARNING, "write the character itself")
def entity_printed_as_characters(document: Document) -> Iterator[Problem]:
    """Entities such as `&amp;` are not interpreted: every reader will see their letters."""
    return _found(_ENTITY, document, "{} will be printed as it stands")


@document_rule(
    "emphasis-printed-as-stars", Severity.WARNING, "`**words**` makes words strong; slanted type is hard to read"
)
def emphasis_printed_as_stars(document: Document) -> Iterator[Problem]:
    """Single stars are printed, so that `5mg*2*3` loses nothing; italics are avoided anyway (UKAAF G003)."""
    return _found(_EMPHASIS, document, "the stars of {} will be printed")


@document_rule("reference-link-printed", Severity.WARNING, "write links as `[words](https://...)`")
def reference_link_printed(document: Document) -> Iterator[Problem]:
    """Links of the kind `[words][name]` are not interpreted: readers would see brackets and no address."""
    return _found(_REFERENCE, document, "the brackets {} will be printed")


@document_rule("line-of-signs-printed", Severity.WARNING, "remove it; a new section starts with `- heading:`")
def line_of_signs_printed(document: Document) -> Iterator[Problem]:
    """Lines of dashes or other signs are no rulers or fences here: they are printed, and read aloud as noise."""
    return _found(_RULER, document, "{} will be printed")


@document_rule("template-printed-as-characters", Severity.WARNING, "replace it by the words it stands for")
def template_printed_as_characters(document: Document) -> Iterator[Problem]:
    """Places that some other program should have filled (`{{ name }}`) were left in the text."""
    return _found(_TEMPLATE, document, "{} will be printed as it stands")
