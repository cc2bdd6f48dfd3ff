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

    `suspended` keeps everything back until it is lifted.
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


def release_name(user_id: str, skeleton: str) -> None:
    """Gives a name back; the name itself first, so that whoever is interrupted finds it again."""
    for pk, sk in ((f"SLUG#{skeleton}", "OWNER"), (f"USER#{user_id}", f"SLUG#{skeleton}")):
        aws.own("dynamodb").delete_item(TableName=_table(), Key=to_item({"pk": pk, "sk": sk}))


def publication_of(user_id: str) -> Publication:
    """What is public of this user now."""
    item = (
        aws.own("dynamodb").get_item(TableName=_table(), Key=_place(user_id), ConsistentRead=True).get("Item")
    )
    if not item:
        return Publication()
    values = from_item(item)
    paths = tuple(filter(None, str(values["paths"]).split("\n")))
    return Publication(paths, str(values["digest"]), bool(values["suspended"]))


def note_publication(user_id: str, now: Publication, *, unless_suspended: bool = False) -> bool:
    """Writes down what is public of this user. False where that must not be, since all is kept back."""
    values: dict[str, Any] = {
        "paths": "\n".join(now.paths),
        "digest": now.digest,
        "suspended": now.suspended,
        "changed_at": clock.now().isoformat(),
    }
    put: dict[str, Any] = {"TableName": _table(), "Item": _place(user_id) | to_item(values)}
    if unless_suspended:
        put |= {
            "ConditionExpression": "attribute_not_exists(pk) OR suspended = :no",
            "ExpressionAttributeValues": to_item({":no": False}),
        }
    try:
        aws.own("dynamodb").put_item(**put)
    except ClientError as error:
        if aws.error_code(error) != "ConditionalCheckFailedException":
            raise
        return False
    return True


def forget_publication(user_id: str) -> None:
    """Removes what was written down."""
    aws.own("dynamodb").delete_item(TableName=_table(), Key=_place(user_id))


def _place(user_id: str) -> dict[str, Any]:
    return to_item({"pk": f"USER#{user_id}", "sk": _PAGE})


def _table() -> str:
    return config.read("TABLE_PUBLICATIONS")
