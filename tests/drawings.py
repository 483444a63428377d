"""A small picture library on disk."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

SVG = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1 1"><path d="M0 0h1v1z"/></svg>'

INDEX = """\
sets:
  drawn: {title: Drawn for this test, credit: A & B, licence: Apache-2.0, version: 1}
  moji:
    title: Other <hand>
    credit: Other, example.org
    licence: CC BY-SA 4.0
    version: 17.0

pictures:
  "drawn:blood-test":
    file: drawn/blood-test.svg
    keywords: [blood sample, needle in arm]
  "drawn:do-not-drive":
    file: drawn/do-not-drive.svg
    keywords: [no driving, car]
  "moji:syringe":
    file: moji/syringe.svg
    keywords: [jab, needle, "<injection> & more"]
  "moji:2-days":
    file: moji/2-days.svg
    keywords: [48 hours, wait]
  "moji:2-weeks":
    file: moji/2-weeks.svg
    keywords: [14 days, fortnight]
"""
FILES = ("drawn/blood-test.svg", "drawn/do-not-drive.svg", "moji/syringe.svg", "moji/2-days.svg", "moji/2-weeks.svg")


def put_library(content: Path, index: str = INDEX) -> Path:
    """Write an index and its drawings, each different, and give their folder."""
    folder = content / "pictures"
    for number, file in enumerate(FILES):
        path = folder / file
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(SVG.replace("h1", f"h{number}"), encoding="utf-8")
    (folder / "index.yaml").write_text(index, encoding="utf-8")
    return folder
