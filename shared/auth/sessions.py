"""A session as the authorizer needs it; auth itself writes it."""

import time
from dataclasses import dataclass

from shared.auth.scopes import Role
from shared.table import IdentityTable

KIND = "SESSION"


@dataclass(frozen=True)
class LiveSession:
    """Whose session it is. `pseudonym` is the user's name in the audit log."""

    id: str
    user_id: str
    pseudonym: str
    role: Role


def live_session(session_id: str) -> LiveSession | None:
    """The session, read consistently, or None where it is revoked, expired or was never there."""
    item = IdentityTable().get(KIND, session_id)
    if item is None or item["status"] != "active" or int(item["expires"]) <= time.time():
        return None
    return LiveSession(session_id, str(item["user_id"]), str(item["pseudonym"]), Role(str(item["role"])))
