"""Pages in a browser: axe-core, what they ask of the network, and whether a reader must scroll sideways."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from tests.validators.built import Built, verdicts
from tests.validators.programs import NODE, NODE_MODULES, run

if TYPE_CHECKING:
    from collections.abc import Callable

pytestmark = pytest.mark.slow

SCRIPT = Path(__file__).with_name("browser.mjs")
VIEWS = {
    "light": {"width": 1280, "axe": True},
    "dark": {"width": 1280, "axe": True, "dark": True},
    "narrow": {"width": 320, "axe": True},
    "spaced": {"width": 320, "spaced": True},
    "wide": {"width": 1280},
    "slim": {"width": 320},
}
"""320 pixels: 1,280 pixels at 400% (WCAG 2.2, 1.4.10). Spaced: as a reader may set it (1.4.12).

The last two are the first and the third without axe-core, for pages that it has nothing to do with."""

GOOD = """<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>Title</title>
<style>html { color-scheme: light dark; background: #fff; color: #000 }
@media (prefers-color-scheme: dark) { html { background: #000; color: #fff } }
h1 { font: 32px/1.5 monospace; margin: 0 }</style></head>
<body><main><h1>Title</h1><p>Words.</p><ul><li>Item</li></ul><img alt="A dot" src="data:image/gif;base64,
R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7"><!-- here --></main></body></html>"""

FAINT = "@media (prefers-color-scheme: light) { html { color: #767676 } }"
"""Against white 4.5:1: enough for AA, not for AAA."""
FAINT_IN_THE_DARK = "@media (prefers-color-scheme: dark) { html { color: #888 } }"
FAINT_WHEN_NARROW = "@media (max-width: 400px) { html { color: #767676 } }"
BUTTONS = '<button style="all: unset; width: 10px; height: 10px; display: block" aria-label="Go"></button>' * 2
POLICY = "<meta http-equiv=Content-Security-Policy content=\"style-src 'none'\"><style>"

PLANTED: list[tuple[str, str, str, list[str]]] = [
    (' alt="A dot"', "", "image-alt", ["light"]),
    (' lang="en"', "", "html-has-lang", ["light"]),
    ("<title>Title</title>", "", "document-title", ["light"]),
    ("<li>Item</li>", "<p>Item</p>", "list", ["light"]),
    ("<p>Words.</p>", "<h4>Words</h4>", "heading-order", ["light"]),
    ("main>", "div>", "landmark-one-main", ["light"]),
    ("<!-- here -->", BUTTONS, "target-size", ["light"]),
    ("</style>", f"{FAINT}</style>", "color-contrast-enhanced", ["light", "narrow"]),
    ("</style>", f"{FAINT_IN_THE_DARK}</style>", "color-contrast-enhanced", ["dark"]),
    ("</style>", f"{FAINT_WHEN_NARROW}</style>", "color-contrast-enhanced", ["narrow"]),
]
SIDEWAYS = [
    ('<div style="width: 900px; height: 9px"></div>', ["slim", "spaced"]),
    ('<p style="font: 20px monospace">antidisestablishmentarian</p>', ["spaced"]),
]
OUTSIDE = ['<img alt="" src="http://pictures.example/dot.png">', '<link rel="stylesheet" href="other.css">']


def planted() -> list[tuple[str, list[str]]]:
    """Give the bad pages behind a good one, each with the views to see it in."""
    axe = [
        (GOOD.replace(old, new), ["light"] if rule != "color-contrast-enhanced" else ["light", "dark", "narrow"])
        for old, new, rule, _ in PLANTED
    ]
    sideways = [(GOOD.replace("<!-- here -->", new), ["wide", "slim", "spaced"]) for new, _ in SIDEWAYS]
    outside = [(GOOD.replace("<!-- here -->", new), ["wide"]) for new in OUTSIDE]
    return [(GOOD, list(VIEWS)), *axe, *sideways, *outside, (GOOD.replace("<style>", POLICY), ["wide"])]


def page(number: int) -> str:
    return f"planted-{number}.html"


@pytest.fixture(scope="session")
def found(
    built: Built,
    tmp_path_factory: pytest.TempPathFactory,
    program: Callable[[str], Path],
    installed: Callable[[Path], Path],
) -> dict[str, Any]:
    """Open all pages in one browser: by name, what it finds in each."""
    executable = program("chromium")
    for name in ("axe-core", "playwright-core"):
        installed(NODE_MODULES / name)

    def look(folder: Path) -> Any:
        pages = {path.as_uri(): ["light", "dark", "narrow", "spaced"] for path in pages_of(built)}
        for number, (text, views) in enumerate(planted()):
            (folder / page(number)).write_text(text, encoding="utf-8")
            pages[(folder / page(number)).as_uri()] = views
        asked = {"executable": str(executable), "views": VIEWS, "pages": pages}
        return json.loads(run(NODE, SCRIPT, given=json.dumps(asked)))

    said = verdicts(tmp_path_factory, "browser", look)
    return {name.rpartition("/")[2] if "/planted-" in name else name: seen for name, seen in said.items()}


def pages_of(built: Built) -> list[Path]:
    """Give all pages; the index of a second build is like that of the first."""
    return [path for path in built.of(".html") if path.parent.name != "most"]


def leaflets(built: Built) -> list[str]:
    return [path.as_uri() for path in pages_of(built) if path.parent.name != "usual"]


def faults(seen: dict[str, Any], kind: str) -> dict[str, list[str]]:
    """Give the faults of one kind by the view that shows them."""
    return {name: view[kind] for name, view in seen["views"].items() if view[kind]}


def test_axe_finds_nothing(built: Built, found: dict[str, Any]) -> None:
    pages = [path.as_uri() for path in pages_of(built)]
    assert len(pages) >= 4
    assert {name: faults(found[name], "axe") for name in pages} == {name: {} for name in pages}


def test_nobody_must_scroll_sideways(built: Built, found: dict[str, Any]) -> None:
    pages = [path.as_uri() for path in pages_of(built)]
    assert {name: faults(found[name], "wide") for name in pages} == {name: {} for name in pages}


def test_a_leaflet_asks_for_no_other_file(built: Built, found: dict[str, Any]) -> None:
    pages = leaflets(built)
    assert {name: found[name]["requests"] for name in pages} == {name: [] for name in pages}


def test_the_index_asks_for_nothing_outside_its_folder(built: Built, found: dict[str, Any]) -> None:
    folder = built.folder / "usual"
    asked = found[(folder / "index.html").as_uri()]["requests"]
    assert asked
    assert [url for url in asked if not url.startswith(f"{folder.as_uri()}/")] == []
    assert found[(folder / "pictures.html").as_uri()]["requests"] == []


def test_the_browser_has_nothing_to_say(built: Built, found: dict[str, Any]) -> None:
    """It would name what a page's own security policy refuses: its style, a font, a picture."""
    pages = [path.as_uri() for path in pages_of(built)]
    assert {name: found[name]["messages"] for name in pages} == {name: [] for name in pages}


def test_a_good_page_has_no_fault(found: dict[str, Any]) -> None:
    """So every fault below is the planted one."""
    seen = found[page(0)]
    assert (seen["requests"], seen["messages"], faults(seen, "axe"), faults(seen, "wide")) == ([], [], {}, {})


@pytest.mark.parametrize(("number", "rule", "views"), [(n, *case[2:]) for n, case in enumerate(PLANTED, 1)])
def test_axe_catches_a_planted_fault(number: int, rule: str, views: list[str], found: dict[str, Any]) -> None:
    said = faults(found[page(number)], "axe")
    assert [view for view in said if any(line.startswith(f"{rule}:") for line in said[view])] == views


@pytest.mark.parametrize(("number", "views"), [(n, views) for n, (_, views) in enumerate(SIDEWAYS, len(PLANTED) + 1)])
def test_what_sticks_out_is_caught(number: int, views: list[str], found: dict[str, Any]) -> None:
    assert list(faults(found[page(number)], "wide")) == views


@pytest.mark.parametrize("number", range(1 + len(PLANTED) + len(SIDEWAYS), 1 + len(PLANTED) + len(SIDEWAYS) + 2))
def test_a_request_that_leaves_the_file_is_caught(number: int, found: dict[str, Any]) -> None:
    assert len(found[page(number)]["requests"]) == 1


def test_a_style_that_the_policy_refuses_is_caught(found: dict[str, Any]) -> None:
    (message, *_) = found[page(len(planted()) - 1)]["messages"]
    assert "Content Security Policy" in message
