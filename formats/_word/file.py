"""A Word file: made of the XML parts in `styles/word/`, filled through python-docx, packed so that its bytes repeat.

python-docx's own template is not used: it has 11 pt text, blue headings, American English, and a part
(stylesWithEffects.xml) that is not valid.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import UTC, datetime, time
from hashlib import sha256
from io import BytesIO
from itertools import count
from typing import TYPE_CHECKING
from zipfile import ZipFile

from formats._archive import archived
from formats._picture import raster
from formats._xml import legal

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from docx.document import Document as Package
    from docx.oxml.xmlchemy import BaseOxmlElement

    from formats._picture import Raster
    from leaflets.document import Document, Picture
    from leaflets.format import Kit, Styles

DPI = 300
"""Pixels for each printed inch of a drawing: what printers show; a picture of 45 mm is about 15 kB."""

MOST_PIXELS = 1600
"""Pixels: no drawing is made longer than this, however large it is printed."""

_LONGEST_PROPERTY = 255
"""Characters: python-docx takes no longer text for a core property, Word shows none."""

_CONTENT = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
_PARTS = {"settings": "settings", "fontTable": "fonts", "numbering": "numbering", "theme": "theme", "styles": ""}
"""Part of the package -> file in `styles/word/`; which file holds the styles is for the format to say."""

_DECORATIVE = "http://schemas.microsoft.com/office/drawing/2017/decorative"


@dataclass(frozen=True, slots=True)
class Box:
    """The room for a picture, in millimetres."""

    width: float
    height: float


@dataclass(slots=True)
class WordFile:
    """A Word file that is being written. `notes` holds the numbers of the notes of the section being written."""

    document: Document
    kit: Kit
    package: Package
    ids: Iterator[int] = field(default_factory=lambda: count(1))
    rasters: dict[tuple[str, Box], Raster] = field(default_factory=dict)
    images: dict[str, str] = field(default_factory=dict)
    notes: dict[str, int] = field(default_factory=dict)


def new_word_file(document: Document, kit: Kit, design: str) -> WordFile:
    """Open an empty Word file with the styles of `styles/word/<design>.xml` on the page of `<design>_page.xml`."""
    import docx

    package = docx.Document(BytesIO(_template(kit.styles, design)))
    _set_language(package, document)
    _set_properties(package, document)
    return WordFile(document, kit, package)


def packed(file: WordFile) -> bytes:
    """Save a Word file so that the same parts give the same bytes on every machine."""
    raw = BytesIO()
    file.package.save(raw)
    with ZipFile(raw) as made:
        return archived({name: made.read(name) for name in made.namelist()}, file.document.released)


def element(tag: str, **attributes: str) -> BaseOxmlElement:
    """Make an element of the `w:` namespace with attributes of it."""
    from docx.oxml.ns import qn
    from docx.oxml.parser import OxmlElement

    return OxmlElement(f"w:{tag}", {qn(f"w:{name}"): value for name, value in attributes.items()})


def place(container: BaseOxmlElement, child: BaseOxmlElement) -> None:
    """Put a paragraph or table at the end of a body, cell, header or footer."""
    from docx.oxml.ns import qn

    last = container[-1] if len(container) else None
    if last is not None and last.tag == qn("w:sectPr"):
        last.addprevious(child)
    else:
        container.append(child)


def drawing(file: WordFile, picture: Picture, box: Box) -> BaseOxmlElement:
    """Make a run that holds a picture, as large as its box allows; without `alt` it is marked as decorative."""
    from docx.oxml.shape import CT_Inline
    from docx.shared import Mm

    image = _raster(file, picture, box)
    size = min(box.width / image.width, box.height / image.height)
    name = f"picture.{image.media_type.removeprefix('image/')}"
    part = _image(file, image.data, image.media_type)
    inline = CT_Inline.new_pic_inline(next(file.ids), part, name, Mm(image.width * size), Mm(image.height * size))
    inline.docPr.set("descr", legal(picture.alt))
    if not picture.alt:
        inline.docPr.append(_decorative())
    for side in "TBLR":
        inline.set(f"dist{side}", "0")  # LibreOffice keeps 3 mm free where nothing is said
    run, holder = element("r"), element("drawing")
    holder.append(inline)
    run.append(holder)
    return run


def _raster(file: WordFile, picture: Picture, box: Box) -> Raster:
    if (picture.digest, box) not in file.rasters:
        scale = min(DPI, MOST_PIXELS * 25.4 / max(box.width, box.height)) / 25.4
        made = raster(picture, file.kit, round(box.width * scale), round(box.height * scale))
        file.rasters[picture.digest, box] = made
    return file.rasters[picture.digest, box]


def _image(file: WordFile, data: bytes, media_type: str) -> str:
    """Give the relationship of a picture's part; the same pixels are kept once."""
    from docx.opc.constants import RELATIONSHIP_TYPE
    from docx.opc.packuri import PackURI
    from docx.parts.image import ImagePart

    digest = sha256(data).hexdigest()
    if digest not in file.images:
        uri = PackURI(f"/word/media/image{len(file.images) + 1}.{media_type.removeprefix('image/')}")
        part = ImagePart(uri, media_type, data)
        file.images[digest] = file.package.part.relate_to(part, RELATIONSHIP_TYPE.IMAGE)
    return file.images[digest]


def _decorative() -> BaseOxmlElement:
    from docx.oxml.ns import nsdecls
    from docx.oxml.parser import parse_xml

    return parse_xml(
        f'<a:extLst {nsdecls("a")}><a:ext uri="{{C183D7F6-B498-43B3-948B-1728B52AA6E4}}">'
        f'<adec:decorative xmlns:adec="{_DECORATIVE}" val="1"/></a:ext></a:extLst>'
    )


def _template(styles: Styles, design: str) -> bytes:
    """Make a package of the parts in `styles/word/`."""
    out = BytesIO()
    with ZipFile(out, "w") as archive:
        for name, part in _template_parts(styles, design).items():
            archive.writestr(name, part)
    return out.getvalue()


def _template_parts(styles: Styles, design: str) -> Mapping[str, str]:
    files = {part: styles.text(f"word/{name or design}.xml") for part, name in _PARTS.items()}
    overrides = {f"/word/{part}.xml": f"{_CONTENT}.{part}+xml" for part in _PARTS}
    overrides["/word/theme.xml"] = "application/vnd.openxmlformats-officedocument.theme+xml"
    overrides["/word/document.xml"] = f"{_CONTENT}.document.main+xml"
    overrides["/docProps/core.xml"] = "application/vnd.openxmlformats-package.core-properties+xml"
    kinds = {"rels": "application/vnd.openxmlformats-package.relationships+xml", "xml": "application/xml"}
    types = "".join(f'<Default Extension="{key}" ContentType="{value}"/>' for key, value in kinds.items())
    types += "".join(f'<Override PartName="{key}" ContentType="{value}"/>' for key, value in overrides.items())
    core = f'<cp:coreProperties xmlns:cp="{_PACKAGE}/metadata/core-properties"/>'
    package = {f"{_RELATION}/officeDocument": "word/document.xml"}
    package[f"{_PACKAGE}/relationships/metadata/core-properties"] = "docProps/core.xml"
    return {
        "[Content_Types].xml": f'{_DECLARATION}<Types xmlns="{_PACKAGE}/content-types">{types}</Types>',
        "_rels/.rels": _relationships(package),
        "docProps/core.xml": f"{_DECLARATION}{core}",
        "word/document.xml": styles.text(f"word/{design}_page.xml"),
        "word/_rels/document.xml.rels": _relationships({f"{_RELATION}/{part}": f"{part}.xml" for part in _PARTS}),
        **{f"word/{part}.xml": text for part, text in files.items()},
    }


def _relationships(targets: Mapping[str, str]) -> str:
    rows = (
        f'<Relationship Id="rId{number}" Type="{kind}" Target="{target}"/>'
        for number, (kind, target) in enumerate(targets.items(), 1)
    )
    return f'{_DECLARATION}<Relationships xmlns="{_PACKAGE}/relationships">{"".join(rows)}</Relationships>'


def _set_language(package: Package, document: Document) -> None:
    """Name the language wherever Word looks for it, and the writing direction."""
    from docx.oxml.ns import qn

    rtl = document.direction == "rtl"
    for lang in package.styles.element.xpath("//w:lang"):
        lang.set(qn("w:val"), document.language)
        lang.set(qn("w:eastAsia"), document.language)
        if rtl:
            lang.set(qn("w:bidi"), document.language)
            lang.addprevious(element("rtl"))
    for lang in package.settings.element.xpath("//w:themeFontLang"):
        lang.set(qn("w:val"), document.language)
    if rtl:
        for spacing in package.styles.element.xpath("//w:pPrDefault/w:pPr/w:spacing"):
            spacing.addprevious(element("bidi"))
        for page in package.element.xpath("//w:sectPr/w:titlePg"):
            page.addnext(element("bidi"))


def _set_properties(package: Package, document: Document) -> None:
    """Fill the core properties from the document: no clock, no user's name."""
    released = datetime.combine(document.released, time(), UTC)
    core = package.core_properties
    core.title = _property(document.title.text)
    core.subject = _property(document.subtitle.text if document.subtitle else "")
    core.author = core.last_modified_by = _property(document.publisher)
    core.identifier, core.version = _property(document.reference), _property(document.version)
    core.language, core.content_status = document.language, document.status.value
    core.created, core.modified, core.revision = released, released, 1


def _property(text: str) -> str:
    return legal(text)[:_LONGEST_PROPERTY]
