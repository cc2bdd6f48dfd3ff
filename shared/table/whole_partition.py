"""One user's partition of the records table, whatever kinds are in it: taken out, and removed."""

import json
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from shared import aws, config
from shared.table.attributes import Attribute, from_item
from shared.table.kinds import LOGICAL_NAME
from shared.table.partition import UserPartition
from shared.vault import Binding, Purpose, SealBroken, key_of_version, open_sealed

_PLACE = {"pk", "sk", "key_version", "sealed", "expires"}
_A_TRANSACTION = 100


@dataclass(frozen=True)
class Found:
    """An item opened without knowing its kind. `content` is None where nothing in it is sealed.

    `broken` ones were altered or moved in the table, and do not open.
    """

    kind: str
    clear: dict[str, Attribute]
    content: Any = field(default=None, repr=False)
    broken: bool = False


def everything(partition: UserPartition) -> Iterator[Found]:
    """Every item of the partition, opened with the acting user's key. Raises UserIsErased."""
    start: dict[str, Any] = {}
    while True:
        answer = _query(partition, **start)
        yield from (_found(partition, from_item(item)) for item in answer["Items"])
        if "LastEvaluatedKey" not in answer:
            return
        start = {"ExclusiveStartKey": answer["LastEvaluatedKey"]}


def remove_some(partition: UserPartition) -> int:
    """Removes up to a hundred items, with the acting user's rights and no key. Gives how many."""
    answer = _query(partition, Limit=_A_TRANSACTION, ProjectionExpression="pk, sk")
    keys = answer["Items"]
    if keys:
        writes = [{"Delete": {"TableName": config.read("TABLE_RECORDS"), "Key": key}} for key in keys]
        aws.as_caller("dynamodb").transact_write_items(TransactItems=writes)
    return len(keys)


def _query(partition: UserPartition, **how: Any) -> dict[str, Any]:
    answer: dict[str, Any] = aws.as_caller("dynamodb").query(
        TableName=config.read("TABLE_RECORDS"),
        KeyConditionExpression="pk = :pk",
        ExpressionAttributeValues={":pk": {"S": partition.pk}},
        ConsistentRead=True,
        **how,
    )
    return answer


def _found(partition: UserPartition, values: dict[str, Attribute]) -> Found:
    sort_key = str(values["sk"])
    kind = str(values.get("kind", sort_key.partition("#")[0]))
    clear = {name: value for name, value in values.items() if name not in _PLACE | {"kind"}}
    if "sealed" not in values:
        return Found(kind, clear)
    version, key_version = int(values["version"]), int(values["key_version"])
    binding = Binding(LOGICAL_NAME, partition.pk, sort_key, version, key_version)
    key = key_of_version(partition.user_id, Purpose.RECORD, key_version)
    try:
        plain = open_sealed(bytes(values["sealed"]), binding, key.secret)  # type: ignore[arg-type]
        return Found(kind, clear, json.loads(plain))
    except (SealBroken, ValueError):
        return Found(kind, clear, broken=True)
