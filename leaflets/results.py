"""How commands print their results: lines and tables for people, JSON for machines."""

from __future__ import annotations

import json
import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable


def out(text: str) -> None:
    """Print to stdout what says something."""
    if text:
        sys.stdout.write(text + "\n")


def as_json(value: object) -> str:
    """Give a value as JSON that people can read as well."""
    return json.dumps(value, indent=1, ensure_ascii=False)


def table(rows: Iterable[tuple[str, ...]]) -> list[str]:
    """Set rows in columns, two spaces in."""
    rows = list(rows)
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    return ["  " + "  ".join(map(str.ljust, row, widths)).rstrip() for row in rows] or ["  none yet"]
