"""Accounts that nobody uses: how long that has been so, and their end."""

from datetime import datetime
from typing import Literal

from pydantic import BaseModel

from functions.auth.repository import accounts, activity, sessions
from functions.auth.repository.accounts import Status
from shared import clock
from shared.retention import INACTIVE_ACCOUNT

_ENDING = (Status.PENDING_DELETION, Status.ERASING)


class Use(BaseModel):
    """`leaving`: the account is to be erased and may still come back; `ending`: it cannot, or is gone."""

    state: Literal["standing", "leaving", "ending"]
    last_seen: datetime | None = None


def use_of(user_id: str) -> Use:
    """When an account was used last."""
    account, seen = accounts.read(user_id), activity.last_seen(user_id)
    if account is None or account.status is Status.ERASING:
        return Use(state="ending")
    if account.status is Status.PENDING_DELETION:
        return Use(state="leaving")
    return Use(state="standing", last_seen=seen)


def close(user_id: str) -> bool:
    """Begins the end of an account that was not used for as long as such accounts are kept.

    Its grace was the month since the first warning, so none follows. False where it was used since.
    """
    account, seen = accounts.read(user_id), activity.last_seen(user_id)
    if account is None or seen is None or account.status in _ENDING:
        return False
    if clock.now() - seen < INACTIVE_ACCOUNT.kept:
        return False
    closed = accounts.begin_deletion(user_id, clock.now(), from_status=account.status)
    if closed:
        sessions.revoke_all(user_id)
    return closed
