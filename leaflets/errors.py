"""What can go wrong that an author or user can put right; anything else is a bug and keeps its traceback."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from leaflets.positions import Position


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing to put right: what is wrong, where, and what to do about it."""

    message: str
    at: Position | None = None
    hint: str = ""

    @property
    def order(self) -> tuple[str, int, int]:
        """Sort faults as their files read, those without a place first."""
        return (self.at.file, self.at.line, self.at.column) if self.at else ("", 0, 0)

    def __str__(self) -> str:
        where = f"{self.at}: " if self.at else ""
        return f"{where}{self.message}" + (f"\n  hint: {self.hint}" if self.hint else "")


class LeafletError(Exception):
    """One or more faults that an author or user can put right. Plain data, so that it crosses processes."""

    def __init__(self, *faults: Fault) -> None:
        super().__init__(*faults)
        self.faults: Sequence[Fault] = faults

    def __str__(self) -> str:
        return "\n".join(map(str, self.faults))


class SourceError(LeafletError):
    """A source file that cannot be read, or a field that is unknown, missing or mistyped."""


class SettingsError(LeafletError):
    """A wrong command line or a wrong [tool.leaflets] setting."""


class FormatError(LeafletError):
    """A format that is unknown, or two formats of one name."""


class RenderError(LeafletError):
    """A format failed on this document."""


class ToolMissing(RenderError):
    """A program or library that a format needs is not on this machine; the hint says how to get it."""


class NotOffered(LeafletError):
    """An edition that cannot be had in a format, and why; not a failure: the manifest says it."""
