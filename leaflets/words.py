"""The words that the formats add of their own ("Page 1 of 6", "Review"), one catalogue a language in styles/words/."""

from __future__ import annotations

from dataclasses import dataclass, fields
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import yaml

from leaflets.errors import Fault, NotOffered

if TYPE_CHECKING:
    from leaflets.document import CallOutKind

FOLDER = Path(__file__).resolve().parent.parent / "styles" / "words"


@dataclass(frozen=True, slots=True)
class Words:
    """Every word that is not the author's. Braces name what is put in; all other text is printed as it stands."""

    authors: str
    published: str
    review: str
    reference: str
    version: str
    page: str
    contents: str
    skip: str
    phone: str
    email: str
    web: str
    address: str
    hours: str
    important: str
    urgent: str
    emergency: str
    note: str
    back: str
    picture: str
    pictures: str
    table: str
    row: str
    item: str
    demonstration: str
    demonstration_mark: str
    draft: str
    draft_mark: str
    easy_read: str
    easy_read_draft: str
    easy_read_mark: str
    end: str
    description: str
    quick_voice: str
    about: str
    see_note: str
    lasts: str
    unproofed: str
    volume: str
    braille_pages: str
    braille_table: str
    reads_as_text: str
    offer: str
    offer_formats: str
    offer_standard_pdf: str
    offer_easy_read: str
    offer_large_print: str
    offer_braille: str
    offer_audio: str
    offer_html: str
    offer_epub: str
    offer_docx: str
    offer_text: str
    offer_bsl: str
    offer_interpreter: str
    offer_bsl_interpreter: str
    offer_interpreters: str
    offer_see: str
    offer_ask: str
    offer_ask_last: str
    offer_later: str
    easy_formats: str
    easy_braille: str
    easy_screen: str
    easy_interpreter: str
    easy_bsl_interpreter: str
    text_relay: str
    sms: str
    bsl_relay: str
    bsl_video: str
    signer: str
    transcript: str
    checked: str
    qr: str

    def call_out(self, kind: CallOutKind) -> str:
        """Name a call-out's urgency; a plain note has no name."""
        names = {"important": self.important, "urgent": self.urgent, "emergency": self.emergency}
        return names.get(kind, "")


@cache
def words_for(language: str) -> Words:
    """Load the catalogue of a language tag (`en-GB` falls back to `en`).

    Raises NotOffered where there is no catalogue: half of a leaflet in another language is not a leaflet.
    """
    for tag in (language, language.split("-", maxsplit=1)[0]):
        path = FOLDER / f"{tag}.yaml"
        if path.is_file():
            found = yaml.load(path.read_text(encoding="utf-8"), Loader=yaml.CBaseLoader)  # noqa: S506 - makes only texts
            return Words(**{field.name: found[field.name] for field in fields(Words)})
    raise NotOffered(
        Fault(f"there are no words for the language {language}", hint=f"add {FOLDER.name}/{language}.yaml")
    )
