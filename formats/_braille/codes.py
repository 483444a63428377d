"""Which braille code and which liblouis tables write a language: the fixed map of styles/braille/tables.yaml."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any

import yaml

from leaflets.errors import Fault, NotOffered

if TYPE_CHECKING:
    from pathlib import Path

    from leaflets.format import Styles

FILE = "braille/tables.yaml"


@dataclass(frozen=True, slots=True)
class Code:
    """A braille code: `name` in the reader's words, `table` for text, `letters` for what must not be contracted.

    `ueb` is true where the faults of liblouis are known and mended (Rules of Unified English Braille, 2013).
    """

    name: str
    grade: int
    table: str
    letters: str
    ueb: bool


def code_for(language: str, grade: int, styles: Styles) -> Code:
    """Find the code of a language tag; a language without grade 2 gets grade 1.

    Raises NotOffered where no table writes the language with six dots.
    """
    known = _read(styles.path(FILE))
    base = language.split("-", maxsplit=1)[0]
    found = known.get(language) or known.get(base)
    if found is None:
        why = known["refused"].get(base, "there is no table")
        raise NotOffered(Fault(f"there is no braille for the language {language}: {why}", hint=f"see styles/{FILE}"))
    had = grade if str(grade) in found else 1
    table = found[str(had)]
    return Code(table["name"], had, table["table"], found["1"]["table"], found.get("code") == "ueb")


@cache
def _read(path: Path) -> dict[str, Any]:
    found: dict[str, Any] = yaml.load(path.read_text(encoding="utf-8"), Loader=yaml.CBaseLoader)  # noqa: S506 - texts
    return found
