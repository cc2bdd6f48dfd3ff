"""Identifiers: ULIDs, so that ids made later sort later."""

import hashlib
from datetime import UTC, datetime, timedelta
from typing import Annotated

from pydantic import StringConstraints
from ulid import ULID

_BEGINNING = datetime(1970, 1, 1, tzinfo=UTC)
Id = Annotated[str, StringConstraints(pattern=r"^[0-7][0-9A-HJKMNP-TV-Z]{25}$")]


def new_id() -> str:
    """A new ULID: 26 characters of Crockford's base 32, milliseconds first."""
    return str(ULID())


def is_id(text: str) -> bool:
    """Whether this is a ULID in its canonical spelling."""
    return len(text) == 26 and text[0] in "01234567" and set(text) <= set("0123456789ABCDEFGHJKMNPQRSTVWXYZ")


def derived_id(parent: str, name: str, position: int) -> str:
    """The ULID of a part of something: always the same for it, made at its moment, in the order of parts."""
    randomness = position.to_bytes(2) + hashlib.sha256(f"{parent}/{name}".encode()).digest()[:8]
    return str(ULID.from_bytes(ULID.from_str(parent).bytes[:6] + randomness))


def first_id_at(moment: datetime) -> str:
    """The lowest ULID of a moment: ids made before it are below, ids made from then on are not."""
    milliseconds = max(0, (moment - _BEGINNING) // timedelta(milliseconds=1))
    return str(ULID.from_bytes(milliseconds.to_bytes(6) + bytes(10)))


def moment_of(ulid: str) -> datetime:
    """When an id was made, to the millisecond, in UTC."""
    milliseconds = int.from_bytes(ULID.from_str(ulid).bytes[:6])
    return _BEGINNING + timedelta(milliseconds=milliseconds)
