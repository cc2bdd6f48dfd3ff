"""What changed in a record, counted, and which parts of it a search index does not hold yet.

One item of the partition says it, and every transaction that changes the record writes it along:
`changes` (summaries are stale), `revision` (what can be searched is another), `pending` (which records,
each with a mark of its own, so that one that changes again stays named), `lost` (too many to be named:
the index must be made anew) and `editions` (which shards make up the index). Ids and numbers only.
"""

import secrets
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

CHANGES = "CHANGES"
MOST_PENDING = 256
"""Beyond that making the index anew is no more work than following, and the item stays under 16 kB."""


@dataclass(frozen=True)
class Changes:
    """How a record stands. `pending` are sort keys, each followed by `|` and a mark."""

    count: int = 0
    revision: int = 0
    pending: frozenset[str] = field(default=frozenset())
    lost: str = ""
    editions: str = ""

    @property
    def pending_keys(self) -> set[str]:
        """The sort keys of the records that changed since the index was made."""
        return {key_of(entry) for entry in self.pending}


def key_of(entry: str) -> str:
    """The sort key that an entry of `pending` names."""
    return entry.rpartition("|")[0]


def changes_of(item: dict[str, Any]) -> Changes:
    """What the item says, as DynamoDB spells it."""
    return Changes(
        count=int(item.get("changes", {"N": "0"})["N"]),
        revision=int(item.get("revision", {"N": "0"})["N"]),
        pending=frozenset(item.get("pending", {"SS": []})["SS"]),
        lost=item.get("lost", {"S": ""})["S"],
        editions=item.get("editions", {"S": ""})["S"],
    )


def raising(*, counts: bool, searched: Iterable[str]) -> dict[str, Any]:
    """The update that counts one change and names what can be searched and was written."""
    keys = sorted(set(searched))
    added = ["changes :one"] if counts else []
    if not keys:
        return {
            "UpdateExpression": "ADD changes :one",
            "ExpressionAttributeValues": {":one": {"N": "1"}},
        }
    return {
        "UpdateExpression": "ADD " + ", ".join([*added, "revision :one", "pending :keys"]),
        "ConditionExpression": "attribute_not_exists(pending) OR size(pending) < :most",
        "ExpressionAttributeValues": {
            ":one": {"N": "1"},
            ":keys": {"SS": [f"{key}|{secrets.token_hex(3)}" for key in keys]},
            ":most": {"N": str(MOST_PENDING)},
        },
    }


def losing_count(*, counts: bool) -> dict[str, Any]:
    """The update for where too much is pending to be named: it says so, and names nothing any more."""
    added = "changes :one, revision :one" if counts else "revision :one"
    return {
        "UpdateExpression": f"ADD {added} SET lost = :lost REMOVE pending",
        "ExpressionAttributeValues": {":one": {"N": "1"}, ":lost": {"S": secrets.token_hex(8)}},
    }


def settling(seen: Changes, editions: str) -> dict[str, Any]:
    """The update after which the index is these editions and holds all that was pending when seen.

    Holds only where nobody else wrote the index since, nothing was lost since, and the item is still
    there: of somebody who is erased meanwhile, nothing is written any more.
    """
    values: dict[str, Any] = {":new": {"S": editions}}
    conditions, update = ["attribute_exists(pk)"], "SET editions = :new"
    for name, value in (("editions", seen.editions), ("lost", seen.lost)):
        if value:
            values[f":{name}"] = {"S": value}
        conditions.append(f"{name} = :{name}" if value else f"attribute_not_exists({name})")
    if seen.lost:
        update += " REMOVE lost"
    if seen.pending:
        values[":done"] = {"SS": sorted(seen.pending)}
        update += " DELETE pending :done"
    return {
        "UpdateExpression": update,
        "ConditionExpression": " AND ".join(conditions),
        "ExpressionAttributeValues": values,
    }
