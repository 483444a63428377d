"""How messages say things: did you mean, sizes, counts."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

_KILO = 1000


def did_you_mean(wrong: str, known: Iterable[str], otherwise: str | None = None) -> str:
    """Say which of the known names was probably meant, else what is given, else list them all."""
    from difflib import get_close_matches

    names = list(known)
    near = get_close_matches(wrong, names, n=3, cutoff=0.6)
    if near:
        return f"did you mean {' or '.join(map(repr, near))}?"
    if otherwise is not None:
        return otherwise
    return f"there are: {', '.join(names)}" if names else "there are none yet"


def size(count: int) -> str:
    """Say how large a file is, in powers of 1000: `28 kB`, `3.4 MB`."""
    if count < _KILO:
        return f"{count} bytes"
    if count < _KILO * _KILO:
        return f"{count / _KILO:.0f} kB"
    return f"{count / _KILO / _KILO:.1f} MB"


def counted(count: int, noun: str) -> str:
    """Say how many: `1 page`, `6 pages`."""
    return f"{count} {noun}" if count == 1 else f"{count} {noun}s"


def minutes(seconds: float) -> str:
    """Say how long a recording lasts: `7 min 25 s`."""
    whole = round(seconds)
    return f"{whole // 60} min {whole % 60} s" if whole >= 60 else f"{whole} s"  # noqa: PLR2004 - a minute
