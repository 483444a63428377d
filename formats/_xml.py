"""What files of XML may hold: characters and addresses that every reader opens."""

from __future__ import annotations

import re
from urllib.parse import quote

_ILLEGAL = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""XML 1.0, 2.2."""

_IN_ADDRESSES = "!#$%&'()*+,/:;=?@[]~-._"
"""What an address may hold besides letters and digits (RFC 3986); Word calls a file with any other damaged."""


def legal(text: str) -> str:
    """Show characters that XML cannot hold as U+FFFD, so that a reader sees that something was there."""
    return _ILLEGAL.sub("\ufffd", text)


def address(url: str) -> str:
    """Write an address in the characters that it may hold."""
    return quote(legal(url), safe=_IN_ADDRESSES)
