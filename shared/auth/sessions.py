"""Sessions and API keys as the authorizer needs them; auth itself writes them.

Whoever presents one is let in only while the account behind it is: so status and role are always read
from the account, in the same call.
"""

import hmac
from dataclasses import dataclass

from shared import clock
from shared.auth import api_keys
from shared.auth.scopes import Role, Scope
from shared.table import Attribute, IdentityTable, user_key

ACCOUNT, SESSION, API_KEY = "ACCOUNT", "SESSION", "APIKEY"
LET_IN = frozenset({"active", "locked"})
"""A locked account refuses new sign-ins; whoever is signed in stays, else guessing would throw them out."""
_USE_NOTED_EVERY_SECONDS = 300
_KEY_BELIEVED_SECONDS = 900


@dataclass(frozen=True)
class LiveSession:
    """Whose session it is. `pseudonym` is the user's name in the audit log."""

    id: str
    user_id: str
    pseudonym: str
    role: Role
    address_confirmed: bool


@dataclass(frozen=True)
class LiveKey:
    """An API key that is valid now, and what it may do. `expires_at` is in seconds since 1970."""

    id: str
    user_id: str
    pseudonym: str
    role: Role
    scopes: frozenset[Scope]
    expires_at: int
    address_confirmed: bool


def live_session(user_id: str, session_id: str) -> LiveSession | None:
    """The session, read consistently, or None where it is revoked, expired or was never there."""
    session, account = _with_account(user_id, SESSION, session_id)
    if session is None or account is None or session["status"] != "active":
        return None
    if int(session["expires"]) <= clock.seconds():
        return None
    role, confirmed = Role(str(account["role"])), bool(account["email_verified"])
    return LiveSession(session_id, user_id, str(account["pseudonym"]), role, confirmed)


def live_key(presented: str) -> LiveKey | None:
    """The key behind this text, or None. Notes its use, every five minutes at most."""
    named = api_keys.named_by(presented)
    if named is None:
        return None
    key, account = _with_account(named.user_id, API_KEY, named.key_id)
    if key is None or account is None:
        return None
    now = clock.seconds()
    ends = int(key.get("expires", now + _KEY_BELIEVED_SECONDS))
    if not hmac.compare_digest(str(key["hash"]), api_keys.hashed(presented)) or ends <= now:
        return None
    if now - int(key.get("used", 0)) >= _USE_NOTED_EVERY_SECONDS:
        place = user_key(named.user_id, API_KEY, named.key_id)
        IdentityTable().update(place, {"used": now, "last_used": clock.now().isoformat()}, only_if={})
    return LiveKey(
        id=named.key_id,
        user_id=named.user_id,
        pseudonym=str(account["pseudonym"]),
        role=Role(str(account["role"])),
        scopes=frozenset(Scope(scope) for scope in str(key["scopes"]).split()),
        expires_at=min(ends, now + _KEY_BELIEVED_SECONDS),
        address_confirmed=bool(account["email_verified"]),
    )


def _with_account(
    user_id: str, kind: str, item_id: str
) -> tuple[dict[str, Attribute] | None, dict[str, Attribute] | None]:
    """An item of a user and the account, where that lets its owner in. One call."""
    places = user_key(user_id, kind, item_id), user_key(user_id, ACCOUNT)
    found = IdentityTable().get_many(places)
    account = found.get(places[1])
    if account is None or account["status"] not in LET_IN:
        return None, None
    return found.get(places[0]), account
