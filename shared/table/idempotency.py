"""What is remembered of a request that created something, for 24 hours: ids and hashes, never a body."""

import hashlib
from dataclasses import dataclass

LIFETIME_SECONDS = 24 * 3600


@dataclass(frozen=True)
class Remembered:
    """The outcome of a request made with an `Idempotency-Key`."""

    key_hash: str
    request_hash: str
    record_id: str
    status: int = 201


def hash_of(*parts: str | bytes) -> str:
    """SHA-256 over the parts, each led by its length, in hexadecimal."""
    digest = hashlib.sha256()
    for part in parts:
        data = part.encode() if isinstance(part, str) else part
        digest.update(len(data).to_bytes(8) + data)
    return digest.hexdigest()
