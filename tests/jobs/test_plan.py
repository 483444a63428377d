from datetime import date
from pathlib import Path

import pytest

from leaflets.document import Variant
from leaflets.errors import SourceError
from leaflets.format import Files, Format, Option
from leaflets.jobs.manifest import NotOffered
from leaflets.jobs.plan import Plan, plan
from leaflets.jobs.request import Request
from leaflets.reading import Leaflet, read
from tests.projects import LEAFLET, ROOT


def render(*_: object) -> Files:
    return {}


SIZE = Option("size", 18, 16, 36, "pt", "the size of body text")
FORMATS = {
    "html": Format("html", "Web page", "text/html", render),
    "large": Format("large", "Large print", "application/pdf", render, options=(SIZE,)),
    "easy": Format("easy", "Easy Read", "text/plain", render, Variant.EASY_READ),
    "audio": Format("audio", "Audio", "audio/mpeg", render, slow=True),
}
REAL = ROOT / "content" / "dry-needling" / "leaflet.yaml"


def request(**more: object) -> Request:
    return Request((), Path("content"), Path("output"), date(2026, 1, 1), **more)  # type: ignore[arg-type]


def leaflet(folder: Path, text: str = LEAFLET.format(title="One")) -> Leaflet:
    path = folder / "one" / "leaflet.yaml"
    path.parent.mkdir()
    path.write_text(text)
    return read(path, folder)


def planned(found: Leaflet, **more: object) -> Plan:
    plans = plan(found, request(**more), FORMATS)
    assert len(plans) == 1
    return plans[0]


def test_every_format_of_a_text_that_there_is(tmp_path: Path) -> None:
    found = planned(leaflet(tmp_path))
    assert [job.format for job in found.jobs] == ["html", "large", "audio"]
    assert {job.document.variant for job in found.jobs} == {Variant.STANDARD}
    assert (found.leaflet, found.language, found.title, found.status) == ("one", "en-GB", "One", "demonstration")


def test_a_text_that_is_not_there_is_not_offered(tmp_path: Path) -> None:
    (row,) = planned(leaflet(tmp_path)).not_offered
    assert row.format == "easy"
    assert row.reason


def test_a_format_gets_its_own_text_and_the_pictures_of_it() -> None:
    found = planned(read(REAL, ROOT / "content"))
    easy = next(job for job in found.jobs if job.format == "easy")
    assert easy.document.variant is Variant.EASY_READ
    assert easy.pictures
    assert found.not_offered == ()


def test_only_what_is_asked_for(tmp_path: Path) -> None:
    found = planned(leaflet(tmp_path), formats=("large",), options=(("large", "size", 24), ("audio", "rate", 9)))
    assert [(job.format, job.options) for job in found.jobs] == [("large", {"size": 24})]
    assert found.not_offered == ()


def test_a_language_that_is_not_asked_for_is_left_out(tmp_path: Path) -> None:
    found = leaflet(tmp_path)
    assert plan(found, request(languages=("pl",)), FORMATS) == ()
    assert len(plan(found, request(languages=("en-GB", "pl")), FORMATS)) == 1


def test_a_language_without_words_of_the_program_is_not_offered(tmp_path: Path) -> None:
    found = planned(leaflet(tmp_path, LEAFLET.format(title="One").replace("en-GB", "kl")))
    assert found.jobs == ()
    assert [row.format for row in found.not_offered] == list(FORMATS)
    assert found.not_offered[0] == NotOffered("html", "there are no words for the language kl")


def test_a_fault_in_one_text_stops_them_all(tmp_path: Path) -> None:
    easy = """
easy_read:
  parts:
    - heading: What is it?
      covers: [What is it?]
      lines:
        - {say: Take your medicine., picture: "openmoji:no-such-picture"}
"""
    found = leaflet(tmp_path, LEAFLET.format(title="One") + easy)
    with pytest.raises(SourceError, match="no-such-picture"):
        plan(found, request(formats=("html",)), FORMATS)
