"""The code is read back as a telephone would, from the drawing and from the printed page."""

from __future__ import annotations

from hashlib import sha256
from io import BytesIO

import pypdfium2
import pytest
import resvg_py
import zxingcpp
from PIL import Image

from formats import large_print, standard_pdf
from formats._qr import drawing, picture
from tests.samples import OFFER, OFFERED, RICH, kit

LONG = "https://www.example.org/sign-language/" + "a-very-long-address/" * 12


def codes(image: Image.Image) -> list[str]:
    return [found.text for found in zxingcpp.read_barcodes(image)]


@pytest.mark.parametrize("url", ["https://www.example.org/bsl", LONG, "https://www.example.org/?a=b&c=ü"])
def test_the_code_leads_to_the_address(url: str) -> None:
    shown = Image.open(BytesIO(resvg_py.svg_to_bytes(svg_string=drawing(url).decode(), width=600)))
    white = Image.new("RGB", shown.size, "white")
    white.paste(shown, mask=shown.getchannel("A"))
    assert codes(white) == [url]


def test_a_picture_names_the_bytes_of_its_drawing() -> None:
    found = picture("https://www.example.org/bsl", "QR code of the video")
    assert found.digest == sha256(drawing("https://www.example.org/bsl")).hexdigest()
    assert (found.media_type, found.alt) == ("image/svg+xml", "QR code of the video")


@pytest.mark.parametrize("size", [14, 18, 24, 36])
def test_paper_leads_to_the_video(size: int) -> None:
    render, options = (standard_pdf.render, {}) if size == 14 else (large_print.render, {"size": size})
    assert OFFER.video
    assert printed(render(OFFERED, kit(**options))) == [OFFER.video.url]


def test_a_leaflet_without_a_video_has_no_code() -> None:
    assert printed(standard_pdf.render(RICH, kit())) == []


def printed(files: object) -> list[str]:
    assert isinstance(files, dict)
    (raw,) = files.values()
    pages = pypdfium2.PdfDocument(raw)
    found = [codes(pages[number].render(scale=200 / 72).to_pil()) for number in range(min(len(pages), 4))]
    return [url for page in found for url in page]
