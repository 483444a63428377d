import pytest

from leaflets.wording import counted, did_you_mean, minutes, size


def test_near_names_are_offered_and_else_all_of_them() -> None:
    known = ["html", "large_print", "standard_pdf"]
    assert did_you_mean("htlm", known) == "did you mean 'html'?"
    assert did_you_mean("standardpdf", known) == "did you mean 'standard_pdf'?"
    assert did_you_mean("zzz", known) == "there are: html, large_print, standard_pdf"
    assert did_you_mean("zzz", known, "look again") == "look again"
    assert did_you_mean("zzz", []) == "there are none yet"


@pytest.mark.parametrize(
    ("count", "words"),
    [
        (0, "0 bytes"),
        (999, "999 bytes"),
        (1000, "1 kB"),
        (28_400, "28 kB"),
        (999_999, "1000 kB"),
        (3_400_000, "3.4 MB"),
    ],
)
def test_sizes(count: int, words: str) -> None:
    assert size(count) == words


def test_counts() -> None:
    assert [counted(count, "page") for count in (0, 1, 2)] == ["0 pages", "1 page", "2 pages"]


@pytest.mark.parametrize(
    ("seconds", "words"), [(0.4, "0 s"), (59.4, "59 s"), (59.6, "1 min 0 s"), (445.2, "7 min 25 s")]
)
def test_minutes(seconds: float, words: str) -> None:
    assert minutes(seconds) == words
