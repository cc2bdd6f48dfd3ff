"""The rotation of one user's data key, visit by visit. What there is to do is read from the tables alone.

A visit first finishes the rotation that is under way; only then a new one begins, so there is never
more than one. A function that kept the older key may write under it a little longer, so after the
last moment of that a visit looks once more. Any visit may end anywhere, come twice, or beside another.
"""

from datetime import timedelta
from typing import Any

from shared import clock
from shared.table.due import make_due, making_due
from shared.table.resealing import Pass, reseal_older
from shared.vault import (
    KEPT_SECONDS,
    IssuedKey,
    Purpose,
    UserIsErased,
    forget_keys_of,
    issue_next_key,
    issued_keys,
)

DUE = "key-rotation"
KEY_LIVES = timedelta(days=365)
SETTLED_AFTER = timedelta(seconds=KEPT_SECONDS + 120)
"""A key is kept for five minutes, and what was sealed with it is written within two."""
_ON_TIME = timedelta(days=1)
_CONFLICT_SECONDS = 30


def plan_key_rotation(user_id: str) -> None:
    """Writes down that the keys issued now are due for rotation in a year."""
    make_due(DUE, clock.now() + KEY_LIVES, user_id)


def planning_key_rotation(user_id: str) -> dict[str, Any]:
    """The same as a write of a transaction: the one that makes an account."""
    return making_due(DUE, clock.now() + KEY_LIVES, user_id)


def wanted_version(newest: IssuedKey) -> int:
    """The version that a rotation asked for now leads to: the next, or the one that is under way."""
    return newest.version if _is_settling(newest) else newest.version + 1


def visit(user_id: str, purpose: Purpose, *, wanted: int | None) -> int | None:
    """Carries the rotation on to the wanted version; without one, to the next where this one is a year old.

    Gives the seconds after which to come again, or None where nothing is left. Raises UserIsErased.
    """
    newest = _newest(user_id, purpose)
    seen = reseal_older(user_id, purpose, newest.version)
    again = _come_again(newest, seen)
    if again is not None:
        return again
    if wanted is None:
        wanted = newest.version + (clock.now() - newest.last_rotated > KEY_LIVES - _ON_TIME)
    if wanted <= newest.version:
        return None
    return _begin_next(user_id, purpose, newest)


def _begin_next(user_id: str, purpose: Purpose, newest: IssuedKey) -> int:
    """What is due a year from now is written first: the key may be the last thing that happens here."""
    plan_key_rotation(user_id)
    issue_next_key(user_id, purpose, after=newest.version)
    forget_keys_of(user_id, purpose)
    seen = reseal_older(user_id, purpose, newest.version + 1)
    return 0 if seen.stopped else int(SETTLED_AFTER.total_seconds()) + 1


def _come_again(newest: IssuedKey, seen: Pass) -> int | None:
    if seen.stopped:
        return 0
    if _is_settling(newest):
        return int((newest.last_rotated + SETTLED_AFTER - clock.now()).total_seconds()) + 1
    return _CONFLICT_SECONDS if seen.found else None


def _is_settling(newest: IssuedKey) -> bool:
    """A first key had none before it, under which somebody may still write."""
    return newest.version > 1 and clock.now() - newest.last_rotated < SETTLED_AFTER


def _newest(user_id: str, purpose: Purpose) -> IssuedKey:
    issued = issued_keys(user_id, purpose)
    if not issued:
        raise UserIsErased()
    return issued[-1]
