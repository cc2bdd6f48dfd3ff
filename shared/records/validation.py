"""Input against a content model: every wrong field by name, and never what the user wrote."""

from collections.abc import Iterable, Mapping
from typing import Annotated, Any, TypeVar

from pydantic import BaseModel, ConfigDict, Field, ValidationError, create_model
from pydantic.fields import FieldInfo

from shared.errors import FieldProblem, InvalidInput

Content = TypeVar("Content", bound=BaseModel)

_SENTENCES = {
    "missing": "This is missing.",
    "extra_forbidden": "There is no such field.",
    "string_type": "This must be text.",
    "string_too_short": "This needs at least {min_length} character(s).",
    "string_too_long": "This may have at most {max_length} characters.",
    "string_pattern_mismatch": "This does not have the form that is expected here.",
    "too_long": "There may be at most {max_length} of these.",
    "too_short": "There must be at least {min_length} of these.",
    "bool_parsing": "This must be true or false.",
    "bool_type": "This must be true or false.",
    "int_parsing": "This must be a whole number.",
    "int_type": "This must be a whole number.",
    "list_type": "This must be a list.",
    "dict_type": "This must be an object.",
    "literal_error": "This must be one of {expected}.",
    "greater_than_equal": "This must be at least {ge}.",
    "less_than_equal": "This may be at most {le}.",
}
"""What people read for the problems that inputs have most; pydantic's words for the others."""


def validated(model: type[Content], values: Mapping[str, Any]) -> Content:
    """The content these values make. Raises InvalidInput naming every field that is wrong."""
    try:
        return model.model_validate(dict(values))
    except ValidationError as error:
        raise InvalidInput(details=problems(error.errors())) from None


def merged(content: Content, changes: Mapping[str, Any]) -> Content:
    """The content with the given fields changed; null clears one. Raises InvalidInput."""
    model = type(content)
    kept = content.model_dump(by_alias=True)
    defaults = {
        (spec.alias or name): spec.get_default(call_default_factory=True)
        for name, spec in model.model_fields.items()
        if not spec.is_required()
    }
    cleared = {name: defaults.get(name) if value is None else value for name, value in changes.items()}
    return validated(model, kept | cleared)


def changes_to(
    model: type[BaseModel], name: str, *, without: frozenset[str] = frozenset()
) -> type[BaseModel]:
    """The model of a merge patch: every field optional, null allowed, unknown fields refused.

    Fields `without` are ours to set, and refused like unknown ones.
    """
    fields: dict[str, Any] = {
        field: (_as_declared(spec) | None, Field(default=None, alias=spec.alias))
        for field, spec in model.model_fields.items()
        if field not in without
    }
    settings = ConfigDict(extra="forbid", populate_by_name=True)
    return create_model(name, __config__=settings, __doc__="The given fields are changed.", **fields)


def _as_declared(spec: FieldInfo) -> Any:
    """The type of a field with its constraints."""
    declared: Any = spec.annotation
    return Annotated[(declared, *spec.metadata)] if spec.metadata else declared


def given(changes: BaseModel) -> dict[str, Any]:
    """The fields that a merge patch names, null included."""
    return changes.model_dump(exclude_unset=True, by_alias=True)


def problems(errors: Iterable[Any]) -> tuple[FieldProblem, ...]:
    """Pydantic's errors as field problems. A validator of a whole model names its field itself."""
    return tuple(_problem(error) for error in errors)


def _problem(error: Mapping[str, Any]) -> FieldProblem:
    path = [str(part) for part in error["loc"] if part not in ("body", "query", "path", "header")]
    message = str(error["msg"]).removeprefix("Value error, ")
    named, colon, rest = message.partition(": ")
    if error["type"] == "value_error" and colon and named.replace("_", "").isalpha() and named.islower():
        return FieldProblem(".".join([*path, named]), rest)
    known = _SENTENCES.get(error["type"])
    return FieldProblem(".".join(path) or "body", known.format(**error.get("ctx", {})) if known else message)
