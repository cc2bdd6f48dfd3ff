"""Passwords: changed by who knows the old one, set anew by who reads the account's mail."""

from functions.auth.repository import accounts, api_keys, factors, linked_sign_ins, names, one_time, sessions
from functions.auth.repository.accounts import Status
from functions.auth.repository.one_time import Use
from functions.auth.service import lockout, passwords
from functions.auth.service.account import account_of
from functions.auth.service.links import LinkNotValid
from functions.auth.service.password_rules import must_be_hard_to_guess
from shared import audit, bus
from shared.audit import Origin
from shared.errors import Conflict, FieldProblem, InvalidInput


class NoPasswordYet(Conflict):
    code = "NO_PASSWORD_YET"
    message = "This account has no password. Set one by the link of 'forgot password'."


def change_password(user_id: str, current: str, new: str, *, origin: Origin, session_id: str) -> None:
    """Sets a new password and ends all other sessions. Raises InvalidInput for a wrong current one.

    An address that was asked for and is not confirmed yet is taken back with it. Guesses at the current
    password count as at a sign-in. Raises LockedOut, TooSoon.

    Everything that could fail comes before the password is another one, since then the old one cannot be
    shown again; what is begun by the old one meanwhile ends after it.
    """
    kept = factors.of_user(user_id).password_hash
    if kept is None:
        raise NoPasswordYet()
    attempt = lockout.begin(user_id, origin)
    if not passwords.matches(kept, current):
        lockout.failed(attempt)
        raise InvalidInput(details=(FieldProblem("current_password", "This is not your password."),))
    lockout.succeeded(attempt)
    _must_be_good(user_id, new)
    bus.ask_for_mail("password_changed", user_id=user_id)
    accounts.mark(user_id, {"asked_address": None})
    sessions.revoke_all(user_id, but=session_id)
    if not factors.put_password(user_id, passwords.hashed(new), instead_of=kept):
        raise InvalidInput(details=(FieldProblem("current_password", "It was changed just now."),))
    sessions.revoke_all(user_id, but=session_id)


def forgot_password(email: str) -> None:
    """Mails a link to the address where it has an account. Tells nothing, and takes as long either way."""
    bus.ask_for_mail("reset_password", subject=names.lookup("email", email))


def reset_password(token: str, new: str, origin: Origin) -> None:
    """Sets a password by a mailed link, opens a locked account and ends all sessions. Raises LinkNotValid.

    A second factor stays: the next sign-in asks for it. But whatever was added before the address was ever
    confirmed goes, linked sign-ins, factors and API keys: somebody else may have made the account with it.
    Only then the address counts as confirmed, so that a link asked for after a fault does the same again.
    """
    link = one_time.find(token, Use.RESET_PASSWORD)
    account = account_of(link.user_id) if link else None
    if link is None or account is None or not link.is_for(account.address):
        raise LinkNotValid()
    _must_be_good(link.user_id, new)
    bus.ask_for_mail("password_changed", user_id=account.id)
    password = factors.putting_password(account.id, passwords.hashed(new))
    reached = accounts.marking(
        account.id,
        {"mail_trouble": None, "asked_address": None},
        only_if={"address": account.address},
    )
    if not all(one_time.use(link, [password, reached])):
        raise LinkNotValid()
    _reopen(account.id, origin)
    sessions.revoke_all(account.id)
    if not account.email_verified:
        _take_from_strangers(account.id)
        accounts.mark(account.id, {"email_verified": True}, only_if={"address": account.address})


def _take_from_strangers(user_id: str) -> None:
    """Removes every way in but the new password, twice: one way in could add another while it was there."""
    for _ in range(2):
        linked_sign_ins.unlink_all(user_id)
        factors.remove_all_but_password(user_id)
        api_keys.remove_all(user_id)
        sessions.revoke_all(user_id)


def unlock(token: str, origin: Origin) -> None:
    """Opens an account that was closed after too many guesses. Raises LinkNotValid."""
    link = one_time.find(token, Use.UNLOCK)
    if link is None or not link.is_for(account_of(link.user_id).address) or not link.use_up():
        raise LinkNotValid()
    _reopen(link.user_id, origin)


def _reopen(user_id: str, origin: Origin) -> None:
    account = account_of(user_id)
    audit.concerning(account.pseudonym, None)
    if account.status is Status.LOCKED:
        accounts.change_status(account, Status.ACTIVE)
    lockout.reopen(user_id, origin)


def _must_be_good(user_id: str, password: str) -> None:
    identity = account_of(user_id).identity.open()
    own = (identity.username, identity.email, identity.first_name, identity.last_name)
    must_be_hard_to_guess(password, *own, field="new_password")
