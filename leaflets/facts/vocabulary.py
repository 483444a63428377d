"""The words that facts are made of in British leaflets, each with the one form it has in a fact's value."""

from __future__ import annotations

ONES = {"one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9}
TEENS = {"ten": 10, "eleven": 11, "twelve": 12, "thirteen": 13, "fourteen": 14, "fifteen": 15, "sixteen": 16}
TEENS |= {"seventeen": 17, "eighteen": 18, "nineteen": 19}
TENS = {"twenty": 20, "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80, "ninety": 90}
NUMBER_WORDS = ONES | TEENS | TENS
SCALES = {"hundred": 100, "thousand": 1000, "million": 1_000_000}

MONTHS = {
    "january": 1,
    "february": 2,
    "march": 3,
    "april": 4,
    "may": 5,
    "june": 6,
    "july": 7,
    "august": 8,
    "september": 9,
    "october": 10,
    "november": 11,
    "december": 12,
}
MONTHS |= {name[:3]: number for name, number in MONTHS.items()} | {"sept": 9}


def _spellings(table: dict[str, str]) -> dict[str, str]:
    return {spelling: value for value, spellings in table.items() for spelling in spellings.split()}


TIME_UNITS = _spellings(
    {
        "second": "second seconds sec secs",
        "minute": "minute minutes min mins",
        "hour": "hour hours hr hrs h",
        "day": "day days",
        "night": "night nights",
        "week": "week weeks wk wks",
        "fortnight": "fortnight fortnights",
        "month": "month months",
        "year": "year years yr yrs",
    }
)

UNITS = _spellings(
    {
        "mg": "mg milligram milligrams",
        "microgram": "microgram micrograms mcg μg",
        "nanogram": "nanogram nanograms ng",
        "g": "g gram grams",
        "kg": "kg kgs kilogram kilograms kilo kilos",
        "stone": "stone",
        "lb": "lb lbs",
        "ml": "ml millilitre millilitres",
        "cl": "cl",
        "dl": "dl",
        "litre": "l litre litres",
        "pint": "pint pints",
        "mm": "mm millimetre millimetres",
        "cm": "cm centimetre centimetres",
        "m": "m metre metres",
        "km": "km kilometre kilometres",
        "inch": "inch inches",
        "mile": "mile miles",
        "m2": "m2 m²",
        "cm2": "cm2 cm²",
        "mm3": "mm3 mm³",
        "mmol": "mmol mmols millimole millimoles",
        "mol": "mol",
        "micromol": "micromol μmol",
        "pmol": "pmol",
        "nmol": "nmol",
        "mmHg": "mmhg",
        "kPa": "kpa",
        "unit": "unit units",
        "IU": "iu",
        "mSv": "msv millisievert millisieverts",
        "Gy": "gy",
        "dB": "db decibels",
        "Hz": "hz hertz",
        "kHz": "khz",
        "MHz": "mhz",
        "kcal": "kcal kcals",
        "kJ": "kj",
        "calorie": "calorie calories",
        "bpm": "bpm",
        "beat": "beats",
        "breath": "breaths",
    }
)

FORMS = _spellings(
    {
        "tablet": "tablet tablets",
        "caplet": "caplet caplets",
        "capsule": "capsule capsules",
        "pill": "pill pills",
        "lozenge": "lozenge lozenges",
        "sachet": "sachet sachets",
        "puff": "puff puffs",
        "spray": "spray sprays",
        "drop": "drop drops",
        "patch": "patch patches",
        "pessary": "pessary pessaries",
        "suppository": "suppository suppositories",
        "ampoule": "ampoule ampoules",
        "vial": "vial vials",
        "syringe": "syringe syringes",
        "dose": "dose doses",
        "spoonful": "spoonful spoonfuls",
        "teaspoon": "teaspoon teaspoons teaspoonful teaspoonfuls",
        "tablespoon": "tablespoon tablespoons tablespoonful tablespoonfuls",
        "glass": "glass glasses",
        "cup": "cup cups cupful cupfuls",
        "portion": "portion portions",
    }
)

COUNTED_OUT = frozenset(("mg", "microgram", "nanogram", "g", "ml", "unit", "IU"))
"""The units of what is counted out: "two 500mg tablets"."""

_PEOPLE = """
people person persons patients patient women woman men man children child babies baby adults adult users cases
pregnancies births operations procedures injections
"""
PEOPLE = frozenset(_PEOPLE.split())

_LATIN = {
    "od": "1 a day",
    "bd": "2 a day",
    "tds": "3 a day",
    "qds": "4 a day",
    "om": "1 a morning",
    "on": "1 a night",
    "prn": "when needed",
    "stat": "at once",
}
LATIN_DOSES = {word: value for word, value in _LATIN.items() if word not in {"on", "om", "stat"}}
LATIN_DOSES |= {"".join(f"{letter}." for letter in word): value for word, value in _LATIN.items() if word != "stat"}

_DOMAINS = """
uk org com net info gov edu nhs eu io health care scot wales cymru london int app ie charity foundation support
clinic hospital doctor academy online
"""
DOMAINS = frozenset(_DOMAINS.split())

SERVICES = frozenset(("999", "112", "111", "101", "119", "105", "18000"))

MIXED_CASE = frozenset(("HbA1c", "eGFR", "mRNA", "pH", "PhD", "SpO2", "BSc", "MSc", "tDCS"))
_WITH_DOTS = ("eg", "ie", "etc", "nb", "aka", "approx", "vs", "cf", "al")
_WITHOUT_DOTS = ("eg", "ie", "etc", "approx", "vs", "aka")
SHORT_FORMS = frozenset([(word, True) for word in _WITH_DOTS] + [(word, False) for word in _WITHOUT_DOTS])
_EMPHASIS = """
a about after again all alone also always am an and any are as ask at avoid be been before being both but by call
can cannot check come could daily date day days did do does dose down drink drive each eat end ever every fast few
first food for from full further get give go good had hand has have he help her here high him his home hours how if
important in into is it its just keep know last late leaflet left less let like low made make many may me mg ml more
most must my name need never new next no none nor not note now of off on once one only or other our out over page
pain part please put read red relax rest right risk same say see seek she should shout skip so some soon start stay
still stop such take tell than that the their them then there these they this those three time to today too touch
turn two under until up urgent us use used very wait was we week well were what when where which who why will wish
with without work yes yet you your
"""
EMPHASIS = frozenset(_EMPHASIS.split())
ROMAN = frozenset(["II", "III", "VI", "VII", "VIII", "IX", "XI", "XII", "XIII", "XIV", "XV"])
