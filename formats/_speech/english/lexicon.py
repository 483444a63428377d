"""What British English calls things that print shortens, from `styles/speech/en.yaml`, and a leaflet's own words."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any

import yaml

if TYPE_CHECKING:
    from pathlib import Path

    from leaflets.format import Styles

Table = Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Lexicon:
    """The tables of the style file, by the names they have there; `say` holds what the leaflet itself says."""

    say: Table
    units: Mapping[str, tuple[str, str]]
    bare_units: frozenset[str]
    described: frozenset[str]
    doses: Table
    short_forms: Table
    abbreviations: Table
    before_figure: Table
    titles: Table
    streets: Table
    days: Table
    numbered: frozenset[str]
    words: frozenset[str]
    initials: frozenset[str]
    pronounced: Table
    in_addresses: frozenset[str]
    unfinished: frozenset[str]
    symbols: Table


def read_lexicon(styles: Styles, say: tuple[tuple[str, str], ...] = ()) -> Lexicon:
    """Read the style file, and put the leaflet's own words (`say`) before it."""
    found = dict(_read(styles.path("speech/en.yaml")))
    units = {name: (one, more) for name, (one, more) in found.pop("units").items()}
    tables: dict[str, Any] = {
        name: frozenset(value) if isinstance(value, list) else value for name, value in found.items()
    }
    return Lexicon(say=dict(say), units=units, **tables)


@cache
def _read(path: Path) -> dict[str, Any]:
    found: dict[str, Any] = yaml.load(path.read_text(encoding="utf-8"), Loader=yaml.CBaseLoader)  # noqa: S506 - texts
    return found
