"""What is due when, by user: ids only, spread over buckets, never found by a scan."""

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from shared import aws, config
from shared.table.attributes import to_item

_BUCKETS = 16


@dataclass(frozen=True)
class Due:
    """One thing due for one user."""

    kind: str
    when: str
    user_id: str

    @property
    def key(self) -> tuple[str, str]:
        bucket = hashlib.sha256(self.user_id.encode()).digest()[0] % _BUCKETS
        return f"DUE#{self.kind}#{bucket}", f"{self.when}#{self.user_id}"


def make_due(kind: str, when: datetime, user_id: str) -> None:
    """Writes down that something is due; the same thing at the same moment stands there once."""
    aws.own("dynamodb").put_item(**making_due(kind, when, user_id)["Put"])


def making_due(kind: str, when: datetime, user_id: str) -> dict[str, Any]:
    """The same as a write of a transaction."""
    pk, sk = Due(kind, _spelled(when), user_id).key
    return {"Put": {"TableName": _table(), "Item": to_item({"pk": pk, "sk": sk, "user": user_id})}}


def undoing(kind: str, when: datetime, user_id: str) -> dict[str, Any]:
    """A write of a transaction: what was due at that moment no longer is."""
    pk, sk = Due(kind, _spelled(when), user_id).key
    return {"Delete": {"TableName": _table(), "Key": to_item({"pk": pk, "sk": sk})}}


def due_until(kind: str, now: datetime) -> Iterator[Due]:
    """What is due by now, bucket by bucket."""
    for bucket in range(_BUCKETS):
        yield from _due_in(kind, bucket, now)


def due_of(user_id: str) -> list[Due]:
    """Everything that is due for one user, by an index that is a moment behind the table."""
    pages = (
        aws.own("dynamodb")
        .get_paginator("query")
        .paginate(
            TableName=_table(),
            IndexName=config.read("INDEX_DUE_BY_USER"),
            KeyConditionExpression="#user = :user",
            ExpressionAttributeNames={"#user": "user"},
            ExpressionAttributeValues=to_item({":user": user_id}),
        )
    )
    return [_read(item) for page in pages for item in page["Items"]]


def done(due: Due) -> None:
    """Takes it off the list."""
    pk, sk = due.key
    aws.own("dynamodb").delete_item(TableName=_table(), Key=to_item({"pk": pk, "sk": sk}))


def _due_in(kind: str, bucket: int, now: datetime) -> Iterator[Due]:
    pages = (
        aws.own("dynamodb")
        .get_paginator("query")
        .paginate(
            TableName=_table(),
            KeyConditionExpression="pk = :pk AND sk < :now",
            ExpressionAttributeValues=to_item({":pk": f"DUE#{kind}#{bucket}", ":now": f"{_spelled(now)}$"}),
        )
    )
    for page in pages:
        for item in page["Items"]:
            yield _read(item)


def _read(item: dict[str, Any]) -> Due:
    when, _, user_id = item["sk"]["S"].partition("#")
    return Due(item["pk"]["S"].split("#")[1], when, user_id)


def _spelled(when: datetime) -> str:
    return when.strftime("%Y-%m-%dT%H:%MZ")


def _table() -> str:
    return config.read("TABLE_DUE")
