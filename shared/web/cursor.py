"""Collections that grow without end are read in stretches, each with a cursor to the next.

A cursor is the place to go on from, sealed with the caller's own data key and bound to the caller and
to the question that was asked. The key is in memory anyway, since the request was audited with it: so a
cursor costs no call, tells nothing, and opens for nobody else and for no other question.
"""

import base64
import hashlib
import json
from collections.abc import Mapping
from typing import Generic, TypeVar

from pydantic import BaseModel

from shared import vault
from shared.auth import Caller
from shared.errors import FieldProblem, InvalidInput
from shared.vault import Binding, Purpose, SealBroken
from shared.vault.data_keys import UserIsErased

Item = TypeVar("Item")
_LONGEST = 1000


class Stretch(BaseModel, Generic[Item]):
    """Some items and where to go on; `next_cursor` is null at the end.

    A stretch may be shorter than asked for, even empty, and still be followed by others.
    """

    data: list[Item]
    next_cursor: str | None


class CursorNotValid(InvalidInput):
    """A cursor of somebody else, of another question, or of nobody."""

    def __init__(self) -> None:
        super().__init__(details=(FieldProblem("cursor", "This cursor does not belong to this question."),))


def cursor_for(caller: Caller, question: Mapping[str, object], position: str | None) -> str | None:
    """The cursor that leads this caller to a position within the answers to this question."""
    if position is None:
        return None
    key = vault.current_key(caller.user_id, Purpose.RECORD)
    sealed = vault.seal(position.encode(), _binding(caller, question, key.version), key.secret)
    return base64.urlsafe_b64encode(key.version.to_bytes(2) + sealed).rstrip(b"=").decode()


def position_of(caller: Caller, question: Mapping[str, object], cursor: str | None) -> str | None:
    """Where to go on, or None without a cursor. Raises CursorNotValid."""
    if cursor is None:
        return None
    try:
        data = base64.b64decode(cursor[:_LONGEST] + "=" * (-len(cursor) % 4), altchars=b"-_", validate=True)
        version = int.from_bytes(data[:2])
        key = vault.key_of_version(caller.user_id, Purpose.RECORD, version)
        return vault.open_sealed(data[2:], _binding(caller, question, version), key.secret).decode()
    except (ValueError, SealBroken, UserIsErased) as error:
        raise CursorNotValid from error


def _binding(caller: Caller, question: Mapping[str, object], key_version: int) -> Binding:
    asked = json.dumps(question, sort_keys=True, default=str).encode()
    return Binding("cursor", caller.user_id, hashlib.sha256(asked).hexdigest(), 1, key_version)
