"""The kinds of value that an author may write: words, lines, dates, tags, each with its place."""

from __future__ import annotations

import calendar
import re
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated, Any, Self, TypeVar

from pydantic import BeforeValidator, Field, GetCoreSchemaHandler, GetJsonSchemaHandler
from pydantic_core import CoreSchema, PydanticCustomError, core_schema

from leaflets.document import Status

if TYPE_CHECKING:
    from typing import LiteralString

    from pydantic.json_schema import JsonSchemaValue

    from leaflets.positions import Origin, Position

Name = TypeVar("Name", bound=StrEnum)

_DATE = re.compile(r"([0-9]{4})-([0-9]{2})(?:-([0-9]{2}))?")


class Written(str):
    """A text as the author wrote it, and where each of its characters stands."""

    __slots__ = ("origin",)
    origin: Origin

    def __new__(cls, text: str, origin: Origin) -> Self:
        """Keep the place beside the text."""
        self = super().__new__(cls, text)
        self.origin = origin
        return self

    @property
    def at(self) -> Position:
        """The place of its first character."""
        return self.origin.position()

    @classmethod
    def __get_pydantic_core_schema__(cls, _source: object, _handler: GetCoreSchemaHandler) -> CoreSchema:
        return core_schema.no_info_plain_validator_function(cls.check)

    @classmethod
    def __get_pydantic_json_schema__(cls, _schema: CoreSchema, _handler: GetJsonSchemaHandler) -> JsonSchemaValue:
        return {"type": ["string", "number", "boolean"]}

    @classmethod
    def check(cls, value: object) -> Self:
        """Take text that says something."""
        if not isinstance(value, cls):
            raise PydanticCustomError("not_text", "must be words, not a list or a group of keys")
        if not value.strip():
            raise PydanticCustomError("no_words", "has no words")
        return value


class Keyed(dict[str, Any]):
    """A mapping on its way into a model, with its place."""

    at: Position


class Listed(list[Any]):
    """A list on its way into a model, with its place."""

    at: Position


def one_line(value: Written) -> Written:
    """Take words of one line, without the line end that a block scalar leaves."""
    if "\n" in value.rstrip("\n"):
        raise PydanticCustomError("many_lines", "must be one line")
    return Written(value.rstrip("\n"), value.origin)


def several(value: object) -> object:
    """Allow one where several are allowed."""
    return value if isinstance(value, list) else [value]


@dataclass(frozen=True, slots=True)
class MonthDate:
    """A date that may be known to the month only, and where it stands."""

    year: int
    month: int
    day: int | None
    at: Position

    def first(self) -> date:
        """Give its first day."""
        return date(self.year, self.month, self.day or 1)

    def last(self) -> date:
        """Give its last day."""
        return date(self.year, self.month, self.day or _days(self.year, self.month))

    @classmethod
    def check(cls, value: object) -> MonthDate:
        """Read `2025-02` or `2025-02-14`."""
        written = Written.check(value)
        found = _DATE.fullmatch(written.strip())
        if not found:
            raise PydanticCustomError("not_a_date", "must be a month or a day, such as 2025-02 or 2025-02-14")
        year, month, day = int(found[1]), int(found[2]), int(found[3]) if found[3] else None
        if year == 0 or month not in range(1, 13) or (day or 1) not in range(1, _days(year, month) + 1):
            raise PydanticCustomError(
                "impossible_date", "is {date}, which is not in the calendar", {"date": str(written.strip())}
            )
        return cls(year, month, day, written.at)

    @classmethod
    def __get_pydantic_core_schema__(cls, _source: object, _handler: GetCoreSchemaHandler) -> CoreSchema:
        return core_schema.no_info_plain_validator_function(cls.check)

    @classmethod
    def __get_pydantic_json_schema__(cls, _schema: CoreSchema, _handler: GetJsonSchemaHandler) -> JsonSchemaValue:
        return {"type": "string", "pattern": "^[0-9]{4}-[0-9]{2}(-[0-9]{2})?$"}


def _days(year: int, month: int) -> int:
    return calendar.monthrange(year, month)[1]


class InterpreterKind(StrEnum):
    """For whom a publisher has interpreters: for other spoken languages, for British Sign Language."""

    SPOKEN = "spoken"
    BSL = "bsl"


def _status(value: object) -> Status:
    return _one_of(Status, value, "status")


def _interpreter(value: object) -> InterpreterKind:
    return _one_of(InterpreterKind, value, "interpreter")


def _one_of(names: type[Name], value: object, kind: LiteralString) -> Name:
    written = Written.check(value)
    try:
        return names(written.strip())
    except ValueError:
        known = ", ".join(names)
        raise PydanticCustomError(kind, "must be one of: {known}", {"known": known}) from None


_LANGUAGE = re.compile(r"[a-z]{2,3}(-[A-Z][a-z]{3})?(-[A-Z]{2})?")


def _language(value: object) -> str:
    written = Written.check(value).strip()
    if not _LANGUAGE.fullmatch(written):
        raise PydanticCustomError("language", "must be a language tag, such as en-GB, pl or zh-Hans")
    return written


Line = Annotated[Written, BeforeValidator(lambda value: one_line(Written.check(value)))]
Prose = Written
StatusName = Annotated[Status, BeforeValidator(_status)]
Interpreter = Annotated[InterpreterKind, BeforeValidator(_interpreter)]
Language = Annotated[str, BeforeValidator(_language), Field(json_schema_extra={"pattern": f"^{_LANGUAGE.pattern}$"})]
