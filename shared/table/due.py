"""What is due when, by user: ids only, spread over buckets, never found by a scan."""

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

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
    pk, sk = Due(kind, _spelled(when), user_id).key
    aws.own("dynamodb").put_item(TableName=_table(), Item=to_item({"pk": pk, "sk": sk}))


def due_until(kind: str, now: datetime) -> Iterator[Due]:
    """What is due by now, bucket by bucket."""
    for bucket in range(_BUCKETS):
        yield from _due_in(kind, bucket, now)


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
            when, _, user_id = item["sk"]["S"].partition("#")
            yield Due(kind, when, user_id)


def _spelled(when: datetime) -> str:
    return when.strftime("%Y-%m-%dT%H:%MZ")


def _table() -> str:
    return config.read("TABLE_DUE")
