"""What an author may write, typed: pydantic models over YAML nodes that know their place.

Every model and text keeps where it stands. `schema()` is the same as JSON Schema, for editors.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Any, Self

from pydantic import (
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    ModelWrapValidatorHandler,
    PrivateAttr,
    model_validator,
)
from pydantic_core import PydanticCustomError

from leaflets.document import Status
from leaflets.reading.values import (
    Interpreter,
    Keyed,
    Language,
    Line,
    MonthDate,
    Prose,
    StatusName,
    Written,
    one_line,
    several,
)

if TYPE_CHECKING:
    from leaflets.positions import Position


NONE = "none"
"""What an author writes for an offer that is not wanted."""


class Part(BaseModel):
    """A group of keys that knows its place and the order of its keys."""

    model_config = ConfigDict(frozen=True, extra="forbid", hide_input_in_errors=True)
    _at: Position = PrivateAttr()
    _keys: tuple[str, ...] = PrivateAttr()

    @model_validator(mode="wrap")
    @classmethod
    def _keep_place(cls, value: Any, handler: ModelWrapValidatorHandler[Self]) -> Self:  # noqa: ANN401 - pydantic's own type
        if not isinstance(value, Keyed):
            raise PydanticCustomError("not_keys", "must be keys with their values")
        part = handler(value)
        part._at = value.at  # noqa: SLF001 - its own
        part._keys = tuple(value)  # noqa: SLF001 - its own
        return part

    @property
    def place(self) -> Position:
        """The place of its first key."""
        return self._at

    @property
    def written_keys(self) -> tuple[str, ...]:
        """The keys that the author wrote, in that order."""
        return self._keys


class Publisher(Part):
    """Who publishes the leaflet."""

    name: Line
    web: Line | None = None


class ContactEntry(Part):
    """One team, place or person to reach."""

    name: Line | None = Field(None, description="Who is reached, printed before the ways to reach them")
    phone: Line | None = Field(None, description="A telephone number, with the spaces it is printed with")
    email: Line | None = None
    web: Line | None = Field(None, description="A web address as it is printed, with or without https://")
    address: Prose | None = None
    hours: Line | None = Field(None, description="When somebody is there, in words")


class FigureEntry(Part):
    """A picture that carries information."""

    picture: Line = Field(description="A name of the picture library (openmoji:syringe) or a file (pictures/knee.svg)")
    alt: Line = Field(description="What the picture is, in one sentence, for those who do not see it")
    caption: Line | None = Field(None, description="Words printed below the picture")
    description: Prose | None = Field(None, description="All that the picture says, in words; printed too")
    credit: Line | None = None
    licence: Line | None = None


class Body(Part):
    """Blocks in the order in which their keys are written."""

    text: Prose | None = Field(None, description="Paragraphs, lists, tables, ### headings and call-outs")
    contacts: list[ContactEntry] | None = None
    figure: FigureEntry | None = None


class SectionEntry(Body):
    """A heading and what stands under it."""

    heading: Line | None = Field(None, description="The question that this section answers")
    parts: list[Body] | None = Field(None, description="Several texts, figures and contacts, in their order")


class HeadedSection(SectionEntry):
    """A section of the leaflet's own text."""

    heading: Line = Field(description="The question that this section answers")


class PictureFile(Part):
    """A picture that is not from the library."""

    file: Line
    alt: Line | None = None
    credit: Line
    licence: Line


def _picture(value: object) -> object:
    """Take a name as it is and keys as a picture file."""
    return PictureFile.model_validate(value) if isinstance(value, dict) else one_line(Written.check(value))


_PICTURE_SCHEMA: dict[str, Any] = {
    "anyOf": [
        {"type": "string"},
        {"type": "object", "required": ["file", "credit", "licence"]},
        {"type": "array", "items": {"type": ["string", "object"]}, "maxItems": 3},
    ]
}


class EasyReadLine(Part):
    """One idea, in one or two short sentences, with its picture."""

    say: Line
    picture: Annotated[
        list[Annotated[Any, BeforeValidator(_picture)]],
        BeforeValidator(several),
        Field(max_length=3, description="One to three pictures", json_schema_extra=_PICTURE_SCHEMA),
    ] = Field(default_factory=list)


class EasyReadPart(Part):
    """A heading of the Easy Read text and its lines."""

    heading: Line
    covers: list[Line] = Field(description="The headings of the sections whose facts this part tells")
    lines: list[EasyReadLine]


class EasyRead(Part):
    """The Easy Read text: a short document of its own, main points only."""

    status: StatusName = Status.DRAFT
    title: Line | None = None
    parts: list[EasyReadPart] = Field(min_length=1)


class Allowance(Part):
    """A finding that is let through, why, and until when."""

    rule: Line
    at: Line | None = Field(None, description="The heading of the section where it is allowed")
    reason: Line
    until: MonthDate


class Routes(Part):
    """How to ask for another format or for an interpreter: only ways that somebody answers."""

    phone: Line | None = Field(None, description="A telephone number, with the spaces it is printed with")
    text_relay: Line | None = Field(None, description="The number for Relay UK: 18001, then the telephone number")
    sms: Line | None = Field(None, description="A number that takes text messages")
    email: Line | None = None
    bsl: Line | None = Field(None, description="The web address of a sign language (BSL) video relay service")
    address: Prose | None = Field(None, description="A postal address, in its lines")
    hours: Line | None = Field(None, description="When somebody answers, in words")


class OfferEntry(Part):
    """The offer of other formats and of an interpreter. The formats are not written here: those that are made count."""

    interpreter: list[Interpreter] = Field(
        default_factory=list, description="The interpreters that can be had: spoken, bsl, or both"
    )
    routes: Routes | None = Field(None, description="How to ask")
    see: Line | None = Field(None, description="The heading of the section of this leaflet that says how to ask")


class SignVideoEntry(Part):
    """The whole leaflet in British Sign Language, on video."""

    video: Line = Field(description="The web address of the video")
    signer: Line = Field(description="Who signs")
    transcript: Line | None = Field(None, description="The web address of its words in print")
    checked: MonthDate = Field(description="When it was last compared with this leaflet")


def _none_too(value: object) -> object:
    """Take `none` for what is not wanted."""
    return None if isinstance(value, Written) and value.strip() == NONE else value


def _say_none(schema: dict[str, Any]) -> None:
    """Write `none` into the JSON Schema where pydantic has null."""
    schema["anyOf"][-1] = {"const": NONE}


class LeafletEntry(Part):
    """One leaflet: the single source of every format."""

    title: Line
    subtitle: Line | None = None
    reference: Line | None = Field(None, description="The publisher's own number for this leaflet")
    language: Language = "en-GB"
    version: Line
    published: MonthDate
    review: MonthDate
    status: StatusName
    publisher: Publisher | None = None
    authors: Line | None = None
    also_known_as: list[Line] = Field(default_factory=list, description="Other words that people look for")
    promises: list[Line] = Field(default_factory=list, description="Formats that a release must have")
    say: dict[str, Line] = Field(default_factory=dict, description="How a word is spoken")
    sections: list[HeadedSection] = Field(min_length=1)
    closing: list[SectionEntry] = Field(default_factory=list, description="What stands after the imprint")
    easy_read: EasyRead | None = None
    offer: Annotated[
        OfferEntry | None,
        BeforeValidator(_none_too),
        Field(description="Instead of the offer of content/shared.yaml; `none` for none", json_schema_extra=_say_none),
    ] = None
    bsl: SignVideoEntry | None = None
    allow: list[Allowance] = Field(default_factory=list)


class Shared(Part):
    """content/shared.yaml: what many leaflets use."""

    publisher: Publisher | None = None
    offer: OfferEntry | None = Field(
        None, description="For all leaflets of this publisher that have no offer of their own"
    )


def schema() -> dict[str, Any]:
    """Give the JSON Schema (draft 2020-12) of a leaflet's source."""
    made = LeafletEntry.model_json_schema()
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", "title": "A leaflet", **made}
