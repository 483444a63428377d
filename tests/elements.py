"""Reads HTML as a tree, by the parser that WeasyPrint brings."""

from __future__ import annotations

from typing import TYPE_CHECKING

import tinyhtml5

if TYPE_CHECKING:
    from collections.abc import Iterator
    from xml.etree.ElementTree import Element


def tree(html: str) -> Element:
    """Parse a page or a fragment; the root is <html>."""
    root: Element = tinyhtml5.parse(html, namespace_html_elements=False)
    return root


def having(root: Element, name: str) -> Iterator[Element]:
    """Find the elements that have a class."""
    return (element for element in root.iter() if name in element.get("class", "").split())


def one(root: Element, name: str) -> Element:
    """Find the one element that has a class."""
    (found,) = having(root, name)
    return found


def text(element: Element) -> str:
    """Give an element's text, as a browser copies it."""
    return "".join(element.itertext())


def texts(root: Element, tag: str) -> list[str]:
    """Give the texts of all elements of one type."""
    return [text(element) for element in root.iter(tag)]
