"""Kinds of records, and a record as it is stored."""

from dataclasses import dataclass, field
from datetime import datetime
from typing import Generic, TypeVar

from pydantic import BaseModel

from shared.table.attributes import Attribute
from shared.vault import Sealed

LOGICAL_NAME = "records"
"""The table that holds them, as it stands in what is sealed, whatever a deployment calls it."""

Content = TypeVar("Content", bound=BaseModel)


@dataclass(frozen=True)
class Kind(Generic[Content]):
    """One kind of record: the name that leads its sort key and the model that is sealed.

    `single` means one a user. `counts` means that a change of it is a change of the record, after
    which summaries are stale; `searched` that its words are found by a search over the record.
    """

    name: str
    content: type[Content]
    single: bool = False
    counts: bool = True
    searched: bool = False

    def sort_key(self, record_id: str) -> str:
        return self.name if self.single else f"{self.name}#{record_id}"


@dataclass(frozen=True)
class Stored(Generic[Content]):
    """A record: ids, versions and moments in clear, its content sealed. `clear` holds enums and counters."""

    kind: Kind[Content]
    id: str
    version: int
    created_at: datetime
    updated_at: datetime
    content: Sealed[Content]
    clear: dict[str, Attribute] = field(default_factory=dict)
