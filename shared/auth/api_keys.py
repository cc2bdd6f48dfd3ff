"""How an API key is spelled: `pf_`, then user, key and 256 random bits in one piece of base64url.

It names where its hash is kept, so that finding it costs one read and no look-up by value.
"""

import base64
import binascii
import hashlib
import secrets
from dataclasses import dataclass

from ulid import ULID

PREFIX = "pf_"
_SECRET_BYTES = 32
_LENGTH = len(PREFIX) + 86


@dataclass(frozen=True)
class Named:
    """Whose key it claims to be, and which."""

    user_id: str
    key_id: str


def new_key(user_id: str, key_id: str) -> str:
    """The text of a new key, which is shown once and kept nowhere."""
    parts = ULID.from_str(user_id).bytes + ULID.from_str(key_id).bytes + secrets.token_bytes(_SECRET_BYTES)
    return PREFIX + base64.urlsafe_b64encode(parts).rstrip(b"=").decode()


def named_by(text: str) -> Named | None:
    """What a key names, or None where this is not the one spelling of a key."""
    if len(text) != _LENGTH or not text.startswith(PREFIX):
        return None
    encoded = text.removeprefix(PREFIX)
    try:
        parts = base64.b64decode(encoded + "==", altchars=b"-_", validate=True)
    except (binascii.Error, ValueError):
        return None
    if base64.urlsafe_b64encode(parts).rstrip(b"=").decode() != encoded:
        return None
    return Named(str(ULID.from_bytes(parts[:16])), str(ULID.from_bytes(parts[16:32])))


def hashed(text: str) -> str:
    """What is kept of a key: SHA-256, enough for 256 random bits."""
    return hashlib.sha256(text.encode()).hexdigest()
