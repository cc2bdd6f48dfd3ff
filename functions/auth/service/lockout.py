"""Guessing is slowed down, then stopped, alike for accounts that exist and those that do not.

Five failures from one address close the account to it for a quarter of an hour. After the second
failure in a row, from wherever, the account takes one try at a time and lets a second pass before the
next, then two, up to ten. After a hundred in a row only a mailed link opens it again.
"""

from dataclasses import dataclass

from functions.auth.repository import attempts
from shared import bus, limits
from shared.audit import Origin
from shared.errors import Locked, TooManyRequests

MOST_FROM_ONE_ADDRESS, CLOSED_SECONDS = 5, 15 * 60
MOST_IN_A_ROW = 100
FREE, LONGEST_WAIT_SECONDS = 2, 10


class LockedOut(Locked):
    code = "LOCKED_OUT"
    message = "Too many failed sign-ins. Wait a quarter of an hour, or reset the password."


class OnlyTheLinkOpens(Locked):
    code = "ACCOUNT_LOCKED"
    message = "Too many failed sign-ins. Open the link that was mailed to the account's address."


class TooSoon(TooManyRequests):
    code = "SIGN_IN_TOO_SOON"
    message = "The last sign-in failed a moment ago. Wait a few seconds, then try again."


@dataclass(frozen=True)
class Attempt:
    """A try that is being made on a subject: a user id, or the HMAC of a name that nobody has."""

    subject: str
    from_address: str
    in_a_row: int
    in_a_row_from_address: int


def second_step(user_id: str) -> str:
    """The subject of tries at a second factor, which are counted apart from those at the password."""
    return f"FACTOR#{user_id}"


def begin(subject: str, origin: Origin) -> Attempt:
    """Counts a try before it is made. Raises LockedOut, TooSoon, OnlyTheLinkOpens; then none is made."""
    counter = _from_address(subject, origin)
    failures, seconds = limits.count_up(counter, window_seconds=CLOSED_SECONDS)
    if failures > MOST_FROM_ONE_ADDRESS:
        raise LockedOut(retry_after=seconds)
    standing = attempts.begin(subject, free=FREE, most=MOST_IN_A_ROW, wait_seconds=LONGEST_WAIT_SECONDS)
    if standing.in_a_row >= MOST_IN_A_ROW and not standing.begun:
        raise OnlyTheLinkOpens()
    if not standing.begun:
        limits.take_back(counter)
        raise TooSoon(retry_after=standing.wait_seconds)
    return Attempt(subject, counter, standing.in_a_row, failures)


def failed(attempt: Attempt) -> None:
    """The try was wrong: the next one waits a little longer, and after the hundredth the account closes.

    The quarter of an hour begins with the last try that an address has.
    """
    if attempt.in_a_row_from_address == MOST_FROM_ONE_ADDRESS:
        limits.prolong(attempt.from_address, seconds=CLOSED_SECONDS)
    wait = min(LONGEST_WAIT_SECONDS, max(0, attempt.in_a_row - FREE + 1))
    attempts.wait(attempt.subject, wait)
    if attempt.in_a_row >= MOST_IN_A_ROW:
        bus.ask_for_mail("locked", subject=attempt.subject)


def succeeded(attempt: Attempt) -> None:
    """The try was right: nothing is held against the account."""
    limits.start_over(attempts.name(attempt.subject), attempt.from_address)


def forgive(user_id: str) -> None:
    """Failures in a row count for nothing any more; those of an address go by themselves."""
    limits.start_over(attempts.name(user_id), attempts.name(second_step(user_id)))


def reopen(user_id: str, origin: Origin) -> None:
    """Whoever came by a mailed link starts anew, also at the address they come from."""
    subjects = (user_id, second_step(user_id))
    limits.start_over(*map(attempts.name, subjects), *(_from_address(one, origin) for one in subjects))


def keep_closed(subject: str) -> None:
    """Keeps what was closed closed for as long as its link is not opened."""
    attempts.keep(subject)


def _from_address(subject: str, origin: Origin) -> str:
    return f"GUESS#{subject}#{limits.hidden_address(origin.ip)}"
