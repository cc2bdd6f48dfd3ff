"""The caller, as the authorizer told the gateway in flat text and the gateway tells the function."""

from dataclasses import dataclass, field
from typing import Any

from shared import clock
from shared.auth.permissions import PERMISSIONS, Permission
from shared.auth.scopes import Role, Scope
from shared.aws import Vended
from shared.errors import AddressNotConfirmed, FreshSignInNeeded, NotAllowed, NotSignedIn

FRESH_SECONDS = 600


@dataclass(frozen=True)
class Caller:
    """A signed-in user within one request. Moments are seconds since 1970.

    `session_id` is the session's or the API key's; who calls by a key signed in at 0, so never freshly.
    """

    user_id: str
    session_id: str
    pseudonym: str
    role: Role
    scopes: frozenset[Scope]
    signed_in_at: int
    expires_at: int
    vended: Vended = field(repr=False)
    address_confirmed: bool = False

    def must_have(self, scope: Scope) -> None:
        """Raises NotAllowed where the token does not carry the scope."""
        if scope not in self.scopes:
            raise NotAllowed(f"This needs the scope {scope}.")

    def must(self, permission: Permission) -> None:
        """Raises NotAllowed where the role does not give the permission, or the token not the account.

        So a key that an administrator made for a program that reads records administers nothing.
        """
        if permission not in PERMISSIONS[self.role] or Scope.ACCOUNT not in self.scopes:
            raise NotAllowed()

    def must_be_fresh(self) -> None:
        """Raises FreshSignInNeeded where the sign-in is older than ten minutes."""
        if clock.seconds() - self.signed_in_at > FRESH_SECONDS:
            raise FreshSignInNeeded()

    def must_have_confirmed_address(self) -> None:
        """Raises AddressNotConfirmed. For whatever reaches others: publishing, sharing, inviting."""
        if not self.address_confirmed:
            raise AddressNotConfirmed()


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
        "address_confirmed": "yes" if caller.address_confirmed else "no",
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
        vended=Vended(
            given["user_id"],
            given["access_key"],
            given["secret_key"],
            given["session_token"],
            given["pseudonym"],
        ),
        address_confirmed=given["address_confirmed"] == "yes",
    )
    if caller.expires_at <= clock.seconds():
        raise NotSignedIn()
    return caller
