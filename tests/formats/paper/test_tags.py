from __future__ import annotations

import re
from io import BytesIO
from typing import TYPE_CHECKING, Any

import pikepdf
import pytest

from formats._paper.layout import Paper
from formats._paper.page import pdf
from formats._paper.typeset import PICTURE, typeset
from leaflets.errors import RenderError
from leaflets.format import STYLES
from tests.paper import bookmarks, operations
from tests.samples import RICH, kit, picture

if TYPE_CHECKING:
    from collections.abc import Iterator

FONTS = STYLES.path("fonts")


def tree(made: bytes) -> list[tuple[int, str]]:
    """Give the tags of a PDF as (depth, tag), spans left out."""
    with pikepdf.open(BytesIO(made)) as found:
        return [(depth, tag) for depth, tag in _walk(found.Root.StructTreeRoot.K[0], 0) if tag != "Span"]


def _walk(element: Any, depth: int) -> Iterator[tuple[int, str]]:
    yield depth, str(element.S)[1:]
    for kid in element.get("/K", []) if isinstance(element.get("/K"), pikepdf.Array) else []:
        if isinstance(kid, pikepdf.Dictionary) and "/S" in kid:
            assert kid.P.objgen == element.objgen
            yield from _walk(kid, depth + 1)


def outline(made: bytes) -> str:
    """Write the tags below the page's first heading in one line."""
    parts = [f"{'>' * depth}{tag}" for depth, tag in tree(made)]
    return " ".join(parts[parts.index(">H1") + 1 :])


def made(body: str, css: str = "") -> bytes:
    html = f'<html lang="en"><title>T</title><body><h1>T</h1>{body}</body></html>'
    return typeset(html, [STYLES.text("print/print.css"), css], FONTS, {})


def _numbers(element: Any, page: tuple[int, int]) -> Iterator[int]:
    kids = element.get("/K", pikepdf.Array())
    for kid in kids if isinstance(kids, pikepdf.Array) else [kids]:
        if isinstance(kid, int):
            if element.Pg.objgen == page:
                yield kid
        elif isinstance(kid, pikepdf.Dictionary):
            yield from _numbers(kid, page)


def test_an_item_of_several_blocks_has_one_body() -> None:
    html = "<ul><li>One<p>more</p><p>and more</p></li><li><p>Two</p></li></ul>"
    assert outline(made(html)) == ">L >>LI >>>Lbl >>>LBody >>>>P >>>>P >>LI >>>Lbl >>>LBody >>>>P"


def test_a_list_inside_an_item_stands_in_that_item_before_what_follows_it() -> None:
    html = "<ul><li>One<ol><li>inner</li></ol><p>after</p></li></ul>"
    found = outline(made(html))
    assert found == ">L >>LI >>>Lbl >>>LBody >>>>L >>>>>LI >>>>>>Lbl >>>>>>LBody >>>>P"


def test_two_lists_inside_an_item_keep_their_order() -> None:
    html = "<ul><li>a<ul><li>b</li></ul><p>c</p><ol><li>d</li></ol><p>e</p></li><li>f</li></ul>"
    found = outline(made(html))
    assert re.sub(r">+", "", found) == ("L LI Lbl LBody L LI Lbl LBody P L LI Lbl LBody P LI Lbl LBody")


def test_a_list_over_two_pages_keeps_its_shape() -> None:
    html = "<ul>" + "<li>One<p>two</p><ul><li>three</li><li>four</li></ul></li>" * 30 + "</ul>"
    for depth, tag in tree(made(html)):
        assert not (tag == "P" and depth < 4)
    assert "L LI" in re.sub(r">+", "", outline(made(html)))


@pytest.mark.parametrize("depth", [1, 2, 3])
def test_deeply_nested_lists_stay_nested(depth: int) -> None:
    html = "<p>x</p>"
    for _ in range(depth):
        html = f"<ul><li>a{html}</li></ul>"
    assert outline(made(html)).endswith(f"{'>' * (3 * depth + 1)}P")


def test_header_cells_say_what_they_stand_for() -> None:
    html = (
        "<table><thead><tr><th scope=col>A</th><th scope=col>B</th></tr></thead>"
        "<tbody><tr><th scope=row>C</th><td>D</td></tr></tbody></table>"
    )
    with pikepdf.open(BytesIO(made(html))) as found:
        cells = [item for item in found.objects if isinstance(item, pikepdf.Dictionary) and item.get("/S") == "/TH"]
        assert [str(cell.A.Scope) for cell in cells] == ["/Column", "/Column", "/Row"]


def test_header_cells_are_found_by_their_names() -> None:
    row = "<tr><th scope=row>C</th><td>D</td></tr>"
    html = f"<table><thead><tr><th scope=col>A</th><th scope=col>B</th></tr></thead><tbody>{row * 60}</tbody></table>"
    with pikepdf.open(BytesIO(made(html))) as found:
        listed = dict(pikepdf.NameTree(found.Root.StructTreeRoot.IDTree))
        cells = [item for item in found.objects if isinstance(item, pikepdf.Dictionary) and "/ID" in item]
        assert len(cells) > 62
        assert {str(cell.ID): cell.objgen for cell in cells} == {name: item.objgen for name, item in listed.items()}
        ids = list(found.Root.StructTreeRoot.IDTree.Names)[::2]
        assert ids == sorted(ids, key=bytes)


def test_without_named_elements_there_is_no_list_of_them() -> None:
    with pikepdf.open(BytesIO(made("<p>Words.</p>"))) as found:
        assert "/IDTree" not in found.Root.StructTreeRoot


def test_footers_are_artifacts_and_all_else_is_in_the_tree_once() -> None:
    drawn = pdf(RICH, kit(), Paper(14, 29, ("print.css",)))
    with pikepdf.open(BytesIO(drawn)) as found:
        numbers = found.Root.StructTreeRoot.ParentTree.Nums
        for place, page in enumerate(found.pages):
            opened = [operands for operator, operands in operations(page) if operator in {"BDC", "BMC"}]
            footers = [each for each in opened if len(each) > 1 and each[1].get("/Subtype") == "/Footer"]
            assert footers
            assert all(str(each[0]) == "/Artifact" for each in footers)
            marked = sorted(int(each[1].MCID) for each in opened if len(each) > 1 and "/MCID" in each[1])
            assert marked == sorted(_numbers(found.Root.StructTreeRoot, page.obj.objgen))
            holders = numbers[2 * place + 1]
            assert [number for number, holder in enumerate(holders) if holder is not None] == marked


def test_nothing_is_drawn_outside_of_marked_content() -> None:
    drawn = pdf(RICH, kit(), Paper(14, 29, ("print.css",)))
    with pikepdf.open(BytesIO(drawn)) as found:
        for page in found.pages:
            depth = 0
            for operator, _ in operations(page):
                depth += {"BDC": 1, "BMC": 1, "EMC": -1}.get(operator, 0)
                assert depth or operator not in {"TJ", "Tj", "f", "S", "B", "Do"}


DOT = b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><path d="M1 1h7v7z"/></svg>'
SHOWN = picture("dot", DOT)


def illustrated(*alternatives: str, pages: int = 1) -> bytes:
    """Set pictures with these alternatives, each in a box of its own, and words behind them; all of it on each page."""
    boxes = "".join(f'<div><img src="{PICTURE}{SHOWN.digest}" alt="{alt}"></div>' for alt in alternatives)
    body = f"<div>{boxes}<p>Words.</p></div>" * pages
    html = f'<html lang="en"><title>T</title><body><h1>T</h1>{body}</body></html>'
    css = "body > div + div { break-before: page } img { width: 9mm; height: 9mm }"
    return typeset(html, [STYLES.text("print/print.css"), css], FONTS, {SHOWN: DOT})


def artifacts(made: bytes) -> list[str]:
    """Give the type of each artifact that is a picture or a footer."""
    with pikepdf.open(BytesIO(made)) as found:
        opened = [operands for page in found.pages for operator, operands in operations(page) if operator == "BDC"]
    return [str(each[1].get("/Type", "")) for each in opened if str(each[0]) == "/Artifact"]


def test_a_picture_whose_words_are_blank_is_decoration_and_leaves_no_empty_tag() -> None:
    found = illustrated(" ", "A dot.", " ")
    assert outline(found) == ">Div >>Div >>>Figure >>P"
    assert artifacts(found) == ["/Layout", "/Layout"]
    with pikepdf.open(BytesIO(found)) as pdf:
        figures = [each for each in pdf.objects if isinstance(each, pikepdf.Dictionary) and each.get("/S") == "/Figure"]
        assert [str(each.Alt) for each in figures] == ["A dot."]


def test_decoration_is_taken_out_of_every_page() -> None:
    found = illustrated(" ", " ", pages=3)
    assert outline(found) == " ".join([">Div >>P"] * 3)
    assert artifacts(found) == ["/Layout"] * 6
    with pikepdf.open(BytesIO(found)) as pdf:
        for place, page in enumerate(pdf.pages):
            holders = pdf.Root.StructTreeRoot.ParentTree.Nums[2 * place + 1]
            marked = [number for number, holder in enumerate(holders) if holder is not None]
            assert marked == sorted(_numbers(pdf.Root.StructTreeRoot, page.obj.objgen))


def test_a_page_of_nothing_but_decoration_stays() -> None:
    assert artifacts(illustrated(" ")) == ["/Layout"]


def test_a_picture_without_an_alternative_is_still_a_fault() -> None:
    with pytest.raises(RenderError, match="has no required alt description"):
        illustrated("")


def test_bookmarks_hold_no_unseen_characters() -> None:
    drawn = made("<h2>Take 5\u2060 tablets\u200b now</h2>")
    assert bookmarks(drawn) == [(1, "T"), (2, "Take 5 tablets now")]


def test_what_floats_to_the_foot_is_read_after_the_title() -> None:
    text = "<p>Some words that go on.</p>" * 80
    foot = ".a { font-size: 0; line-height: 0 } article { float: footnote; font-size: 14pt }"
    html = (
        f"<header><p>S</p></header><div class=a><article class=offer><h2>Offer</h2><p>Ask us.</p></article></div>{text}"
    )
    found = typeset(
        f"<html lang=en><title>T</title><body>{html}</body></html>", [STYLES.text("print/print.css"), foot], FONTS, {}
    )
    assert [tag for _, tag in tree(found)[:6]] == ["Document", "NonStruct", "P", "Art", "H2", "P"]
    assert [depth for depth, _ in tree(found)[:6]] == [0, 1, 2, 1, 2, 2]
