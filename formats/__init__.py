"""How a document becomes bytes: one module a format, and the list of the built-in ones."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from leaflets.format import Format

FORMATS: tuple[Format, ...] = ()
