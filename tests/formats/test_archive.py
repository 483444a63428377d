from __future__ import annotations

import io
import zipfile
from datetime import date

from formats._archive import archived

DAY = date(2025, 2, 1)
FILES = {"mimetype": b"x/y", "b/two.xml": b"<b/>" * 99, "a/oné.txt": "é".encode()}


def read(data: bytes) -> zipfile.ZipFile:
    return zipfile.ZipFile(io.BytesIO(data))


def test_files_are_kept_in_their_order_and_come_out_as_they_went_in() -> None:
    archive = read(archived(FILES, DAY))
    assert {name: archive.read(name) for name in archive.namelist()} == FILES
    assert archive.namelist() == list(FILES)
    assert archive.testzip() is None


def test_nothing_in_it_tells_of_the_machine_or_the_clock() -> None:
    entries = read(archived(FILES, DAY)).infolist()
    assert {entry.date_time for entry in entries} == {(2025, 2, 1, 0, 0, 0)}
    assert {(entry.create_system, entry.compress_type, entry.extra) for entry in entries} == {(0, 0, b"")}
    assert archived(FILES, DAY) == archived(dict(FILES), DAY)


def test_a_date_that_zip_cannot_hold_is_its_first_year() -> None:
    assert read(archived(FILES, date(1970, 5, 3))).infolist()[0].date_time == (1980, 5, 3, 0, 0, 0)


def test_the_first_file_can_be_known_by_its_first_bytes() -> None:
    """EPUB OCF 3.3, 4.3: "mimetype" at byte 30, its content at byte 38."""
    assert archived(FILES, DAY)[30:41] == b"mimetypex/y"
