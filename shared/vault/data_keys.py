"""One data key a user and purpose, wrapped by KMS under `{user_id, purpose}`, in a table of its own.

An unwrapped key lives in memory for at most five minutes.
"""

import threading
import time
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

from shared import aws, clock, config
from shared.errors import AppError

_LIFETIME_SECONDS = 300
_MOST_KEYS = 500


class Purpose(StrEnum):
    """What a data key is for: a user's record, or the identity data that only auth opens."""

    RECORD = "record"
    IDENTITY = "identity"


class UserIsErased(AppError):
    """The user's key is gone, and with it everything it sealed."""

    status, code = 404, "NOT_FOUND"


@dataclass(frozen=True)
class DataKey:
    """An unwrapped key of 32 bytes. `repr` never shows it."""

    version: int
    secret: bytes = field(repr=False)


_loading = threading.Lock()
_opened: dict[tuple[str, Purpose], tuple[float, dict[int, DataKey]]] = {}


def current_key(user_id: str, purpose: Purpose) -> DataKey:
    """The key that new values are sealed with. Raises UserIsErased."""
    keys = _keys_of(user_id, purpose)
    return keys[max(keys)]


def key_of_version(user_id: str, purpose: Purpose, version: int) -> DataKey:
    """The key that sealed an older value. Raises UserIsErased where it was destroyed."""
    keys = _keys_of(user_id, purpose)
    if version not in keys:
        _opened.pop((user_id, purpose), None)
        keys = _keys_of(user_id, purpose)
    if version not in keys:
        raise UserIsErased()
    return keys[version]


def forget_keys() -> None:
    """Drops all unwrapped keys from memory."""
    _opened.clear()


def issue_key(user_id: str, purpose: Purpose, *, version: int = 1) -> dict[str, Any]:
    """A new wrapped key as the item of the keys table that holds it; nobody has seen it unwrapped."""
    wrapped = aws.own("kms").generate_data_key_without_plaintext(
        KeyId=_wrapping_key(purpose), KeySpec="AES_256", EncryptionContext=_context(user_id, purpose)
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


def _keys_of(user_id: str, purpose: Purpose) -> dict[int, DataKey]:
    kept = _opened.get((user_id, purpose))
    if kept and kept[0] > time.monotonic():
        return kept[1]
    with _loading:  # what runs beside each other in one request shall not load the same key twice
        kept = _opened.get((user_id, purpose))
        if kept and kept[0] > time.monotonic():
            return kept[1]
        keys = _load(user_id, purpose)
        while len(_opened) >= _MOST_KEYS:
            _opened.pop(next(iter(_opened)), None)
        _opened[user_id, purpose] = (time.monotonic() + _LIFETIME_SECONDS, keys)
        return keys


def _load(user_id: str, purpose: Purpose) -> dict[int, DataKey]:
    client = aws.own if purpose is Purpose.IDENTITY else aws.as_caller
    items = client("dynamodb").query(
        TableName=config.read("TABLE_KEYS"),
        KeyConditionExpression="pk = :pk AND begins_with(sk, :sk)",
        ExpressionAttributeValues={":pk": {"S": f"USER#{user_id}"}, ":sk": {"S": f"KEY#{purpose}#"}},
        ConsistentRead=True,
    )["Items"]
    if not items:
        raise UserIsErased()
    kms = client("kms")
    keys = {}
    for item in items:
        plain = kms.decrypt(
            KeyId=_wrapping_key(purpose),
            CiphertextBlob=item["wrapped_key"]["B"],
            EncryptionContext=_context(user_id, purpose),
        )["Plaintext"]
        version = int(item["key_version"]["N"])
        keys[version] = DataKey(version, plain)
    return keys


def _wrapping_key(purpose: Purpose) -> str:
    return config.read("KEY_IDENTITY" if purpose is Purpose.IDENTITY else "KEY_USER_DATA")


def _context(user_id: str, purpose: Purpose) -> dict[str, str]:
    return {"user_id": user_id, "purpose": str(purpose)}
