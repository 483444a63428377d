"""Numbers in words, the British way: "one hundred and twenty", "twenty twenty-eight", "zero point five"."""

from __future__ import annotations

_ONES = """
zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen
eighteen nineteen
"""
_TENS = "- - twenty thirty forty fifty sixty seventy eighty ninety"
ONES, TENS = _ONES.split(), _TENS.split()
SCALES = ((10**12, "trillion"), (10**9, "billion"), (10**6, "million"), (1000, "thousand"))
LARGEST = 10**15
"""From here on a number is read by its digits: nobody pictures a quadrillion."""
YEARS = range(1900, 2100)
"""What four digits without a comma are taken for."""
ORDINALS = {
    "one": "first",
    "two": "second",
    "three": "third",
    "five": "fifth",
    "eight": "eighth",
    "nine": "ninth",
    "twelve": "twelfth",
}


def cardinal(number: int) -> str:
    """Say how many; `number` is not negative."""
    if number >= LARGEST:
        return digits(str(number))
    for scale, name in SCALES:
        if number >= scale:
            whole, rest = divmod(number, scale)
            return f"{cardinal(whole)} {name}{_rest(rest)}"
    if number >= 100:  # noqa: PLR2004
        whole, rest = divmod(number, 100)
        return f"{ONES[whole]} hundred{_rest(rest)}"
    return _below_hundred(number)


def _rest(number: int) -> str:
    if not number:
        return ""
    return f" and {cardinal(number)}" if number < 100 else f" {cardinal(number)}"  # noqa: PLR2004


def _below_hundred(number: int) -> str:
    if number < len(ONES):
        return ONES[number]
    ten, one = divmod(number, 10)
    return f"{TENS[ten]}-{ONES[one]}" if one else TENS[ten]


def ordinal(number: int) -> str:
    """Say which in a row: "twenty-first"."""
    start, mark, last = _split_last(cardinal(number))
    if last in ORDINALS:
        return start + mark + ORDINALS[last]
    return start + mark + (last[:-1] + "ieth" if last.endswith("y") else last + "th")


def _split_last(words: str) -> tuple[str, str, str]:
    mark = "-" if "-" in words.rsplit(" ", 1)[-1] else " "
    return words.rpartition(mark)


def digits(text: str, zero: str = "zero") -> str:
    """Say every digit of a text by itself; all else in it is passed over. Telephone numbers have "oh" for 0."""
    return " ".join(zero if digit == "0" else ONES[int(digit)] for digit in text if digit in "0123456789")


def decimal(text: str) -> str:
    """Say a number as it is printed in figures: "1,000", "37.5", "0.05"; "007" is read by its digits."""
    whole, _, part = text.replace(",", "").partition(".")
    before = digits(whole) if whole[:1] == "0" and len(whole) > 1 else cardinal(int(whole or "0"))
    return f"{before} point {digits(part)}" if part else before


def year(number: int) -> str:
    """Say a year: "nineteen oh five", "two thousand and five", "twenty twenty-eight"."""
    century, rest = divmod(number, 100)
    if number % 1000 < 10 or not 10 <= century < 100:  # noqa: PLR2004
        return cardinal(number)
    if not rest:
        return f"{cardinal(century)} hundred"
    return f"{cardinal(century)} {'oh ' if rest < 10 else ''}{cardinal(rest)}"  # noqa: PLR2004
