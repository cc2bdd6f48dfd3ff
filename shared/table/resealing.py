"""Sealing what a user's partition holds under a newer key, while others read and write it.

An item keeps its version and everything in clear; only the blob and the key's version change, and only
where the blob is still the one that was read. So whoever writes at the same time wins, nothing is
lost, and a pass that ends early, or is done twice, does no harm.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from botocore.exceptions import ClientError

from shared import aws, config, observability
from shared.table.attributes import from_item
from shared.vault import Binding, DataKey, Purpose, SealBroken, client_for, key_of_version, open_sealed, seal

MOST_A_PASS = 500
_MEANWHILE = {"ConditionalCheckFailedException", "TransactionConflictException"}
_NAMES = {"#version": "version", "#sealed": "sealed"}
_TABLES = {Purpose.RECORD: ("records", "TABLE_RECORDS"), Purpose.IDENTITY: ("identity", "TABLE_IDENTITY")}


@dataclass
class Pass:
    """What one pass met under an older key, and whether it stopped before the end."""

    found: int = 0
    broken: int = 0
    stopped: bool = False


def reseal_older(user_id: str, purpose: Purpose, newest: int, *, most: int = MOST_A_PASS) -> Pass:
    """Seals again, under the key of this version, at most so many items that an older key sealed.

    What does not open is left as it is, and counted for whoever watches. Raises UserIsErased.
    """
    seen = Pass()
    for item in _older_items(user_id, purpose, newest):
        if seen.found == most:
            seen.stopped = True
            break
        if _reseal(item, user_id, purpose, newest):
            seen.found += 1
        else:
            seen.broken += 1
    if seen.broken:
        observability.count("SealBroken", seen.broken)
        observability.flush()
    return seen


def _reseal(item: dict[str, Any], user_id: str, purpose: Purpose, newest: int) -> bool:
    """False where the item does not open."""
    values = from_item(item)
    old, blob = int(values["key_version"]), bytes(values["sealed"])  # type: ignore[arg-type]
    place = _place(values, purpose)
    try:
        plain = open_sealed(blob, place(old), key_of_version(user_id, purpose, old).secret)
    except SealBroken:
        return False
    key = key_of_version(user_id, purpose, newest)
    _replace(item, purpose, seal(plain, place(newest), key.secret), key)
    return True


def _place(values: dict[str, Any], purpose: Purpose) -> Callable[[int], Binding]:
    logical, _ = _TABLES[purpose]
    version = int(values.get("version", 1))
    return lambda key_version: Binding(logical, values["pk"], values["sk"], version, key_version)


def _replace(item: dict[str, Any], purpose: Purpose, blob: bytes, key: DataKey) -> None:
    """Puts the blob in place of the one that was read; where that is gone, somebody wrote meanwhile."""
    try:
        client_for(purpose, "dynamodb").update_item(
            TableName=_table(purpose),
            Key={"pk": item["pk"], "sk": item["sk"]},
            UpdateExpression="SET #sealed = :new, key_version = :new_key",
            ConditionExpression="#sealed = :old AND key_version = :old_key",
            ExpressionAttributeNames={"#sealed": "sealed"},
            ExpressionAttributeValues={
                ":new": {"B": blob},
                ":new_key": {"N": str(key.version)},
                ":old": item["sealed"],
                ":old_key": item["key_version"],
            },
        )
    except ClientError as error:
        if aws.error_code(error) not in _MEANWHILE:
            raise


def _older_items(user_id: str, purpose: Purpose, newest: int) -> Iterator[dict[str, Any]]:
    start: dict[str, Any] = {}
    while True:
        answer = client_for(purpose, "dynamodb").query(
            TableName=_table(purpose),
            KeyConditionExpression="pk = :pk",
            FilterExpression="key_version < :newest AND attribute_exists(#sealed)",
            ProjectionExpression="pk, sk, key_version, #version, #sealed",
            ExpressionAttributeNames=_NAMES,
            ExpressionAttributeValues={":pk": {"S": f"USER#{user_id}"}, ":newest": {"N": str(newest)}},
            ConsistentRead=True,
            **start,
        )
        yield from answer["Items"]
        if "LastEvaluatedKey" not in answer:
            return
        start = {"ExclusiveStartKey": answer["LastEvaluatedKey"]}


def _table(purpose: Purpose) -> str:
    return config.read(_TABLES[purpose][1])
