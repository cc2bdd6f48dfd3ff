"""DynamoDB, KMS and SQS as far as signing in asks for them, in this process and fast enough for years.

The double evaluates the very expressions that the product sends, each call at one moment, as DynamoDB does
for an item. What it does not know it refuses, so that no test passes for lack of a rule here.
"""

import hashlib
import hmac
import re
import threading
from collections import Counter
from typing import Any

from botocore.exceptions import ClientError

Json = dict[str, Any]
_TOKEN = re.compile(r"\s*(\(|\)|<=|>=|<>|=|<|>|,|[#:]?\w+)")


class Dynamodb:
    """Tables of items by key."""

    class exceptions:  # noqa: N801 (as boto3 names it)
        class ConditionalCheckFailedException(ClientError):
            """As boto3 makes it."""

    def __init__(self) -> None:
        self.partitions: dict[tuple[str, str], dict[str, Json]] = {}
        self.calls: Counter[str] = Counter()
        self._one_at_a_time = threading.RLock()

    def get_item(self, *, TableName: str, Key: Json, **_: Any) -> Json:  # noqa: N803
        with self._one_at_a_time:
            self.calls["GetItem"] += 1
            item = self._at(TableName, Key)
            return {"Item": dict(item)} if item else {}

    def query(self, *, TableName: str, ExpressionAttributeValues: Json, **_: Any) -> Json:  # noqa: N803
        with self._one_at_a_time:
            self.calls["Query"] += 1
            asked = {name: value["S"] for name, value in ExpressionAttributeValues.items()}
            partition = self.partitions.get((TableName, asked[":pk"]), {})
            return {"Items": [dict(item) for key, item in partition.items() if _lies_in(key, asked)]}

    def put_item(self, *, TableName: str, Item: Json, **_: Any) -> Json:  # noqa: N803
        with self._one_at_a_time:
            self.calls["PutItem"] += 1
            self._put(TableName, Item)
            return {}

    def delete_item(self, *, TableName: str, Key: Json, **condition: Any) -> Json:  # noqa: N803
        with self._one_at_a_time:
            self.calls["DeleteItem"] += 1
            self._must_hold(self._at(TableName, Key), condition)
            self.partitions.get((TableName, Key["pk"]["S"]), {}).pop(_sort(Key), None)
            return {}

    def batch_write_item(self, *, RequestItems: Json) -> Json:  # noqa: N803
        with self._one_at_a_time:
            self.calls["BatchWriteItem"] += 1
            for table, requests in RequestItems.items():
                for key in (one["DeleteRequest"]["Key"] for one in requests):
                    self.partitions.get((table, key["pk"]["S"]), {}).pop(_sort(key), None)
            return {}

    def update_item(self, *, TableName: str, Key: Json, UpdateExpression: str, **how: Any) -> Json:  # noqa: N803
        with self._one_at_a_time:
            self.calls["UpdateItem"] += 1
            before = self._at(TableName, Key)
            self._must_hold(before, how)
            after = {**before, **Key}
            _update(after, UpdateExpression, _Names(how))
            self._put(TableName, after)
            return {"Attributes": dict(after)}

    def _at(self, table: str, key: Json) -> Json:
        return self.partitions.get((table, key["pk"]["S"]), {}).get(_sort(key), {})

    def _put(self, table: str, item: Json) -> None:
        self.partitions.setdefault((table, item["pk"]["S"]), {})[_sort(item)] = dict(item)

    def _must_hold(self, item: Json, how: Json) -> None:
        expression = how.get("ConditionExpression")
        if expression and not _Condition(expression, item, _Names(how)).holds():
            error = {"Error": {"Code": "ConditionalCheckFailedException"}}
            raise self.exceptions.ConditionalCheckFailedException(error, "UpdateItem")  # type: ignore[arg-type]


class _Names:
    """What `#name` and `:value` stand for in a request."""

    def __init__(self, how: Json) -> None:
        self._names = how.get("ExpressionAttributeNames", {})
        self._values = how.get("ExpressionAttributeValues", {})

    def attribute(self, word: str) -> str:
        return str(self._names[word]) if word.startswith("#") else word

    def value(self, word: str, item: Json) -> Any:
        """Comparable; None where the attribute is missing."""
        spelled = self._values[word] if word.startswith(":") else item.get(self.attribute(word))
        if spelled is None:
            return None
        ((kind, value),) = spelled.items()
        return int(value) if kind == "N" else value

    def spelled(self, word: str) -> Json:
        found: Json = self._values[word]
        return found


class _Condition:
    """`a OR b AND (c)`, comparisons and the two functions about existence, read from left to right."""

    def __init__(self, text: str, item: Json, names: _Names) -> None:
        self._words = _TOKEN.findall(text)
        self._item, self._names = item, names

    def holds(self) -> bool:
        held = self._any()
        assert not self._words, f"not understood: {self._words}"
        return held

    def _any(self) -> bool:
        held = self._all()
        while self._words[:1] == ["OR"]:
            self._words.pop(0)
            held = self._all() or held
        return held

    def _all(self) -> bool:
        held = self._one()
        while self._words[:1] == ["AND"]:
            self._words.pop(0)
            held = self._one() and held
        return held

    def _one(self) -> bool:
        word = self._words.pop(0)
        if word == "(":
            held = self._any()
            assert self._words.pop(0) == ")"
            return held
        if word in ("attribute_exists", "attribute_not_exists"):
            _, name, _ = (self._words.pop(0) for _ in range(3))
            return (self._names.attribute(name) in self._item) == (word == "attribute_exists")
        operator, other = self._words.pop(0), self._words.pop(0)
        left, right = self._names.value(word, self._item), self._names.value(other, self._item)
        return left is not None and right is not None and _COMPARED[operator](left, right)


_COMPARED = {
    "=": lambda a, b: a == b, "<": lambda a, b: a < b, "<=": lambda a, b: a <= b, ">": lambda a, b: a > b,
    ">=": lambda a, b: a >= b, "<>": lambda a, b: a != b,
}  # fmt: skip


def _update(item: Json, expression: str, names: _Names) -> None:
    """`SET a = :a, b = :b ADD c :c REMOVE d`, in any order."""
    for clause, rest in re.findall(r"(SET|ADD|REMOVE)\s+(.*?)(?=\s+(?:SET|ADD|REMOVE)\s|$)", expression):
        for part in rest.split(","):
            words = part.replace("=", " ").split()
            name = names.attribute(words[0])
            if clause == "REMOVE":
                item.pop(name, None)
            elif clause == "SET":
                item[name] = names.spelled(words[1])
            else:
                before = int(item.get(name, {"N": "0"})["N"])
                item[name] = {"N": str(before + int(names.spelled(words[1])["N"]))}


def _lies_in(key: str, asked: dict[str, str]) -> bool:
    """As the two key conditions that are sent have it: a beginning, or from one key to another."""
    if ":sk" in asked:
        return key.startswith(asked[":sk"])
    return asked[":from"] <= key <= asked[":to"]


def _sort(key: Json) -> str:
    """The sort key; the table of counters has none."""
    return str(key.get("sk", {"S": ""})["S"])


class Kms:
    """The key under which names are looked up."""

    def generate_mac(self, *, Message: bytes, **_: Any) -> Json:  # noqa: N803
        return {"Mac": hmac.new(b"the key of this test", Message, hashlib.sha256).digest()}


class Sqs:
    """A queue that keeps what was sent."""

    def __init__(self) -> None:
        self.sent: list[str] = []

    def send_message(self, *, MessageBody: str, **_: Any) -> Json:  # noqa: N803
        self.sent.append(MessageBody)
        return {}
