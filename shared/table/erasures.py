"""The ledger of erasures: whose account was erased when. Ids, moments, counts and a hash; nothing else.

It outlives what was erased, so that it can be replayed over a table that is restored from a backup. A
receipt is found by the hash of its code, a month's erasures by the month.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from botocore.exceptions import ClientError

from shared import aws, config
from shared.ids import is_id
from shared.table.attributes import Attribute, from_item, to_item

_COUNT = "count_"


@dataclass(frozen=True)
class Erasure:
    """One erasure. `counts` says how much of what was removed; `erased_at` is None until nothing is left."""

    user_id: str
    begun_at: datetime
    erased_at: datetime | None
    counts: Mapping[str, int]


def enter(user_id: str, receipt_hash: str, at: datetime) -> None:
    """Writes down that an erasure begins. Where it stands there already, it stays as it is."""
    ledger = {"begun_at": at.isoformat(), "receipt_hash": receipt_hash}
    rows: tuple[dict[str, Attribute], ...] = (
        _key(user_id) | ledger,
        {"pk": f"RECEIPT#{receipt_hash}", "sk": "RECEIPT", "user_id": user_id},
        {"pk": _month(at), "sk": user_id},
    )
    first, *others = ({"Put": {"TableName": _table(), "Item": to_item(row)}} for row in rows)
    first["Put"]["ConditionExpression"] = "attribute_not_exists(pk)"
    try:
        aws.own("dynamodb").transact_write_items(TransactItems=[first, *others])
    except ClientError as error:
        if aws.error_code(error) != "TransactionCanceledException" or find(user_id) is None:
            raise


def find(user_id: str) -> Erasure | None:
    """What stands there of a user, read consistently."""
    item = _item(_key(user_id))
    return _erasure(item) if item else None


def find_by_receipt(receipt_hash: str) -> Erasure | None:
    """The erasure that a receipt is for. Two calls, one where there is none."""
    item = _item({"pk": f"RECEIPT#{receipt_hash}", "sk": "RECEIPT"})
    return find(str(item["user_id"])) if item else None


def count(user_id: str, removed: Mapping[str, int]) -> None:
    """Adds what a step removed."""
    some = {name: number for name, number in removed.items() if number}
    if not some:
        return
    aws.own("dynamodb").update_item(
        TableName=_table(),
        Key=to_item(_key(user_id)),
        UpdateExpression="ADD " + ", ".join(f"#n{at} :n{at}" for at in range(len(some))),
        ExpressionAttributeNames={f"#n{at}": f"{_COUNT}{name}" for at, name in enumerate(some)},
        ExpressionAttributeValues=to_item({f":n{at}": number for at, number in enumerate(some.values())}),
    )


def complete(user_id: str, at: datetime) -> None:
    """Writes down that nothing is left. The first such moment stays."""
    aws.own("dynamodb").update_item(
        TableName=_table(),
        Key=to_item(_key(user_id)),
        UpdateExpression="SET erased_at = if_not_exists(erased_at, :at)",
        ExpressionAttributeValues=to_item({":at": at.isoformat()}),
    )


def begun_in(month: datetime, *, table: str = "", client: Any = None) -> Iterator[str]:
    """The users whose erasure began in this month, for a replay; `table` and `client` are an operator's."""
    pages = (
        (client or aws.own("dynamodb"))
        .get_paginator("query")
        .paginate(
            TableName=table or _table(),
            KeyConditionExpression="pk = :pk",
            ExpressionAttributeValues=to_item({":pk": _month(month)}),
        )
    )
    for page in pages:
        yield from (item["sk"]["S"] for item in page["Items"])


def _item(key: dict[str, Attribute]) -> dict[str, Attribute] | None:
    item = aws.own("dynamodb").get_item(TableName=_table(), Key=to_item(key), ConsistentRead=True).get("Item")
    return from_item(item) if item else None


def _erasure(values: dict[str, Attribute]) -> Erasure:
    erased = values.get("erased_at")
    return Erasure(
        user_id=str(values["pk"]).removeprefix("ERASED#"),
        begun_at=datetime.fromisoformat(str(values["begun_at"])),
        erased_at=datetime.fromisoformat(str(erased)) if erased else None,
        counts={
            name.removeprefix(_COUNT): int(value) for name, value in values.items() if name.startswith(_COUNT)
        },
    )


def _key(user_id: str) -> dict[str, Attribute]:
    if not is_id(user_id):
        raise ValueError("The ledger is kept by user ids.")
    return {"pk": f"ERASED#{user_id}", "sk": "ERASED"}


def _month(moment: datetime) -> str:
    return f"MONTH#{moment:%Y-%m}"


def _table() -> str:
    return config.read("TABLE_ERASURES")
