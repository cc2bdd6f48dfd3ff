"""Adding an item to a table that nothing may overwrite."""

from typing import Any

from botocore.exceptions import ClientError

from shared import config
from shared.aws.clients import own
from shared.aws.trouble import error_code

_THERE_ALREADY = {"DuplicateItemException", "ConditionalCheckFailedException"}


def insert(table: str, item: dict[str, Any]) -> bool:
    """Adds the item with the function's own right. False where one with its key is there already.

    PartiQL's INSERT is the one right of DynamoDB that can add and never overwrite. The emulator shows
    streams no item that came so, and gets a conditional put.
    """
    try:
        if config.read("IAM_DIALECT", "aws") == "emulator":
            own("dynamodb").put_item(
                TableName=table, Item=item, ConditionExpression="attribute_not_exists(pk)"
            )
        else:
            names = ", ".join(f"'{name}': ?" for name in item)
            own("dynamodb").execute_statement(
                Statement=f'INSERT INTO "{table}" VALUE {{{names}}}', Parameters=list(item.values())
            )
    except ClientError as error:
        if error_code(error) not in _THERE_ALREADY:
            raise
        return False
    return True
