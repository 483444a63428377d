"""Every folder here holds a leaflet.yaml and the findings expected: a new case needs no Python.

A case that names no publisher has that of content/shared.yaml, and its offer.
"""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from leaflets.reading import read
from leaflets.rules import Rule, all_rules, findings

FOLDER = Path(__file__).parent
CASES = sorted(path.parent for path in FOLDER.glob("*/leaflet.yaml"))
CONTENT = FOLDER.parent.parent / "content"
TODAY = date(2026, 11, 24)


@pytest.mark.parametrize("folder", CASES, ids=lambda folder: folder.name)
def test_findings_of_a_case(folder: Path) -> None:
    found = findings(read(folder / "leaflet.yaml", CONTENT), TODAY)
    shown = "".join(f"{finding}\n" for finding in found).replace(f"{folder}/", "")
    assert shown == (folder / "expected.txt").read_text(encoding="utf-8")


def test_every_rule_has_a_case() -> None:
    assert set(all_rules()) <= {folder.name for folder in CASES}


@pytest.mark.parametrize("rule", all_rules().values(), ids=lambda rule: rule.name)
def test_every_rule_says_why_and_what_to_do(rule: Rule) -> None:
    assert rule.reason.endswith((".", ")"))
    assert rule.hint
    assert bool(rule.document) != bool(rule.publication)
