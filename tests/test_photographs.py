from __future__ import annotations

import io
from typing import TYPE_CHECKING

import pytest
from PIL import Image, ImageFile

from leaflets.document import Variant
from leaflets.errors import SourceError
from leaflets.photographs import Broken, opened
from leaflets.reading import compose, read

if TYPE_CHECKING:
    from pathlib import Path


def photograph(kind: str) -> bytes:
    out = io.BytesIO()
    Image.effect_noise((60, 60), 90).save(out, kind)
    return out.getvalue()


@pytest.mark.parametrize("kind", ["PNG", "JPEG"])
def test_half_a_photograph_is_refused_though_another_library_asked_for_patience(
    kind: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(ImageFile, "LOAD_TRUNCATED_IMAGES", True)
    data = photograph(kind)
    with pytest.raises(Broken), opened(data[: len(data) // 2]):
        pass
    assert ImageFile.LOAD_TRUNCATED_IMAGES is True
    with opened(data) as image:
        assert image.size == (60, 60)


def test_a_leaflet_with_a_broken_photograph_is_told_where(tmp_path: Path) -> None:
    folder = tmp_path / "content" / "knee"
    folder.mkdir(parents=True)
    (folder / "knee.jpg").write_bytes(photograph("JPEG")[:700])
    (folder / "leaflet.yaml").write_text(
        "title: Knee\nversion: 1\npublished: 2025-02\nreview: 2028-02\nstatus: draft\n"
        "publisher: {name: Us}\nsections:\n"
        "  - heading: A\n    figure: {picture: knee.jpg, alt: A, credit: B, licence: C}\n",
        encoding="utf-8",
    )
    with pytest.raises(SourceError, match=r":9:23: the picture 'knee\.jpg' is broken"):
        compose(read(folder / "leaflet.yaml", tmp_path / "content"), Variant.STANDARD)
