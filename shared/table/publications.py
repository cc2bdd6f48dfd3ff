"""The table of public pages: whose a name is, and what of whom is public. Names are public by their nature.

A name lies under what it looks like (`SLUG#<skeleton>`), so that two which look alike are one; its owner's
partition lists the names that are theirs, and the paths of the copies in the public store.
"""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from botocore.exceptions import ClientError

from shared import aws, clock, config
from shared.table.attributes import from_item, to_item

_PAGE = "PAGE"


@dataclass(frozen=True)
class Publication:
    """What is public of a user: the paths, and a digest of what they were made of.

    `suspended` keeps everything back until it is lifted. Without a digest what is public is in doubt.
    """

    paths: tuple[str, ...] = ()
    digest: str = ""
    suspended: bool = False


def claim_name(user_id: str, skeleton: str, slug: str) -> bool:
    """Keeps the name, and all that look like it, for this user. False where somebody else has one."""
    now = clock.now().isoformat()
    name = {"pk": f"SLUG#{skeleton}", "sk": "OWNER", "owner": user_id, "slug": slug, "claimed_at": now}
    mine = {"pk": f"USER#{user_id}", "sk": f"SLUG#{skeleton}", "claimed_at": now}
    free: dict[str, Any] = {
        "TableName": _table(),
        "Item": to_item(name),
        "ConditionExpression": "attribute_not_exists(pk) OR #owner = :me",
        "ExpressionAttributeNames": {"#owner": "owner"},
        "ExpressionAttributeValues": to_item({":me": user_id}),
    }
    try:
        aws.own("dynamodb").transact_write_items(
            TransactItems=[{"Put": free}, {"Put": {"TableName": _table(), "Item": to_item(mine)}}]
        )
    except ClientError as error:
        reasons = [one.get("Code") for one in error.response.get("CancellationReasons", [])]
        if "ConditionalCheckFailed" not in reasons:
            raise
        return False
    return True


def names_of(user_id: str) -> dict[str, datetime]:
    """The skeletons of this user's names, and when each was claimed."""
    items = aws.own("dynamodb").query(
        TableName=_table(),
        KeyConditionExpression="pk = :pk AND begins_with(sk, :sk)",
        ExpressionAttributeValues=to_item({":pk": f"USER#{user_id}", ":sk": "SLUG#"}),
        ConsistentRead=True,
    )["Items"]
    values = [from_item(item) for item in items]
    return {
        str(one["sk"]).removeprefix("SLUG#"): datetime.fromisoformat(str(one["claimed_at"])) for one in values
    }


def owner_of_name(skeleton: str) -> str | None:
    """The user who has this name, or one that looks like it; None where it is free."""
    key = to_item({"pk": f"SLUG#{skeleton}", "sk": "OWNER"})
    item = aws.own("dynamodb").get_item(TableName=_table(), Key=key, ConsistentRead=True).get("Item")
    return str(from_item(item)["owner"]) if item else None


def release_name(user_id: str, skeleton: str) -> None:
    """Gives a name back; the name itself first, so that whoever is interrupted finds it again.

    It may have another owner by then, who keeps it.
    """
    name: dict[str, Any] = {
        "Key": to_item({"pk": f"SLUG#{skeleton}", "sk": "OWNER"}),
        "ConditionExpression": "#owner = :me",
        "ExpressionAttributeNames": {"#owner": "owner"},
        "ExpressionAttributeValues": to_item({":me": user_id}),
    }
    _held("delete_item", name)
    mine = to_item({"pk": f"USER#{user_id}", "sk": f"SLUG#{skeleton}"})
    aws.own("dynamodb").delete_item(TableName=_table(), Key=mine)


def publication_of(user_id: str) -> Publication:
    """What is public of this user now."""
    item = (
        aws.own("dynamodb").get_item(TableName=_table(), Key=_place(user_id), ConsistentRead=True).get("Item")
    )
    if not item:
        return Publication()
    values = from_item(item)
    paths = tuple(filter(None, str(values.get("paths", "")).split("\n")))
    return Publication(paths, str(values.get("digest", "")), bool(values["suspended"]))


def note_publication(
    user_id: str, paths: tuple[str, ...], digest: str = "", *, unless_suspended: bool = False
) -> bool:
    """Writes down what is public of this user. False where that must not be, since all is kept back."""
    free = {"ConditionExpression": "attribute_not_exists(pk) OR suspended = :no"} if unless_suspended else {}
    said = "paths = :paths, digest = :digest, changed_at = :now"
    return _held(
        "update_item",
        {
            "Key": _place(user_id),
            "UpdateExpression": f"SET {said}, suspended = if_not_exists(suspended, :no)",
            "ExpressionAttributeValues": to_item(
                {":paths": "\n".join(paths), ":digest": digest, ":now": clock.now().isoformat(), ":no": False}
            ),
            **free,
        },
    )


def note_standing(user_id: str, *, suspended: bool, as_of: str) -> bool:
    """Writes down whether all is kept back, as the account stood at a moment.

    False where it is known how the account stood later: what is told of it comes in any order.
    """
    return _held(
        "update_item",
        {
            "Key": _place(user_id),
            "UpdateExpression": "SET suspended = :suspended, as_of = :as_of",
            "ConditionExpression": "attribute_not_exists(as_of) OR as_of <= :as_of",
            "ExpressionAttributeValues": to_item({":suspended": suspended, ":as_of": as_of}),
        },
    )


def forget_publication(user_id: str) -> None:
    """Removes what was written down."""
    aws.own("dynamodb").delete_item(TableName=_table(), Key=_place(user_id))


def _held(operation: str, write: dict[str, Any]) -> bool:
    """Carries out a write. False where its condition does not hold."""
    try:
        getattr(aws.own("dynamodb"), operation)(TableName=_table(), **write)
    except ClientError as error:
        if aws.error_code(error) != "ConditionalCheckFailedException":
            raise
        return False
    return True


def _place(user_id: str) -> dict[str, Any]:
    return to_item({"pk": f"USER#{user_id}", "sk": _PAGE})


def _table() -> str:
    return config.read("TABLE_PUBLICATIONS")
