from __future__ import annotations

from io import BytesIO

import pytest
from fontTools.ttLib import TTFont

from formats._web_fonts import Face, faces
from leaflets.format import Kit

pytestmark = pytest.mark.slow  # fonts are cut for real


def shown(markup: str) -> dict[tuple[str, int], Face]:
    return {(face.family, face.weight): face for face in faces(Kit(), markup)}


def letters(face: Face) -> set[str]:
    return {chr(code) for code in TTFont(BytesIO(face.data)).getBestCmap()}


BODY = "AtkinsonHyperlegibleNext"


def test_each_weight_of_the_body_is_cut_to_what_is_shown() -> None:
    found = shown("<p>caf&eacute; &#163;5</p>")
    assert set(found) == {(BODY, 400), (BODY, 700)}
    for face in found.values():
        assert {"é", "£", "a", "~"} <= letters(face)
        assert "ü" not in letters(face)
        assert face.data.startswith(b"wOF2")


def test_other_families_lend_only_what_the_body_lacks() -> None:
    found = shown("α ☎")
    assert letters(found["Inter", 400]) | letters(found["NotoSansSymbols2", 400]) == {"α", "☎"}


@pytest.mark.parametrize("markup", ["", "鍼 &#0; \x00"])
def test_what_no_font_has_is_left_to_the_reader(markup: str) -> None:
    assert set(shown(markup)) == {(BODY, 400), (BODY, 700)}


def test_the_same_letters_are_cut_once() -> None:
    keys: list[str] = []

    def memo(key: str, make: object) -> bytes:
        keys.append(key)
        assert callable(make)
        return make()  # type: ignore[no-any-return]

    first = list(faces(Kit(memo=memo), "<p>aé</p>"))
    assert list(faces(Kit(memo=memo), "<h1>éé</h1>")) == first
    assert len(set(keys)) == 2
