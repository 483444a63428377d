"""Generated sources: leaflets as hypothesis makes them, written as YAML in every scalar style."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from hypothesis import strategies as st

if TYPE_CHECKING:
    from collections.abc import Callable

WORDS = (
    "tendon needle blood pain rest exercise doctor nurse leaflet ward skin numb fever tablet water sleep walk drive "
    "safely slowly before after your the and with without during café naïve Siân physio’s “quoted” half-day £15.50"
).split()
FACTS = (
    "250mg",
    "5 mg",
    "2.5ml",
    "37.5°C",
    "4-6 weeks",
    "50 to 60 people in 100",
    "1 in 1,000",
    "01865 737 871",
    "999",
    "5.30pm",
    "6 August 2028",
    "www.ouh.nhs.uk/oxsport",
    "ward@example.org",
    "OX3 7HE",
    "5mg*2*3",
    "b.d.",
    "≥ 30 kg/m²",
    "{{ 7*7 }}",
    "<b>bold</b>",
    "&amp;",
    "x*y",
    "[sic]",
    "50%",
    "#3",
    "C:\\Docs",
    "snake_case_word",
    "~~no~~",
    "`code`",
    "1+1=2",
    "A|B",
)

word = st.sampled_from(WORDS)
fact = st.sampled_from(FACTS)


def sentences(most: int = 12) -> st.SearchStrategy[str]:
    """One line of words and facts, as an author types it."""
    parts = st.lists(st.one_of(word, word, word, fact), min_size=1, max_size=most)
    return st.builds(lambda first, rest, stop: f"{first} {' '.join(rest)}{stop}", word, parts, st.sampled_from(".?!:"))


def _bullets(items: list[str]) -> str:
    return "\n".join(f"- {item}" for item in items)


def _steps(items: list[str], start: int) -> str:
    return "\n".join(f"{number}. {item}" for number, item in enumerate(items, start))


def _nested(items: list[str]) -> str:
    return f"- {items[0]}\n" + "\n".join(f"  - {item}" for item in items[1:])


def _call_out(kind: str, items: list[str]) -> str:
    return f"> [!{kind}] {items[0]}\n" + "\n".join(f">\n> {item}" for item in items[1:])


def _table(rows: list[list[str]]) -> str:
    lines = ["| " + " | ".join(cell.replace("|", "\\|") for cell in row) + " |" for row in rows]
    return "\n".join([lines[0], "|---" * len(rows[0]) + "|", *lines[1:]])


def _wrapped(sentence: str) -> str:
    """Wrap a paragraph where no line begins with a sign that means something there."""
    return re.sub(r"(.{30,60}?) (?=[a-z])", r"\1\n", sentence)


_several = st.lists(sentences(6), min_size=1, max_size=4)
_rows = st.integers(1, 3).flatmap(
    lambda width: st.lists(st.lists(sentences(3), min_size=width, max_size=width), min_size=2, max_size=4)
)

blocks = st.one_of(
    sentences(30),
    sentences(30).map(_wrapped),
    sentences(5).map(lambda words: f"### {words}"),
    st.builds(lambda a, b, c: f"{a} **{b}** {c}", sentences(5), sentences(3), sentences(5)),
    st.builds(lambda a, b: f"{a} [{b}](https://example.org/a_(b)?c=d)", sentences(5), word),
    _several.map(_bullets),
    st.builds(_steps, _several, st.integers(1, 30)),
    st.lists(sentences(5), min_size=2, max_size=4).map(_nested),
    st.builds(_call_out, st.sampled_from(["note", "important", "urgent", "emergency"]), _several),
    _rows.map(_table),
)


@st.composite
def prose(draw: st.DrawFn) -> str:
    """Running text: blocks with an empty line between, now and then a footnote."""
    text = "\n\n".join(draw(st.lists(blocks, min_size=1, max_size=5)))
    if draw(st.booleans()):
        text += f"\n\n{draw(sentences(6))}[^1]\n\n[^1]: {draw(sentences(8))}"
    return text


def _plain(value: str) -> str:
    return value


def _single(value: str) -> str:
    return "'" + value.replace("'", "''") + "'"


def _double(value: str) -> str:
    return '"' + value.replace("\\", "\\\\").replace('"', '\\"').replace("é", "\\u00e9") + '"'


def _folded(value: str) -> str:
    return ">-\n            " + value


LINE_STYLES: tuple[Callable[[str], str], ...] = (_single, _double, _folded)


@st.composite
def lines(draw: st.DrawFn) -> str:
    """One line of words as a YAML scalar in one of the styles that can hold it."""
    value = draw(sentences(8))
    if draw(st.booleans()) and re.fullmatch(r"[A-Za-z0-9 ,.?!’“”éïâ£-]+", value):
        return _plain(value)
    return draw(st.sampled_from(LINE_STYLES))(value)


def _block(text: str, indent: int) -> str:
    return "|\n" + "\n".join(" " * indent + line if line else "" for line in text.split("\n"))


@st.composite
def contacts(draw: st.DrawFn) -> str:
    """A contacts list, its keys in any order."""
    found = []
    for _ in range(draw(st.integers(1, 3))):
        keys = {
            "name": draw(lines()),
            "phone": draw(st.sampled_from(["01865 737 871", "'0300 123 4567'", "(01865) 737871"])),
            "email": draw(st.sampled_from(["ward@example.org", "a.b-c@ouh.nhs.uk"])),
            "web": draw(st.sampled_from(["www.example.org/a/very-long-address/that-goes/on", "hospitalcharity.co.uk"])),
            "hours": draw(lines()),
            "address": _block("Ward 3\nHeadington\nOX3 7HE", 10),
        }
        chosen = draw(st.permutations(sorted(keys)))[: draw(st.integers(2, 6))]
        if set(chosen) == {"name"}:
            chosen = ["phone"]
        found.append("      - " + "\n        ".join(f"{key}: {keys[key]}" for key in chosen))
    return "\n".join(found)


@st.composite
def leaflets(draw: st.DrawFn, *, easy_read: bool = False) -> str:
    """A whole leaflet.yaml."""
    out = [
        f"title: {draw(lines())}",
        f"subtitle: {draw(lines())}",
        "version: 1.10",
        "published: 2025-02",
        "review: 2028-02-29",
        f"status: {draw(st.sampled_from(['approved', 'draft', 'demonstration']))}",
        "publisher: {name: Example Hospitals, web: www.example.org}",
        f"authors: {draw(lines())}",
        "sections:",
    ]
    for _ in range(draw(st.integers(1, 3))):
        out += [f"  - heading: {draw(lines())}", f"    text: {_block(draw(prose()), 6)}"]
        if draw(st.booleans()):
            out += ["    contacts:", draw(contacts())]
    if easy_read:
        out += ["easy_read:", "  status: draft", "  parts:"]
        for _ in range(draw(st.integers(1, 3))):
            out += [f"    - heading: {draw(lines())}", "      covers: []", "      lines:"]
            out += [f"        - say: {_double(draw(sentences(8)))}" for _ in range(draw(st.integers(1, 4)))]
    return "\n".join(out) + "\n"
