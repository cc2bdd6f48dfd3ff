"""The identity table: accounts, how one signs in, sessions, keys and one-time tokens. Only auth writes it.

Everything of a user lies in the user's one partition; what must be found without knowing the user
(a name, a mailed token) lies in a partition of its own and names the user.
"""

from collections.abc import Mapping, Sequence
from typing import Any

from botocore.exceptions import ClientError

from shared import aws, config
from shared.errors import Unavailable
from shared.ids import is_id
from shared.table.attributes import Attribute, from_item, to_item

LOGICAL_NAME = "identity"
_MOST_AT_ONCE = 100
Key = tuple[str, str]
Item = dict[str, Attribute]
Values = Mapping[str, Attribute | None]


def user_key(user_id: str, kind: str, item_id: str = "") -> Key:
    """Where something of a user lies; without an id it is the only one of its kind."""
    if not is_id(user_id):
        raise ValueError("A partition belongs to a user id.")
    return f"USER#{user_id}", f"{kind}#{item_id}" if item_id else kind


def lookup_key(kind: str, value: str) -> Key:
    """Where something lies that is found by what somebody presents: a hash, never the value itself."""
    return f"{kind}#{value}", kind


class IdentityTable:
    """Plain items, read consistently and written with the function's own rights."""

    def get(self, key: Key) -> Item | None:
        """One item, or None."""
        item = (
            aws.own("dynamodb")
            .get_item(TableName=_table(), Key=_spelled(key), ConsistentRead=True)
            .get("Item")
        )
        return from_item(item) if item else None

    def get_many(self, keys: Sequence[Key]) -> dict[Key, Item]:
        """Those of up to a hundred items that exist. One call."""
        wanted: dict[str, Any] = {_table(): {"Keys": [_spelled(key) for key in keys], "ConsistentRead": True}}
        found: dict[Key, Item] = {}
        while wanted:
            answer = aws.own("dynamodb").batch_get_item(RequestItems=wanted)
            for item in map(from_item, answer["Responses"].get(_table(), [])):
                found[str(item["pk"]), str(item["sk"])] = item
            wanted = answer.get("UnprocessedKeys") or {}
        return found

    def of_user(self, user_id: str, kind: str = "") -> list[Item]:
        """Everything of a user whose sort key begins with this kind. One call for every megabyte."""
        pk, prefix = user_key(user_id, kind)
        if not prefix:
            return _all("pk = :pk", {":pk": {"S": pk}})
        return _all("pk = :pk AND begins_with(sk, :sk)", {":pk": {"S": pk}, ":sk": {"S": prefix}})

    def between(self, user_id: str, first: str, last: str) -> list[Item]:
        """Everything of a user of the kinds from one to another, in the order of the alphabet, both included.

        One call for every megabyte.
        """
        pk, after = user_key(user_id, last)
        values = {":pk": pk, ":from": first, ":to": f"{after}#~"}
        return _all("pk = :pk AND sk BETWEEN :from AND :to", {name: {"S": v} for name, v in values.items()})

    def put(self, key: Key, values: Values) -> None:
        """Puts an item in place of whatever is there."""
        aws.own("dynamodb").put_item(**self.putting(key, values)["Put"])

    def update(self, key: Key, values: Values, *, only_if: Values) -> bool:
        """Sets some attributes where the named ones are as given. False where they are not."""
        return self._alone("update_item", self.updating(key, values, only_if=only_if)["Update"])

    def add(self, key: Key, counter: str, *, only_below: int) -> bool:
        """Adds one to a counter of an item that is there. False where it has reached the bound."""
        write = {
            "TableName": _table(),
            "Key": _spelled(key),
            "UpdateExpression": "ADD #counter :one",
            "ConditionExpression": "attribute_exists(pk) AND #counter < :bound",
            "ExpressionAttributeNames": {"#counter": counter},
            "ExpressionAttributeValues": to_item({":one": 1, ":bound": only_below}),
        }
        return self._alone("update_item", write)

    def remove(self, key: Key, *, only_if: Values | None = None) -> bool:
        """Removes an item. False where it was not there: so what is used once is used once.

        With `only_if` also False where its attributes are not as given.
        """
        write = self.deleting(key)["Delete"]
        return self._alone("delete_item", _conditioned(write, only_if) if only_if else write)

    def remove_many(self, keys: Sequence[Key]) -> None:
        """Removes items whether or not they are there. One call for every hundred."""
        for start in range(0, len(keys), _MOST_AT_ONCE):
            self.write(
                [
                    {"Delete": {"TableName": _table(), "Key": _spelled(key)}}
                    for key in keys[start : start + _MOST_AT_ONCE]
                ]
            )

    def putting(self, key: Key, values: Values) -> dict[str, Any]:
        """A write for `write`: whatever is there is replaced."""
        return {"Put": {"TableName": _table(), "Item": {**to_item(values), **_spelled(key)}}}

    def creating(self, key: Key, values: Values) -> dict[str, Any]:
        """A write for `write`: the item must not be there yet."""
        put = self.putting(key, values)["Put"]
        return {"Put": put | {"ConditionExpression": "attribute_not_exists(pk)"}}

    def updating(self, key: Key, values: Values, *, only_if: Values) -> dict[str, Any]:
        """A write for `write`: sets attributes where others are as given.

        None removes an attribute, and as a condition says that it is absent.
        """
        sets = [f"#s{n} = :s{n}" for n, value in enumerate(values.values()) if value is not None]
        removes = [f"#s{n}" for n, value in enumerate(values.values()) if value is None]
        expression = " ".join(
            word + ", ".join(parts) for word, parts in (("SET ", sets), ("REMOVE ", removes)) if parts
        )
        names = {f"#s{n}": name for n, name in enumerate(values)}
        given = to_item({f":s{n}": value for n, value in enumerate(values.values())})
        write = {
            "TableName": _table(),
            "Key": _spelled(key),
            "UpdateExpression": expression,
            "ExpressionAttributeNames": names,
            "ExpressionAttributeValues": given,
        }
        return {"Update": _conditioned(write, only_if, "attribute_exists(pk)")}

    def deleting(self, key: Key) -> dict[str, Any]:
        """A write for `write`: the item must be there; so a one-time token is used once."""
        return {
            "Delete": {
                "TableName": _table(),
                "Key": _spelled(key),
                "ConditionExpression": "attribute_exists(pk)",
            }
        }

    def requiring(self, key: Key, values: Values | None = None) -> dict[str, Any]:
        """A condition of `write`: the item must be there, or have these attributes, and stays as it is.

        None as a value says that the attribute is absent, which it is too where there is no item.
        """
        check = {"TableName": _table(), "Key": _spelled(key), "ConditionExpression": "attribute_exists(pk)"}
        return {"ConditionCheck": _conditioned(check, values) if values else check}

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

    def _alone(self, operation: str, write: dict[str, Any]) -> bool:
        try:
            getattr(aws.own("dynamodb"), operation)(**write)
        except ClientError as error:
            if aws.error_code(error) == "ConditionalCheckFailedException":
                return False
            raise
        return True


def _conditioned(write: dict[str, Any], only_if: Values, *more: str) -> dict[str, Any]:
    """The write where attributes are as given, None being absent, and what else is demanded holds."""
    conditions = [
        f"attribute_not_exists(#c{n})" if value is None else f"#c{n} = :c{n}"
        for n, value in enumerate(only_if.values())
    ]
    names = {f"#c{n}": name for n, name in enumerate(only_if)} | write.get("ExpressionAttributeNames", {})
    given = to_item({f":c{n}": value for n, value in enumerate(only_if.values())})
    given |= write.get("ExpressionAttributeValues", {})
    whole = write | {
        "ConditionExpression": " AND ".join([*more, *conditions]),
        "ExpressionAttributeNames": names,
        "ExpressionAttributeValues": given,
    }
    return {name: value for name, value in whole.items() if value}


def _spelled(key: Key) -> dict[str, Any]:
    return {"pk": {"S": key[0]}, "sk": {"S": key[1]}}


def _table() -> str:
    return config.read("TABLE_IDENTITY")


def _all(condition: str, values: dict[str, Any]) -> list[Item]:
    found: list[Item] = []
    start: dict[str, Any] = {}
    while True:
        answer = aws.own("dynamodb").query(
            TableName=_table(),
            KeyConditionExpression=condition,
            ExpressionAttributeValues=values,
            ConsistentRead=True,
            **start,
        )
        found += map(from_item, answer["Items"])
        if "LastEvaluatedKey" not in answer:
            return found
        start = {"ExclusiveStartKey": answer["LastEvaluatedKey"]}
