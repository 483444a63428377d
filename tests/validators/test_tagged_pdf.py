from __future__ import annotations

import shutil
from typing import TYPE_CHECKING, Any

import pikepdf
import pytest
from pikepdf import Array, Dictionary, Name, String

from tests.validators import spoil
from tests.validators.spoil import element
from tests.validators.tagged_pdf import IDENTITY, TITLE, faults

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.validators.built import Built

pytestmark = pytest.mark.slow


def test_every_pdf_is_tagged_as_pdf_ua_asks(built: Built) -> None:
    assert {path.name: faults(path) for path in built.of(".pdf")} == {path.name: [] for path in built.of(".pdf")}
    assert len({path.name for path in built.of(".pdf")}) >= 8


def tag(old: str, new: str, number: int = 0) -> Callable[[Any], None]:
    """Give an element another tag."""

    def change(pdf: Any) -> None:
        element(pdf, old, number).S = Name(f"/{new}")

    return change


def without(old: str, key: str) -> Callable[[Any], None]:
    """Take a key from an element."""

    def change(pdf: Any) -> None:
        del element(pdf, old)[key]

    return change


def catalogue(key: str, value: Any = None) -> Callable[[Any], None]:
    """Set or take away a key of the document catalogue."""

    def change(pdf: Any) -> None:
        if value is None:
            del pdf.Root[key]
        else:
            pdf.Root[key] = value

    return change


def metadata(key: str) -> Callable[[Any], None]:
    """Take a property out of the metadata."""

    def change(pdf: Any) -> None:
        with pdf.open_metadata(set_pikepdf_as_editor=False, update_docinfo=False) as about:
            del about[key]

    return change


def draw(before: str = "", after: str = "", old: str = "", new: str = "") -> Callable[[Any], None]:
    """Add to what the first page draws, or change it."""

    def change(pdf: Any) -> None:
        content = pdf.pages[0].Contents
        text = content.read_bytes().decode("latin-1")
        assert old in text
        content.write((before + text.replace(old, new, 1) + after).encode("latin-1"))

    return change


def font(change_font: Callable[[Any], object]) -> Callable[[Any], None]:
    """Change the font of the first page."""

    def change(pdf: Any) -> None:
        change_font(next(iter(pdf.pages[0].Resources.Font.values())))

    return change


def link(key: str, value: Any = None) -> Callable[[Any], None]:
    """Set or take away a key of the first link."""

    def change(pdf: Any) -> None:
        annotation = pdf.pages[0].Annots[0]
        if value is None:
            del annotation[key]
        else:
            annotation[key] = value

    return change


def no_scope(pdf: Any) -> None:
    del element(pdf, "TH").A["/Scope"]


def narrow_row(pdf: Any) -> None:
    del element(pdf, "TR", -1).K[-1]


def joined_cells(pdf: Any) -> None:
    element(pdf, "TD").A["/RowSpan"] = 2


def lost_header(pdf: Any) -> None:
    element(pdf, "TD").A["/Headers"] = Array([String("nowhere")])


def twin_names(pdf: Any) -> None:
    element(pdf, "TH").ID = element(pdf, "TH", 1).ID


def no_list_of_names(pdf: Any) -> None:
    del pdf.Root.StructTreeRoot["/IDTree"]


def wrong_parent(pdf: Any) -> None:
    element(pdf, "LBody").P = element(pdf, "H1")


def lost_link(pdf: Any) -> None:
    element(pdf, "Link").K = Array([kid for kid in element(pdf, "Link").K if isinstance(kid, int)])


def strange_annotation(pdf: Any) -> None:
    pdf.pages[0].Annots.append(pdf.make_indirect(Dictionary(Type=Name.Annot, Subtype=Name.Text, Contents="Hello")))


def no_tabs(pdf: Any) -> None:
    del pdf.pages[0]["/Tabs"]


def shared_content(pdf: Any) -> None:
    element(pdf, "Span", 1).K = element(pdf, "Span").K


def lost_content(pdf: Any) -> None:
    element(pdf, "Span").K = Array([])


def wrong_way_back(pdf: Any) -> None:
    holders = pdf.Root.StructTreeRoot.ParentTree.Nums[1]
    holders[0], holders[1] = holders[1], holders[0]


def no_way_back(pdf: Any) -> None:
    del pdf.pages[0]["/StructParents"]


def blank_alternative(pdf: Any) -> None:
    element(pdf, "Figure").Alt = " "


def attached_file(pdf: Any) -> None:
    pdf.attachments["notes.txt"] = b"Hello"


def no_widths(first: Any) -> None:
    first.DescendantFonts[0].W = Array([])


def no_meanings(first: Any) -> None:
    first.ToUnicode.write(b"1 beginbfchar <0001> <0041> endbfchar")


def no_program(first: Any) -> None:
    del first.DescendantFonts[0].FontDescriptor["/FontFile2"]


def other_glyphs(first: Any) -> None:
    del first.DescendantFonts[0]["/CIDToGIDMap"]


def simple_font(first: Any) -> None:
    first.Subtype = Name.Type1


PAINT = "\n0 0 10 10 re f\n"
PLANTED: list[tuple[Callable[[Any], None], str]] = [
    (catalogue("/StructTreeRoot"), "there is no structure tree"),
    (catalogue("/MarkInfo"), "Marked is not true"),
    (catalogue("/MarkInfo", Dictionary(Marked=True, Suspects=True)), "Suspects is true"),
    (catalogue("/Lang"), "the document has no language"),
    (catalogue("/ViewerPreferences"), "DisplayDocTitle is not true"),
    (catalogue("/AcroForm", Dictionary(Fields=Array([]))), "it holds a form"),
    (metadata(IDENTITY), "it does not say that it is PDF/UA-1"),
    (metadata(TITLE), "its metadata have no title"),
    (attached_file, "it holds files"),
    (tag("P", "Foo"), "Foo is no standard tag"),
    (tag("H1", "P"), "the first heading is not H1"),
    (tag("H2", "H4"), "H4 follows H1"),
    (tag("H2", "H"), "H stands beside numbered headings"),
    (tag("L", "Sect"), "LI stands in Sect"),
    (tag("LBody", "Div"), "LI holds Div"),
    (tag("LI", "Div"), "L holds Div"),
    (tag("TR", "Div"), "TH stands in Div"),
    (tag("TBody", "Div"), "Table holds Div"),
    (tag("TD", "P"), "TR holds P"),
    (tag("TBody", "THead"), "a table has two THead"),
    (wrong_parent, "LBody names another parent than LI"),
    (without("Figure", "/Alt"), "Figure has no alternative"),
    (blank_alternative, "Figure has no alternative"),
    (tag("Div", "Note"), "Note has no ID"),
    (no_scope, "TH has no Scope"),
    (narrow_row, "a table's rows have [2, 3] columns"),
    (joined_cells, "a cell reaches over rows"),
    (lost_header, "a cell names the header nowhere"),
    (twin_names, "two elements are named"),
    (no_list_of_names, "IDTree does not list its named elements"),
    (lost_link, "Link holds no annotation"),
    (tag("Link", "Span"), "a link is not in one element Link"),
    (link("/Contents"), "a link says in no words where it leads"),
    (strange_annotation, "/Text is an annotation that this judge does not know"),
    (no_tabs, "page 1: its links are not visited in the order of the tags"),
    (draw(after=PAINT), "page 1: f is neither tagged nor an artifact"),
    (draw(after=f"\n/P <</MCID 999>> BDC{PAINT}EMC\n"), "999) is in no element"),
    (draw(after=f"\n/P <</MCID 0>> BDC{PAINT}EMC\n"), "two pieces of content on a page have one number"),
    (draw(before="/Artifact BMC\n", after="\nEMC"), "an artifact and tagged content stand in each other"),
    (draw(old="/MCID 0", new="/None 0"), "0), which is nowhere"),
    (shared_content, "two elements hold the same content"),
    (lost_content, "0) is in no element"),
    (wrong_way_back, "the parent tree leads from content to another element"),
    (no_way_back, "the parent tree leads from content to another element"),
    (font(simple_font), "a kind of font that this judge does not know"),
    (font(lambda first: first.__delitem__("/ToUnicode")), "no ToUnicode"),
    (font(no_meanings), "has no meaning"),
    (font(no_program), "not embedded"),
    (font(no_widths), "wide and said to be 1000"),
    (font(other_glyphs), "CIDToGIDMap is not Identity"),
]


@pytest.mark.parametrize(("change", "words"), PLANTED, ids=[words for _, words in PLANTED])
def test_a_planted_fault_is_caught(change: Callable[[Any], None], words: str, built: Built, tmp_path: Path) -> None:
    found = faults(spoil.pdf(built.sample("standard_pdf"), tmp_path / "bad.pdf", change))
    assert [fault for fault in found if words in fault], found


def test_the_glyph_for_no_character_is_caught(built: Built, tmp_path: Path) -> None:
    def change(pdf: Any) -> None:
        name = next(iter(pdf.pages[0].Resources.Font))
        draw(after=f"\n/Artifact BMC BT {name} 12 Tf <0000FFFF> Tj ET EMC")(pdf)

    found = faults(spoil.pdf(built.sample("standard_pdf"), tmp_path / "bad.pdf", change))
    assert any("the glyph .notdef is drawn" in fault for fault in found)
    assert any("glyph 65535 is not in the font" in fault for fault in found)


def test_what_a_drawing_draws_is_read_too(built: Built, tmp_path: Path) -> None:
    """A drawing inside an artifact is an artifact; its own tags and untagged drawings are faults."""

    def drawing(pdf: Any, use: str, **keys: Any) -> None:
        form = pdf.make_stream(b"0 0 9 9 re f", Type=Name.XObject, Subtype=Name.Form, BBox=[0, 0, 9, 9], **keys)
        drawings = pdf.pages[0].Resources.get("/XObject", Dictionary())
        drawings["/Ours"] = form
        pdf.pages[0].Resources.XObject = drawings
        draw(after=use)(pdf)

    good = built.sample("standard_pdf")
    inside = spoil.pdf(good, tmp_path / "a.pdf", lambda pdf: drawing(pdf, "\n/Artifact BMC /Ours Do EMC"))
    outside = spoil.pdf(good, tmp_path / "b.pdf", lambda pdf: drawing(pdf, "\n/Ours Do"))
    tagged = spoil.pdf(good, tmp_path / "c.pdf", lambda pdf: drawing(pdf, "\n/Ours Do", StructParents=7))
    assert faults(inside) == []
    assert "page 1: f is neither tagged nor an artifact (7.1)" in faults(outside)
    assert any("a drawing has tags of its own" in fault for fault in faults(tagged))


def test_encryption_is_caught(built: Built, tmp_path: Path) -> None:
    locked = pikepdf.Encryption(owner="secret", user="", allow=pikepdf.Permissions(accessibility=False))
    found = faults(spoil.pdf(built.sample("standard_pdf"), tmp_path / "bad.pdf", lambda _: None, encryption=locked))
    assert found == ["it is encrypted (7.16)"]


def test_a_copy_without_a_change_is_good(built: Built, tmp_path: Path) -> None:
    """So every fault above is the planted one."""
    good = built.sample("standard_pdf")
    shutil.copy(good, tmp_path / "copy.pdf")
    assert faults(tmp_path / "copy.pdf") == faults(spoil.pdf(good, tmp_path / "same.pdf", lambda _: None)) == []
