"""Drawings become PNG that shows all of them; what cannot be shown whole is refused by name and place."""

from __future__ import annotations

import io
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PIL import Image, ImageChops, ImageOps

from formats._picture import raster, trimmed
from leaflets.document import Picture
from leaflets.errors import RenderError
from leaflets.format import Kit
from leaflets.positions import Position
from tests.samples import PILLS, SYRINGE

if TYPE_CHECKING:
    from collections.abc import Callable

    from formats._picture import Raster

LIBRARY = Path(__file__).parents[2] / "content" / "pictures"
NS = 'xmlns="http://www.w3.org/2000/svg"'
RED, WHITE = (255, 0, 0), (255, 255, 255)
SQUARE = f'<svg {NS} viewBox="0 0 100 100"><rect x="20" y="30" width="40" height="20" fill="#f00"/></svg>'.encode()


def show(data: bytes, media_type: str = "image/svg+xml", box: tuple[int, int] = (200, 200)) -> Raster:
    digest = sha256(data).hexdigest()
    picture = Picture("own:thing", digest, media_type, at=Position("leaflet.yaml", 7, 9))
    return raster(picture, Kit(pictures={digest: data}), *box)


def image(made: Raster) -> Image.Image:
    return Image.open(io.BytesIO(made.data)).convert("RGB")


def ink(shown: Image.Image) -> tuple[int, int, int, int]:
    """Give the box of all that is not paper."""
    box = ImageOps.invert(shown.convert("L")).getbbox()
    assert box is not None
    return box


def encoded(picture: Image.Image, kind: str, **options: object) -> bytes:
    out = io.BytesIO()
    picture.save(out, kind, **options)
    return out.getvalue()


def refusal(data: bytes, media_type: str = "image/svg+xml") -> str:
    with pytest.raises(RenderError) as caught:
        show(data, media_type)
    message = str(caught.value)
    assert message.startswith("leaflet.yaml:7:9: the picture 'own:thing' ")
    assert "hint: " in message
    return message


def test_a_drawing_fills_its_box_and_its_empty_border_is_gone() -> None:
    made = show(SQUARE)
    shown = image(made)
    assert made.media_type == "image/png"
    assert (made.width, made.height) == shown.size
    assert made.width == 200
    assert 95 <= made.height <= 110
    middle = shown.crop((10, 10, made.width - 10, made.height - 10))
    assert middle.getcolors() == [(middle.width * middle.height, RED)]


def test_a_tall_drawing_fits_the_height_of_its_box() -> None:
    tall = SQUARE.replace(b'width="40" height="20"', b'width="10" height="60"')
    made = show(tall, box=(200, 120))
    assert made.height == 120
    assert made.width < 40


@pytest.mark.parametrize("drawing", [SYRINGE, PILLS, SQUARE])
def test_nothing_of_a_drawing_is_trimmed_away(drawing: bytes) -> None:
    """All four edges of the trimmed drawing are ground, and the lines inside reach close to them."""
    shown = image(show(drawing, box=(400, 400)))
    left, top, right, bottom = ink(shown)
    assert 1 <= left <= 12
    assert 1 <= top <= 12
    assert 1 <= shown.width - right <= 12
    assert 1 <= shown.height - bottom <= 12


def test_a_trimmed_drawing_is_the_drawing() -> None:
    """Its parts keep their shapes, places and colours, in millimetres, letterboxed and off centre."""
    parts = '<rect x="10" y="10" width="10" height="10" fill="red"/><rect x="40" y="20" width="10" height="10"/>'
    drawing = f'<svg {NS} width="60mm" height="20mm" viewBox="5 0 60 40" preserveAspectRatio="xMaxYMid">{parts}</svg>'
    shown = image(show(drawing.encode(), box=(410, 410)))
    left, top, right, bottom = ink(shown)
    unit = (right - left) / 40
    assert unit > 9
    assert bottom - top == pytest.approx(20 * unit, abs=3)
    assert shown.getpixel((left + round(5 * unit), top + round(5 * unit))) == RED
    assert shown.getpixel((left + round(35 * unit), top + round(15 * unit))) == (0, 0, 0)
    assert shown.getpixel((left + round(20 * unit), top + round(10 * unit))) == WHITE


def without_border(data: bytes, media_type: str = "image/svg+xml") -> bytes:
    digest = sha256(data).hexdigest()
    return trimmed(Picture("own:thing", digest, media_type), Kit(pictures={digest: data}))


@pytest.mark.parametrize("drawing", [SYRINGE, PILLS, SQUARE])
def test_a_drawing_without_its_border_is_a_drawing_of_the_same(drawing: bytes) -> None:
    assert without_border(drawing) != drawing
    made, other = (image(show(each, box=(300, 300))) for each in (without_border(drawing), drawing))
    assert made.size == pytest.approx(other.size, abs=12)
    blurred = ImageChops.difference(made, other.resize(made.size)).convert("L").resize((9, 9), Image.Resampling.BOX)
    assert max(blurred.tobytes()) < 60
    assert ink(made)[2] - ink(made)[0] > 0.9 * made.width


def test_a_broken_drawing_is_refused_though_it_is_only_trimmed() -> None:
    with pytest.raises(RenderError, match="the picture 'own:thing' has <text>"):
        without_border(f'<svg {NS} viewBox="0 0 9 9"><text y="9">5mg</text></svg>'.encode())


def test_a_photograph_has_no_border_to_lose() -> None:
    photograph = encoded(Image.new("RGB", (8, 8), RED), "PNG")
    assert without_border(photograph, "image/png") == photograph


def test_a_drawing_without_a_view_box_is_drawn_whole() -> None:
    made = show(SQUARE.replace(b'viewBox="0 0 100 100"', b'width="100" height="100"'))
    assert (made.width, made.height) == (200, 200)
    assert image(made).getpixel((80, 80)) == RED


def test_the_same_drawing_gives_the_same_bytes() -> None:
    assert show(SYRINGE).data == show(SYRINGE).data


def test_drawings_go_through_the_memo_by_what_their_bytes_depend_on() -> None:
    kept: dict[str, bytes] = {}

    def memo(key: str, make: Callable[[], bytes]) -> bytes:
        if key not in kept:
            kept[key] = make()
        return kept[key]

    def draw(data: bytes, width: int) -> Raster:
        digest = sha256(data).hexdigest()
        return raster(Picture("x", digest, "image/svg+xml"), Kit(pictures={digest: data}, memo=memo), width, width)

    first = draw(SYRINGE, 200)
    assert len(kept) == 2
    assert draw(SYRINGE, 200) == first
    assert len(kept) == 2
    assert draw(SYRINGE, 300) != first
    assert len(kept) == 3
    draw(PILLS, 300)
    assert len(kept) == 5
    kept[list(kept)[-1]] = first.data
    assert draw(PILLS, 300).data == first.data


REFUSED = {
    "words": ('<text y="9">5mg</text>', "<text>"),
    "HTML": ("<foreignObject><p>5mg</p></foreignObject>", "<foreignObject>"),
    "movement": ('<rect width="5" height="5"><animate attributeName="x" to="9"/></rect>', "<animate>"),
    "a script": ("<script>1</script>", "<script>"),
    "a picture elsewhere": ('<image href="needle.png" width="5" height="5"/>', "href='needle.png'"),
    "a drawing in data": ('<image href="data:image/svg+xml;base64,AA" width="5" height="5"/>', "data:image/svg"),
    "a shape elsewhere": ('<use href="other.svg#needle"/>', "href='other.svg#needle'"),
    "a variable": ('<rect width="5" height="5" fill="var(--a)"/>', "fill='var(--a)'"),
    "a new colour": ('<rect width="5" height="5" style="fill:oklch(60% 0.2 20)"/>', "oklch"),
    "a clip shape": ('<rect width="5" height="5" clip-path="circle(2px)"/>', "circle(2px)"),
    "a sheet elsewhere": ("<style>@import url(a.css);</style>", "@import"),
    "a media rule": ("<style>@media print { rect { fill: red } }</style>", "@media"),
    "a nested rule": ("<style>g { rect { fill: red } }</style>", "g {"),
    "a negated rule": ("<style>rect:not(.a) { fill: red }</style>", "rect:not(.a)"),
    "sizes in a sheet": ("<style>rect { width: 5px; height: 5px }</style>", "width: 5px"),
    "sizes in a style": ('<rect style="width:5px;height:5px"/>', "width:5px"),
}


@pytest.mark.parametrize(("part", "named"), REFUSED.values(), ids=REFUSED)
def test_a_drawing_that_would_lose_something_is_refused(part: str, named: str) -> None:
    drawing = f'<svg {NS} viewBox="0 0 10 10"><rect width="9" height="9"/>{part}</svg>'
    assert named in refusal(drawing.encode())


DRAWN = {
    "a sheet": "<style>/* @note */ g > rect, .a { fill: red; stroke-width: 2 }</style>"
    "<g><rect width='9' height='9'/></g>",
    "a shape used twice": '<defs><rect id="a" width="5" height="5"/></defs><use href="#a"/>',
    "an empty text": '<rect width="5" height="5"/><text> </text>',
    "a gradient": '<linearGradient id="g"><stop stop-color="red"/></linearGradient>'
    '<rect width="9" height="9" fill="url(#g)" transform="rotate(3) translate(1 1)"/>',
    "a comment": "<!-- <script> --><rect width='9' height='9'/>",
}


@pytest.mark.parametrize("part", DRAWN.values(), ids=DRAWN)
def test_what_can_be_drawn_is_not_refused(part: str) -> None:
    made = show(f'<svg {NS} viewBox="0 0 10 10">{part}</svg>'.encode())
    assert len(image(made).getcolors(1000) or [0, 0]) > 1


BROKEN = {
    "nothing": (b"", "is broken"),
    "half": (SYRINGE[:150], "is broken"),
    "not SVG": (b"<html/>", "is not an SVG drawing"),
    "no namespace": (b'<svg viewBox="0 0 9 9"><rect width="9" height="9"/></svg>', "is not an SVG drawing"),
    "an empty drawing": (f'<svg {NS} viewBox="0 0 9 9"/>'.encode(), "shows nothing"),
    "no size": (f'<svg {NS} width="0" height="9"><rect width="9" height="9"/></svg>'.encode(), "cannot be drawn"),
    "entities": (b'<!DOCTYPE svg [<!ENTITY a "red">]>' + SYRINGE, "has a document type"),
    "an unknown encoding": (b'<?xml version="1.0" encoding="x-none"?>' + SYRINGE, "is broken"),
}


@pytest.mark.parametrize(("data", "named"), BROKEN.values(), ids=BROKEN)
def test_a_broken_drawing_is_named(data: bytes, named: str) -> None:
    assert named in refusal(data)


@pytest.mark.parametrize(("kind", "media_type"), [("PNG", "image/png"), ("JPEG", "image/jpeg")])
def test_a_photograph_keeps_its_bytes(kind: str, media_type: str) -> None:
    data = encoded(Image.new("RGB", (30, 20), RED), kind)
    made = show(data, media_type)
    assert (made.data, made.media_type, made.width, made.height) == (data, media_type, 30, 20)


def test_a_photograph_with_the_wrong_ending_is_what_it_is() -> None:
    assert show(encoded(Image.new("RGB", (3, 2)), "PNG"), "image/jpeg").media_type == "image/png"


def test_a_photograph_that_lies_on_its_side_is_turned() -> None:
    lying = Image.new("RGB", (40, 20), WHITE)
    lying.paste(RED, (0, 0, 20, 20))
    exif = Image.Exif()
    exif[0x0112] = 6
    made = show(encoded(lying, "JPEG", exif=exif, quality=95), "image/jpeg")
    assert (made.width, made.height, made.media_type) == (20, 40, "image/jpeg")
    red, _, blue = image(made).getpixel((10, 5))  # type: ignore[misc]
    assert red - blue > 150
    assert not Image.open(io.BytesIO(made.data)).getexif().get(0x0112)


@pytest.mark.parametrize("kind", ["PNG", "JPEG"])
def test_a_broken_photograph_is_named(kind: str) -> None:
    noise = Image.effect_noise((60, 60), 90)
    data = encoded(noise, kind)
    for broken in (data[: len(data) // 2], b"", b"GIF89a" + data, data[:30]):
        assert "is broken" in refusal(broken, "image/png")


def test_a_changed_byte_in_a_png_is_seen() -> None:
    data = bytearray(encoded(Image.effect_noise((60, 60), 90), "PNG"))
    data[len(data) // 2] ^= 255
    assert "is broken" in refusal(bytes(data), "image/png")


@pytest.mark.parametrize("side", [7000, 15000])
def test_an_enormous_photograph_is_refused_before_it_is_unpacked(side: int) -> None:
    data = encoded(Image.new("1", (side, side)), "PNG")
    message = refusal(data, "image/png")
    assert "more than 40,000,000 pixels" in message or "is broken" in message


@pytest.mark.parametrize("path", sorted(LIBRARY.glob("*/*.svg")), ids=lambda path: f"{path.parent.name}-{path.stem}")
def test_every_picture_of_the_library_can_be_drawn(path: Path) -> None:
    made = show(path.read_bytes(), box=(64, 64))
    assert max(made.width, made.height) in {64, 65}
