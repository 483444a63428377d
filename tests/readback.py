"""Reads sources and finished artefacts back as words, without the project's own parser or renderers.

A source becomes chunks: runs of words that must stand side by side in every artefact, chunk after chunk in that order.
Words that a format adds (labels, page numbers) may stand between chunks, never inside one.
"""

from __future__ import annotations

import io
import re
import subprocess
import unicodedata
import zipfile
from html.parser import HTMLParser
from typing import TYPE_CHECKING, Any
from xml.etree import ElementTree as ET

import pikepdf
import yaml

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

_TOKEN = re.compile(r"[^\W_]+|[≥≤<>+×÷±°%£€$=~*/\\|&@#_`²\[\]{}!?]")
_CUT = "\x00"
"""Stands where a format may put words of its own: between cells, at a note's mark, after a link."""


def words(text: str) -> list[str]:
    """Cut a text to words and the signs that carry meaning, alike whatever its line ends and ligatures."""
    return _TOKEN.findall(
        unicodedata.normalize("NFC", text).casefold().replace("\u00ad", "").replace("\u03bc", "\u00b5")
    )


def chunks(source: str, *, easy_read: bool = False) -> list[list[str]]:
    """Cut the scalars of a leaflet.yaml to chunks, in reading order."""
    data: Any = yaml.load(source, Loader=yaml.BaseLoader)  # noqa: S506 - makes only texts
    texts = _easy_read(data) if easy_read else _standard(data)
    found = (words(part) for text in texts for part in text.split(_CUT))
    return [chunk for chunk in found if chunk]


def _standard(data: dict[str, Any]) -> Iterator[str]:
    yield data["title"]
    yield data.get("subtitle", "")
    for section in data["sections"]:
        yield from _section(section)
    yield data.get("authors", "")
    yield from data["publisher"].values()
    for section in data.get("closing", ()):
        yield from _section(section)


def _easy_read(data: dict[str, Any]) -> Iterator[str]:
    yield data["easy_read"].get("title", data["title"])
    for part in data["easy_read"]["parts"]:
        yield part["heading"]
        for line in part["lines"]:
            yield _inline(line["say"])


def _section(section: dict[str, Any]) -> Iterator[str]:
    for key, value in section.items():
        match key:
            case "heading":
                yield value
            case "text":
                yield _unmarked(value)
            case "contacts":
                for contact in value:
                    yield contact.get("name", "")
                    yield from (_cut_lines(way) for kind, way in contact.items() if kind != "name")
            case "figure":
                yield value["alt"]
                yield value.get("caption", "")
                yield _unmarked(value.get("description", ""))
            case "parts":
                for part in value:
                    yield from _section(part)


def _cut_lines(text: str) -> str:
    return text.replace("\n", _CUT)


def _unmarked(text: str) -> str:
    """Take the mark-up away line by line; a cut stands wherever a line opens a block."""
    out = []
    for line in text.split("\n"):
        if re.fullmatch(r"[|\s:-]*-[|\s:-]*", line):
            continue
        bare = re.sub(r"^[\s>]*(\[!\w+\])?", _CUT if not line.strip(" >") or "[!" in line else " ", line, count=1)
        bare = re.sub(r"^\s*(#{3,4}|-)\s+", _CUT, bare)
        bare = re.sub(r"^\s*(\d+[.)])\s+", rf"{_CUT}\1{_CUT}", bare)
        bare = re.sub(r"^\s*\[\^(\w+)\]:", rf"{_CUT}\1{_CUT}", bare)
        if line.lstrip(" >").startswith("|"):
            bare = re.sub(r"(?<!\\)\|", _CUT, bare).replace("\\|", "|")
        out.append(bare)
    return _inline("\n".join(out))


def _inline(text: str) -> str:
    text = re.sub(r"\*\*(.+?)\*\*", r"\1", text, flags=re.DOTALL)
    text = re.sub(r"\[\^(\w+)\]", rf"{_CUT}\1{_CUT}", text)
    return re.sub(r"\[([^\]\[]+)\]\((?:[^()]|\([^()]*\))*\)", rf"\1{_CUT}", text)


def first_missing(wanted: Iterable[list[str]], found: list[str]) -> list[str] | None:
    """Give the first chunk that is not there, whole and in its order; None where all are."""
    at = 0
    for chunk in wanted:
        while found[at : at + len(chunk)] != chunk:
            at += 1
            if at + len(chunk) > len(found):
                return chunk
        at += len(chunk)
    return None


def pdf_words(path: Path) -> list[str]:
    """Read what a screen reader gets: the structure tree in its order, pictures' alternative texts in their places."""
    shown = subprocess.run(["pdfinfo", "-struct-text", str(path)], check=True, capture_output=True, text=True).stdout
    assert shown.strip(), f"{path.name} has no structure tree"
    alternatives = iter(_alternatives(path))
    texts = []
    for line in shown.split("\n"):
        if re.fullmatch(r" *Figure:?(?: .*)?", line):
            texts.append(next(alternatives))
        elif found := re.fullmatch(r' *"(.*)"', line):
            texts.append(found[1])
    return words("\n".join(texts))


def _alternatives(path: Path) -> list[str]:
    """Read the alternative text of every figure, in the order of the structure tree."""
    with pikepdf.open(path) as pdf:
        return list(_figures(pdf.Root.StructTreeRoot))


def _figures(element: Any) -> Iterator[str]:
    children = element.get("/K", pikepdf.Array())
    for child in children if isinstance(children, pikepdf.Array) else [children]:
        if isinstance(child, pikepdf.Dictionary):
            if child.get("/S") == "/Figure":
                yield str(child.get("/Alt", ""))
            yield from _figures(child)


class _Visible(HTMLParser):
    """Gathers text nodes and alternative texts, as a reader meets them."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.texts: list[str] = []
        self.hidden = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in {"head", "style", "script"}:
            self.hidden += 1
        if tag == "img":
            self.texts.append(dict(attrs).get("alt") or "")
        if tag not in {"a", "strong", "span", "wbr", "bdi", "b"}:
            self.texts.append(" ")

    def handle_endtag(self, tag: str) -> None:
        if tag in {"head", "style", "script"}:
            self.hidden -= 1
        if tag not in {"a", "strong", "span", "wbr", "bdi", "b"}:
            self.texts.append(" ")

    def handle_data(self, data: str) -> None:
        if not self.hidden:
            self.texts.append(data)


def html_words(raw: bytes) -> list[str]:
    """Read the text nodes and alternative texts of a page."""
    parser = _Visible()
    parser.feed(raw.decode())
    return words("".join(parser.texts))


def epub_words(raw: bytes) -> list[str]:
    """Read the pages of a book in the order of its spine; each must be XML."""
    with zipfile.ZipFile(io.BytesIO(raw)) as archive:
        package = ET.fromstring(archive.read("EPUB/package.opf"))  # noqa: S314 - our own file
        files = {item.get("id"): item.get("href", "") for item in package.iter(f"{_OPF}item")}
        pages = [archive.read(f"EPUB/{files[item.get('idref')]}") for item in package.iter(f"{_OPF}itemref")]
    for page in pages:
        ET.fromstring(page)  # noqa: S314 - our own file
    return [word for page in pages for word in html_words(page)]


_OPF = "{http://www.idpf.org/2007/opf}"

_WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def docx_words(raw: bytes) -> list[str]:
    """Read the body as Word shows it: text, the numbers of counted lists, pictures' alternative texts."""
    with zipfile.ZipFile(io.BytesIO(raw)) as archive:
        root = ET.fromstring(archive.read("word/document.xml"))  # noqa: S314 - our own file
        counted = docx_numbers(raw)
    text = ""
    for element in root.iter():
        if element.tag == f"{_WORD}t":
            text += element.text or ""
        elif element.tag == f"{_WORD}p":
            text += f"\n{next(counted)} "
        elif element.tag in {f"{_WORD}br", f"{_WORD}tab"}:
            text += "\n"
        elif element.tag == f"{_DRAWN}docPr":
            text += f"\n{element.get('descr', '')}\n"
    return words(text)


_DRAWN = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"


def docx_numbers(raw: bytes) -> Iterator[str]:
    """Give the number that Word counts for each paragraph of the body, nothing where there is none.

    ECMA-376, 17.9: a paragraph counts on its `numId` and level, from the level's `start`; a bullet is no number.
    """
    with zipfile.ZipFile(io.BytesIO(raw)) as archive:
        body, numbering = (ET.fromstring(archive.read(f"word/{part}.xml")) for part in ("document", "numbering"))  # noqa: S314 - our own file
    kinds = {kind.get(f"{_WORD}abstractNumId"): kind for kind in numbering.iter(f"{_WORD}abstractNum")}
    kind_of = {num.get(f"{_WORD}numId"): kinds[_value(num, "abstractNumId")] for num in numbering.iter(f"{_WORD}num")}
    reached: dict[tuple[str, str], int] = {}
    for paragraph in body.iter(f"{_WORD}p"):
        place = _value(paragraph, "pPr/numPr/numId"), _value(paragraph, "pPr/numPr/ilvl")
        levels = kind_of[place[0]].iter(f"{_WORD}lvl") if place[0] else ()
        level = next((each for each in levels if each.get(f"{_WORD}ilvl") == place[1]), None)
        if level is None or _value(level, "numFmt") == "bullet":
            yield ""
            continue
        assert _value(level, "numFmt") == "decimal"
        reached[place] = reached.get(place, int(_value(level, "start")) - 1) + 1
        yield _value(level, "lvlText").replace(f"%{int(place[1]) + 1}", str(reached[place]))


def _value(element: ET.Element, path: str) -> str:
    found = element.find("/".join(f"{_WORD}{step}" for step in path.split("/")))
    return "" if found is None else found.get(f"{_WORD}val", "")
