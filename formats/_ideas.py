"""What Easy Read asks of its pictures and its list of hard words, on paper and on a screen alike."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from formats._picture import trimmed
from leaflets.document import Idea, plain
from leaflets.walks import pictures

if TYPE_CHECKING:
    from leaflets.document import Block, Document, Section
    from leaflets.format import Kit

_TERM = re.compile(r"\s*[^.:?!]{1,60}:\s")
"""A hard word as a list of them names it: "Fever: your child is too hot."."""


def lists_words(section: Section) -> bool:
    """Whether a section is a list of hard words: each was shown large where it first stood, and now needs less room."""
    return bool(section.blocks) and all(map(_explains, section.blocks))


def _explains(block: Block) -> bool:
    return isinstance(block, Idea) and bool(_TERM.match(plain(block.inlines)))


def with_large_pictures(document: Document, kit: Kit) -> Kit:
    """Give the kit without the empty borders of its drawings: what they show fills the room they get."""
    shown = pictures((*document.shown, *document.closing))
    return replace(kit, pictures={**kit.pictures, **{picture.digest: trimmed(picture, kit) for picture in shown}})
