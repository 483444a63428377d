"""Nodes to models: every fault of the schema in one run, each at the place of its node."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeVar

from pydantic import ValidationError

from leaflets.errors import Fault, SourceError
from leaflets.positions import Position
from leaflets.reading.model import Part
from leaflets.reading.source import Mapping, Node, Scalar, Sequence
from leaflets.reading.values import Keyed, Listed, Written
from leaflets.wording import did_you_mean

if TYPE_CHECKING:
    from pydantic_core import ErrorDetails

Model = TypeVar("Model", bound=Part)

_HINTS = {
    "not_text": "write words after the colon",
    "no_words": "write the words, or remove the key",
    "many_lines": "write it in one line; `>` instead of `|` joins lines",
    "not_keys": "write `key: words` lines here",
    "not_a_date": "write the year, the month and, where it matters, the day, in figures",
    "impossible_date": "check the day and the month: year-month-day",
    "status": "demonstration and draft are shown to every reader; approved needs a publisher's sign-off",
    "interpreter": "write which interpreters people can have here",
    "language": "the tag has the language in small letters, then the script or the country",
}
_MESSAGES = {
    "list_type": ("must be a list", "start each item with `- `"),
    "dict_type": ("must be keys with their values", "write `key: words` lines here"),
    "too_long": ("has more than three pictures", "keep the most telling ones"),
    "too_short": ("has nothing in it", "add at least one"),
}


def validate(node: Node, model: type[Model], file: str) -> Model:
    """Check a file's nodes against a model. Raises SourceError with every fault, in the order of the file."""
    if not isinstance(node, Mapping):
        hint = "start with `title: The title of the leaflet`"
        raise SourceError(Fault("a leaflet is keys with their values", Position(file, 1, 1), hint))
    try:
        return model.model_validate(_data(node))
    except ValidationError as error:
        found = error.errors(include_url=False, include_input=False)
        faults = dict.fromkeys(_fault(item, node, model) for item in found)
        raise SourceError(*sorted(faults, key=lambda fault: fault.at or node.at)) from None


def _data(node: Node) -> Any:  # noqa: ANN401 - what pydantic reads
    match node:
        case Scalar(text=text, origin=origin):
            return Written(text, origin)
        case Sequence(nodes=nodes, at=at):
            listed = Listed(map(_data, nodes))
            listed.at = at
            return listed
        case Mapping(pairs=pairs, at=at):
            keyed = Keyed((key.text, _data(value)) for key, value in pairs)
            keyed.at = at
            return keyed


def _fault(error: ErrorDetails, root: Mapping, model: type[Part]) -> Fault:
    """Turn one of pydantic's errors to a fault at the node that its path leads to."""
    *parents, last = error["loc"] or ("",)
    parent, _ = _follow(root, tuple(parents))
    node, at = _follow(root, error["loc"])
    kind = error["type"]
    if kind == "missing":
        return Fault(f"`{last}` is missing", parent.at, f"add `{last}: ...`" + _means(model, tuple(parents), str(last)))
    if kind == "extra_forbidden":
        possible = _possible(model, tuple(parents))
        written = {key.text for key, _ in parent.pairs} if isinstance(parent, Mapping) else set()
        left = ", ".join(key for key in possible if key not in written)
        hint = did_you_mean(str(last), possible, f"possible here: {left}")
        return Fault(f"`{last}` is not a key that can stand here", at, hint)
    message, hint = _MESSAGES.get(kind, (error["msg"], _HINTS.get(kind, "")))
    name = last if isinstance(last, str) else next((part for part in reversed(parents) if isinstance(part, str)), "")
    return Fault(f"`{name}` {message}", at if kind in {"not_text", "list_type"} else node.at, hint)


def _follow(node: Node, path: tuple[int | str, ...]) -> tuple[Node, Position]:
    """Walk down to a node; also give the place of the key that it stands under."""
    at = node.at
    for step in path:
        if isinstance(node, Mapping):
            found = next(((key, value) for key, value in node.pairs if key.text == step), None)
            if found:
                node, at = found[1], found[0].at
        elif isinstance(node, Sequence) and isinstance(step, int) and step < len(node.nodes):
            node = node.nodes[step]
            at = node.at
    return node, at


def _model_at(model: type[Part], path: tuple[int | str, ...]) -> type[Part]:
    """Find the model that describes the keys at a path."""
    for step in path:
        if isinstance(step, str) and step in model.model_fields:
            model = _inner(model.model_fields[step].annotation) or model
    return model


def _inner(annotation: Any) -> type[Part] | None:  # noqa: ANN401 - any type may stand in an annotation
    if isinstance(annotation, type) and issubclass(annotation, Part):
        return annotation
    found = (_inner(argument) for argument in getattr(annotation, "__args__", ()))
    return next((model for model in found if model), None)


def _possible(model: type[Part], path: tuple[int | str, ...]) -> list[str]:
    return list(_model_at(model, path).model_fields)


def _means(model: type[Part], path: tuple[int | str, ...], key: str) -> str:
    field = _model_at(model, path).model_fields.get(key)
    return f" ({field.description})" if field and field.description else ""
