"""What is due: accounts whose grace is over, takeouts that expire, accounts that nobody uses."""

from collections.abc import Callable
from datetime import datetime, timedelta

from functions.privacy.repository import identity, takeouts
from functions.privacy.service.erasing import ERASE
from functions.privacy.service.progress import EXPIRY
from shared import bus, clock, observability, workflow
from shared.retention import DELETED_ACCOUNT, FIRST_WARNING, INACTIVE_ACCOUNT, SECOND_WARNING
from shared.table import Due, done, due_until, make_due

LOOK, WARNED, WARNED_AGAIN = "inactivity", "inactivity-warned", "inactivity-warned-again"
_A_MINUTE = timedelta(minutes=1)
"""What is due stands there to the minute, so that it may come up to a minute early."""
_WARNED_AFTER = INACTIVE_ACCOUNT.kept - FIRST_WARNING


def erase_due() -> int:
    """Starts the erasure of every account whose time is over. What failed is started anew the next day.

    The due row stays until the erasure is done with it.
    """
    return sum(_tried(due, _start) for due in due_until(ERASE, clock.now()))


def expire_takeouts() -> int:
    """Has the files removed of everybody of whose takeouts one expired."""
    return _each(EXPIRY, lambda due: takeouts.ask_to_clear_away(due.user_id))


def look_at_inactive() -> int:
    """Warns who was away for long, warns again, and begins the end of accounts that nobody came back to.

    Each stage is due after the one before it, so nobody's account ends without both warnings and their time.
    """
    stages: dict[str, Callable[[Due], None]] = {
        LOOK: lambda due: _stage(due, then=WARNED, within=FIRST_WARNING - SECOND_WARNING),
        WARNED: lambda due: _stage(due, then=WARNED_AGAIN, within=SECOND_WARNING),
        WARNED_AGAIN: _end,
    }
    return sum(_each(kind, visit) for kind, visit in stages.items())


def _each(kind: str, visit: Callable[[Due], None]) -> int:
    def visited(due: Due) -> bool:
        visit(due)
        done(due)
        return True

    return sum(_tried(due, visited) for due in due_until(kind, clock.now()))


def _tried(due: Due, visit: Callable[[Due], bool]) -> bool:
    """One user's trouble holds nobody else up: it is counted, stays due, and is tried again next time."""
    try:
        return visit(due)
    except Exception as error:
        observability.error_seen(error, request_id=due.kind)
        observability.count("DueFailed")
        observability.flush()
        return False


def _start(due: Due) -> bool:
    moment = datetime.fromisoformat(due.when)
    attempt = (clock.now() - moment).days
    name = f"{due.user_id}-{moment:%Y%m%dT%H%M}-{attempt}"
    references: dict[str, str | int] = {"user_id": due.user_id, "when": due.when, "replayed": False}
    return workflow.start_once("erase", name, references)


def _stage(due: Due, *, then: str, within: timedelta) -> None:
    """A warning where the account is still unused; what comes next is due before the warning is sent."""
    seen = _last_use(due.user_id)
    if seen is None:
        return
    if clock.now() - seen < _WARNED_AFTER:
        make_due(LOOK, seen + _WARNED_AFTER + _A_MINUTE, due.user_id)
        return
    left = FIRST_WARNING if then == WARNED else SECOND_WARNING
    make_due(then, clock.now() + within, due.user_id)
    bus.ask_for_mail("inactive", user_id=due.user_id, day=(clock.now() + left).date().isoformat())


def _end(due: Due) -> None:
    identity.close_inactive(due.user_id)
    seen = _last_use(due.user_id)
    if seen is not None:
        make_due(LOOK, seen + _WARNED_AFTER + _A_MINUTE, due.user_id)


def _last_use(user_id: str) -> datetime | None:
    """When the account was used last. None where it is gone, or about to go.

    As long as its owner may come back to it, it has to be looked at again.
    """
    seen = identity.last_use(user_id)
    if seen is None and identity.is_leaving(user_id):
        make_due(LOOK, clock.now() + DELETED_ACCOUNT.kept, user_id)
    return seen
