"""How figures are said: doses, ranges, risks, temperatures, fractions, money, years, codes and whatever else has digits."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from formats._english import when
from formats._english.numbers import cardinal, decimal, digits, ordinal, year
from leaflets.facts import Kind

if TYPE_CHECKING:
    from formats._english.lexicon import Lexicon
    from leaflets.facts import Fact

Said = tuple[int, int, str]
"""From where to where the printed characters stand, and what is said in their place."""

GAP = "[ \u00a0\u2009\u202f]"
DASH = "[-\u2010-\u2015\u2212]"
VULGAR = {"½": "half", "¼": "a quarter", "¾": "three quarters", "⅓": "a third", "⅔": "two thirds", "⅛": "an eighth"}
FRACTIONS = {"1/2": "half", "1/4": "a quarter", "3/4": "three quarters", "1/3": "a third", "2/3": "two thirds"}
FRACTIONS |= {f"{n}/5": f"{cardinal(n)} fifth{'s' * (n > 1)}" for n in range(1, 5)}
FRACTIONS |= {f"{n}/8": f"{cardinal(n)} eighth{'s' * (n > 1)}" for n in (1, 3, 5, 7)}
LENGTHS = frozenset(["mm", "cm", "m", "km", "ft"])
_SIGN = re.compile(rf"(?:(≥|>=|=>)|(≤|<=|=<)|(>)|(<)|([≈~])|(±|\+/[-\u2212])){GAP}?$")
_BEFORE_SIGN = (None, None, None, "more than", "less than", "about", "plus or minus")
_AFTER_SIGN = (None, "or more", "or less")
_NUMBER = (
    rf"(?:[0-9]{{1,3}}(?:[,\u2009\u202f][0-9]{{3}})+|[0-9]+)(?:\.[0-9]+)?(?:{GAP}?[{''.join(VULGAR)}]|{GAP}[1-3]/[2-8](?![0-9/]))?"
    rf"|\.[0-9]+|[{''.join(VULGAR)}]"
)
_DIGITS_AS_CODE = 6
"""Pure digits from this many on are no amount when no comma divides them: charity and reference numbers."""
_REFERENCE = re.compile(r"\b(?:number|no\.?|ref(?:erence)?\.?:?|code|PIN|ID)[: ]*$", re.IGNORECASE)
_YEARS = range(1900, 2100)


def figure(text: str, fact: Fact, lexicon: Lexicon) -> Said:
    """Say a fact that has digits in it, with a sign before it ("≥") and a unit after it that facts.py does not know."""
    said = _say(text, fact, lexicon)
    sign = _SIGN.search(text, 0, fact.start)
    if not sign:
        return said
    start, (_, end, words) = sign.start(), said
    which = sign.lastindex or 0
    return start, end, f"{_BEFORE_SIGN[which]} {words}" if _BEFORE_SIGN[which] else f"{words} {_AFTER_SIGN[which]}"


def _say(text: str, fact: Fact, lexicon: Lexicon) -> Said:
    if fact.kind is Kind.MONEY:
        return fact.start, fact.end, money(fact.text)
    if fact.kind is Kind.NUMBER:
        return _number(text, fact, lexicon)
    if fact.kind is Kind.RANGE and (said := _range(fact)):
        return fact.start, fact.end, said
    return _amounts(text, fact.start, fact.end, lexicon)


def money(text: str) -> str:
    """Say a sum as it is said at a till: "fifteen pounds fifty", "fifty pence"."""
    pence = re.fullmatch(r"([0-9]+)p", text)
    if pence:
        return f"{cardinal(int(pence[1]))} {'penny' if pence[1] == '1' else 'pence'}"
    sign, number, scale = re.fullmatch(r"(.)([0-9.,]+)\s?(\w*)", text).groups()  # type: ignore[union-attr]
    name = {"£": "pound", "€": "euro", "$": "dollar"}[sign]
    whole, _, part = number.replace(",", "").partition(".")
    if scale:
        return f"{decimal(number)} { {'m': 'million', 'bn': 'billion', 'k': 'thousand'}.get(scale, scale)} {name}s"
    coins = cardinal(int(part.ljust(2, "0"))) if part.strip("0") else ""
    if coins and not int(whole or "0"):
        return f"{coins} {'pence' if sign == '£' else 'cents'}"
    return f"{cardinal(int(whole))} {name}{'' if whole == '1' else 's'} {coins}".strip()


def _range(fact: Fact) -> str:
    """Say two dates, times or sums; nothing for two amounts."""
    if "/" in fact.value and fact.value[0] in "-0123456789" and re.search(r"[A-Za-z]", fact.text):
        return when.days(fact.value)
    ends = re.split(rf"\s*{DASH}\s*|\s+(to|until|till|and)\s+", fact.text)
    if not re.search(r"[0-9]:[0-9]{2}-|^(?:GBP|EUR|USD) ", fact.value):
        return ""
    first, join, last = ends if len(ends) == 3 else (ends[0], None, ends[-1])  # noqa: PLR2004
    between, first = ("between ", first[8:]) if first.lower().startswith("between ") else ("", first)
    return f"{between}{_end(first)} {join or 'to'} {_end(last)}"


def _end(text: str) -> str:
    if text[0] in "£€$" or re.fullmatch(r"[0-9]+p", text):
        return money(text)
    bare = re.fullmatch(r"([0-9]{1,2})(?:[.:]([0-9]{2}))?", text)
    return when.time(f"{text}am").removesuffix(" A M") if bare and ":" not in text else when.time(text)


@cache
def _pattern(units: tuple[str, ...]) -> re.Pattern[str]:
    unit = "|".join(map(re.escape, sorted(units, key=len, reverse=True)))
    end = "(?![A-Za-z0-9²³])"
    below = rf"/{GAP}?(?:[0-9]+(?:\.[0-9]+)?{GAP}?)?(?:{unit}|[a-z]{{3,8}}){end}"
    return re.compile(
        rf"(?P<over>[0-9]{{2,3}})/(?P<under>[0-9]{{2,3}})(?={GAP}?mmHg)"
        rf"|(?P<fraction>[1-7]/[2-8])(?![0-9/])"
        rf"|(?P<number>{_NUMBER})(?:(?P<join>{GAP}|{DASH})?(?P<unit>{unit}){end}(?P<below>(?:{below})*))?"
        rf"|(?P<dash>{GAP}?{DASH}{GAP}?)(?=[0-9.¼½¾£])"
        rf"|(?P<times>{GAP}?[x×]{GAP}?)(?=[0-9.¼½¾])"
        rf"|(?<=[0-9])(?P<hyphen>{DASH})(?=[a-z])"
        rf"|(?P<lone>mmHg|/(?=[a-z]))"
    )


def _amounts(text: str, start: int, end: int, lexicon: Lexicon) -> Said:
    """Say numbers, units, dashes and what stands between them, one after the other."""
    said, pos = "", start
    for found in _pattern(tuple(lexicon.units)).finditer(text, start):
        if found.start() >= end:
            break
        said += text[pos : found.start()] + _token(text, found, start, lexicon)
        pos = found.end()
    return start, max(pos, end), said + text[pos:end]


def _token(text: str, found: re.Match[str], start: int, lexicon: Lexicon) -> str:
    if found["over"]:
        return f"{cardinal(int(found['over']))} over {cardinal(int(found['under']))}"
    if found["fraction"]:
        return _fraction(text, found["fraction"], found.end())
    if found["dash"]:
        return "minus " if found.start() == start else " to "
    if found["times"]:
        return _times(text, found.end(), lexicon)
    if found["hyphen"]:
        return " "
    if found["lone"]:
        return " millimetres of mercury" if found["lone"] == "mmHg" else " per "
    return _with_unit(text, found, lexicon)


def _times(text: str, pos: int, lexicon: Lexicon) -> str:
    """Say the sign between two numbers: sizes are "by", doses are "times"."""
    after = _pattern(tuple(lexicon.units)).match(text, pos)
    return " times " if after and after["unit"] and after["unit"] not in LENGTHS else " by "


def _with_unit(text: str, found: re.Match[str], lexicon: Lexicon) -> str:
    number = _plain_number(text, found["number"], found.end())
    if not found["unit"]:
        return number
    one, more = lexicon.units[found["unit"]]
    following = re.compile(rf"(?:{GAP}|-)([a-z]+)").match(text, found.end())
    single = found["number"] == "1" or (following and following[1] in lexicon.described)
    if found["number"] in VULGAR:
        number = _of(VULGAR[found["number"]], one)
        return number + _below(found["below"], lexicon)
    return f"{number} {one if single else more}{_below(found['below'], lexicon)}"


def _below(text: str, lexicon: Lexicon) -> str:
    """Say what an amount is for: "/kg/day", "/5ml"."""
    said = ""
    for number, unit in re.findall(rf"/{GAP}?([0-9.]+)?{GAP}?([^/0-9\s]+[0-9]?)", text):
        one, more = lexicon.units.get(unit, (unit, f"{unit}s"))
        said += f" per {decimal(number)} {one if number == '1' else more}" if number else f" per {one}"
    return said


def _plain_number(text: str, number: str, end: int) -> str:
    """Say a number, with a fraction written behind it or by itself."""
    for sign, words in VULGAR.items():
        if number == sign:
            return _fraction(text, number, end)
        if number.endswith(sign):
            return f"{decimal(_bare(number[:-1]))} and {'a ' * (words == 'half')}{words}"
    whole, slash, _ = number.partition("/")
    if slash:
        words = FRACTIONS.get(number[len(whole) - 1 :], "")
        return f"{decimal(_bare(whole[:-1]))} and {'a ' * (words == 'half')}{words}"
    return decimal(_bare(number))


def _bare(number: str) -> str:
    return re.sub(r"[\s,\u2009\u202f]", "", number)


def _fraction(text: str, fraction: str, end: int) -> str:
    words = VULGAR.get(fraction) or FRACTIONS.get(fraction)
    if not words:
        above, below = fraction.split("/")
        return f"{cardinal(int(above))} over {cardinal(int(below))}"
    following = re.compile(rf"{GAP}(an?{GAP})?([a-z]+)").match(text, end)
    countable = following and not following[1] and (following[2] in COUNTED)
    if not countable or not following:
        return words
    article = "an" if following[2][0] in "aeiou" or following[2] == "hour" else "a"
    return f"{words} {article}" if words == "half" else f"{words} of {article}"


def _of(words: str, one: str) -> str:
    article = "an" if one[0] in "aeio" or one == "hour" else "a"
    return f"{words} {article} {one}" if words == "half" else f"{words} of {article} {one}"


COUNTED = frozenset(
    "tablet capsule caplet pill sachet patch dose teaspoon teaspoonful tablespoon tablespoonful spoonful cup glass pint "
    "litre hour day mile minute year week month portion bottle ampoule vial lozenge".split()
)


def _number(text: str, fact: Fact, lexicon: Lexicon) -> Said:
    """Say a figure or code that is no amount that facts.py knows."""
    if said := _special(text, fact):
        return fact.start, fact.end, said
    if re.fullmatch(_NUMBER, fact.text) or re.match(r"[0-9.,]+[A-Za-zµμ]+$", fact.text):
        pattern = _pattern(tuple(lexicon.units)).match(text, fact.start)
        if pattern and pattern.end() >= fact.end and _trusted(pattern, fact.end):
            return fact.start, pattern.end(), _with_unit(text, pattern, lexicon)
    if re.fullmatch(_NUMBER, fact.text):
        return fact.start, fact.end, _plain_number(text, fact.text, fact.end)
    return fact.start, fact.end, code(fact.text, lexicon)


def _trusted(found: re.Match[str], end: int) -> bool:
    """Tell whether a unit beyond the fact is one: a single letter after a space is none."""
    return bool(found["unit"]) and (found.end("unit") <= end or len(found["unit"]) > 1 or not found["unit"].isalpha())


def _special(text: str, fact: Fact) -> str:
    """Say fractions, ordinals, decades, ratios, years and numbers that are names."""
    printed = fact.text
    if found := re.fullmatch(r"([0-9]+)/([0-9]+)", printed):
        return _slashed(text, fact, int(found[1]), int(found[2]))
    if found := re.fullmatch(r"([0-9]+)(?:st|nd|rd|th)", printed):
        return ordinal(int(found[1]))
    if found := re.fullmatch(r"([0-9]+)['’]?s", printed):
        words = year(int(found[1])) if int(found[1]) in _YEARS else cardinal(int(found[1]))
        return words[:-1] + "ies" if words.endswith("y") else f"{words}s"
    if found := re.fullmatch(r"[x×]([0-9]+)", printed):
        return f"times {cardinal(int(found[1]))}"
    if found := re.fullmatch(r"([0-9]+)[x×]", printed):
        return f"{cardinal(int(found[1]))} times"
    if found := re.fullmatch(r"([0-9]+):([0-9]+(?:,[0-9]{3})*)", printed):
        return f"{cardinal(int(found[1]))} to {decimal(found[2])}"
    if re.fullmatch(r"[0-9]+(?:\.[0-9]+){2,}", printed):
        return " point ".join(map(decimal, printed.split(".")))
    return _name(text, fact) if printed.isdecimal() and printed.isascii() else ""


def _name(text: str, fact: Fact) -> str:
    """Say digits that are a year or a reference; nothing where they are an amount."""
    printed = fact.text
    referred = len(printed) > 2 and _REFERENCE.search(text, 0, fact.start)  # noqa: PLR2004
    if len(printed) >= _DIGITS_AS_CODE or (referred and not printed.endswith("000")):
        return digits(printed)
    return year(int(printed)) if len(printed) == 4 and int(printed) in _YEARS else ""  # noqa: PLR2004


def _slashed(text: str, fact: Fact, above: int, below: int) -> str:
    if fact.text == "24/7":
        return "twenty-four seven"
    if fact.text in FRACTIONS:
        return _fraction(text, fact.text, fact.end)
    if below in {10, 100} and above <= below:
        return f"{cardinal(above)} out of {cardinal(below)}"
    if 70 <= above <= 250 and 40 <= below < above:  # noqa: PLR2004 - a blood pressure
        return f"{cardinal(above)} over {cardinal(below)}"
    if above in _YEARS:
        return f"{year(above)} {cardinal(below)}"
    return f"{cardinal(above)} slash {cardinal(below)}"


def code(text: str, lexicon: Lexicon) -> str:
    """Say a code: capitals by letter unless they are a word, one or two digits as a number, more digit by digit."""
    return " ".join(_code_part(part, lexicon) for part in re.findall(r"[A-Za-z]+|[0-9]+|[^\W_]|[.:/]", text))


def _code_part(part: str, lexicon: Lexicon) -> str:
    if part.isdecimal() and part.isascii():
        return cardinal(int(part)) if len(part) < 3 and part[0] != "0" else digits(part)  # noqa: PLR2004
    if part in {".", ":", "/"}:
        return {".": "point", ":": "colon", "/": "slash"}[part]
    if part in lexicon.words:
        return part.lower()
    return " ".join(part) if part.isupper() else part.upper() if len(part) == 1 else part
