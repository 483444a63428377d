"""Pictures as Word and its like can show them: drawings become PNG by resvg, photographs stay as they are.

Easy Read shows drawings as large as it can, so what is empty around them goes, in every medium.

resvg draws what it knows and passes over the rest in silence, so that a needle could be missing from the picture of an
injection. What it is known to pass over (its docs/unsupported.md and docs/svg2-changelog.md, and trials) is refused.
"""

from __future__ import annotations

import re
import struct
from dataclasses import dataclass
from hashlib import sha256
from io import BytesIO
from typing import TYPE_CHECKING, Any
from xml.etree import ElementTree as ET

from leaflets.errors import Fault, RenderError
from leaflets.photographs import Broken, opened

if TYPE_CHECKING:
    from collections.abc import Iterator

    from PIL.Image import Image

    from leaflets.document import Picture
    from leaflets.format import Kit

_PROBE = 128
"""Pixels: the size of the first drawing, which only shows where the picture's empty border is."""

_DPI = 96.0
"""CSS pixels per inch: resvg refuses lengths in mm without it."""

_PAPER = "#ffffff"
"""A drawing's ground: black lines stay visible for a reader who makes the page dark."""

_SVG = "http://www.w3.org/2000/svg"
_WORDS = frozenset({"text", "tspan", "textPath", "foreignObject"})
_UNDRAWN = frozenset(
    {"animate", "animateMotion", "animateTransform", "discard", "font", "font-face", "meshgradient", "script", "set"}
    | {"audio", "canvas", "color-profile", "hatch", "iframe", "mesh", "solidcolor", "video"}
)
_UNDRAWN_VALUE = re.compile(
    r"\b(?:var|calc|env|min|max|clamp|attr|light-dark|color|color-mix|hwb|lab|lch|oklab|oklch)\("
    r"|\b(?:circle|ellipse|polygon|inset|path)\("
    r"|url\(\s*['\"]?(?!#|['\"]?#)",
    re.IGNORECASE,
)
_UNDRAWN_SELECTOR = re.compile(r"[@&~+]|:(?!first-child)")
_UNDRAWN_PROPERTY = re.compile(r"(?:^|[;\s])(?:width|height|rx|ry|cx|cy|r|x|y|d)\s*:")
_RULE = re.compile(r"([^{}]*)\{([^{}]*)\}")
_DRAWN_IMAGE = re.compile(r"data:image/(?:png|jpe?g)[;,]", re.IGNORECASE)

_UPRIGHT = 1
_ORIENTATION = 0x0112
"""The EXIF tag and its value for "the first row is the top"."""


@dataclass(frozen=True, slots=True)
class Raster:
    """A picture in pixels."""

    data: bytes
    media_type: str
    width: int
    height: int


def raster(picture: Picture, kit: Kit, width: int, height: int) -> Raster:
    """Give a picture in pixels; a drawing is trimmed to what it shows and fills `width` x `height` pixels.

    A photograph keeps its own bytes and size. Raises RenderError, with the picture's name and place, where it cannot
    be shown whole.
    """
    data = kit.pictures[picture.digest]
    if picture.media_type == "image/svg+xml":
        return _drawing(picture, kit, data, (width, height))
    return _photograph(picture, kit, data)


def _drawing(picture: Picture, kit: Kit, data: bytes, box: tuple[int, int]) -> Raster:
    return _measured(_png(picture, kit, _window(picture, kit, data), box, _PAPER))


def trimmed(picture: Picture, kit: Kit) -> bytes:
    """Give a picture as it is, a drawing without its empty border; it stays a drawing of lines.

    Raises RenderError where a drawing cannot be shown whole.
    """
    data = kit.pictures[picture.digest]
    return data if picture.media_type != "image/svg+xml" else ET.tostring(_window(picture, kit, data))


def _window(picture: Picture, kit: Kit, data: bytes) -> ET.Element:
    """Give the part of a drawing that shows something."""
    root = _parsed(picture, data)
    problem = next(_problems(root), None)
    if problem:
        raise _fault(picture, problem, "turn its text into outlines and save it as a plain SVG, or save it as a PNG")
    probe = _png(picture, kit, root, (_PROBE, _PROBE))
    shown = _shown(probe)
    if shown is None:
        raise _fault(picture, "shows nothing", "open it in a drawing program and look at it")
    return _trimmed(root, probe, shown)


def _parsed(picture: Picture, data: bytes) -> ET.Element:
    if b"<!DOCTYPE" in data or b"<!ENTITY" in data:
        raise _fault(picture, "has a document type", "save it as a plain SVG")
    try:
        root = ET.fromstring(data)  # noqa: S314 - entities are refused above
    except (ET.ParseError, ValueError, LookupError) as error:
        raise _fault(picture, f"is broken: {error}", "save it again as a plain SVG") from error
    if root.tag != f"{{{_SVG}}}svg":
        raise _fault(picture, "is not an SVG drawing", "save it again as a plain SVG")
    return root


def _problems(root: ET.Element) -> Iterator[str]:
    """Say what of a drawing resvg would leave out or colour black."""
    for element in root.iter():
        name = _bare(element.tag)
        if name in _UNDRAWN or (name in _WORDS and "".join(element.itertext()).strip()):
            yield f"has <{name}>, which cannot be drawn"
        if name == "style" and (found := _undrawn_style("".join(element.itertext()))):
            yield f"has a style that cannot be drawn: {found!r}"
        for key, value in element.attrib.items():
            if found := _undrawn_attribute(name, _bare(key), value):
                yield f"has {_bare(key)}={found!r}, which cannot be drawn"


def _bare(name: str) -> str:
    """Give a name without its namespace; a comment has none."""
    return str(name).rsplit("}", 1)[-1]


def _undrawn_style(sheet: str) -> str:
    """Give the part of a style sheet that resvg does not know: rules in rules, @-rules, selectors, values."""
    bare = re.sub(r"/\*.*?\*/", " ", sheet, flags=re.DOTALL)
    rest = _RULE.sub(" ", bare)
    for selector, declarations in _RULE.findall(bare):
        found = _UNDRAWN_SELECTOR.search(selector) or _UNDRAWN_PROPERTY.search(declarations)
        found = found or _UNDRAWN_VALUE.search(declarations)
        if found:
            return f"{selector.strip()} {{{declarations.strip()}}}"[:60]
    return rest.strip()[:60]


def _undrawn_attribute(element: str, name: str, value: str) -> str:
    if name == "href":
        drawn = value.startswith("#") or element == "a" or (element == "image" and _DRAWN_IMAGE.match(value))
        return "" if drawn else value[:60]
    found = _UNDRAWN_VALUE.search(value)
    if not found and name == "style" and element != "svg":
        found = _UNDRAWN_PROPERTY.search(value)
    return value[:60] if found else ""


def _png(picture: Picture, kit: Kit, root: ET.Element, box: tuple[int, int], paper: str | None = None) -> bytes:
    """Draw as large as fits in a box of pixels; the memo's key is all that the bytes depend on."""
    import resvg_py

    svg = ET.tostring(root, encoding="unicode")
    how: dict[str, Any] = {"width": box[0], "height": box[1], "dpi": _DPI, "background": paper}

    def make() -> bytes:
        try:
            return resvg_py.svg_to_bytes(svg_string=svg, skip_system_fonts=True, **how)
        except ValueError as error:
            raise _fault(picture, f"cannot be drawn: {error}", "save it again as a plain SVG") from error

    made_by = f"resvg-py {resvg_py.__version__} ({resvg_py.__resvg_version__})"
    return kit.memo(f"png: {made_by}, {how}, {sha256(svg.encode()).hexdigest()}", make)


def _shown(png: bytes) -> tuple[int, int, int, int] | None:
    """Give the box (left, top, right, bottom) of all pixels that show something."""
    from PIL import Image

    with Image.open(BytesIO(png), formats=("PNG",)) as image:
        return image.convert("RGBA").getchannel("A").getbbox()


def _trimmed(root: ET.Element, probe: bytes, shown: tuple[int, int, int, int]) -> ET.Element:
    """Put a drawing inside another whose window is the part that shows something, with one pixel to spare."""
    if "viewBox" not in root.attrib:
        return root
    size = _measured(probe)
    left, top = max(shown[0] - 1, 0), max(shown[1] - 1, 0)
    right, bottom = min(shown[2] + 1, size.width), min(shown[3] + 1, size.height)
    window = ET.Element(f"{{{_SVG}}}svg", viewBox=f"{left} {top} {right - left} {bottom - top}")
    inner = ET.SubElement(window, root.tag, {**root.attrib, "width": str(size.width), "height": str(size.height)})
    inner.extend(root)
    inner.text = root.text
    return window


def _measured(png: bytes) -> Raster:
    """Read a PNG's size in its header (ISO/IEC 15948, 11.2.2)."""
    width, height = struct.unpack(">II", png[16:24])
    return Raster(png, "image/png", width, height)


def _photograph(picture: Picture, kit: Kit, data: bytes) -> Raster:
    """Look whether a PNG or JPEG is whole; one that lies on its side is turned, for Word does not turn it."""
    try:
        with opened(data) as image:
            if image.getexif().get(_ORIENTATION, _UPRIGHT) != _UPRIGHT:
                return _upright(kit, image, picture.digest)
            return Raster(data, f"image/{str(image.format).lower()}", image.width, image.height)
    except Broken as error:
        raise _fault(picture, f"is broken: {error}", "open it in a picture program and save it again") from error


def _upright(kit: Kit, image: Image, digest: str) -> Raster:
    import PIL
    from PIL import ImageOps

    kind = str(image.format)
    turned = ImageOps.exif_transpose(image)

    def make() -> bytes:
        out = BytesIO()
        turned.save(out, kind, **({"quality": 92} if kind == "JPEG" else {}))
        return out.getvalue()

    data = kit.memo(f"upright:pillow {PIL.__version__}:{digest}", make)
    return Raster(data, f"image/{kind.lower()}", turned.width, turned.height)


def _fault(picture: Picture, problem: str, hint: str) -> RenderError:
    return RenderError(Fault(f"the picture {picture.name!r} {problem}", picture.at, hint))
