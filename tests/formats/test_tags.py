from __future__ import annotations

import re
from io import BytesIO
from typing import TYPE_CHECKING, Any

import pikepdf
import pytest

from formats._layout import Paper
from formats._page import pdf
from formats._typeset import typeset
from leaflets.format import STYLES
from tests.paper import bookmarks, operations
from tests.samples import RICH, kit

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


def test_bookmarks_hold_no_unseen_characters() -> None:
    drawn = made("<h2>Take 5\u2060 tablets\u200b now</h2>")
    assert bookmarks(drawn) == [(1, "T"), (2, "Take 5 tablets now")]
