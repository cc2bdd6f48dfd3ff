"""One user's partition of the records table. Nothing here can name another."""

from collections.abc import Iterator, Sequence
from datetime import datetime
from typing import Any

from shared import aws, config
from shared.ids import is_id
from shared.table.attributes import Attribute, from_item
from shared.table.changes import CHANGES, Changes, changes_of
from shared.table.idempotency import Remembered
from shared.table.kinds import LOGICAL_NAME, Content, Kind, Stored
from shared.table.transaction import Transaction
from shared.vault import Binding, Purpose, Sealed

_KEPT_BY_TABLE = {"pk", "sk", "kind", "id", "version", "key_version", "created_at", "updated_at", "sealed"}
_BATCH = 100
_AFTER_ALL = "\U0010ffff"
"""Follows every character of an id."""

Key = tuple[Kind[Any], str]


class UserPartition:
    """Reads and writes of one user's records, with that user's credentials. All reads are consistent."""

    def __init__(self, user_id: str) -> None:
        if not is_id(user_id):
            raise ValueError("A partition belongs to a user id.")
        self.user_id = user_id
        self.pk = f"USER#{user_id}"

    def get(self, kind: Kind[Content], record_id: str = "") -> Stored[Content] | None:
        """One record, or None. One call."""
        item = (
            aws.as_caller("dynamodb")
            .get_item(TableName=_table(), Key=self._key(kind.sort_key(record_id)), ConsistentRead=True)
            .get("Item")
        )
        return self._stored(kind, item) if item else None

    def get_many(self, keys: Sequence[Key]) -> dict[tuple[str, str], Stored[Any]]:
        """The records that exist, by (kind name, id). One call for every hundred keys."""
        return self._get_many(keys, [])[0]

    def get_many_with_changes(self, keys: Sequence[Key]) -> tuple[dict[tuple[str, str], Stored[Any]], int]:
        """The records that exist, and how often the record changed so far, in the same call."""
        found, changes = self._get_many(keys, [CHANGES])
        return found, changes.count

    def look(self, keys: Sequence[Key] = ()) -> tuple[Changes, dict[tuple[str, str], Stored[Any]]]:
        """How the record stands, and the records that exist: in one call, but not of one moment."""
        found, changes = self._get_many(keys, [CHANGES])
        return changes, found

    def _get_many(
        self, keys: Sequence[Key], besides: list[str]
    ) -> tuple[dict[tuple[str, str], Stored[Any]], Changes]:
        kinds = {kind.sort_key(record_id): (kind, record_id) for kind, record_id in keys}
        sort_keys = [*besides, *kinds]
        found: dict[tuple[str, str], Stored[Any]] = {}
        changes = Changes()
        for start in range(0, len(sort_keys), _BATCH):
            for item in self._batch(sort_keys[start : start + _BATCH]):
                sort_key = item["sk"]["S"]
                if sort_key == CHANGES:
                    changes = changes_of(item)
                else:
                    kind, record_id = kinds[sort_key]
                    found[kind.name, record_id] = self._stored(kind, item)
        return found, changes

    def all(self, kind: Kind[Content]) -> Iterator[Stored[Content]]:
        """Every record of a kind, oldest first. One call for every megabyte."""
        for item in self._query("begins_with(sk, :first)", first=kind.sort_key("")):
            yield self._stored(kind, item)

    def neighbours(self, *kinds: Kind[Any]) -> Iterator[Stored[Any]]:
        """Every record of these kinds, in the order of their keys. One call for every megabyte.

        What lies between them is read too and passed over, so that only kinds which lie side by side, or
        with little between them, are cheaper to ask for together.
        """
        known = {kind.name: kind for kind in kinds}
        keys = sorted(kind.sort_key("") for kind in kinds)
        for item in self._query("sk BETWEEN :first AND :last", first=keys[0], last=keys[-1] + _AFTER_ALL):
            kind = known.get(item.get("kind", {"S": ""})["S"])
            if kind is not None:
                yield self._stored(kind, item)

    def changes(self) -> int:
        """How often the record changed so far."""
        return self.get_many_with_changes([])[1]

    def remembered(self, key_hash: str) -> Remembered | None:
        """What an earlier request with this idempotency key did."""
        item = (
            aws.as_caller("dynamodb")
            .get_item(TableName=_table(), Key=self._key(f"IDEM#{key_hash}"), ConsistentRead=True)
            .get("Item")
        )
        if not item:
            return None
        values = from_item(item)
        return Remembered(
            key_hash, str(values["request_hash"]), str(values["record_id"]), int(values["status"])
        )

    def transaction(self) -> Transaction:
        """Writes that happen all or not at all."""
        return Transaction(self.user_id, self.pk, _table())

    def _query(self, sort_keys: str, **values: str) -> Iterator[dict[str, Any]]:
        start: dict[str, Any] = {}
        while True:
            answer = aws.as_caller("dynamodb").query(
                TableName=_table(),
                KeyConditionExpression=f"pk = :pk AND {sort_keys}",
                ExpressionAttributeValues={
                    ":pk": {"S": self.pk},
                    **{f":{name}": {"S": value} for name, value in values.items()},
                },
                ConsistentRead=True,
                **start,
            )
            yield from answer["Items"]
            if "LastEvaluatedKey" not in answer:
                return
            start = {"ExclusiveStartKey": answer["LastEvaluatedKey"]}

    def _key(self, sort_key: str) -> dict[str, Any]:
        return {"pk": {"S": self.pk}, "sk": {"S": sort_key}}

    def _batch(self, sort_keys: Sequence[str]) -> Iterator[dict[str, Any]]:
        wanted: dict[str, Any] = {
            _table(): {"Keys": [self._key(sort_key) for sort_key in sort_keys], "ConsistentRead": True}
        }
        while wanted:
            answer = aws.as_caller("dynamodb").batch_get_item(RequestItems=wanted)
            yield from answer["Responses"].get(_table(), [])
            wanted = answer.get("UnprocessedKeys") or {}

    def _stored(self, kind: Kind[Content], item: dict[str, Any]) -> Stored[Content]:
        values = from_item(item)
        binding = Binding(
            LOGICAL_NAME, self.pk, str(values["sk"]), int(values["version"]), int(values["key_version"])
        )
        return Stored(
            kind=kind,
            id=str(values["id"]),
            version=int(values["version"]),
            created_at=datetime.fromisoformat(str(values["created_at"])),
            updated_at=datetime.fromisoformat(str(values["updated_at"])),
            content=Sealed(
                bytes(values["sealed"]),  # type: ignore[arg-type]
                binding,
                kind.content,
                user_id=self.user_id,
                purpose=Purpose.RECORD,
            ),
            clear=_clear(values),
        )


def _clear(values: dict[str, Attribute]) -> dict[str, Attribute]:
    return {name: value for name, value in values.items() if name not in _KEPT_BY_TABLE}


def _table() -> str:
    return config.read("TABLE_RECORDS")
