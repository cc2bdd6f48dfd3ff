"""Signing in: the first factor, the state of the account, and what is left to show."""

import secrets
from dataclasses import dataclass, field, replace
from datetime import datetime

from functions.auth.repository import accounts, activity, devices, factors, names, one_time, owners
from functions.auth.repository.accounts import Account, Status
from functions.auth.repository.factors import Factors
from functions.auth.repository.names import NameKind
from functions.auth.repository.one_time import Use
from functions.auth.repository.owners import Owner
from functions.auth.service import lockout, passwords, sessions
from functions.auth.service.account import account_of
from functions.auth.service.sessions import NewTokens
from shared import audit, aws, bus, clock
from shared.audit import Origin
from shared.errors import AppError, NotAllowed
from shared.ids import new_id
from shared.table import hash_of

SECOND_FACTOR_SECONDS = 300
MOST_DEVICES = 50


class WrongCredentials(AppError):
    status, code = 401, "WRONG_CREDENTIALS"
    message = "The name or the password is not right."


class AccountDeactivated(NotAllowed):
    code = "ACCOUNT_DEACTIVATED"
    message = "This account is deactivated. Sign in with `reactivate` to bring it back."


class AccountPendingDeletion(NotAllowed):
    code = "ACCOUNT_PENDING_DELETION"
    message = "This account is about to be erased. Sign in with `reactivate` to keep it."


class AccountBeingErased(NotAllowed):
    code = "ACCOUNT_BEING_ERASED"
    message = "This account is being erased, as was asked. It cannot come back; the receipt was mailed."


class AccountSuspended(NotAllowed):
    code = "ACCOUNT_SUSPENDED"
    message = "This account was suspended by the people who run this service. Write to them."


@dataclass(frozen=True)
class Visitor:
    """Who signs in from where: the device a browser remembers, and the session it still has.

    Who keeps no cookies is recognized by the user agent alone.
    """

    origin: Origin
    device: str | None = field(default=None, repr=False)
    refresh_token: str | None = field(default=None, repr=False)
    reactivate: bool = False
    keeps_cookies: bool = True


@dataclass(frozen=True)
class Waiting:
    """A sign-in that waits for a second factor."""

    token: str = field(repr=False)
    methods: list[str]


def log_in(identifier: str, password: str, visitor: Visitor) -> NewTokens | Waiting:
    """A new session, or the wait for a second factor. Alike for accounts that do not exist.

    Raises WrongCredentials, LockedOut, TooSoon, OnlyTheLinkOpens and what `admit` raises.
    """
    kind: NameKind = "email" if "@" in identifier else "username"
    name = names.lookup(kind, identifier)
    user_id = names.user_behind(kind, name)
    beginning = aws.beside(lambda: lockout.begin(user_id or name, visitor.origin))
    owner = owners.of_user(user_id or new_id())
    attempt = beginning.result()
    if owner is not None:
        audit.concerning(owner.account.pseudonym, None)
    kept = owner.factors.password_hash if owner else None
    if not passwords.matches(kept, password) or owner is None:
        lockout.failed(attempt)
        raise WrongCredentials()
    forgiving = aws.beside(lambda: lockout.succeeded(attempt))
    try:
        return go_on(_rehashed(owner, password), visitor)
    finally:
        forgiving.result()


def go_on(owner: Owner, visitor: Visitor) -> NewTokens | Waiting:
    """Lets in whoever has shown the first factor, or waits for the second. Raises what `admit` raises."""
    admit(owner.account, reactivate=visitor.reactivate)
    return _wait(owner, reactivate=visitor.reactivate) if owner.factors.methods else let_in(owner, visitor)


def admit(account: Account, *, reactivate: bool) -> None:
    """Looks at the state of an account whose owner has shown who they are.

    Raises AccountSuspended, AccountDeactivated, AccountPendingDeletion, AccountBeingErased, OnlyTheLinkOpens.
    """
    if account.status is Status.ERASING:
        raise AccountBeingErased()
    if account.status is Status.LOCKED:
        raise lockout.OnlyTheLinkOpens()
    if account.suspended:
        raise AccountSuspended()
    if account.status is not Status.ACTIVE and not reactivate:
        raise AccountDeactivated() if account.status is Status.DEACTIVATED else AccountPendingDeletion()


def let_in(owner: Owner, visitor: Visitor) -> NewTokens:
    """The session of somebody who has shown everything that is asked for, and was admitted."""
    account = owner.account
    if account.status is not Status.ACTIVE and not accounts.change_status(account, Status.ACTIVE):
        admit(account_of(account.id), reactivate=False)
    seeing = aws.beside(lambda: _note_seen(account))
    tokens = sessions.begin(owner, visitor.origin)
    seeing.result()
    sessions.replace(visitor.refresh_token, account.id)
    device = visitor.device or secrets.token_urlsafe(16)
    named = hash_of(device if visitor.keeps_cookies else f"agent:{visitor.origin.user_agent}")
    _note_device(owner, named, session_id=tokens.refresh_token.split(".")[1])
    return NewTokens(tokens.access_token, tokens.refresh_token, device if visitor.keeps_cookies else None)


def password_mark(known: Factors) -> str:
    """Tells one password from the next, so that a sign-in that waits does not outlive the one it began by."""
    return hash_of(known.password_hash or "")


def _wait(owner: Owner, *, reactivate: bool) -> Waiting:
    """Keeps that the first factor was right; only a second one turns it into a session."""
    token = secrets.token_urlsafe(32)
    one_time.keep(
        token,
        Use.SECOND_FACTOR,
        owner.account.id,
        seconds=SECOND_FACTOR_SECONDS,
        reactivate=reactivate,
        password=password_mark(owner.factors),
    )
    return Waiting(token, owner.factors.methods)


def _note_seen(account: Account) -> None:
    """Once a day: whether an account is used is asked in months."""
    if account.seen is None or not _is_today(account.seen):
        activity.note_seen(account.id)


def _note_device(owner: Owner, device_hash: str, *, session_id: str) -> None:
    """Mails that a device is new, unless it is the first. Noted last: then nothing is mailed any more."""
    seen = owner.devices.get(device_hash)
    if seen is None and owner.devices:
        bus.ask_for_mail("new_device", user_id=owner.account.id, session_id=session_id)
    if seen is None or not _is_today(seen):
        devices.note(owner.account.id, device_hash, instead_of=_long_unused(owner) if seen is None else None)


def _long_unused(owner: Owner) -> str | None:
    """Which device is forgotten for a new one, where an account has as many as it may."""
    known = owner.devices
    return min(known, key=lambda one: known[one]) if len(known) >= MOST_DEVICES else None


def _is_today(moment: datetime) -> bool:
    return moment.date() == clock.now().date()


def _rehashed(owner: Owner, password: str) -> Owner:
    """Keeps a stronger hash of the same password where ours was made with weaker parameters."""
    old = owner.factors.password_hash
    if old is None or not passwords.is_weaker(old):
        return owner
    stronger = passwords.hashed(password)
    if not factors.put_password(owner.account.id, stronger, instead_of=old):
        return owner
    return replace(owner, factors=replace(owner.factors, password_hash=stronger))
