from __future__ import annotations

import statistics
from itertools import pairwise

from formats import standard_pdf
from leaflets.facts import facts
from tests.paper import A4, Line, footers, lines, running, sizes
from tests.samples import RICH, kit, p, with_blocks

FILES = standard_pdf.render(RICH, kit())
((NAME, MADE),) = FILES.items()
LINES = lines(MADE)

TEXT = (
    "Tendinopathy and plantar fasciitis are overuse injuries. They occur when a tendon is unable to adapt to the level "
    "of strain placed upon it. This leads to repeated damage within the fibres, and they can become painful. "
)


def set_text(times: int) -> list[Line]:
    """Give the lines of a paragraph that repeats TEXT."""
    made = lines(standard_pdf.render(with_blocks(p(TEXT * times)), kit())[NAME])
    return [line for line in running(made) if line.text.strip() in TEXT * times]


def test_the_file_says_what_it_is() -> None:
    assert NAME == "paracetamol_standard_pdf.pdf"


def test_the_pages_are_a4() -> None:
    assert sizes(MADE) == {A4}


def test_no_type_is_smaller_than_14_points() -> None:
    assert min(line.smallest for line in LINES) == 14
    assert statistics.mode(line.largest for line in LINES) == 14


def test_lines_of_text_hold_60_to_70_characters() -> None:
    long = sorted(len(line.text.strip()) for line in set_text(24))
    assert 60 <= statistics.median(long) <= 70
    assert long[int(0.95 * len(long))] <= 72
    assert long[-1] <= 80


def test_text_is_ragged_right_and_starts_at_one_edge() -> None:
    body = set_text(12)[:-1]
    assert max(line.left for line in body) - min(line.left for line in body) < 1.5
    assert statistics.pstdev(line.right for line in body) > 8


def test_lines_are_one_and_a_half_apart() -> None:
    body = [line.baseline for line in set_text(4)]
    assert len(body) > 8
    assert {round(before - after, 1) for before, after in pairwise(body)} <= {20.9, 21.0, 21.1}


def test_nothing_leaves_the_page_or_meets_the_footer() -> None:
    tops = {page[0].page: page[0].top for page in footers(LINES)}
    for line in running(LINES):
        assert line.left >= 29 / 25.4 * 72 - 0.5
        assert line.right <= A4[0] - 29 / 25.4 * 72 + 0.5
        assert line.bottom > tops[line.page] + 10
        assert line.top < A4[1] - 40


def test_no_line_ends_in_a_hyphen() -> None:
    words = "anti-inflammatory post-treatment follow-up self-care well-being half-hour check-up drip-feed x-ray "
    made = lines(standard_pdf.render(with_blocks(p(words * 12)), kit())[NAME])
    assert len(made) > 12
    assert not [line.text for line in made if line.text.rstrip().endswith("-")]


def test_a_fact_stays_on_one_line() -> None:
    told = "Call 01865 737 871 or take 500mg to 1,000mg from 9am to 5.30pm on 24 June 2026 for 4 to 6 weeks at 37.5°C. "
    source = told * 12
    made = lines(standard_pdf.render(with_blocks(p(source)), kit())[NAME])
    shown = "\n".join(line.text for line in made)
    whole = [fact for fact in facts(source) if fact.end - fact.start <= 26]
    assert len(whole) >= 60
    for text in {fact.text for fact in whole}:
        assert shown.count(text) >= 12, text


def test_the_first_page_opens_with_title_subtitle_and_notice() -> None:
    opening = [line.text for line in LINES if line.page == 1][:3]
    assert opening == [
        "Paracetamol for adults at home",
        "Information for patients",
        "This is a demonstration. Example Hospitals did not issue it.",
    ]


def test_headings_grow_with_their_level() -> None:
    by_text = {line.text.strip(): line.largest for line in LINES}
    assert by_text["Paracetamol for adults at home"] == 28
    assert by_text["Before you start"] == 20
    assert by_text["Who should not take it"] == 16
    assert by_text["If you are pregnant"] == 14
