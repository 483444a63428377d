"""An EPUB 3.3 package: a ZIP file with a list of what is in it, a table of contents, and what it is like to read."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING
from uuid import NAMESPACE_URL, uuid5

from formats._archive import archived
from formats._markup import templates
from formats._xml import legal
from leaflets.document import plain
from leaflets.walks import pictures

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from leaflets.document import Document, Section
    from leaflets.format import Styles

TEXT, NAV, STYLE, FITTING = "text.xhtml", "nav.xhtml", "book.css", "fitting.css"
"""What files of `styles/epub/` are called in a package too."""

_FOLDER = "EPUB/"


@dataclass(frozen=True, slots=True)
class Item:
    """One file of a package, by its name in it."""

    id: str
    name: str
    media_type: str
    data: bytes
    properties: str = ""


def package(document: Document, items: Sequence[Item], styles: Styles) -> bytes:
    """Pack the files of a book; its text is the item named `TEXT`."""
    nav = Item("nav", NAV, "application/xhtml+xml", _nav(document, styles), "nav")
    everything = [nav, *items]
    files = {
        "mimetype": b"application/epub+zip",
        "META-INF/container.xml": styles.text("epub/container.xml").encode(),
        f"{_FOLDER}package.opf": _opf(document, everything, styles),
        **{_FOLDER + item.name: item.data for item in everything},
    }
    return archived(files, document.released)


def rendered(styles: Styles, template: str, **values: object) -> bytes:
    """Fill a template of `styles/epub/`."""
    return legal(templates(styles.path("epub")).get_template(template).render(values)).encode()


def _nav(document: Document, styles: Styles) -> bytes:
    headings = [(part.id, _heading(part)) for part in document.parts if _heading(part)]
    return rendered(styles, NAV, document=document, headings=headings, text=TEXT)


def _heading(section: Section) -> str:
    return " ".join(plain(section.heading.inlines).split()) if section.heading else ""


def _opf(document: Document, items: Sequence[Item], styles: Styles) -> bytes:
    return rendered(
        styles,
        "package.opf",
        document=document,
        items=items,
        identifier=_identifier(document),
        accessibility=list(accessibility(document)),
    )


def _identifier(document: Document) -> str:
    """Name the leaflet alike in all its versions, so that on a reader's shelf a new one takes the old one's place."""
    name = f"{document.publisher}/{document.name}/{document.variant}/{document.language}"
    return f"urn:uuid:{uuid5(NAMESPACE_URL, name)}"


def accessibility(document: Document) -> Iterator[tuple[str, str]]:
    """Say how a book can be read (EPUB Accessibility 1.1, 2.2), and nothing that is not so.

    No `conformsTo`: that needs a person's review on record.
    """
    shown = list(pictures(document.parts))
    yield "accessMode", "textual"
    if shown:
        yield "accessMode", "visual"
    if all(picture.alt for picture in shown):
        yield "accessModeSufficient", "textual"
    for feature in _features(document):
        yield "accessibilityFeature", feature
    yield "accessibilityHazard", "none"
    yield "accessibilitySummary", document.words.reads_as_text


def _features(document: Document) -> Iterator[str]:
    """Name what the text has, in the words of the Schema.org Accessibility Properties vocabulary."""
    yield from ("tableOfContents", "structuralNavigation", "readingOrder", "displayTransformability", "unlocked")
    shown = list(pictures(document.parts))
    if shown and all(picture.alt for picture in shown):
        yield "alternativeText"
    if not shown:
        yield "highContrastDisplay"
