"""The identity table: accounts, look-ups, sessions and one-time tokens. Only auth may write it."""

from collections.abc import Sequence
from typing import Any

from botocore.exceptions import ClientError

from shared import aws, config
from shared.errors import Unavailable
from shared.table.attributes import Attribute, from_item, to_item

LOGICAL_NAME = "identity"


class IdentityTable:
    """Plain items by kind and id, read and written with the function's own rights."""

    def key(self, kind: str, item_id: str) -> tuple[str, str]:
        """Partition and sort key of an item; what a sealed value in it is bound to."""
        return f"{kind}#{item_id}", kind

    def get(self, kind: str, item_id: str) -> dict[str, Attribute] | None:
        """One item, read consistently, or None."""
        item = (
            aws.own("dynamodb")
            .get_item(TableName=_table(), Key=self._key(kind, item_id), ConsistentRead=True)
            .get("Item")
        )
        return from_item(item) if item else None

    def put(self, kind: str, item_id: str, values: dict[str, Attribute | None]) -> None:
        """Puts an item in place of whatever is there."""
        aws.own("dynamodb").put_item(TableName=_table(), Item=self._item(kind, item_id, values))

    def update(
        self, kind: str, item_id: str, values: dict[str, Attribute | None], *, only_if: dict[str, Attribute]
    ) -> bool:
        """Sets some attributes where the named ones are as given. False where they are not."""
        write = self.updating(kind, item_id, values, only_if=only_if)["Update"]
        try:
            aws.own("dynamodb").update_item(**write)
        except ClientError as error:
            if aws.error_code(error) == "ConditionalCheckFailedException":
                return False
            raise
        return True

    def delete(self, kind: str, item_id: str) -> None:
        aws.own("dynamodb").delete_item(TableName=_table(), Key=self._key(kind, item_id))

    def creating(self, kind: str, item_id: str, values: dict[str, Attribute | None]) -> dict[str, Any]:
        """A write for `write`: the item must not be there yet."""
        return {
            "Put": {
                "TableName": _table(),
                "Item": self._item(kind, item_id, values),
                "ConditionExpression": "attribute_not_exists(pk)",
            }
        }

    def updating(
        self, kind: str, item_id: str, values: dict[str, Attribute | None], *, only_if: dict[str, Attribute]
    ) -> dict[str, Any]:
        """A write for `write`: sets attributes (None removes one) where others are as given."""
        sets = [f"#s{n} = :s{n}" for n, value in enumerate(values.values()) if value is not None]
        removes = [f"#s{n}" for n, value in enumerate(values.values()) if value is None]
        expression = " ".join(
            word + ", ".join(parts) for word, parts in (("SET ", sets), ("REMOVE ", removes)) if parts
        )
        names = {f"#s{n}": name for n, name in enumerate(values)}
        names |= {f"#c{n}": name for n, name in enumerate(only_if)}
        given = to_item({f":s{n}": value for n, value in enumerate(values.values())})
        given |= to_item({f":c{n}": value for n, value in enumerate(only_if.values())})
        conditions = ["attribute_exists(pk)", *(f"#c{n} = :c{n}" for n in range(len(only_if)))]
        write = {
            "TableName": _table(),
            "Key": self._key(kind, item_id),
            "UpdateExpression": expression,
            "ConditionExpression": " AND ".join(conditions),
            "ExpressionAttributeNames": names,
        }
        return {"Update": write | ({"ExpressionAttributeValues": given} if given else {})}

    def deleting(self, kind: str, item_id: str) -> dict[str, Any]:
        """A write for `write`: the item must be there; so a one-time token is used once."""
        return {
            "Delete": {
                "TableName": _table(),
                "Key": self._key(kind, item_id),
                "ConditionExpression": "attribute_exists(pk)",
            }
        }

    def write(self, writes: Sequence[dict[str, Any]]) -> list[bool]:
        """Carries all writes out, or none. Says for each whether its condition held; all True is done."""
        for _ in range(4):
            try:
                aws.own("dynamodb").transact_write_items(TransactItems=list(writes))
                return [True] * len(writes)
            except ClientError as error:
                if aws.error_code(error) != "TransactionCanceledException":
                    raise
                codes = [reason.get("Code") for reason in error.response.get("CancellationReasons", [])]
                if "ConditionalCheckFailed" in codes:
                    return [code != "ConditionalCheckFailed" for code in codes]
        raise Unavailable()

    def _key(self, kind: str, item_id: str) -> dict[str, Any]:
        pk, sk = self.key(kind, item_id)
        return {"pk": {"S": pk}, "sk": {"S": sk}}

    def _item(self, kind: str, item_id: str, values: dict[str, Attribute | None]) -> dict[str, Any]:
        pk, sk = self.key(kind, item_id)
        return to_item({**values, "pk": pk, "sk": sk})


def _table() -> str:
    return config.read("TABLE_IDENTITY")
