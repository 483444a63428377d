"""PEF 2008-1: the rules of its schema (RELAX NG and Schematron), walked here, and planted faults that it finds."""

from __future__ import annotations

import re
from xml.etree import ElementTree as ET

import pytest

from formats import braille
from formats._braille.pef import DUBLIN_CORE, PEF, pef
from leaflets.format import Kit
from tests.samples import RICH

META = {"identifier": "leaflet-1", "title": "Cats & <dogs>", "date": "2025-02-01", "language": "en-GB"}
ATTRIBUTES = {"cols": r"[1-9]\d*", "rows": r"[1-9]\d*", "rowgap": r"\d+", "duplex": "true|false"}


def faults(raw: bytes) -> list[str]:
    """Walk a PEF by the rules of its schema and give what is wrong."""
    root = ET.fromstring(raw)  # noqa: S314 - our own file
    found = []
    if root.tag != f"{{{PEF}}}pef" or root.get("version") != "2008-1":
        found.append("root")
    meta = root.find(f"{{{PEF}}}head/{{{PEF}}}meta")
    if meta is None:
        return [*found, "meta"]
    for name, shape in {"identifier": ".+", "format": "application/x-pef\\+xml"}.items():
        values = [element.text or "" for element in meta.findall(f"{{{DUBLIN_CORE}}}{name}")]
        if len(values) != 1 or not re.fullmatch(shape, values[0]):
            found.append(name)
    found += [name for name in ("title", "date", "description") if len(meta.findall(f"{{{DUBLIN_CORE}}}{name}")) > 1]
    for date in meta.findall(f"{{{DUBLIN_CORE}}}date"):
        if not re.fullmatch(r"\d{4}(-\d\d(-\d\d)?)?", date.text or ""):
            found.append("date")
    return found + [fault for volume in root.iter(f"{{{PEF}}}volume") for fault in volume_faults(volume)]


def volume_faults(volume: ET.Element) -> list[str]:
    found = [name for name, shape in ATTRIBUTES.items() if not re.fullmatch(shape, volume.get(name, ""))]
    sections = volume.findall(f"{{{PEF}}}section")
    if not sections or any(not section.findall(f"{{{PEF}}}page") for section in sections):
        found.append("page")
    for page in volume.iter(f"{{{PEF}}}page"):
        rows = [row.text or "" for row in page.findall(f"{{{PEF}}}row")]
        if len(rows) > int(volume.get("rows", "0")):
            found.append("too many rows")
        if any(len(row) > int(volume.get("cols", "0")) for row in rows):
            found.append("too long a row")
        if not all(re.fullmatch("[\u2800-\u28ff]*", row) for row in rows):
            found.append("no braille")
        if any(cell > "\u283f" for row in rows for cell in row):
            found.append("eight dots")
    return found


def made(**options: int) -> bytes:
    chosen = {option.name: options.get(option.name, option.default) for option in braille.FORMAT.options}
    (raw,) = [raw for name, raw in braille.render(RICH, Kit(options=chosen)).items() if name.endswith(".pef")]
    return raw


@pytest.mark.parametrize("options", [{}, {"cells": 20, "lines": 15}, {"grade": 1, "cells": 44, "lines": 30}])
def test_a_leaflet_keeps_the_rules_of_the_schema(options: dict[str, int]) -> None:
    assert faults(made(**options)) == []


PLANTED = {
    "root": ('version="2008-1"', 'version="2009-1"'),
    "format": ("application/x-pef+xml", "application/pef"),
    "identifier": ("dc:identifier>", "dc:source>"),
    "cols": ('cols="38"', ""),
    "duplex": ('duplex="true"', 'duplex="yes"'),
    "too many rows": ('rows="25"', 'rows="12"'),
    "too long a row": ('cols="38"', 'cols="30"'),
    "no braille": ("\u283c\u2801</row>", "1</row>"),
    "eight dots": ("\u283c\u2801</row>", "\u28ff</row>"),
    "date": ("2025-02-01", "February 2025"),
}


@pytest.mark.parametrize("fault", PLANTED)
def test_a_planted_fault_is_found(fault: str) -> None:
    text = made().decode()
    right, wrong = PLANTED[fault]
    assert right in text
    assert fault in faults(text.replace(right, wrong).encode())


def test_its_metadata_is_that_of_the_leaflet() -> None:
    root = ET.fromstring(made())  # noqa: S314 - our own file
    values = {
        element.tag.split("}")[1]: element.text
        for element in root.iter()
        if element.tag.startswith(f"{{{DUBLIN_CORE}}}")
    }
    assert values["title"] == "Paracetamol for adults at home"
    assert values["publisher"] == "Example Hospitals"
    assert values["language"] == "en-GB"
    assert values["date"] == "2025-02-01"
    assert values["identifier"] == "paracetamol-en-GB-3-braille-grade2"
    assert values["description"] == (
        "Unified English Braille, grade 2 (contracted). Machine translated, not proofread."
    )


def test_what_xml_would_eat_is_escaped() -> None:
    root = ET.fromstring(pef([[["\u2801"]]], 38, 25, META))  # noqa: S314 - our own file
    assert root.findtext(f"{{{PEF}}}head/{{{PEF}}}meta/{{{DUBLIN_CORE}}}title") == "Cats & <dogs>"


def test_each_volume_has_its_pages() -> None:
    raw = pef([[["\u2801"], ["\u2803", ""]], [["\u2809"]]], 20, 15, META)
    root = ET.fromstring(raw)  # noqa: S314 - our own file
    assert [len(list(volume.iter(f"{{{PEF}}}page"))) for volume in root.iter(f"{{{PEF}}}volume")] == [2, 1]
    assert faults(raw) == []
