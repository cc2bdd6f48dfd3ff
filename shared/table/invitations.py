"""What somebody without an account is asked, and answers: sealed under a key that only the mailed link has.

A row lies in the partition of who asks, under the hash of the link's secret. Neither the table nor whoever
may read it can open it; the one who asked keeps the secret in the record, and the one asked has the link.
"""

import hashlib
from dataclasses import dataclass, field
from typing import Any

from botocore.exceptions import ClientError

from shared import aws, clock, config
from shared.ids import is_id
from shared.table.attributes import Attribute, from_item, to_item
from shared.vault import Binding, open_sealed, seal

_OPEN, _ANSWERED = "open", "answered"


@dataclass(frozen=True)
class Link:
    """What a mailed link says: who asks, and the secret that opens the question."""

    user_id: str
    secret: str = field(repr=False)

    @property
    def text(self) -> str:
        return f"{self.user_id}.{self.secret}"

    @classmethod
    def of(cls, text: str) -> "Link | None":
        """The link of this text, or None where it is none of ours."""
        user_id, dot, secret = text.partition(".")
        return cls(user_id, secret) if dot and is_id(user_id) and 40 <= len(secret) <= 64 else None

    @property
    def pk(self) -> str:
        return f"USER#{self.user_id}"

    @property
    def sk(self) -> str:
        return f"INVITATION#{hashlib.sha256(f'name/{self.secret}'.encode()).hexdigest()}"


@dataclass(frozen=True)
class Asked:
    """A question as it lies there. `answer` is None until somebody answered."""

    invitation_id: str
    question: bytes = field(repr=False)
    answer: bytes | None = field(default=None, repr=False)


def ask(link: Link, invitation_id: str, question: bytes, *, expires: int) -> None:
    """Lays the question down, once. `expires` is in seconds since 1970."""
    values: dict[str, Attribute | None] = {
        "pk": link.pk,
        "sk": link.sk,
        "invitation_id": invitation_id,
        "status": _OPEN,
        "question": _sealed(link, "question", question),
        "expires": expires,
    }
    put = {"TableName": _table(), "Item": to_item(values), "ConditionExpression": "attribute_not_exists(pk)"}
    _unless_refused("put_item", put)


def asked(link: Link) -> Asked | None:
    """The question behind a link, or None where it expired, was taken back or settled."""
    key = to_item({"pk": link.pk, "sk": link.sk})
    item = aws.own("dynamodb").get_item(TableName=_table(), Key=key, ConsistentRead=True).get("Item")
    values = from_item(item) if item else {}
    if not values or int(values["expires"]) <= clock.seconds():
        return None
    answer = values.get("answer")
    return Asked(
        str(values["invitation_id"]),
        _opened(link, "question", bytes(values["question"])),  # type: ignore[arg-type]
        _opened(link, "answer", bytes(answer)) if answer else None,  # type: ignore[arg-type]
    )


def answer(link: Link, said: bytes) -> bool:
    """Lays the answer beside the question. False where there is one already, or no question."""
    update = {
        "TableName": _table(),
        "Key": to_item({"pk": link.pk, "sk": link.sk}),
        "UpdateExpression": "SET answer = :answer, #status = :answered",
        "ConditionExpression": "#status = :open",
        "ExpressionAttributeNames": {"#status": "status"},
        "ExpressionAttributeValues": to_item(
            {":answer": _sealed(link, "answer", said), ":answered": _ANSWERED, ":open": _OPEN}
        ),
    }
    return _unless_refused("update_item", update)


def settle(link: Link) -> None:
    """Removes question and answer."""
    aws.own("dynamodb").delete_item(TableName=_table(), Key=to_item({"pk": link.pk, "sk": link.sk}))


def settle_all(user_id: str) -> int:
    """Removes everything that this user asked. Gives how many rows that were."""
    pages = (
        aws.own("dynamodb")
        .get_paginator("query")
        .paginate(
            TableName=_table(),
            KeyConditionExpression="pk = :pk",
            ExpressionAttributeValues=to_item({":pk": f"USER#{user_id}"}),
            ProjectionExpression="pk, sk",
            ConsistentRead=True,
        )
    )
    keys = [item for page in pages for item in page["Items"]]
    for key in keys:
        aws.own("dynamodb").delete_item(TableName=_table(), Key=key)
    return len(keys)


def _unless_refused(operation: str, request: dict[str, Any]) -> bool:
    try:
        getattr(aws.own("dynamodb"), operation)(**request)
    except ClientError as error:
        if aws.error_code(error) == "ConditionalCheckFailedException":
            return False
        raise
    return True


def _sealed(link: Link, part: str, plain: bytes) -> bytes:
    return seal(plain, _binding(link, part), _key(link))


def _opened(link: Link, part: str, blob: bytes) -> bytes:
    return open_sealed(blob, _binding(link, part), _key(link))


def _binding(link: Link, part: str) -> Binding:
    return Binding(f"invitations/{part}", link.pk, link.sk, 1, 1)


def _key(link: Link) -> bytes:
    """The secret has 256 bits of its own, so one hash makes a key of it."""
    return hashlib.sha256(f"key/{link.secret}".encode()).digest()


def _table() -> str:
    return config.read("TABLE_INVITATIONS")
