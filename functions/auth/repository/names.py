"""The names that an account is found by: HMACs, so that the table tells nobody who has one."""

from typing import Literal

from shared import aws, config
from shared.table import IdentityTable, lookup_key

USERNAME, EMAIL = "USERNAME", "EMAIL"
NameKind = Literal["username", "email"]
_table = IdentityTable()


def lookup(kind: NameKind, name: str) -> str:
    """The HMAC under which a name is looked up; its key never leaves KMS. One call."""
    return mac(f"{kind}:{name.strip().casefold()}").hex()


def mac(message: str) -> bytes:
    """The HMAC of a message, 32 bytes, by a key that never leaves KMS. One call."""
    answer = aws.own("kms").generate_mac(
        KeyId=config.read("KEY_LOOKUP"), MacAlgorithm="HMAC_SHA_256", Message=message.encode()
    )
    return bytes(answer["Mac"])


def user_behind(kind: NameKind, looked_up: str) -> str | None:
    """The id behind a name whose HMAC is known, or None. A reserved name has nobody behind it."""
    item = _table.get(lookup_key(kind.upper(), looked_up))
    return (str(item["user_id"]) or None) if item else None


def is_taken(kind: NameKind, name: str) -> bool:
    """Whether a name belongs to somebody or is reserved."""
    return _table.get(lookup_key(kind.upper(), lookup(kind, name))) is not None
