"""Sealing what auth keeps about a person: under the user's identity key, bound to its place."""

from typing import TypeVar

from pydantic import BaseModel

from shared.table import Attribute
from shared.table.identity import LOGICAL_NAME, Item, Key
from shared.vault import Binding, Purpose, Sealed, current_key, seal

Content = TypeVar("Content", bound=BaseModel)


def sealed(user_id: str, place: Key, content: BaseModel, *, version: int = 1) -> dict[str, Attribute | None]:
    """The attributes that hold this content at this place."""
    key = current_key(user_id, Purpose.IDENTITY)
    blob = seal(
        content.model_dump_json().encode(), Binding(LOGICAL_NAME, *place, version, key.version), key.secret
    )
    return {"version": version, "key_version": key.version, "sealed": blob}


def opened_by(user_id: str, item: Item, model: type[Content]) -> Sealed[Content]:
    """The sealed content of an item, which opens where it lies."""
    binding = Binding(
        LOGICAL_NAME, str(item["pk"]), str(item["sk"]), int(item["version"]), int(item["key_version"])
    )
    blob = bytes(item["sealed"])  # type: ignore[arg-type]
    return Sealed(blob, binding, model, user_id=user_id, purpose=Purpose.IDENTITY)
