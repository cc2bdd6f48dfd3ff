"""Usernames for those who never chose one."""

import re
import secrets
import unicodedata
from collections.abc import Iterator

_TRIES = 4
_LONGEST, _SHORTEST = 40, 3


def usernames_like(wanted: str) -> Iterator[str]:
    """Names of the allowed form, the nearest first, then the same with a few digits, then any."""
    plain = unicodedata.normalize("NFKD", wanted).encode("ascii", "ignore").decode()
    name = re.sub(r"[^A-Za-z0-9._-]+", "-", plain)[:_LONGEST].strip("._-")
    if len(name) >= _SHORTEST:
        yield name
    for _ in range(_TRIES):
        yield f"{name or 'user'}-{secrets.randbelow(9000) + 1000}"
    yield f"user-{secrets.token_hex(8)}"
