from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from leaflets.errors import LeafletError, SourceError
from leaflets.reading.model import LeafletEntry
from leaflets.reading.source import Mapping, Scalar, parse
from leaflets.reading.validate import validate
from tests import strategies


@pytest.mark.parametrize(
    "written", ["no", "off", "010", "9:30", "1.10", "0x1F", "1e3", "2025-02-30", "~", "null", ".inf", "1_000", "="]
)
def test_every_scalar_is_the_text_that_was_written(written: str) -> None:
    node = parse(f"key: {written}\n".encode(), "leaflet.yaml")
    assert isinstance(node, Mapping)
    ((_, value),) = node.pairs
    assert isinstance(value, Scalar)
    assert value.text == written


@given(st.binary(max_size=300))
def test_any_bytes_are_read_or_told_apart(raw: bytes) -> None:
    _read_or_fault(raw)


@given(st.text(max_size=200))
def test_any_text_is_read_or_told_apart(text: str) -> None:
    _read_or_fault(text.encode("utf-8", "surrogatepass"))


@given(strategies.leaflets(easy_read=True), st.data())
def test_a_damaged_leaflet_is_read_or_told_apart(source: str, data: st.DataObject) -> None:
    """One slice of a good source replaced by characters that mean something in YAML or in the schema."""
    start = data.draw(st.integers(0, len(source)))
    end = data.draw(st.integers(start, min(len(source), start + 10)))
    noise = data.draw(st.text(alphabet="\n -:[]{}|>&*!%@`#\"'\\,?<0a~é\t", max_size=6))
    _read_or_fault((source[:start] + noise + source[end:]).encode())


def _read_or_fault(raw: bytes) -> None:
    """Reading ends in a model or in faults that all have their place in the file."""
    try:
        validate(parse(raw, "leaflet.yaml"), LeafletEntry, "leaflet.yaml")
    except SourceError as error:
        lines = raw.decode("utf-8", "replace").count("\n") + raw.count(b"\r") + 2
        for fault in error.faults:
            assert fault.at
            assert 1 <= fault.at.line <= lines
            assert fault.at.column >= 1
            assert fault.hint or "not YAML" in fault.message


def test_a_byte_order_mark_at_the_start_is_no_fault() -> None:
    node = parse(b"\xef\xbb\xbftitle: A\n", "leaflet.yaml")
    assert node.at.column == 1


def test_nothing_deep_enough_to_end_the_program() -> None:
    with pytest.raises(LeafletError, match=r"too deeply|nesting depth"):
        parse(b"key: " + b"[" * 100_000, "leaflet.yaml")
    with pytest.raises(LeafletError, match="too deeply"):
        parse(b"key: " + b"[" * 20 + b"]" * 20, "leaflet.yaml")
