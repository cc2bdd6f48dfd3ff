"""Where each chain of the audit log ends: one item a pseudonym, moved forward on condition only."""

from dataclasses import dataclass
from typing import Any

from botocore.exceptions import ClientError

from shared import aws, config
from shared.table.attributes import Attribute, from_item, to_item


@dataclass(frozen=True)
class Head:
    """The last link of a chain.

    `block` is the number of the first link in the last block. `up_to` is the highest sequence number of
    the stream that is in the chain, spelled so that it sorts.
    """

    seq: int
    hash: str
    block: int
    up_to: str


def head_of(pseudonym: str) -> Head | None:
    """The end of a chain, read consistently, or None before its first link."""
    item = (
        aws.own("dynamodb").get_item(TableName=_table(), Key=_key(pseudonym), ConsistentRead=True).get("Item")
    )
    return head_from(from_item(item)) if item else None


def head_from(values: dict[str, Any]) -> Head:
    """The head that an item holds."""
    return Head(int(values["seq"]), str(values["hash"]), int(values["block"]), str(values["up_to"]))


def pseudonym_of(values: dict[str, Any]) -> str:
    """Whose chain an item is the end of."""
    return str(values["pk"]).removeprefix("CHAIN#")


def move_head(pseudonym: str, old: Head | None, new: Head) -> bool:
    """Puts the end of a chain from the old link to the new one. False where it is not at the old one."""
    condition = "attribute_not_exists(pk)" if old is None else "seq = :old_seq AND #hash = :old_hash"
    values: dict[str, Attribute | None] = {
        ":seq": new.seq,
        ":hash": new.hash,
        ":block": new.block,
        ":up_to": new.up_to,
    }
    if old is not None:
        values |= {":old_seq": old.seq, ":old_hash": old.hash}
    try:
        aws.own("dynamodb").update_item(
            TableName=_table(),
            Key=_key(pseudonym),
            UpdateExpression="SET seq = :seq, #hash = :hash, #block = :block, up_to = :up_to",
            ConditionExpression=condition,
            ExpressionAttributeNames={"#hash": "hash", "#block": "block"},
            ExpressionAttributeValues=to_item(values),
        )
    except ClientError as error:
        if aws.error_code(error) == "ConditionalCheckFailedException":
            return False
        raise
    return True


def _key(pseudonym: str) -> dict[str, Any]:
    return to_item({"pk": f"CHAIN#{pseudonym}"})


def _table() -> str:
    return config.read("TABLE_CHAINS")
