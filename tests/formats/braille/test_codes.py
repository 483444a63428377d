"""Every table in the fixed map is there and writes its language with six dots; others are refused with the reason."""

from __future__ import annotations

from typing import Any

import pytest
import yaml

from formats._braille.cells import knows
from formats._braille.codes import FILE, code_for
from formats._braille.words import BrailleWords
from formats._speech.english import read_lexicon
from leaflets.document import NoteMark, Strong, Text
from leaflets.errors import NotOffered
from leaflets.format import STYLES

TABLES: dict[str, Any] = yaml.safe_load(STYLES.text(FILE))
LANGUAGES = [(language, grade) for language, entry in TABLES.items() for grade in entry if isinstance(grade, int)]
SAMPLES = {
    "ar": "اتصل بنا",
    "bg": "Обадете се на лекар",
    "bn": "আমাদের কল করুন",
    "ckb": "پەیوەندیمان پێوە بکە",
    "cy": "Ffoniwch ni, os gwelwch yn dda: tŷ",
    "en": "Call us if your child’s fever does not go",
    "es": "Llámenos si el niño tiene fiebre",
    "fr": "Appelez-nous si l’enfant a de la fièvre",
    "he": "התקשר אלינו",
    "hi": "हमें कॉल करें",
    "hu": "Hívjon minket, ha lázas: őű",
    "kmr": "Bangî me bike",
    "lt": "Skambinkite mums: ąčęėįšųūž",
    "pa": "ਸਾਨੂੰ ਕਾਲ ਕਰੋ",
    "pl": "Zadzwoń do nas: zażółć gęślą jaźń",
    "pt": "Ligue-nos: ação, coração",
    "ta": "எங்களை அழை",
    "tr": "Bizi arayın: ığşçöü",
    "uk": "Зателефонуйте нам: їєґ",
    "vi": "Gọi cho chúng tôi: được",
    "zh-Hans": "请致电",
}


def test_every_language_has_a_sample() -> None:
    assert {language for language, _ in LANGUAGES} == set(SAMPLES)


@pytest.mark.parametrize(("language", "grade"), LANGUAGES)
def test_a_table_writes_its_language_with_six_dots(language: str, grade: int) -> None:
    """`cells` raises RenderError for any other cell and for any character that the table does not know."""
    code = code_for(language, grade, STYLES)
    assert code.grade == grade
    words = BrailleWords(code, read_lexicon(STYLES))
    text = f"{SAMPLES[language]}, 01865 737 871, NHS 111, 2.5 ml (50%)."
    assert words.cells((Text(text), NoteMark("1"), Strong((Text(f" {SAMPLES[language]}"),))))
    assert words.text(code.name)
    assert words.added(words.text(SAMPLES[language]))


@pytest.mark.parametrize("language", sorted(set(TABLES["refused"])))
def test_a_language_that_cannot_be_embossed_is_refused_with_the_reason(language: str) -> None:
    with pytest.raises(NotOffered) as caught:
        code_for(language, 2, STYLES)
    (fault,) = caught.value.faults
    assert TABLES["refused"][language] in fault.message
    assert FILE in fault.hint


def test_a_language_that_nobody_knows_is_refused() -> None:
    with pytest.raises(NotOffered, match="tlh: there is no table"):
        code_for("tlh", 2, STYLES)


def test_a_region_takes_its_language() -> None:
    assert code_for("en-GB", 2, STYLES).table == "en-ueb-g2.ctb"
    assert code_for("en-GB", 2, STYLES).ueb


def test_grade_1_of_english_is_another_table() -> None:
    code = code_for("en", 1, STYLES)
    assert (code.table, code.letters) == ("en-ueb-g1.ctb", "en-ueb-g1.ctb")


def test_a_language_without_grade_2_gets_grade_1() -> None:
    assert code_for("pl", 2, STYLES).grade == 1


def test_why_romanian_is_refused_is_true() -> None:
    """Its only table gives cells of eight dots: what would be refused anyway, one letter after the other."""
    assert knows("1", "ro.ctb")
