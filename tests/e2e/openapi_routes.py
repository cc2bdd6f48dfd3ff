"""The routes of the OpenAPI document, and requests that are right in everything but their caller."""

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from shared.errors import FreshSignInNeeded

Json = dict[str, Any]
_DOCUMENT: Json = json.loads((Path(__file__).parents[2] / "docs" / "openapi.json").read_text())
NOBODYS_ID = "01ARZ3NDEKTSV4RRFFQ69G5FAV"
_WORDS = ("words", "2020", "123456", "en", "Europe/Paris", NOBODYS_ID, "a" * 64)
_FORMATS = {
    "email": "somebody@example.org",
    "date-time": "2999-01-01T00:00:00Z",
    "date": "2020-01-01",
    "uri": "https://example.org",
}
_NOT_IDS = {"provider": "google", "reference_id": "welding"}
"""Parameters in paths that name no record."""
_BODIES: dict[str, Json] = {"PATCH /admin/accounts/{user_id}": {"role": "premium"}}
"""Bodies of which the document does not tell all that they must have."""


@dataclass(frozen=True)
class Route:
    """One operation of the document. `path` begins below `/v1`, or at the stage where it has no version."""

    method: str
    path: str
    operation: Json

    def __str__(self) -> str:
        return f"{self.method} {self.path}"

    @property
    def is_public(self) -> bool:
        return "security" not in self.operation

    @property
    def is_admins(self) -> bool:
        return self.path.startswith("/admin/")

    @property
    def ids(self) -> list[str]:
        """The parameters of its path that name a record."""
        return [name for name in re.findall(r"{(\w+)}", self.path) if name not in _NOT_IDS]

    @property
    def needs_a_fresh_sign_in(self) -> bool:
        answer = self.operation["responses"].get("403", {})
        return str(answer.get("description", "")) == FreshSignInNeeded.message

    def where(self, ids: Mapping[str, str] | str = NOBODYS_ID) -> str:
        """Its path with these ids, or with one for all."""
        given = {name: ids if isinstance(ids, str) else ids[name] for name in self.ids}
        return re.sub(r"{(\w+)}", lambda found: (given | _NOT_IDS)[found[1]], self.path)

    def query(self) -> dict[str, str]:
        """Values for what its query must have."""
        wanted = [one for one in self.operation.get("parameters", []) if one["in"] == "query"]
        return {one["name"]: str(value_of(one["schema"])) for one in wanted if one.get("required")}

    def body(self) -> Json | None:
        """A body that is valid."""
        content = self.operation.get("requestBody", {}).get("content")
        told = _BODIES.get(str(self))
        described = (content or {}).get("application/json")
        return told or (example(described["schema"]) if described else None)


def all_routes() -> list[Route]:
    """Every operation that the document knows."""
    return [
        Route(method.upper(), path.removeprefix("/v1"), operation)
        for path, operations in _DOCUMENT["paths"].items()
        for method, operation in operations.items()
        if method != "servers"
    ]


def example(schema: Json) -> Json:
    """The required fields of an object, each with a value that it takes."""
    schema = resolved(schema)
    current = {"is_current": True} if "is_current" in schema.get("properties", {}) else {}
    wanted = {name: value_of(schema["properties"][name]) for name in schema.get("required", [])}
    return current | wanted


def value_of(schema: Json) -> Any:
    """A value that a schema takes."""
    schema = resolved(schema)
    kind = schema.get("type")
    if "const" in schema or "enum" in schema:
        return schema.get("const", (schema.get("enum") or [None])[0])
    if kind == "array":
        return [value_of(schema["items"])]
    if kind in ("integer", "number"):
        return max(2, schema.get("minimum", 2))
    if kind == "boolean":
        return True
    if kind == "object":
        return example(schema) if "properties" in schema else {}
    return _text(schema)


def _text(schema: Json) -> str:
    if "format" in schema:
        return _FORMATS[schema["format"]]
    fitting = [word for word in _WORDS if re.search(schema.get("pattern", ""), word)]
    assert fitting, f"Add a word to openapi_routes._WORDS that fits {schema['pattern']}."
    return fitting[0].ljust(schema.get("minLength", 0), "x")


def resolved(schema: Json) -> Json:
    """The schema behind a reference, or the first choice that is not null."""
    for choice in [*schema.get("anyOf", []), *schema.get("oneOf", [])]:
        if choice.get("type") != "null":
            return resolved(choice)
    if "$ref" not in schema:
        return schema
    found: Json = _DOCUMENT["components"]["schemas"][schema["$ref"].rpartition("/")[2]]
    return resolved(found)


def fields_that_name_records(route: Route) -> list[tuple[str, bool]]:
    """Fields of its body whose values are ids of records, and whether they take several."""
    content = route.operation.get("requestBody", {}).get("content")
    if content is None or "application/json" not in content:
        return []
    properties = resolved(content["application/json"]["schema"]).get("properties", {})
    return [
        (name, name.endswith("_ids"))
        for name in properties
        if name.endswith(("_ids", "_id")) and name not in _NAMES_OF_OTHERS
    ]


_NAMES_OF_OTHERS = {"credential_id", "catalogue_id"}
"""Ids that others give out: a certificate's number, an entry of the shared catalogue of skills."""
