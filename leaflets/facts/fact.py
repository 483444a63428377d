"""What a fact is: some characters of a text that must reach every reader unchanged."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Kind(StrEnum):
    """What a fact tells. `NUMBER` is any other figure or code, so that no digit of a text is outside a fact."""

    ABBREVIATION = "abbreviation"
    DATE = "date"
    DURATION = "duration"
    EMAIL = "email"
    FREQUENCY = "frequency"
    MONEY = "money"
    NUMBER = "number"
    PHONE = "phone"
    POSTCODE = "postcode"
    QUANTITY = "quantity"
    RANGE = "range"
    RISK = "risk"
    SERVICE_NUMBER = "service_number"
    TEMPERATURE = "temperature"
    TIME = "time"
    WEB = "web"


@dataclass(frozen=True, slots=True)
class Fact:
    """One fact: `text` is exactly the characters from `start` to before `end`.

    `value` is the same for all ways to write the same thing ("two weeks" and "2 weeks": `2 week`). `limit` is what the
    words beside a number make of it: `<`, `≤`, `>`, `≥` ("up to 6 weeks", "37.5°C or above") or empty; those words are
    not part of the span.
    """

    kind: Kind
    start: int
    end: int
    text: str
    value: str
    limit: str = ""
