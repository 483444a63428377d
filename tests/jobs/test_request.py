from datetime import date
from pathlib import Path

import pytest

from leaflets.errors import SettingsError
from leaflets.format import Format, Option
from leaflets.jobs.request import Request, all_sources, chosen_formats, chosen_options, leaflet_name, sources

SIZE = Option("size", 18, 16, 36, "pt", "the size of body text")
FORMATS = {
    id_: Format(id_, id_, "text/plain", lambda _document, _kit: {}, options=(SIZE,)) for id_ in ("html", "large")
}


@pytest.fixture
def content(tmp_path: Path) -> Path:
    for name in ("knee", "hip"):
        (tmp_path / "content" / name).mkdir(parents=True)
        (tmp_path / "content" / name / "leaflet.yaml").touch()
    (tmp_path / "content" / "pictures").mkdir()
    return tmp_path / "content"


def refusal(words: list[str], content: Path) -> str:
    with pytest.raises(SettingsError) as raised:
        sources(words, content)
    return str(raised.value)


def test_no_words_mean_every_leaflet_by_name(content: Path) -> None:
    assert list(map(leaflet_name, sources([], content))) == ["hip", "knee"]


def test_a_leaflet_is_named_by_its_folder_or_its_path(content: Path) -> None:
    knee = content / "knee" / "leaflet.yaml"
    for word in ("knee", str(knee), str(knee.parent), f"{knee.parent}/"):
        assert sources([word], content) == (knee,)


def test_a_leaflet_named_twice_is_built_once(content: Path) -> None:
    assert len(sources(["knee", "hip", "knee", str(content / "hip")], content)) == 2


def test_a_file_in_the_current_folder_has_the_name_of_that_folder(
    content: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(content / "knee")
    assert leaflet_name(sources(["leaflet.yaml"], content)[0]) == "knee"
    (content / "knee" / "pictures").mkdir()
    monkeypatch.chdir(content / "knee" / "pictures")
    assert leaflet_name(sources(["../leaflet.yaml"], content)[0]) == "knee"


def test_an_unknown_leaflet_brings_the_nearest(content: Path) -> None:
    assert refusal(["kne"], content) == f"there is no leaflet kne in {content}\n  hint: did you mean 'knee'?"
    assert "there are: hip, knee" in refusal(["zzzz"], content)


@pytest.mark.parametrize("word", ["pictures", "", ".", ".."])
def test_what_is_no_leaflet_is_refused(content: Path, word: str) -> None:
    assert "there is no leaflet" in refusal([word], content)


@pytest.mark.parametrize("word", ["elbow/leaflet.yaml", "elbow.yaml", "elbow/"])
def test_a_path_that_is_not_there_is_refused(content: Path, word: str) -> None:
    assert refusal([word], content).startswith("there is no file elbow")


def test_two_leaflets_of_one_name_are_refused(content: Path) -> None:
    other = content.parent / "drafts" / "knee"
    other.mkdir(parents=True)
    (other / "leaflet.yaml").touch()
    assert "would both be built as knee" in refusal(["knee", str(other)], content)


def test_no_content_and_an_empty_content_say_what_to_do(tmp_path: Path) -> None:
    assert "--content" in refusal([], tmp_path / "content")
    (tmp_path / "content").mkdir()
    assert all_sources(tmp_path / "content") == ()
    assert "new my-leaflet" in refusal([], tmp_path / "content")
    assert "there are none yet" in refusal(["knee"], tmp_path / "content")


def test_formats_come_in_the_order_to_make_them() -> None:
    assert chosen_formats([], FORMATS) == ()
    assert chosen_formats(["large", "html", "large"], FORMATS) == ("html", "large")
    with pytest.raises(SettingsError, match=r"there is no format htm\n  hint: did you mean 'html'\?"):
        chosen_formats(["htm"], FORMATS)


def test_the_last_option_of_a_key_counts() -> None:
    assert chosen_options(["large.size=20", "large.size=24", "html.size=16"], FORMATS) == (
        ("html", "size", 16),
        ("large", "size", 24),
    )


@pytest.mark.parametrize(
    ("word", "message"),
    [
        ("large.size", "is not an option"),
        ("size=3", "is not an option"),
        ("larg.size=20", "did you mean 'large'?"),
        ("large.siz=20", "large has no option siz\n  hint: did you mean 'size'?"),
        ("large.size=15", "from 16 to 36"),
        ("large.size=", "from 16 to 36"),
        ("large.size=big", "from 16 to 36"),
    ],
)
def test_an_option_that_cannot_be_is_refused(word: str, message: str) -> None:
    with pytest.raises(SettingsError) as raised:
        chosen_options([word], FORMATS)
    assert message in str(raised.value)


def test_a_format_gets_a_value_for_every_option() -> None:
    request = Request((), Path(), Path("out"), date(2026, 1, 1), options=(("large", "size", 24),))
    assert request.options_of(FORMATS["large"]) == {"size": 24}
    assert request.options_of(FORMATS["html"]) == {"size": 18}
    assert request.cache_folder == Path("out/.cache")
    assert Request((), Path(), Path(), date(2026, 1, 1), cached=False).cache_folder is None
