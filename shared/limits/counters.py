"""Counters, exact under concurrency, in a table of their own that forgets by itself."""

from contextlib import suppress
from typing import Any

from shared import aws, clock, config
from shared.table import hash_of

_MOST_AT_ONCE = 25


def count_up(name: str, *, window_seconds: int) -> tuple[int, int]:
    """Counts one more under this name. Gives the count within the window and the seconds it still lasts.

    The window begins with the first count. One call for the first, which is the usual one where what is
    counted is rare; two for those that follow.
    """
    now = _now()
    dynamodb = aws.own("dynamodb")
    try:
        dynamodb.update_item(
            TableName=config.read("TABLE_LIMITS"),
            Key={"pk": {"S": name}},
            UpdateExpression="SET hits = :one, expires = :ends",
            ConditionExpression="attribute_not_exists(pk) OR expires <= :now",
            ExpressionAttributeValues={
                ":one": {"N": "1"},
                ":ends": {"N": str(now + window_seconds)},
                ":now": {"N": str(now)},
            },
        )
    except dynamodb.exceptions.ConditionalCheckFailedException:
        return _one_more(name, now, window_seconds)
    return 1, window_seconds


def start_over(*names: str) -> None:
    """Forgets counts, e.g. after a success. One call for every 25."""
    deleting = [{"DeleteRequest": {"Key": {"pk": {"S": name}}}} for name in names]
    for start in range(0, len(deleting), _MOST_AT_ONCE):
        left: dict[str, Any] = {config.read("TABLE_LIMITS"): deleting[start : start + _MOST_AT_ONCE]}
        while left:
            left = aws.own("dynamodb").batch_write_item(RequestItems=left).get("UnprocessedItems") or {}


def take_back(name: str) -> None:
    """Counts one less: what was counted did not happen after all."""
    dynamodb = aws.own("dynamodb")
    with suppress(dynamodb.exceptions.ConditionalCheckFailedException):
        dynamodb.update_item(
            TableName=config.read("TABLE_LIMITS"),
            Key={"pk": {"S": name}},
            UpdateExpression="ADD hits :minus",
            ConditionExpression="hits > :none",
            ExpressionAttributeValues={":minus": {"N": "-1"}, ":none": {"N": "0"}},
        )


def prolong(name: str, *, seconds: int) -> None:
    """What was counted is remembered for so long from now on."""
    dynamodb = aws.own("dynamodb")
    with suppress(dynamodb.exceptions.ConditionalCheckFailedException):
        dynamodb.update_item(
            TableName=config.read("TABLE_LIMITS"),
            Key={"pk": {"S": name}},
            UpdateExpression="SET expires = :ends",
            ConditionExpression="attribute_exists(pk)",
            ExpressionAttributeValues={":ends": {"N": str(_now() + seconds)}},
        )


def count_in_window(name: str, *, window_seconds: int) -> tuple[int, int]:
    """Counts one more in the window that runs now. Gives the count and the seconds it still lasts. One call.

    Windows follow one another without a gap, each in an item of its own, so that no condition is needed.
    They begin at moments that differ by name: not everybody's end at the full hour.
    """
    now = _now()
    window, elapsed = divmod(now + int(hash_of(name)[:8], 16), window_seconds)
    left = window_seconds - elapsed
    return add_one(f"{name}#{window_seconds}#{window}", expires=now + left), left


def recent_windows(name: str, *, window_seconds: int) -> list[str]:
    """The names of what was counted in the windows that run now and ran just before, to start over."""
    window = (_now() + int(hash_of(name)[:8], 16)) // window_seconds
    return [f"{name}#{window_seconds}#{number}" for number in (window - 1, window)]


def add_one(key: str, *, expires: int) -> int:
    """Adds one to the item and gives the sum. It is forgotten past `expires` (since 1970). One call."""
    values = aws.own("dynamodb").update_item(
        TableName=config.read("TABLE_LIMITS"),
        Key={"pk": {"S": key}},
        UpdateExpression="ADD hits :one SET expires = :expires",
        ExpressionAttributeValues={":one": {"N": "1"}, ":expires": {"N": str(expires)}},
        ReturnValues="UPDATED_NEW",
    )["Attributes"]
    return int(values["hits"]["N"])


def counts_of(keys: list[str]) -> dict[str, int]:
    """What up to 100 items hold, as far as it has spread already; what is not there is left out. One call."""
    table = config.read("TABLE_LIMITS")
    wanted = {table: {"Keys": [{"pk": {"S": key}} for key in keys], "ProjectionExpression": "pk, hits"}}
    found = aws.own("dynamodb").batch_get_item(RequestItems=wanted)["Responses"].get(table, [])
    return {item["pk"]["S"]: int(item["hits"]["N"]) for item in found}


def _one_more(name: str, now: int, window_seconds: int) -> tuple[int, int]:
    dynamodb = aws.own("dynamodb")
    try:
        values = dynamodb.update_item(
            TableName=config.read("TABLE_LIMITS"),
            Key={"pk": {"S": name}},
            UpdateExpression="ADD hits :one",
            ConditionExpression="expires > :now",
            ExpressionAttributeValues={":one": {"N": "1"}, ":now": {"N": str(now)}},
            ReturnValues="ALL_NEW",
        )["Attributes"]
    except dynamodb.exceptions.ConditionalCheckFailedException:
        return count_up(name, window_seconds=window_seconds)
    return int(values["hits"]["N"]), int(values["expires"]["N"]) - now


def _now() -> int:
    return int(clock.now().timestamp())
