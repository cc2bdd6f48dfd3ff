"""Destroying a user's keys: what they sealed stays unreadable, wherever a copy of it lies."""

from shared import aws, config
from shared.vault.data_keys import forget_keys_of
from shared.vault.issuing import Purpose, issued_keys


def destroy_keys(user_id: str) -> int:
    """Deletes every wrapped key of both purposes. Gives how many there were. Safe to repeat.

    Found with the acting user's rights, deleted with the function's own: nobody else has that right.
    """
    destroyed = 0
    for purpose in Purpose:
        for key in issued_keys(user_id, purpose, dynamodb=aws.as_caller("dynamodb")):
            place = {"pk": {"S": f"USER#{user_id}"}, "sk": {"S": f"KEY#{purpose}#{key.version:04}"}}
            aws.own("dynamodb").delete_item(TableName=config.read("TABLE_KEYS"), Key=place)
            destroyed += 1
        forget_keys_of(user_id, purpose)
    return destroyed
