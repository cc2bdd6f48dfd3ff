"""PartiQL's INSERT for the AWS in memory, whose parser knows no parameters and overwrites what is there."""

import re
from typing import Any

from moto.dynamodb.models import DynamoDBBackend

_TABLE = re.compile(r'INSERT INTO "([^"]+)" VALUE')
_NAME = re.compile(r"'(\w+)': \?")


def insert(backend: DynamoDBBackend, statement: str, parameters: list[dict[str, Any]]) -> list[Any]:
    """Puts the item unless its key is taken, as DynamoDB does. Knows no other statement."""
    table = _TABLE.match(statement)
    if table is None:
        raise NotImplementedError(statement)
    item = dict(zip(_NAME.findall(statement), parameters, strict=True))
    backend.put_item(table[1], item, condition_expression="attribute_not_exists(pk)")
    return []
