"""Ways to reach somebody who answers: a number or address that cannot be one is a fault, never printed."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from leaflets.document import ContactLine, Link, Text
from leaflets.errors import Fault
from leaflets.facts import Kind, facts, href
from leaflets.reading.links import several_lines, with_links

if TYPE_CHECKING:
    from collections.abc import Iterator

    from leaflets.document import Inline
    from leaflets.reading.model import Routes
    from leaflets.reading.values import Written
    from leaflets.words import Words

_WANTED = {
    "phone": (Kind.PHONE, "a telephone number", "write it with its spaces, such as 01632 960 101"),
    "text_relay": (Kind.PHONE, "a number for Relay UK", "write 18001, a space, then the telephone number"),
    "sms": (Kind.PHONE, "a number for text messages", "write it with its spaces, such as 07700 900 101"),
    "email": (Kind.EMAIL, "an e-mail address", "write it whole, such as formats@example.org"),
    "bsl": (Kind.WEB, "a web address", "write it whole, such as www.example.org/bsl"),
}
"""What a way must hold, how a fault calls it, and what its author can do."""

_SHORT_CODE = re.compile(r"[0-9]{5,6}")
_RELAY = "18001 "


def lines(routes: Routes, words: Words, faults: list[Fault]) -> Iterator[tuple[str, ContactLine]]:
    """Give the ways in the order in which they are written, each with its key; faults are added to the list."""
    if not set(routes.written_keys) - {"hours"}:
        faults.append(Fault("`routes` has no way to ask", routes.place, "add `phone:` or `email:`"))
    labels = {"bsl": words.bsl_relay}
    for key in routes.written_keys:
        value: Written = getattr(routes, key)
        yield key, ContactLine(labels.get(key) or str(getattr(words, key)), _inlines(key, value, faults))


def _inlines(key: str, value: Written, faults: list[Fault]) -> tuple[Inline, ...]:
    if key not in _WANTED:
        return with_links(several_lines(value))
    if key == "sms":
        return _text_message(value, faults)
    checked = _checked(key, value, faults)
    if key == "text_relay" and not value.startswith(_RELAY):
        faults.append(Fault("`text_relay` does not begin with 18001", value.at, _WANTED[key][2]))
    return checked


def _text_message(value: Written, faults: list[Fault]) -> tuple[Inline, ...]:
    """Link to a message and not to a call: nobody answers there (RFC 5724)."""
    if _SHORT_CODE.fullmatch(value):
        return (Link((Text(value, value.origin),), f"sms:{value}"),)
    found = _checked("sms", value, faults)
    return tuple(
        Link(part.inlines, "sms:" + part.url.removeprefix("tel:")) if isinstance(part, Link) else part for part in found
    )


def _checked(key: str, value: Written, faults: list[Fault]) -> tuple[Inline, ...]:
    """Link what a value begins with; words may follow it."""
    kind, name, hint = _WANTED[key]
    if not _begins_with(kind, value):
        faults.append(Fault(f"{str(value)!r} is not {name}", value.at, hint))
    return with_links((Text(value, value.origin),))


def _begins_with(kind: Kind, value: str) -> bool:
    """Whether a text begins with the one fact of a kind that it holds."""
    found = [fact for fact in facts(value) if fact.kind is kind]
    return len(found) == 1 and found[0].start == 0


def web_link(key: str, value: Written, faults: list[Fault]) -> Link:
    """Link a web address, which stands alone."""
    found = next(iter(facts(value)), None)
    if not (found and found.kind is Kind.WEB and found.text == value):
        faults.append(Fault(f"`{key}` is not a web address", value.at, "write it whole, such as www.example.org/bsl"))
        return Link((Text(value, value.origin),), "")
    return Link((Text(value, value.origin),), href(found))
