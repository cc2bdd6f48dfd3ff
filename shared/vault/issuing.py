"""Wrapped data keys: one a user and purpose to begin with, a new version with each rotation.

KMS wraps them under `{user_id, purpose}`; they lie in a table of their own, where nothing is ever
overwritten, and older versions stay for what they sealed and nobody may seal again: the audit log.
"""

from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from typing import Any

from shared import aws, clock, config


class Purpose(StrEnum):
    """What a data key is for: a user's record, or the identity data that only auth opens."""

    RECORD = "record"
    IDENTITY = "identity"


@dataclass(frozen=True)
class IssuedKey:
    """A wrapped key as it lies in its table."""

    version: int
    wrapped: bytes = field(repr=False)
    rotation_count: int
    last_rotated: datetime


def client_for(purpose: Purpose, service: str) -> Any:
    """Identity is reached with auth's own rights, a record with its owner's."""
    return aws.own(service) if purpose is Purpose.IDENTITY else aws.as_caller(service)


def issued_keys(user_id: str, purpose: Purpose, *, dynamodb: Any = None) -> list[IssuedKey]:
    """Every version that was issued, oldest first; none where the user is erased. One call."""
    items = (dynamodb or client_for(purpose, "dynamodb")).query(
        TableName=config.read("TABLE_KEYS"),
        KeyConditionExpression="pk = :pk AND begins_with(sk, :sk)",
        ExpressionAttributeValues={":pk": {"S": f"USER#{user_id}"}, ":sk": {"S": f"KEY#{purpose}#"}},
        ConsistentRead=True,
    )["Items"]
    return [_issued(item) for item in items]


def issue_key(user_id: str, purpose: Purpose, *, version: int = 1) -> dict[str, Any]:
    """A new wrapped key as the item of the keys table that holds it; nobody has seen it unwrapped."""
    wrapped = aws.own("kms").generate_data_key_without_plaintext(
        KeyId=wrapping_key(purpose), KeySpec="AES_256", EncryptionContext=context(user_id, purpose)
    )["CiphertextBlob"]
    return {
        "pk": {"S": f"USER#{user_id}"},
        "sk": {"S": f"KEY#{purpose}#{version:04}"},
        "key_version": {"N": str(version)},
        "wrapped_key": {"B": wrapped},
        "algorithm": {"S": "AES-256-GCM"},
        "rotation_count": {"N": str(version - 1)},
        "last_rotated": {"S": clock.now().isoformat()},
    }


def issue_next_key(user_id: str, purpose: Purpose, *, after: int) -> None:
    """Issues the version after this one, unless somebody was quicker; then theirs is the one."""
    aws.insert(config.read("TABLE_KEYS"), issue_key(user_id, purpose, version=after + 1))


def wrapping_key(purpose: Purpose) -> str:
    """The KMS key that wraps the keys of this purpose."""
    return config.read("KEY_IDENTITY" if purpose is Purpose.IDENTITY else "KEY_USER_DATA")


def context(user_id: str, purpose: Purpose) -> dict[str, str]:
    """What a wrapped key is bound to."""
    return {"user_id": user_id, "purpose": str(purpose)}


def _issued(item: dict[str, Any]) -> IssuedKey:
    return IssuedKey(
        version=int(item["key_version"]["N"]),
        wrapped=item["wrapped_key"]["B"],
        rotation_count=int(item["rotation_count"]["N"]),
        last_rotated=datetime.fromisoformat(item["last_rotated"]["S"]),
    )
