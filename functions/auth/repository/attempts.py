"""Failed tries in a row, by subject, in the table of counters."""

import time
from dataclasses import dataclass
from typing import Any

from botocore.exceptions import ClientError

from shared import aws, config
from shared.table import from_item, to_item

_REMEMBERED_SECONDS = 30 * 86_400
_CLOSED_SECONDS = 3650 * 86_400


@dataclass(frozen=True)
class Standing:
    """Where a subject stands: whether this try was begun, which one in a row it is, how long to wait."""

    begun: bool
    in_a_row: int
    wait_seconds: int = 0


def name(subject: str) -> str:
    """The name under which tries on a subject are counted, to start over."""
    return f"GUESS#{subject}"


def begin(subject: str, *, free: int, most: int, wait_seconds: int) -> Standing:
    """Counts a try up, unless there were `most` or the time to wait has not passed.

    While it is being made no other begins, except among the first `free`. One call, two where it may not.
    """
    now = int(time.time())
    try:
        values = aws.own("dynamodb").update_item(
            **_at(subject),
            UpdateExpression="ADD hits :one SET expires = :end, free_at = :later",
            ConditionExpression="attribute_not_exists(hits) OR hits < :free OR expires <= :now"
            " OR (hits < :most AND free_at <= :now)",
            ExpressionAttributeValues=to_item(
                {
                    ":one": 1,
                    ":end": now + _REMEMBERED_SECONDS,
                    ":later": now + wait_seconds,
                    ":free": free,
                    ":now": now,
                    ":most": most,
                }
            ),
            ReturnValues="ALL_NEW",
        )["Attributes"]
    except ClientError as error:
        if aws.error_code(error) != "ConditionalCheckFailedException":
            raise
        return _standing(subject, now)
    return Standing(True, int(values["hits"]["N"]))


def wait(subject: str, seconds: int) -> None:
    """The next try may begin after so many seconds."""
    try:
        aws.own("dynamodb").update_item(
            **_at(subject),
            UpdateExpression="SET free_at = :at",
            ConditionExpression="attribute_exists(pk)",
            ExpressionAttributeValues=to_item({":at": int(time.time()) + seconds}),
        )
    except ClientError as error:
        if aws.error_code(error) != "ConditionalCheckFailedException":  # forgotten after a success meanwhile
            raise


def keep(subject: str) -> None:
    """Does not forget the count by itself any more."""
    aws.own("dynamodb").update_item(
        **_at(subject),
        UpdateExpression="SET expires = :end",
        ExpressionAttributeValues=to_item({":end": int(time.time()) + _CLOSED_SECONDS}),
    )


def in_a_row(subject: str) -> int:
    """How many tries failed in a row, as far as that was not forgotten."""
    return _standing(subject, int(time.time())).in_a_row


def _standing(subject: str, now: int) -> Standing:
    item = aws.own("dynamodb").get_item(**_at(subject), ConsistentRead=True).get("Item")
    values = from_item(item) if item else {}
    return Standing(False, int(values.get("hits", 0)), max(1, int(values.get("free_at", now)) - now))


def _at(subject: str) -> dict[str, Any]:
    return {"TableName": config.read("TABLE_LIMITS"), "Key": {"pk": {"S": name(subject)}}}
