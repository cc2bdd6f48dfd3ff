"""Argon2id with the parameters of OWASP's Password Storage Cheat Sheet: 19 MiB, two passes, one lane."""

from functools import cache

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError

_hasher = PasswordHasher(memory_cost=19_456, time_cost=2, parallelism=1)


def hashed(password: str) -> str:
    """The encoded hash, salt and parameters included."""
    return _hasher.hash(password)


def matches(password_hash: str | None, password: str) -> bool:
    """Whether this is the password. Takes the same time where there is no account at all."""
    try:
        return _hasher.verify(password_hash or _nobodys_hash(), password) and password_hash is not None
    except (VerificationError, InvalidHashError):
        return False


def is_weaker(password_hash: str) -> bool:
    """Whether the hash was made with weaker parameters than today's."""
    return _hasher.check_needs_rehash(password_hash)


@cache
def _nobodys_hash() -> str:
    return _hasher.hash("the password of nobody")
