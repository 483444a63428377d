from __future__ import annotations

import importlib
import re
import subprocess
import sys
import time
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
import yaml
from hypothesis import example, given
from hypothesis import strategies as st

from leaflets import facts as package
from leaflets.facts import Fact, Kind, facts, href, unbreakable
from leaflets.facts.lexis import Pattern, level

if TYPE_CHECKING:
    from collections.abc import Iterator
    from types import ModuleType

CASES: dict[str, list[str]] = yaml.safe_load((Path(__file__).parent / "facts" / "cases.yaml").read_text("utf-8"))
MARK = re.compile(r"\{([^|{}]*)\|(\w+)(?: ([<>≤≥]))?: ([^}]*)\}")
EVERY_CASE = [pytest.param(case, id=f"{group}: {case}") for group, cases in CASES.items() for case in cases]


def bare(case: str) -> str:
    return MARK.sub(lambda mark: mark[1], case)


def marked(case: str) -> Iterator[Fact]:
    taken = 0
    for mark in MARK.finditer(case):
        start = mark.start() - taken
        taken += len(mark[0]) - len(mark[1])
        yield Fact(Kind(mark[2]), start, start + len(mark[1]), mark[1], mark[4], mark[3] or "")


@pytest.mark.parametrize("case", EVERY_CASE)
def test_exactly_the_marked_facts_are_found(case: str) -> None:
    assert facts(bare(case)) == tuple(marked(case))


def test_the_table_is_large_and_has_every_kind() -> None:
    assert len(EVERY_CASE) >= 200
    assert {fact.kind for cases in CASES.values() for case in cases for fact in marked(case)} == set(Kind)


@pytest.mark.parametrize("case", EVERY_CASE)
def test_the_kind_of_space_and_dash_changes_no_value(case: str) -> None:
    text = bare(case)
    other = text.translate({ord(" "): "\u00a0", ord("\n"): " ", ord("-"): "\u2011", ord("'"): "\u2019"})
    found = [(fact.kind, fact.start, fact.end, fact.limit) for fact in facts(text)]
    assert [(fact.kind, fact.start, fact.end, fact.limit) for fact in facts(other)] == found


@pytest.mark.parametrize(
    "ways",
    [
        ["5mg", "5 mg", "5 milligrams", "5.0 mg", "5\u00a0mg"],
        ["2 weeks", "two weeks", "2-week", "Two weeks"],
        ["1,000 units", "1000 units"],
        ["4-6 weeks", "4–6 weeks", "4 to 6 weeks", "four to six weeks", "between 4 and 6 weeks"],
        ["1 in 1,000", "1 in 1000", "one in one thousand", "1 out of 1,000", "1 in every 1,000"],
        ["50-60 people in 100", "50 to 60 in 100"],
        ["twice a day", "b.d.", "2 times a day", "two times daily", "BD"],
        ["5.30pm", "17:30", "5:30 p.m.", "5.30 PM"],
        ["01865 737 871", "(01865) 737871", "+44 1865 737871", "+44 (0)1865 737 871", "0044 1865 737871"],
        ["6 August 2018", "6th August 2018", "06/08/2018", "6.8.2018", "2018-08-06", "August 6, 2018"],
        ["February 2028", "Feb 2028", "02/2028", "2028-02"],
        ["£15.50", "£15.5"],
        ["half a tablet", "½ tablet", "1/2 tablet", "0.5 tablets"],
        ["37.5°C", "37.5 °C", "37.5 degrees Celsius", "37.5ºC", "37.50 degrees C"],
    ],
    ids=lambda ways: ways[0],
)
def test_all_ways_to_write_one_thing_have_one_value(ways: list[str]) -> None:
    assert len({tuple((fact.kind, fact.value) for fact in facts(way)) for way in ways}) == 1
    assert all([fact.text for fact in facts(way)] == [way] for way in ways)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("5 mg", "50 mg"),
        ("5 mg", "0.5 mg"),
        ("5 mg", "5 g"),
        ("5 mg", "5 micrograms"),
        ("01865 737 871", "01865 737 817"),
        ("01865 737 871", "01865 737 87"),
        ("1 in 1,000", "1 in 100"),
        ("1 in 1,000", "1 in 10,000"),
        ("4-6 weeks", "4-6 months"),
        ("4-6 weeks", "46 weeks"),
        ("37.5°C", "35.7°C"),
        ("9am", "9pm"),
        ("10/12/2027", "12/10/2027"),
        ("www.ouh.nhs.uk/a", "www.ouh.nhs.uk/b"),
        ("twice a day", "twice a week"),
        ("every 4 hours", "every 4 days"),
    ],
)
def test_a_slip_changes_the_value(one: str, other: str) -> None:
    assert [fact.value for fact in facts(one)] != [fact.value for fact in facts(other)]


# Any text at all, and texts made of the pieces that facts are made of.
PIECES = sorted({mark[1] for cases in CASES.values() for case in cases for mark in MARK.finditer(case)})
SCRAPS = [
    *"0159.,:;-–/+()£%° \n\u00a0½",
    "1 in ",
    "@",
    "www.",
    ".uk",
    "to",
    "and",
    "every ",
    "mg",
    "99",
    "May ",
    "٣",
    "é",
]
ANY_TEXT = st.one_of(
    st.text(),
    st.lists(st.sampled_from([*PIECES, *SCRAPS])).map("".join),
    st.lists(st.sampled_from([*PIECES, *SCRAPS])).map(" ".join),
)


@given(ANY_TEXT)
@example("1/2/3-4 to 5 in 6 people out of 7%")
@example("(0(0+44 (0) £.5 -½ https://@.uk.")
def test_facts_stand_apart_in_order_and_say_what_the_text_says(text: str) -> None:
    found = facts(text)
    assert all(0 <= fact.start < fact.end <= len(text) for fact in found)
    assert all(text[fact.start : fact.end] == fact.text and fact.value for fact in found)
    assert all(before.end <= after.start for before, after in pairwise(found))


@given(ANY_TEXT)
def test_every_digit_is_in_a_fact(text: str) -> None:
    covered = {place for fact in facts(text) for place in range(fact.start, fact.end)}
    assert [place for place, sign in enumerate(text) if sign.isdecimal() and place not in covered] == []


@given(ANY_TEXT)
def test_levelling_moves_nothing(text: str) -> None:
    assert len(level(text)) == len(text)
    assert level(level(text)) == level(text)


PROSE = """gently walking after treatment the tendon may ache which usually settles nurse will explain it please bring
your glasses because we like people resting their leg near a window without lifting anything heavy afterwards""".split()
PROSE_TEXT = st.lists(st.sampled_from(PROSE), min_size=1, max_size=6).map(" ".join)
ALONE = sorted({piece for piece in PIECES if [fact.text for fact in facts(piece)] == [piece]})


@given(st.lists(st.tuples(PROSE_TEXT, st.sampled_from(ALONE)), min_size=1, max_size=5), PROSE_TEXT)
def test_facts_planted_in_prose_are_found_exactly(pairs: list[tuple[str, str]], after: str) -> None:
    text, planted = "", []
    for prose, piece in pairs:
        start = len(text) + len(prose) + 1
        planted.append((start, start + len(piece)))
        text += f"{prose} {piece}; "
    found = facts(text + after)
    assert [(fact.start, fact.end) for fact in found] == planted
    assert [fact.value for fact in found] == [facts(piece)[0].value for _, piece in pairs]


def test_nearly_all_pieces_stand_alone() -> None:
    assert len(ALONE) > 200


@given(PROSE_TEXT, ANY_TEXT)
def test_prose_before_a_text_only_moves_its_facts(prose: str, text: str) -> None:
    moved = len(prose) + 2
    found = [(fact.kind, fact.start + moved, fact.end + moved, fact.value, fact.limit) for fact in facts(text)]
    after = facts(f"{prose}. {text}")
    assert [(fact.kind, fact.start, fact.end, fact.value, fact.limit) for fact in after] == found


# Line ends.


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("call 01865 737 871 today", ["01865 737 871"]),
        ("take 5 mg twice a day", ["5 mg", "twice a day"]),
        ("take 5mg now", []),
        ("on 6 August 2018 at 9 am", ["6 August 2018", "9 am"]),
        ("in 4-6 weeks or 50–60 days", ["4-6 weeks", "50–60 days"]),
        ("less than 1 in 1,000 of us", ["1 in 1,000"]),
        ("Oxford OX3 7HE", ["OX3 7HE"]),
        ("see Dr Smith or Prof. Jones", ["Dr Smith", "Prof. Jones"]),
        ("by J. R. Smith and A. Jones", ["J. R. Smith", "A. Jones"]),
        ("see p. 5, page 6 and Fig. 2", ["p. 5", "page 6", "Fig. 2"]),
        ("ring NHS 111 now", ["NHS 111"]),
        ("www.ouh.nhs.uk/a-b-c is free to break", []),
        ("the tendon is free to break", []),
    ],
)
def test_no_line_ends_inside(text: str, kept: list[str]) -> None:
    assert [text[start:end] for start, end in unbreakable(text)] == kept


def test_of_a_long_fact_the_numbers_keep_their_units() -> None:
    text = "between 30 minutes and 24 hours"
    assert [text[start:end] for start, end in unbreakable(text, longest=12)] == ["30 minutes", "24 hours"]


@given(ANY_TEXT, st.integers(min_value=1, max_value=40))
def test_unbreakable_spans_are_short_apart_and_in_order(text: str, longest: int) -> None:
    spans = unbreakable(text, longest)
    assert all(0 <= start < end <= len(text) and end - start <= longest for start, end in spans)
    assert all(before[1] <= after[0] for before, after in pairwise(spans))


# Links.


@pytest.mark.parametrize(
    ("text", "address"),
    [
        ("01865 737 871", "tel:+441865737871"),
        ("(01865) 737871", "tel:+441865737871"),
        ("+44 (0)1865 737 871", "tel:+441865737871"),
        ("0300 123 4567", "tel:+443001234567"),
        ("0800 1111", "tel:+448001111"),
        ("01865 737871 ext. 1234", "tel:+441865737871;ext=1234"),
        ("+353 1 234 5678", "tel:+35312345678"),
        ("18001 01865 737 871", "tel:1800101865737871"),
        ("116 123", "tel:116123"),
        ("text 85258", "sms:85258"),
        ("call 999", "tel:999"),
        ("www.ouh.nhs.uk/OxSport", "https://www.ouh.nhs.uk/OxSport"),
        ("hospitalcharity.co.uk", "https://hospitalcharity.co.uk"),
        ("http://example.org/", "http://example.org/"),
        ("Charity@ouh.nhs.uk", "mailto:charity@ouh.nhs.uk"),
        ("5 mg", ""),
    ],
)
def test_a_fact_leads_to_its_address(text: str, address: str) -> None:
    assert [href(fact) for fact in facts(text)] == [address]


# Cost.

MODULES = [
    importlib.import_module(f"leaflets.facts.{path.stem}") for path in Path(package.__path__[0]).glob("[a-z]*.py")
]


def patterns(module: ModuleType) -> Iterator[tuple[str, str]]:
    for name, value in vars(module).items():
        if isinstance(value, Pattern):
            yield f"{module.__name__.rpartition('.')[2]}.{name}", value._source


EVERY_PATTERN = dict(pair for module in MODULES for pair in patterns(module))


def runaways(tree: Any, most: int) -> Iterator[str]:
    """Name what can be repeated without end and given back, and what is repeated inside a long repetition."""
    for operation, argument in tree:
        name = str(operation)
        if name in {"MAX_REPEAT", "MIN_REPEAT"}:
            _, times, inner = argument
            if int(times) > most:
                yield f"{name} up to {times}"
            yield from runaways(inner, most // max(int(times), 1) + 1)
        elif name == "POSSESSIVE_REPEAT":
            yield from runaways(argument[2], most)
        elif name == "SUBPATTERN":
            yield from runaways(argument[3], most)
        elif name == "BRANCH":
            for branch in argument[1]:
                yield from runaways(branch, most)
        elif name in {"ASSERT", "ASSERT_NOT"}:
            yield from runaways(argument[1], most)
        elif name == "ATOMIC_GROUP":
            yield from runaways(argument, most)


def parsed(source: str) -> Any:
    return importlib.import_module("re._parser").parse(source)


def test_no_pattern_can_be_made_slow() -> None:
    assert len(EVERY_PATTERN) > 40
    found = {name: list(runaways(parsed(source), 100)) for name, source in EVERY_PATTERN.items()}
    assert {name: faults for name, faults in found.items() if faults} == {}


@pytest.mark.parametrize("slow", ["a+b", "(?:a{1,50}){1,50}", "(?:a|b*)c", "(?=a*)b", "x(?:y.*?)?z"])
def test_a_slow_pattern_would_be_seen(slow: str) -> None:
    assert list(runaways(parsed(slow), 100))


def test_importing_compiles_no_pattern() -> None:
    script = (
        "import re, sys, leaflets.document\n"
        "made = []\n"
        "compile = re.compile\n"
        "re.compile = lambda *given: made.append(given) or compile(*given)\n"
        "import leaflets.facts\n"
        "assert not made, made\n"
        "leaflets.facts.facts('5 mg')\n"
        "assert made\n"
    )
    subprocess.run([sys.executable, "-c", script], check=True, cwd=Path(__file__).parent.parent)


SEEDS = [
    "1", "1 ", "1.", "1-", "1,000,", "1 in ", "1 to ", "1 or ", "1 x ", "1°", "1/", "1 hour ", "5 mg/", "£1", "½",
    "@", "a@", "a.", "a-", "www.", "www.a.", "a.uk/)", "a.uk/,", "https://", "A", "AB ", "A&", "A.", "Aé", "٣",
    " (0", "(0123) ", "+44 ", "01 ", "012 345 ", "116 ", "999 or ", "text a ", "one ", "twenty ", "every ", "May 1 ",
    "between 1 and ", "up to ", "risk of a ", "\n", "\n\n", " ", "Mr ", "p. 1",
]  # fmt: skip


def seconds(text: str) -> float:
    taken = []
    for _ in range(3):
        start = time.process_time()
        unbreakable(text)
        taken.append(time.process_time() - start)
    return min(taken)


@pytest.mark.slow
@pytest.mark.parametrize("seed", SEEDS + [one + other for one, other in pairwise(SEEDS)])
def test_time_grows_with_the_length_and_no_faster(seed: str) -> None:
    short, long = (seconds((seed * size)[:size]) for size in (1_000, 16_000))
    assert long < 0.02 + 16 * short * 4  # 16 times the length; a square would be 256 times the time
