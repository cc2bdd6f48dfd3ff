"""DynamoDB's spelling of plain values: text, whole numbers, truth and bytes; nothing is nested."""

from collections.abc import Mapping
from typing import Any

Attribute = str | int | bool | bytes


def to_item(values: Mapping[str, Attribute | None]) -> dict[str, Any]:
    """Plain values as a DynamoDB item; None is left out."""
    return {name: _spell(value) for name, value in values.items() if value is not None}


def from_item(item: Mapping[str, Any]) -> dict[str, Attribute]:
    """A DynamoDB item as plain values."""
    return {name: _read(*next(iter(spelled.items()))) for name, spelled in item.items()}


def _spell(value: Attribute) -> dict[str, Any]:
    if isinstance(value, bool):
        return {"BOOL": value}
    if isinstance(value, int):
        return {"N": str(value)}
    return {"S": value} if isinstance(value, str) else {"B": value}


def _read(kind: str, value: Any) -> Attribute:
    return int(value) if kind == "N" else value
