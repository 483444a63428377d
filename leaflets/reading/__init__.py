"""An author's YAML file to what readers receive: `read` it, then `compose` each edition."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import TYPE_CHECKING, Any, TypeVar

from leaflets.document import Variant
from leaflets.errors import Fault, SourceError
from leaflets.positions import Position
from leaflets.reading.characters import LIMIT

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from leaflets.document import Document
    from leaflets.reading.model import LeafletEntry, OfferEntry, Part, Publisher, Shared

    Model = TypeVar("Model", bound=Part)


@dataclass(frozen=True)
class Leaflet:
    """One leaflet as its author wrote it, its schema checked."""

    name: str
    file: Path
    content: Path
    entry: LeafletEntry
    publisher: Publisher
    offer: OfferEntry | None = None
    """What the publisher offers, and how to ask; None where nobody said."""

    @property
    def offers_nothing(self) -> bool:
        """Whether its author wants no offer."""
        return "offer" in self.entry.written_keys and self.entry.offer is None

    @property
    def language(self) -> str:
        """The language it is written in."""
        return self.entry.language

    @property
    def variants(self) -> tuple[Variant, ...]:
        """The texts that it has."""
        return (Variant.STANDARD, Variant.EASY_READ) if self.entry.easy_read else (Variant.STANDARD,)

    @cached_property
    def editions(self) -> dict[Variant, Edition]:
        """What was composed of it so far: rules and formats look at the same documents."""
        return {}

    @cached_property
    def sources(self) -> tuple[Path, ...]:
        """Every file that was read for it, pictures of all editions included."""
        shared = self.content / "shared.yaml"
        used = {path for variant in self.variants for path in compose(self, variant).sources}
        return (self.file, *((shared,) if shared.is_file() else ()), *sorted(used))


@dataclass(frozen=True, slots=True)
class Edition:
    """A document and the bytes of its pictures, by digest."""

    document: Document
    pictures: Mapping[str, bytes]
    sources: tuple[Path, ...] = ()


def read(path: Path, content: Path) -> Leaflet:
    """Read a leaflet's source. Raises SourceError with all faults of its schema, or its first syntax fault."""
    from leaflets.reading.model import LeafletEntry

    entry, shared = _load(path, LeafletEntry), _shared(content)
    publisher = entry.publisher or (shared.publisher if shared else None)
    if publisher is None:
        hint = "add `publisher: {name: ...}` here or in content/shared.yaml"
        raise SourceError(Fault("nobody is named as the publisher", Position(str(path), 1, 1), hint))
    return Leaflet(path.parent.name, path, content, entry, publisher, _offer(entry, publisher, shared))


def _offer(entry: LeafletEntry, publisher: Publisher, shared: Shared | None) -> OfferEntry | None:
    """Give a leaflet's own offer, or the shared one where it is of the same publisher: nobody answers for another."""
    if "offer" in entry.written_keys or shared is None or shared.publisher is None:
        return entry.offer
    return shared.offer if str(shared.publisher.name) == str(publisher.name) else None


def _load(path: Path, model: type[Model]) -> Model:
    return _model(_bytes(path), str(path), model)


def _bytes(path: Path) -> bytes:
    """Read a source; of one that is too large nothing is read, only its length is told."""
    try:
        size = path.stat().st_size
        return path.read_bytes() if size <= LIMIT else bytes(size)
    except OSError as error:
        raise SourceError(Fault(f"the file cannot be read: {error.strerror}", Position(str(path), 1, 1))) from None


def _model(raw: bytes, file: str, model: type[Model]) -> Model:
    from leaflets.reading.source import parse
    from leaflets.reading.validate import validate

    return validate(parse(raw, file), model, file)


def _shared(content: Path) -> Shared | None:
    path = content / "shared.yaml"
    return _shared_of(_bytes(path), str(path)) if path.is_file() else None


@lru_cache(maxsize=4)
def _shared_of(raw: bytes, file: str) -> Shared:
    """Check what all leaflets share once, and not for each of them; the bytes decide, as for the picture library."""
    from leaflets.reading.model import Shared

    return _model(raw, file, Shared)


def compose(leaflet: Leaflet, variant: Variant) -> Edition:
    """Make the document that readers of one variant receive.

    Raises SourceError with all faults of its texts and pictures, NotOffered where the leaflet has no such text.
    """
    from leaflets.reading.composer import edition

    if variant not in leaflet.editions:
        leaflet.editions[variant] = edition(leaflet, variant)
    return leaflet.editions[variant]


def schema() -> dict[str, Any]:
    """Give the JSON Schema of a leaflet's source."""
    from leaflets.reading import model

    return model.schema()
