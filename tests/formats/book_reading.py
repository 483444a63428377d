"""Reads a book back without the code that wrote it: its files, its package, its pages as XML."""

from __future__ import annotations

import io
import re
import zipfile
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

if TYPE_CHECKING:
    from collections.abc import Iterator

OPF = "{http://www.idpf.org/2007/opf}"
DC = "{http://purl.org/dc/elements/1.1/}"
X = "{http://www.w3.org/1999/xhtml}"
TYPE = "{http://www.idpf.org/2007/ops}type"


@dataclass(frozen=True)
class Book:
    """A book's bytes and what is in them."""

    data: bytes

    @cached_property
    def files(self) -> dict[str, bytes]:
        with zipfile.ZipFile(io.BytesIO(self.data)) as archive:
            return {name: archive.read(name) for name in archive.namelist()}

    def xml(self, name: str) -> ET.Element:
        return ET.fromstring(self.files[f"EPUB/{name}"])  # noqa: S314 - our own file

    @cached_property
    def package(self) -> ET.Element:
        return self.xml("package.opf")

    @cached_property
    def text(self) -> ET.Element:
        return self.xml("text.xhtml")

    @cached_property
    def items(self) -> dict[str, ET.Element]:
        """Give the manifest by names of files."""
        return {item.get("href", ""): item for item in self.package.iter(f"{OPF}item")}

    def dc(self, name: str) -> list[str]:
        return [element.text or "" for element in self.package.iter(DC + name)]

    def meta(self, name: str) -> list[str]:
        found = (meta for meta in self.package.iter(f"{OPF}meta") if meta.get("property") == name)
        return [meta.text or "" for meta in found]

    def nav(self, kind: str) -> list[tuple[str, str]]:
        """Give the words and address of each entry of one kind of navigation."""
        (nav,) = (nav for nav in self.xml("nav.xhtml").iter(f"{X}nav") if nav.get(TYPE) == kind)
        return [("".join(link.itertext()), link.get("href", "")) for link in nav.iter(f"{X}a")]

    def css(self) -> str:
        return "".join(data.decode() for name, data in sorted(self.files.items()) if name.endswith(".css"))

    def changed(self, name: str, pattern: str, instead: str) -> Book:
        """Change what a pattern finds first in a file."""
        out = io.BytesIO()
        with zipfile.ZipFile(out, "w") as new:
            for file, data in self.files.items():
                raw = data
                if file == f"EPUB/{name}":
                    text, count = re.subn(pattern, instead, raw.decode(), count=1, flags=re.DOTALL)
                    assert count, pattern
                    raw = text.encode()
                new.writestr(file, raw)
        return Book(out.getvalue())


def broken_references(book: Book) -> Iterator[str]:
    """Name what leads nowhere (a file or a place in it that is not there), and files that are not listed."""
    listed = set(book.items)
    there = {name.removeprefix("EPUB/") for name in book.files if name.startswith("EPUB/")} - {"package.opf"}
    yield from listed ^ there
    ids = {page: [e.get("id") for e in book.xml(page).iter() if e.get("id")] for page in ("text.xhtml", "nav.xhtml")}
    for page, names in ids.items():
        yield from (f"{page}#{name} twice" for name in set(names) if names.count(name) > 1)
        for element in book.xml(page).iter():
            for address in filter(None, (element.get("href"), element.get("src"))):
                if re.match(r"[a-z]+:", address):
                    continue
                file, _, place = address.partition("#")
                if (file or page) not in listed or (place and place not in ids[file or page]):
                    yield f"{page} -> {address}"
    for address in re.findall(r'url\("([^"]+)"\)', book.css()):
        if address not in listed:
            yield f"style -> {address}"
