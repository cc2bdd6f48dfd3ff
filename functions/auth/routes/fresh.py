"""Whoever may change how an account is opened, or whether it stays: signed in a moment ago, and still."""

from typing import Annotated

from fastapi import Depends

from functions.auth import service
from shared.auth import Caller, Scope
from shared.web import CurrentUser


async def _fresh_user(caller: CurrentUser) -> Caller:
    """The gateway may know a session for half a minute after its end: in that time no way in is added."""
    caller.must_have(Scope.ACCOUNT)
    caller.must_be_fresh()
    service.must_be_live(caller.user_id, caller.session_id)
    return caller


FreshUser = Annotated[Caller, Depends(_fresh_user)]
"""Without a fresh sign-in the route answers 403, and 401 where the session has ended."""
