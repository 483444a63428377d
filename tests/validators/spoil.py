"""Plants a fault in a copy of a good artefact."""

from __future__ import annotations

import zipfile
from typing import TYPE_CHECKING, Any

import pikepdf

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path


def pdf(good: Path, bad: Path, change: Callable[[Any], object], **save: Any) -> Path:
    """Write a PDF again with one change."""
    with pikepdf.open(good) as opened:
        change(opened)
        opened.save(bad, **save)
    return bad


def archive(good: Path, bad: Path, part: str, old: str, new: str) -> Path:
    """Write a ZIP file (DOCX, EPUB) again with the first `old` in one of its parts replaced."""
    with zipfile.ZipFile(good) as source, zipfile.ZipFile(bad, "w") as target:
        for item in source.infolist():
            data = source.read(item)
            if item.filename == part:
                assert old.encode() in data, f"{old} is not in {part}"
                data = data.replace(old.encode(), new.encode(), 1)
            target.writestr(item, data)
    return bad


def element(opened: pikepdf.Pdf, tag: str, number: int = 0) -> Any:
    """Give an element of the structure tree by its tag, in the order of the file's objects."""
    named = [item for item in opened.objects if isinstance(item, pikepdf.Dictionary) and item.get("/S") == f"/{tag}"]
    return named[number]
