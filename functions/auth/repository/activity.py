"""When an account was used last: by a sign-in, a session that goes on, or an API key."""

from datetime import datetime

from functions.auth.repository import api_keys, sessions
from shared import clock
from shared.auth.sessions import ACCOUNT
from shared.table import IdentityTable, user_key

_table = IdentityTable()


def note_seen(user_id: str) -> None:
    """Keeps that the account was used now. Ended sessions forget it within a month, this does not."""
    _table.update(user_key(user_id, ACCOUNT), {"seen": clock.now().isoformat()}, only_if={})


def last_seen(user_id: str) -> datetime | None:
    """The last use that is known, or the registration; None where there is no account."""
    account = _table.get(user_key(user_id, ACCOUNT))
    if account is None:
        return None
    moments = [str(account["created_at"]), str(account.get("seen", ""))]
    moments += [one.last_activity for one in sessions.of_user(user_id)]
    moments += [one.last_used.isoformat() for one in api_keys.of_user(user_id) if one.last_used]
    return max(datetime.fromisoformat(one) for one in moments if one)
