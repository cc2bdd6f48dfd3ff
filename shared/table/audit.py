"""The audit table: where an entry lies, and the log read newest first. Nobody reads it as a whole.

An entry lies in its user's partition under `<id>#<stage>`; ids are ULIDs, so the order of sort keys is
the order in time, and the stages of one request are neighbours. The index `by-day` holds the same
without what is sealed, a day in a few partitions, so that no day is a hot one.
"""

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from heapq import merge
from typing import Any

from shared import aws, config
from shared.ids import first_id_at, moment_of
from shared.table.attributes import Attribute, from_item, to_item

LOGICAL_NAME = "audit"
_PLACE = {"pk", "sk", "day"}
_PARTS_OF_A_DAY = 4
_FILTERED_PAGE = 500


@dataclass(frozen=True)
class Row:
    """One stored entry; without values it only says how far was read."""

    sort_key: str
    values: dict[str, Attribute] | None = None

    @property
    def entry_id(self) -> str:
        return self.sort_key.partition("#")[0]


@dataclass(frozen=True)
class Wanted:
    """What to read: from a moment on, below a sort key, of one action where one is named; about how much."""

    start: datetime
    below: str
    limit: int
    action: str | None = None


def place_of(user: str, entry_id: str, stage: str) -> dict[str, str]:
    """Where an entry lies. Both stages of one request are in the same part of the same day."""
    return {
        "pk": f"AUDIT#{user}",
        "sk": f"{entry_id}#{stage}",
        "day": _part(moment_of(entry_id).date(), hashlib.sha256(entry_id.encode()).digest()[0]),
    }


def content_of(values: dict[str, Attribute]) -> dict[str, Attribute]:
    """What an entry says, without where it lies."""
    return {name: value for name, value in values.items() if name not in _PLACE}


def user_of(values: dict[str, Attribute]) -> str:
    """Whose partition an item lies in."""
    return str(values["pk"]).removeprefix("AUDIT#")


def callers_entries(pseudonym: str, wanted: Wanted) -> Iterator[Row]:
    """The caller's own entries, newest first, read with the caller's credentials."""
    return _query(aws.as_caller("dynamodb"), {"ConsistentRead": True}, ("pk", f"AUDIT#{pseudonym}"), wanted)


def entries_of_user(pseudonym: str, wanted: Wanted) -> Iterator[Row]:
    """One user's entries, newest first, read with the function's own right."""
    return _query(aws.own("dynamodb"), {}, ("pk", f"AUDIT#{pseudonym}"), wanted)


def entries_of_all(wanted: Wanted) -> Iterator[Row]:
    """Everybody's entries, newest first, day by day. The index is a moment behind the table."""
    day = moment_of(wanted.below[:26]).date()
    while day >= wanted.start.date():
        keys = [("day", _part(day, part)) for part in range(_PARTS_OF_A_DAY)]
        parts = (
            _query(aws.own("dynamodb"), {"IndexName": config.read("INDEX_AUDIT_BY_DAY")}, key, wanted)
            for key in keys
        )
        yield from merge(*parts, key=lambda row: row.sort_key, reverse=True)
        yield Row(first_id_at(datetime.combine(day, time.min, UTC)))
        day -= timedelta(days=1)


def _query(client: Any, how: dict[str, Any], key: tuple[str, str], wanted: Wanted) -> Iterator[Row]:
    name, value = key
    if first_id_at(wanted.start) > wanted.below:
        return
    request: dict[str, Any] = {
        "TableName": config.read("TABLE_AUDIT"),
        "KeyConditionExpression": "#pk = :pk AND sk BETWEEN :start AND :below",
        "ExpressionAttributeNames": {"#pk": name},
        "ExpressionAttributeValues": to_item(
            {":pk": value, ":start": first_id_at(wanted.start), ":below": wanted.below}
        ),
        "ScanIndexForward": False,
        "Limit": _FILTERED_PAGE if wanted.action else 2 * wanted.limit + 2,
        **how,
    }
    if wanted.action:
        request["FilterExpression"] = "#action = :action"
        request["ExpressionAttributeNames"]["#action"] = "action"
        request["ExpressionAttributeValues"][":action"] = {"S": wanted.action}
    while True:
        answer = client.query(**request)
        for item in answer["Items"]:
            yield Row(item["sk"]["S"], from_item(item))
        if "LastEvaluatedKey" not in answer:
            return
        request["ExclusiveStartKey"] = answer["LastEvaluatedKey"]
        yield Row(answer["LastEvaluatedKey"]["sk"]["S"])


def _part(day: date, number: int) -> str:
    return f"DAY#{day.isoformat()}#{number % _PARTS_OF_A_DAY}"
