import io
from fractions import Fraction

import av
import pytest

from leaflets.errors import RenderError
from leaflets.jobs.measures import measures

PDF = "application/pdf"


def pdf(pages: int) -> bytes:
    """Write the smallest PDF there is, of so many pages."""
    kids = " ".join(f"{number + 3} 0 R" for number in range(pages))
    objects = [
        "<</Type/Catalog/Pages 2 0 R>>",
        f"<</Type/Pages/Kids[{kids}]/Count {pages}/MediaBox[0 0 210 297]>>",
        *["<</Type/Page/Parent 2 0 R>>"] * pages,
    ]
    body = "%PDF-1.4\n"
    places = []
    for number, text in enumerate(objects, 1):
        places.append(len(body))
        body += f"{number} 0 obj{text}endobj\n"
    table = "".join(f"{place:010} 00000 n \n" for place in places)
    return (
        f"{body}xref\n0 {len(objects) + 1}\n0000000000 65535 f \n{table}"
        f"trailer<</Root 1 0 R/Size {len(objects) + 1}>>\nstartxref\n{len(body)}\n%%EOF"
    ).encode()


def recording(seconds: float) -> bytes:
    """Write silence as an MP3."""
    file = io.BytesIO()
    with av.open(file, "w", "mp3") as output:
        stream = output.add_stream("mp3", rate=22050, layout="mono")
        for start in range(0, int(seconds * 22050), 1152):
            frame = av.AudioFrame(format="s16p", layout="mono", samples=1152)
            frame.planes[0].update(bytes(2304))
            frame.sample_rate, frame.pts, frame.time_base = 22050, start, Fraction(1, 22050)
            output.mux(stream.encode(frame))
        output.mux(stream.encode(None))
    return file.getvalue()


def test_a_pdf_has_pages() -> None:
    assert measures(pdf(1), PDF, "a.pdf") == {"pages": 1}
    assert measures(pdf(7), PDF, "a.pdf") == {"pages": 7}


def test_a_recording_has_seconds() -> None:
    assert measures(recording(3.0), "audio/mpeg", "a.mp3")["seconds"] == pytest.approx(3.0, abs=0.15)


def test_text_has_neither() -> None:
    assert measures(b"words", "text/plain", "a.txt") == {}


@pytest.mark.parametrize("data", [b"", b"words", pdf(1)[:60]])
def test_what_is_not_a_pdf_is_refused(data: bytes) -> None:
    with pytest.raises(RenderError, match=r"a\.pdf is not a PDF that can be opened"):
        measures(data, PDF, "a.pdf")


@pytest.mark.parametrize("data", [b"", b"words", recording(1)[:20]])
def test_what_is_not_a_recording_is_refused(data: bytes) -> None:
    with pytest.raises(RenderError, match=r"a\.mp3 is (not a recording|a recording of no length)"):
        measures(data, "audio/mpeg", "a.mp3")
