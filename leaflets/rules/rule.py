"""What a rule is: a function from a document to problems, each at its place."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from leaflets.errors import Fault

if TYPE_CHECKING:
    from leaflets.document import Document
    from leaflets.positions import Position

Problem = tuple["Position | None", str]
"""Where, and what is wrong there."""

Check = Callable[["Document"], Iterator[Problem]]


class Severity(StrEnum):
    """How much a finding matters: an error stops a release, a warning wants a look."""

    ERROR = "error"
    WARNING = "warning"


@dataclass(frozen=True, slots=True)
class Rule:
    """One thing that is checked before anything is made, named after what is wrong: it reads well after "allow"."""

    name: str
    severity: Severity
    hint: str
    check: Check

    @property
    def reason(self) -> str:
        """Why it matters, and who says so."""
        return (self.check.__doc__ or "").strip()


@dataclass(frozen=True, slots=True)
class Finding:
    """One problem that a rule found in a leaflet."""

    rule: str
    severity: Severity
    fault: Fault

    def __str__(self) -> str:
        first, *rest = str(self.fault).split("\n")
        where = f"{self.fault.at}: " if self.fault.at else ""
        return "\n".join((f"{where}{self.severity}: {first.removeprefix(where)} ({self.rule})", *rest))


RULES: dict[str, Rule] = {}


def rule(name: str, severity: Severity, hint: str) -> Callable[[Check], Check]:
    """Register a check under the name of what it finds."""

    def register(check: Check) -> Check:
        assert name not in RULES, name
        RULES[name] = Rule(name, severity, hint, check)
        return check

    return register


def check(document: Document) -> Iterator[Finding]:
    """Run every rule over one document."""
    for item in RULES.values():
        for at, message in item.check(document):
            yield Finding(item.name, item.severity, Fault(message, at, item.hint))
