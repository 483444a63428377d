"""What a fact that can be called, written to or opened leads to."""

from __future__ import annotations

from leaflets.facts.fact import Fact, Kind


def href(fact: Fact) -> str:
    """Give the address that a fact leads to, or nothing.

    A telephone number gives `tel:` (RFC 3966, with the country code), a text code `sms:` (RFC 5724).
    """
    match fact.kind:
        case Kind.PHONE:
            return _dial(fact.value)
        case Kind.SERVICE_NUMBER:
            return f"tel:{fact.value}"
        case Kind.EMAIL:
            return f"mailto:{fact.value}"
        case Kind.WEB:
            return fact.text if "://" in fact.text else f"https://{fact.value}"
        case _:
            return ""


def _dial(value: str) -> str:
    number, _, extension = value.partition("x")
    after = f";ext={extension}" if extension else ""
    if " " in number:  # a text relay's prefix is dialled in Britain only, before the number as it stands
        return f"tel:{number.replace(' ', '')}{after}"
    if number.startswith("0"):
        return f"tel:+44{number[1:]}{after}"
    if number.startswith(("+", "116")):
        return f"tel:{number}{after}"
    return f"sms:{number}"
