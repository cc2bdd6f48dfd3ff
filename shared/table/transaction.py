"""Writes into one partition that happen all or not at all, and count as one change of the record."""

from datetime import datetime
from typing import Any

from botocore.exceptions import ClientError
from pydantic import BaseModel

from shared import aws, clock
from shared.errors import NotFound, StaleVersion, Unavailable
from shared.ids import new_id
from shared.table.attributes import Attribute, to_item
from shared.table.changes import CHANGES, Changes, losing_count, raising, settling
from shared.table.idempotency import LIFETIME_SECONDS, Remembered
from shared.table.kinds import LOGICAL_NAME, Content, Kind, Stored
from shared.vault import Binding, Purpose, Sealed, current_key, seal

_CONFLICT_ATTEMPTS = 6
_FIRST_PAUSE_SECONDS = 0.01


class AlreadyThere(RuntimeError):
    """A request with this idempotency key was already carried out."""


class Transaction:
    """Collects up to 100 writes; `commit` carries them out with the caller's credentials."""

    def __init__(self, user_id: str, pk: str, table: str) -> None:
        self._user_id, self._pk, self._table = user_id, pk, table
        self._writes: list[dict[str, Any]] = []
        self._refusals: list[type[Exception]] = []
        self._counts = False
        self._searched: set[str] = set()

    def create(
        self,
        kind: Kind[Content],
        content: Content,
        *,
        record_id: str | None = None,
        counts: bool | None = None,
        **clear: Attribute | None,
    ) -> Stored[Content]:
        """Adds a new record at version 1. `clear` are enums and counters kept beside the sealed content."""
        now = clock.now()
        record_id = record_id or ("" if kind.single else new_id())
        stored, item = self._seal(kind, content, record_id, 1, now, now, clear)
        self._put(item, "attribute_not_exists(pk)", {}, StaleVersion)
        self._tell(kind, record_id, counts)
        return stored

    def replace(
        self, old: Stored[Content], content: Content, *, counts: bool | None = None, **clear: Attribute | None
    ) -> Stored[Content]:
        """Puts the next version in place of the one that was read. On commit raises StaleVersion."""
        kept = {**old.clear, **clear}
        stored, item = self._seal(
            old.kind, content, old.id, old.version + 1, old.created_at, clock.now(), kept
        )
        self._put(item, "version = :old", {":old": {"N": str(old.version)}}, StaleVersion)
        self._tell(old.kind, old.id, counts)
        return stored

    def put(
        self,
        kind: Kind[Content],
        content: Content,
        *,
        record_id: str = "",
        version: int = 1,
        counts: bool | None = None,
        unless_newer: tuple[str, ...] = (),
        **clear: Attribute | None,
    ) -> Stored[Content]:
        """Puts a derived record in place of whatever is there (results, summaries).

        `unless_newer` names clear counters, the weightier first; on commit raises StaleVersion where
        the stored ones are higher.
        """
        now = clock.now()
        stored, item = self._seal(kind, content, record_id, version, now, now, clear)
        put: dict[str, Any] = {"TableName": self._table, "Item": item}
        if unless_newer:
            put |= _not_older_than({name: item[name] for name in unless_newer})
        self._writes.append({"Put": put})
        self._refusals.append(StaleVersion)
        self._tell(kind, record_id, counts)
        return stored

    def delete(self, kind: Kind[Any], record_id: str, *, version: int | None = None) -> None:
        """Removes a record. With a version, on commit raises StaleVersion where it is another."""
        write: dict[str, Any] = {"TableName": self._table, "Key": self._key(kind.sort_key(record_id))}
        if version is not None:
            write |= {
                "ConditionExpression": "version = :old",
                "ExpressionAttributeValues": {":old": {"N": str(version)}},
            }
        self._writes.append({"Delete": write})
        self._refusals.append(StaleVersion)
        self._tell(kind, record_id)

    def raise_counter(self, kind: Kind[Any], record_id: str, name: str) -> None:
        """Adds one to a clear counter of a record. On commit raises NotFound where it is not there."""
        self._writes.append(
            {
                "Update": {
                    "TableName": self._table,
                    "Key": self._key(kind.sort_key(record_id)),
                    "UpdateExpression": "ADD #counter :one",
                    "ConditionExpression": "attribute_exists(pk)",
                    "ExpressionAttributeNames": {"#counter": name},
                    "ExpressionAttributeValues": {":one": {"N": "1"}},
                }
            }
        )
        self._refusals.append(NotFound)

    def require(self, kind: Kind[Any], record_id: str, version: int) -> None:
        """On commit raises StaleVersion unless the record is at this version."""
        self._writes.append(
            {
                "ConditionCheck": {
                    "TableName": self._table,
                    "Key": self._key(kind.sort_key(record_id)),
                    "ConditionExpression": "version = :old",
                    "ExpressionAttributeValues": {":old": {"N": str(version)}},
                }
            }
        )
        self._refusals.append(StaleVersion)

    def remember(self, outcome: Remembered) -> None:
        """Keeps the outcome under its idempotency key. On commit raises AlreadyThere."""
        item = to_item(
            {
                "pk": self._pk,
                "sk": f"IDEM#{outcome.key_hash}",
                "request_hash": outcome.request_hash,
                "record_id": outcome.record_id,
                "status": outcome.status,
                "expires": clock.seconds() + LIFETIME_SECONDS,
            }
        )
        self._put(item, "attribute_not_exists(pk)", {}, AlreadyThere)

    def commit(self) -> None:
        """Carries all writes out, or none. Raises what the collected writes say, or Unavailable."""
        if not self._writes:
            return
        counting = self._count_one_change()
        for attempt in range(_CONFLICT_ATTEMPTS):
            if attempt > 0:
                aws.pause(_FIRST_PAUSE_SECONDS * 2 ** (attempt - 1))
            try:
                writes = [*self._writes, *counting]
                aws.as_caller("dynamodb").transact_write_items(TransactItems=writes)
                return
            except ClientError as error:
                if aws.error_code(error) != "TransactionCanceledException":
                    raise
                if self._refuse(error):
                    counting = [self._changes(losing_count(counts=self._counts))]
        raise Unavailable()

    def settle(self, seen: Changes, editions: str) -> None:
        """Says that the search index is these editions now, and holds what was pending when seen.

        On commit raises StaleVersion where somebody else wrote the index, or more was lost, meanwhile.
        """
        self._writes.append(self._changes(settling(seen, editions)))
        self._refusals.append(StaleVersion)

    def _refuse(self, error: ClientError) -> bool:
        """Raises what the refused write says. True where too much was pending to be counted so."""
        reasons = [reason.get("Code") for reason in error.response.get("CancellationReasons", [])]
        failed = [
            refusal
            for refusal, reason in zip(self._refusals, reasons, strict=False)
            if reason == "ConditionalCheckFailed"
        ]
        if AlreadyThere in failed:
            raise AlreadyThere() from error
        if failed:
            raise failed[0]() from error
        too_much_pending = reasons[len(self._refusals) :] == ["ConditionalCheckFailed"]
        if not too_much_pending and not {"TransactionConflict", "ThrottlingError"} & set(reasons):
            raise error
        return too_much_pending

    def _tell(self, kind: Kind[Any], record_id: str, counts: bool | None = None) -> None:
        self._counts |= kind.counts if counts is None else counts
        if kind.searched:
            self._searched.add(kind.sort_key(record_id))

    def _count_one_change(self) -> list[dict[str, Any]]:
        if not self._counts and not self._searched:
            return []
        return [self._changes(raising(counts=self._counts, searched=self._searched))]

    def _changes(self, update: dict[str, Any]) -> dict[str, Any]:
        return {"Update": {"TableName": self._table, "Key": self._key(CHANGES), **update}}

    def _key(self, sort_key: str) -> dict[str, Any]:
        return {"pk": {"S": self._pk}, "sk": {"S": sort_key}}

    def _put(
        self, item: dict[str, Any], condition: str, values: dict[str, Any], refusal: type[Exception]
    ) -> None:
        put = {"TableName": self._table, "Item": item, "ConditionExpression": condition}
        if values:
            put["ExpressionAttributeValues"] = values
        self._writes.append({"Put": put})
        self._refusals.append(refusal)

    def _seal(
        self,
        kind: Kind[Content],
        content: BaseModel,
        record_id: str,
        version: int,
        created_at: datetime,
        updated_at: datetime,
        clear: dict[str, Attribute | None],
    ) -> tuple[Stored[Content], dict[str, Any]]:
        key = current_key(self._user_id, Purpose.RECORD)
        sort_key = kind.sort_key(record_id)
        binding = Binding(LOGICAL_NAME, self._pk, sort_key, version, key.version)
        blob = seal(content.model_dump_json(by_alias=True).encode(), binding, key.secret)
        kept = {name: value for name, value in clear.items() if value is not None}
        item = to_item(
            {
                **kept,
                "pk": self._pk,
                "sk": sort_key,
                "kind": kind.name,
                "id": record_id,
                "version": version,
                "key_version": key.version,
                "created_at": created_at.isoformat(),
                "updated_at": updated_at.isoformat(),
                "sealed": blob,
            }
        )
        sealed = Sealed(blob, binding, kind.content, user_id=self._user_id, purpose=Purpose.RECORD)
        return Stored(kind, record_id, version, created_at, updated_at, sealed, kept), item


def _not_older_than(counters: dict[str, Any]) -> dict[str, Any]:
    """The condition that stored counters, compared one after the other, are not higher than these."""
    ways, equal = ["attribute_not_exists(pk)"], list[str]()
    for n in range(len(counters)):
        ways.append(" AND ".join([*equal, f"#c{n} < :c{n}"]))
        equal.append(f"#c{n} = :c{n}")
    return {
        "ConditionExpression": " OR ".join(f"({way})" for way in [*ways, " AND ".join(equal)]),
        "ExpressionAttributeNames": {f"#c{n}": name for n, name in enumerate(counters)},
        "ExpressionAttributeValues": {f":c{n}": value for n, value in enumerate(counters.values())},
    }
