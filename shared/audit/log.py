"""The log as people read it: one entry a request, its attempt and its outcome told together."""

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from pydantic import BaseModel

from shared import aws
from shared.audit.entry import Origin
from shared.table import Attribute
from shared.table.audit import LOGICAL_NAME, Row, content_of, place_of
from shared.vault import Binding, Purpose, key_of_version, open_sealed

_MOST_PAGES = 8
"""How many pages of the table one answer may cost; a page that finds little says where to go on."""
_ENOUGH_SECONDS = 1.0
"""What another page may take: with less left, the answer says where to go on instead of coming too late."""


class LoggedRequest(BaseModel):
    """One request. `user` is a pseudonym, `path` a template; `status` is null where none was recorded.

    `success` is null for a change that was begun and whose outcome is not known.
    """

    id: str
    at: datetime
    user: str
    action: str
    resource_type: str
    resource_id: str | None = None
    method: str
    path: str
    request_id: str
    status: int | None = None
    duration_ms: int | None = None
    success: bool | None = None
    error: str | None = None


@dataclass(frozen=True)
class Told:
    """A request, and the stored entry that holds its origin, sealed."""

    request: LoggedRequest
    entry: dict[str, Attribute]

    def origin(self, user_id: str) -> Origin:
        """Where it came from, opened with the acting user's key. Raises SealBroken, UserIsErased."""
        if "sealed" not in self.entry:
            return Origin()
        version = int(self.entry["key_version"])
        place = place_of(str(self.entry["user"]), str(self.entry["id"]), str(self.entry["stage"]))
        binding = Binding(LOGICAL_NAME, place["pk"], place["sk"], 1, version)
        key = key_of_version(user_id, Purpose.RECORD, version)
        return Origin(**json.loads(open_sealed(bytes(self.entry["sealed"]), binding, key.secret)))  # type: ignore[arg-type]


@dataclass(frozen=True)
class Excerpt:
    """Some requests, newest first, and the sort key below which the next are; None at the end."""

    requests: list[Told]
    position: str | None


def excerpt(rows: Iterable[Row], limit: int) -> Excerpt:
    """The first `limit` requests among rows that come newest first."""
    groups: list[list[Row]] = []
    pages = 0
    for row in rows:
        same = bool(groups) and groups[-1][0].entry_id == row.entry_id
        if len(groups) == limit and not same:
            return Excerpt(_told(groups), groups[-1][0].entry_id)
        if row.values is None:
            pages += 1
            if pages >= _MOST_PAGES or _is_late():
                return Excerpt(_told(groups[:-1] if same else groups), f"{row.entry_id}$")
        elif same:
            groups[-1].append(row)
        else:
            groups.append([row])
    return Excerpt(_told(groups), None)


def _told(groups: Iterable[Sequence[Row]]) -> list[Told]:
    return [_merged([row.values for row in group if row.values is not None]) for group in groups]


def _merged(entries: Sequence[dict[str, Attribute]]) -> Told:
    """Attempt and outcome as one; what was tried at the moment it was tried, and how it ended."""
    ended = max(entries, key=lambda entry: str(entry["stage"]) == "outcome")
    values = content_of(ended) | {"at": min(str(entry["at"]) for entry in entries)}
    if ended["stage"] == "read":
        values["success"] = True
    return Told(LoggedRequest.model_validate(values), ended)


def _is_late() -> bool:
    current = aws.budget()
    return current is not None and current.left < _ENOUGH_SECONDS
