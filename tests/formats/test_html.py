from __future__ import annotations

import base64
import os
import re
import subprocess
import sys
from dataclasses import replace
from hashlib import sha256
from html import unescape
from io import BytesIO
from typing import TYPE_CHECKING

import pytest
from fontTools.ttLib import TTFont

from formats import html
from leaflets.document import Status, Text
from leaflets.format import STYLES, Kit
from leaflets.walks import texts
from tests.elements import one, text, tree
from tests.readback import first_missing, html_words, words
from tests.samples import EASY, PICTURES, PILLS, RICH, SYRINGE, kit, p, with_blocks

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from xml.etree.ElementTree import Element

    from leaflets.document import Document

LIGHT, DARK = "light", "dark"


def page(document: Document = RICH) -> str:
    (raw,) = html.render(document, kit()).values()
    return raw.decode()


@pytest.fixture(scope="module")
def rich() -> str:
    return page()


def style(source: str) -> str:
    return text(next(tree(source).iter("style")))


def policy(source: str) -> str:
    (found,) = (meta.get("content", "") for meta in metas(source) if "http-equiv" in meta.attrib)
    return found


def metas(source: str) -> Iterator[Element]:
    return tree(source).iter("meta")


def meta(source: str, name: str) -> str | None:
    return next((each.get("content") for each in metas(source) if each.get("name") == name), None)


def test_the_file_says_what_it_is() -> None:
    assert list(html.render(RICH, kit())) == ["paracetamol_html.html"]
    assert list(html.render(replace(RICH, language="cy"), kit())) == ["paracetamol_cy_html.html"]


def test_no_word_is_lost_or_out_of_order(rich: str) -> None:
    wanted = [found for each in texts(RICH) if (found := words(each.text))]
    assert first_missing(wanted, html_words(rich.encode())) is None


def test_the_page_names_its_language_direction_and_title(rich: str) -> None:
    root = tree(rich)
    assert (root.get("lang"), root.get("dir")) == ("en-GB", "ltr")
    assert text(next(root.iter("title"))) == "Paracetamol for adults at home"
    assert meta(rich, "description") == "Paracetamol for adults at home. Information for patients. Example Hospitals"
    arabic = tree(page(replace(RICH, language="ar")))
    assert (arabic.get("lang"), arabic.get("dir")) == ("ar", "rtl")


def test_the_reader_may_zoom(rich: str) -> None:
    assert meta(rich, "viewport") == "width=device-width, initial-scale=1"


def test_only_what_is_approved_is_found_by_search_engines() -> None:
    robots = {status: meta(page(replace(RICH, status=status)), "robots") for status in Status}
    assert robots == {Status.APPROVED: None, Status.DRAFT: "noindex", Status.DEMONSTRATION: "noindex"}


def test_the_landmarks_are_there_once_and_the_skip_link_leads_to_main(rich: str) -> None:
    root = tree(rich)
    landmarks = [each.tag for each in root.iter() if each.tag in {"header", "nav", "main", "footer"}]
    assert landmarks == ["header", "nav", "main", "footer"]
    skip = one(root, "skip")
    assert text(skip) == "Skip to main content"
    assert skip.get("href") == f"#{next(root.iter('main')).get('id')}"
    assert next(root.iter("body"))[0] is skip


# Nothing outside the file


def test_the_page_runs_nothing_and_loads_nothing(rich: str) -> None:
    root = tree(rich)
    tags = {each.tag for each in root.iter()}
    assert not tags & {"script", "iframe", "object", "embed", "form", "input", "base", "svg"}
    assert not [name for each in root.iter() for name in each.attrib if name.startswith("on") or name == "style"]
    assert {each.get("href") for each in root.iter("link")} == {"data:,"}
    assert all(each.get("src", "").startswith("data:") for each in root.iter("img"))
    css = style(rich)
    assert "@import" not in css
    assert all(url.startswith('"data:') for url in re.findall(r"url\(([^)]*)", css))


def test_the_policy_allows_this_style_sheet_and_no_script(rich: str) -> None:
    digest = base64.b64encode(sha256(style(rich).encode()).digest()).decode()
    assert policy(rich).split("; ") == [
        "default-src 'none'",
        f"style-src 'sha256-{digest}'",
        "font-src data:",
        "img-src data:",
        "base-uri 'none'",
        "form-action 'none'",
    ]


def test_pictures_are_inside_unchanged(rich: str) -> None:
    sources = [each.get("src", "").partition(",") for each in tree(rich).iter("img")]
    assert [base64.b64decode(data) for _, _, data in sources] == [PILLS, SYRINGE]
    assert {head for head, _, _ in sources} == {"data:image/svg+xml;base64"}


# Fonts


def faces(source: str) -> dict[tuple[str, str], TTFont]:
    found = re.findall(
        r'font-family: (\w+); font-weight: (\d+); src: url\("data:font/woff2;base64,([^"]+)', style(source)
    )
    return {(family, weight): TTFont(BytesIO(base64.b64decode(data))) for family, weight, data in found}


def test_the_page_brings_its_letters(rich: str) -> None:
    fonts = faces(rich)
    assert set(fonts) == {("AtkinsonHyperlegibleNext", "400"), ("AtkinsonHyperlegibleNext", "700")}
    drawn = {ord(char) for char in unescape(rich) if char.isprintable()}
    for font in fonts.values():
        assert font.flavor == "woff2"
        assert drawn <= set(font.getBestCmap())


def test_letters_that_the_body_font_lacks_come_from_another() -> None:
    fonts = faces(page(with_blocks(p("alpha (α) ☎"))))
    covered = {family: set(font.getBestCmap()) for (family, weight), font in fonts.items() if weight == "400"}
    lent = covered["Inter"] | covered["NotoSansSymbols2"]
    assert {ord("α"), ord("☎")} <= set.union(*covered.values())
    assert lent <= {ord("α"), ord("☎")}


def test_a_font_is_cut_once_for_the_same_letters() -> None:
    made: dict[str, bytes] = {}

    def memo(key: str, make: Callable[[], bytes]) -> bytes:
        if key not in made:
            made[key] = make()
        return made[key]

    first = html.render(RICH, Kit(pictures=PICTURES, memo=memo))
    assert len(made) == 2
    assert html.render(RICH, Kit(pictures=PICTURES, memo=memo)) == first
    assert len(made) == 2
    html.render(replace(RICH, title=Text("Paracetamol für Erwachsene")), Kit(pictures=PICTURES, memo=memo))
    assert len(made) == 4


def test_the_same_document_gives_the_same_bytes_in_another_process() -> None:
    script = (
        "import sys; from formats import html; from tests.samples import RICH, kit;"
        "sys.stdout.buffer.write(*html.render(RICH, kit()).values())"
    )
    root = str(STYLES.root.parent)
    runs = [
        subprocess.run(
            [sys.executable, "-c", script],
            env={**os.environ, "PYTHONHASHSEED": seed},
            cwd=root,
            check=True,
            capture_output=True,
        ).stdout
        for seed in ("1", "2")
    ]
    assert runs[0] == runs[1] == page().encode()


# Colours


def colours(scheme: str) -> dict[str, str]:
    """Read the variables of a scheme; the dark one overrides the light one."""
    blocks = re.findall(r":root \{(.*?)\}", STYLES.text("html/screen.css"), flags=re.DOTALL)
    found = [dict(re.findall(r"--([\w-]+): (#[0-9a-f]{6});", block)) for block in blocks]
    return found[0] | found[1] if scheme == DARK else found[0]


def contrast(one: str, other: str) -> float:
    """Compute the contrast ratio of two colours (WCAG 2.2)."""
    light, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def _luminance(colour: str) -> float:
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


INKS = ("ink", "quiet", "accent", "link", "visited")
PAIRS = [
    *((ink, ground) for ink in INKS for ground in ("paper", "tint")),
    ("on-focus", "focus"),
    ("on-urgent", "urgent"),
    ("on-important", "important"),
    ("paper", "accent"),
]


def test_contrast_is_computed_as_in_the_standard() -> None:
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#767676", "#ffffff") == pytest.approx(4.54, abs=0.01)


@pytest.mark.parametrize("scheme", [LIGHT, DARK])
@pytest.mark.parametrize(("ink", "ground"), PAIRS)
def test_words_stand_out_seven_to_one(scheme: str, ink: str, ground: str) -> None:
    found = colours(scheme)
    assert contrast(found[ink], found[ground]) >= 7


@pytest.mark.parametrize("scheme", [LIGHT, DARK])
def test_what_shows_focus_and_edges_stands_out_three_to_one(scheme: str) -> None:
    found = colours(scheme)
    for mark in ("ink", "strong-line", "urgent", "accent"):
        assert contrast(found[mark], found["paper"]) >= 3


def test_every_colour_in_the_style_sheet_is_checked_here() -> None:
    css = STYLES.text("html/screen.css") + STYLES.text("html/cards.css")
    used = set(re.findall(r"(?<![-\w])color: var\(--([\w-]+)\)", css))
    assert used <= {ink for ink, _ in PAIRS}
    assert set(re.findall(r"(?<![-\w])color: (#\w+)", css)) == set()


def test_the_easy_read_text_can_be_a_page_too() -> None:
    source = page(EASY)
    wanted = [found for each in texts(EASY) if (found := words(each.text))]
    assert first_missing(wanted, html_words(source.encode())) is None
    assert len(list(tree(source).iter("img"))) == 3
