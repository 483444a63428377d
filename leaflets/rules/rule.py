"""What a rule is: a function to problems, each at its place, registered under the name of what it finds."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from inspect import cleandoc
from typing import TYPE_CHECKING, NamedTuple

from leaflets.errors import Fault

if TYPE_CHECKING:
    from leaflets.document import Document
    from leaflets.positions import Position
    from leaflets.reading import Leaflet


class Problem(NamedTuple):
    """What is wrong and where; `hint` only where this case needs another than the rule's own."""

    at: Position | None
    message: str
    hint: str = ""


class Severity(StrEnum):
    """How much a finding matters: an error stops a release, a warning wants a look."""

    ERROR = "error"
    WARNING = "warning"


DocumentCheck = Callable[["Document"], Iterator[Problem]]
PublicationCheck = Callable[["Leaflet", date], Iterator[Problem]]


@dataclass(frozen=True, slots=True)
class Rule:
    """One thing that is checked before anything is made, named after what is wrong: it reads well after "allow".

    `document` looks through one edition; `publication` looks at the leaflet as a whole on a given day.
    """

    name: str
    severity: Severity
    hint: str
    reason: str
    document: DocumentCheck | None = None
    publication: PublicationCheck | None = None


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
"""Every rule of the modules that were imported; `leaflets.rules.all_rules` imports them all."""


def document_rule(name: str, severity: Severity, hint: str) -> Callable[[DocumentCheck], DocumentCheck]:
    """Register a check that looks through one document."""

    def register(check: DocumentCheck) -> DocumentCheck:
        _register(Rule(name, severity, hint, cleandoc(check.__doc__ or ""), document=check))
        return check

    return register


def publication_rule(name: str, severity: Severity, hint: str) -> Callable[[PublicationCheck], PublicationCheck]:
    """Register a check that looks at the leaflet as a publication."""

    def register(check: PublicationCheck) -> PublicationCheck:
        _register(Rule(name, severity, hint, cleandoc(check.__doc__ or ""), publication=check))
        return check

    return register


def _register(rule: Rule) -> None:
    assert rule.name not in RULES, rule.name
    RULES[rule.name] = rule


def findings_of(rule: Rule, problems: Iterator[Problem]) -> Iterator[Finding]:
    """Give a rule's problems their severity and hint."""
    for problem in problems:
        yield Finding(rule.name, rule.severity, Fault(problem.message, problem.at, problem.hint or rule.hint))
