"""The caller and the origin of a request, as routes ask for them."""

from typing import Annotated

from fastapi import Depends, Request

from shared.audit import Origin
from shared.auth import Caller
from shared.errors import NotSignedIn


async def _current_user(request: Request) -> Caller:
    caller = request.state.caller
    if not isinstance(caller, Caller):
        raise NotSignedIn()
    return caller


async def _client_origin(request: Request) -> Origin:
    origin = request.state.origin
    return origin if isinstance(origin, Origin) else Origin()


CurrentUser = Annotated[Caller, Depends(_current_user)]
"""The signed-in user; without one the route answers 401."""

ClientOrigin = Annotated[Origin, Depends(_client_origin)]
"""The viewer's address and user agent. Personal: sealed or dropped, never logged."""
