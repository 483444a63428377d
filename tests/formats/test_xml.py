from __future__ import annotations

import pytest

from formats._xml import address, legal


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("a\x00b", "a\ufffdb"),
        ("\ud800", "\ufffd"),
        ("\ufffe\uffff", "\ufffd\ufffd"),
        ("\x0b\x0c\x1b", "\ufffd\ufffd\ufffd"),
        ("é \t\n “x” 37.5°C \U0001f489\u00a0", "é \t\n “x” 37.5°C \U0001f489\u00a0"),
    ],
)
def test_only_characters_that_xml_cannot_hold_are_replaced(text: str, shown: str) -> None:
    assert legal(text) == shown


@pytest.mark.parametrize(
    ("url", "written"),
    [
        ("https://www.example.org/a_(b)?c=d&e=%20#f", "https://www.example.org/a_(b)?c=d&e=%20#f"),
        ("https://www.example.org/a b", "https://www.example.org/a%20b"),
        ("https://www.example.org/{x}|<y>", "https://www.example.org/%7Bx%7D%7C%3Cy%3E"),
        ("https://www.example.org/\u00e9", "https://www.example.org/%C3%A9"),
        ("tel:+441865737871", "tel:+441865737871"),
        ("mailto:a.b-c@example.org", "mailto:a.b-c@example.org"),
    ],
)
def test_an_address_holds_only_what_it_may(url: str, written: str) -> None:
    assert address(url) == written
