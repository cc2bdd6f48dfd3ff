"""Counters for limits, exact under concurrency, in a table of their own that forgets by itself."""

import time

from shared import aws, config


def count_up(name: str, *, window_seconds: int) -> tuple[int, int]:
    """Counts one more under this name. Gives the count within the window and the seconds it still lasts.

    The window begins with the first count. One call, two where a new window begins.
    """
    now = int(time.time())
    dynamodb, key = aws.own("dynamodb"), {"pk": {"S": name}}
    table = config.read("TABLE_LIMITS")
    try:
        values = dynamodb.update_item(
            TableName=table,
            Key=key,
            UpdateExpression="ADD hits :one",
            ConditionExpression="expires > :now",
            ExpressionAttributeValues={":one": {"N": "1"}, ":now": {"N": str(now)}},
            ReturnValues="ALL_NEW",
        )["Attributes"]
    except dynamodb.exceptions.ConditionalCheckFailedException:
        return _begin(name, now, window_seconds)
    return int(values["hits"]["N"]), int(values["expires"]["N"]) - now


def start_over(name: str) -> None:
    """Forgets the count, e.g. after a success."""
    aws.own("dynamodb").delete_item(TableName=config.read("TABLE_LIMITS"), Key={"pk": {"S": name}})


def _begin(name: str, now: int, window_seconds: int) -> tuple[int, int]:
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
        return count_up(name, window_seconds=window_seconds)
    return 1, window_seconds
