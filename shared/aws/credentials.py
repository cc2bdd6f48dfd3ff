"""The caller's credentials live in a context variable whose default raises.

So one client serves all callers, and code that forgot whose data it wants fails instead of leaking.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field
from typing import Any

from botocore.credentials import Credentials, ReadOnlyCredentials
from botocore.session import Session


class NobodyIsActing(RuntimeError):
    """A call wanted a caller's data outside `acting_with(...)`. Always a bug."""


@dataclass(frozen=True)
class Vended:
    """Credentials the platform issued for one user. `repr` shows only whose they are.

    With a `pseudonym` they reach the user's own part of the audit log too.
    """

    user_id: str
    access_key: str = field(repr=False)
    secret_key: str = field(repr=False)
    token: str = field(repr=False)
    pseudonym: str = field(default="", repr=False)


_acting: ContextVar[Vended] = ContextVar("acting")


@contextmanager
def acting_with(vended: Vended) -> Iterator[None]:
    """Calls made by `as_caller` clients inside this block use these credentials."""
    token = _acting.set(vended)
    try:
        yield
    finally:
        _acting.reset(token)


class _CallerCredentials(Credentials):  # type: ignore[misc]
    def __init__(self) -> None:
        super().__init__("caller", "caller", "caller", method="vended")

    def get_frozen_credentials(self) -> ReadOnlyCredentials:
        try:
            vended = _acting.get()
        except LookupError as error:
            raise NobodyIsActing("A caller's data was asked for, but nobody is acting.") from error
        return ReadOnlyCredentials(vended.access_key, vended.secret_key, vended.token)


class CallerSession(Session):  # type: ignore[misc]
    """A botocore session whose credentials are those of whoever is acting at the time of the call."""

    def get_credentials(self, *_: Any, **__: Any) -> Credentials:
        return _CallerCredentials()
