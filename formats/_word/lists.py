"""Numbered lists in Word: Word counts, and shows the numbers that the author wrote.

So a screen reader names the list, and who adds a step gets the next number. Where the author's numbers leap, another
count begins at the number written. A label that Word would write another way ("03.", "(iv)") is text before a tab.
"""

from __future__ import annotations

import re
from copy import deepcopy
from typing import TYPE_CHECKING

from formats._word.column import DEEPEST, list_style
from formats._word.file import element

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from docx.oxml.xmlchemy import BaseOxmlElement

    from formats._word.file import WordFile

_COUNTED = re.compile(r"([^\d%]*)(0|[1-9][0-9]{0,4})([^\d%]*)")

_HIGHEST = 32767
"""Word counts no further."""

Number = tuple[str, int, str]
"""What stands before a number, the number, and what stands after it."""


def counts(file: WordFile, labels: Iterable[str], depth: int) -> Iterator[int]:
    """Give for each label the id of the count that shows it, 0 where none does; `depth` is the list's level from 1."""
    before, count = None, 0
    for label in labels:
        number = _number(label)
        if number and number != before:
            count = _new_count(file, number, depth)
        yield count if number else 0
        before = (number[0], number[1] + 1, number[2]) if number else None


def count_on(paragraph: BaseOxmlElement, count: int, depth: int) -> None:
    """Let a count number a paragraph, which has a style already."""
    holder = element("numPr")
    holder.extend([element("ilvl", val=str(depth - 1)), element("numId", val=str(count))])
    paragraph[0].append(holder)


def _number(label: str) -> Number | None:
    found = _COUNTED.fullmatch(label)
    return (found[1], int(found[2]), found[3]) if found and int(found[2]) <= _HIGHEST else None


def _new_count(file: WordFile, number: Number, depth: int) -> int:
    """Add a count that begins at a number, and give its id."""
    numbering = file.package.part.numbering_part.element
    kinds, instances = numbering.xpath("w:abstractNum"), numbering.xpath("w:num")
    kind, count = str(len(kinds)), len(instances) + 1
    kinds[-1].addnext(_kind(file, kind, number, depth))
    instance = element("num", numId=str(count))
    instance.append(element("abstractNumId", val=kind))
    instances[-1].addnext(instance)
    return count


def _kind(file: WordFile, kind: str, number: Number, depth: int) -> BaseOxmlElement:
    made = element("abstractNum", abstractNumId=kind)
    made.append(element("multiLevelType", val="multilevel"))
    for level in range(1, DEEPEST + 1):
        one = element("lvl", ilvl=str(level - 1))
        one.append(element("start", val=str(number[1] if level == depth else 1)))
        one.append(element("numFmt", val="decimal"))
        one.append(element("lvlText", val=f"{number[0]}%{level}{number[2]}"))
        one.append(element("lvlJc", val="left"))
        one.append(_indents(file, level))
        made.append(one)
    return made


def _indents(file: WordFile, level: int) -> BaseOxmlElement:
    """Repeat the indents of a list's style: LibreOffice takes those of the count, and would have none."""
    style = list_style("ListNumber", level)
    looks = element("pPr")
    looks.extend(map(deepcopy, file.package.styles.element.xpath(f"w:style[@w:styleId='{style}']/w:pPr/w:ind")))
    return looks
