"""The caller, as the authorizer told the gateway in flat text and the gateway tells the function."""

import time
from dataclasses import dataclass, field
from typing import Any

from shared.auth.scopes import Role, Scope
from shared.aws import Vended
from shared.errors import NotAllowed, NotSignedIn


@dataclass(frozen=True)
class Caller:
    """A signed-in user within one request. Moments are seconds since 1970."""

    user_id: str
    session_id: str
    pseudonym: str
    role: Role
    scopes: frozenset[Scope]
    signed_in_at: int
    expires_at: int
    vended: Vended = field(repr=False)

    def must_have(self, scope: Scope) -> None:
        """Raises NotAllowed where the token does not carry the scope."""
        if scope not in self.scopes:
            raise NotAllowed(f"This needs the scope {scope}.")


def context_of(caller: Caller) -> dict[str, str]:
    """The authorizer's answer for this caller: flat text, as REST APIs demand."""
    return {
        "user_id": caller.user_id,
        "session_id": caller.session_id,
        "pseudonym": caller.pseudonym,
        "role": str(caller.role),
        "scope": " ".join(sorted(caller.scopes)),
        "signed_in_at": str(caller.signed_in_at),
        "expires_at": str(caller.expires_at),
        "access_key": caller.vended.access_key,
        "secret_key": caller.vended.secret_key,
        "session_token": caller.vended.token,
    }


def caller_of_event(event: dict[str, Any]) -> Caller | None:
    """The caller of a gateway event, or None on a public route. Raises NotSignedIn past the expiry.

    The gateway may answer from its cache for 30 s, so the expiry is checked again here.
    """
    given = (event.get("requestContext") or {}).get("authorizer") or {}
    if "user_id" not in given:
        return None
    caller = Caller(
        user_id=given["user_id"],
        session_id=given["session_id"],
        pseudonym=given["pseudonym"],
        role=Role(given["role"]),
        scopes=frozenset(Scope(scope) for scope in given["scope"].split()),
        signed_in_at=int(given["signed_in_at"]),
        expires_at=int(given["expires_at"]),
        vended=Vended(given["user_id"], given["access_key"], given["secret_key"], given["session_token"]),
    )
    if caller.expires_at <= time.time():
        raise NotSignedIn()
    return caller
