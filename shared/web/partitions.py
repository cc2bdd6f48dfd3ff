"""Whose record a request may read or write."""

from shared.auth import Caller, Scope
from shared.table import UserPartition


def reading(caller: Caller, *, also: Scope | None = None) -> UserPartition:
    """The caller's partition. Raises NotAllowed without the scope to read it, and `also` that one."""
    return partition_with(caller, also, Scope.RECORDS_READ)


def writing(caller: Caller, *, also: Scope | None = None) -> UserPartition:
    """The caller's partition. Raises NotAllowed without the scope to write it, and `also` that one."""
    return partition_with(caller, also, Scope.RECORDS_WRITE)


def partition_with(caller: Caller, *scopes: Scope | None) -> UserPartition:
    """The caller's partition. Raises NotAllowed without each of these scopes."""
    for scope in scopes:
        if scope is not None:
            caller.must_have(scope)
    return UserPartition(caller.user_id)
