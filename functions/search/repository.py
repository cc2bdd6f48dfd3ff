"""Queries of search, in the caller's partition."""

from collections.abc import Sequence

from pydantic import BaseModel

from shared.search import SHAPES
from shared.table import UserPartition


def contents(partition: UserPartition, documents: Sequence[str]) -> dict[str, BaseModel]:
    """The opened records of a page, by the name of their document; what is gone is left out. One call."""
    keys = {}
    for document in documents:
        name, _, record_id = document.partition("#")
        keys[name, record_id] = document
    found = partition.get_many([(SHAPES[name].kind, record_id) for name, record_id in keys])
    return {keys[key]: stored.content.open() for key, stored in found.items()}
