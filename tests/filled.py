"""Content of any kind with something in every field, made from its model: no field can be forgotten."""

import base64
from typing import Any

from pydantic import BaseModel

from functions.privacy.service.files_of_record import WITHHELD
from functions.resumes.repository import RESUMES
from shared.records import kinds
from shared.table import Kind

Json = dict[str, Any]
MARK = "çanary-7f3a"
_DERIVED = ("EXPERIENCE", "ENRICHMENT", "FINDING", "SUMMARY")
KINDS = [
    *(one for one in vars(kinds).values() if isinstance(one, Kind) and not one.name.startswith(_DERIVED)),
    RESUMES,
]
"""What people write, whatever kinds there come to be; experiences and what follows from them have tests of
their own."""
_ODD: Json = {
    "CERTIFICATION": {"name": f"=certificate {MARK}"},
    "RESUME": {"template": "quiet", "sections": None},
    "RECOMMENDATION": {"text": f"<b>said</b> {MARK}"},
}
_BY_NAME: Json = {
    "start_date": "2001-02", "end_date": "2003", "is_current": False, "start": "2001", "end": "2002",
    "currency": "EUR", "data": base64.b64encode(b"\xff\xd8 a photo").decode(), "phone": "+420 601 123 456",
    "slug": "ana-novakova", "unlisted_as": "u" * 22,
}  # fmt: skip
"""What depends on other fields, or is more than its pattern says."""
_BY_PATTERN = (
    ("https?", "https://example.org/{mark}"),
    (r"\d{4}", "2001"),
    ("HJKMNP", "0" * 26),
    ("[a-z]{2,3}", "en"),
    ("#", "#1f5c7a"),
)


def content_of(kind: Kind[Any]) -> Json:
    """What there is of a kind: something in every field, the mark wherever a text may be anything."""
    return filled(kind.content, MARK) | _ODD.get(kind.name, {})


def told_of(kind: Kind[Any]) -> Json:
    """The same as its owner is told it: without what opens a door to others."""
    withheld = WITHHELD.get(kind.name, frozenset())
    return {name: value for name, value in content_of(kind).items() if name not in withheld}


def filled(model: type[BaseModel], mark: str) -> Json:
    """A body in which every text that may be anything holds the mark."""
    schema = model.model_json_schema(mode="validation")
    made: Json = _fill(schema, schema.get("$defs", {}), mark)
    return model.model_validate(made).model_dump(mode="json", by_alias=True)


def _fill(schema: Json, parts: Json, mark: str) -> Any:
    if "$ref" in schema:
        return _fill(parts[schema["$ref"].rpartition("/")[2]], parts, mark)
    for several in ("anyOf", "oneOf", "allOf"):
        if several in schema:
            return _fill(next(one for one in schema[several] if one.get("type") != "null"), parts, mark)
    if "enum" in schema or "const" in schema:
        return schema.get("const", schema.get("enum", [None])[0])
    kind = schema.get("type")
    if kind == "object":
        fields = schema.get("properties", {})
        return {name: _BY_NAME.get(name, None) or _fill(one, parts, mark) for name, one in fields.items()} | {
            name: _BY_NAME[name] for name in fields if name in _BY_NAME
        }
    if kind == "array":
        return [_fill(schema.get("items", {}), parts, mark)]
    plain = {"boolean": True, "integer": 7, "number": 3.5}
    return plain[kind] if kind in plain else _text(schema, mark)


def _text(schema: Json, mark: str) -> str:
    if schema.get("format") == "email":
        return "ana@example.org"
    if schema.get("format") == "date-time":
        return "2001-02-03T04:05:06Z"
    pattern = schema.get("pattern", "")
    for sign, text in _BY_PATTERN:
        if sign in pattern:
            return text.format(mark="marked")
    return mark[: schema.get("maxLength", len(mark))]
