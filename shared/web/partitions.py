"""Whose record a request may read or write."""

from shared.auth import Caller, Scope
from shared.table import UserPartition


def reading(caller: Caller) -> UserPartition:
    """The caller's partition. Raises NotAllowed without the scope to read it."""
    caller.must_have(Scope.RECORDS_READ)
    return UserPartition(caller.user_id)


def writing(caller: Caller) -> UserPartition:
    """The caller's partition. Raises NotAllowed without the scope to write it."""
    caller.must_have(Scope.RECORDS_WRITE)
    return UserPartition(caller.user_id)
