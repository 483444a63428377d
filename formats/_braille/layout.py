"""How a braille page is set: the margins of styles/braille/layout.yaml and the size of the page."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any

import yaml

from formats._braille.lines import Margins

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from leaflets.format import Styles

FILE = "braille/layout.yaml"


@dataclass(frozen=True, slots=True)
class Layout:
    """A page of `cells` by `lines`, the page information line among them, and the house style."""

    cells: int
    lines: int
    margins: Mapping[str, Margins]
    numbers: Mapping[str, int]

    @property
    def room(self) -> int:
        """How many lines of a page are for text."""
        return self.lines - 1


def layout_for(cells: int, lines: int, styles: Styles) -> Layout:
    """Read the house style for a size of page."""
    found = _read(styles.path(FILE))
    margins = {name: _margins(value) for name, value in found.items() if isinstance(value, list)}
    numbers = {name: int(value) for name, value in found.items() if isinstance(value, str)}
    return Layout(cells, lines, margins, numbers)


def _margins(value: list[str]) -> Margins:
    first, runover = map(int, value)
    return Margins(first - 1, runover - 1)


@cache
def _read(path: Path) -> dict[str, Any]:
    found: dict[str, Any] = yaml.load(path.read_text(encoding="utf-8"), Loader=yaml.CBaseLoader)  # noqa: S506 - texts
    return found
