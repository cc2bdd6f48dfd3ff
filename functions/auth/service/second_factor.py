"""The second step of a sign-in, and the codes that stand in for a lost factor."""

import secrets
from typing import Any

from functions.auth.repository import factors, one_time, owners
from functions.auth.repository.factors import Factors
from functions.auth.repository.one_time import Use
from functions.auth.repository.owners import Owner
from functions.auth.schemas.factors import FactorsAnswer, PasskeyAdded
from functions.auth.schemas.signing_in import SecondFactor
from functions.auth.service import lockout, passkeys, totp
from functions.auth.service.sessions import NewTokens
from functions.auth.service.signing_in import Visitor, admit, let_in, password_mark
from shared import audit, bus
from shared.errors import AppError, Conflict, Unavailable
from shared.table import hash_of

CODES, _CODE_BYTES = 10, 16
_MOST_TRIES = 5
_ATTEMPTS = 4


class WrongSecondFactor(AppError):
    status, code = 401, "WRONG_SECOND_FACTOR"
    message = "This is not right, or was used already."


class SignInTooOld(AppError):
    status, code = 401, "SIGN_IN_TOO_OLD"
    message = "This sign-in took too long or was tried too often. Begin again."


class NoSecondFactor(Conflict):
    code = "NO_SECOND_FACTOR"
    message = "Add an authenticator app or a passkey first."


def verify(shown: SecondFactor, visitor: Visitor) -> NewTokens:
    """The session, once a second factor is shown. Raises SignInTooOld, WrongSecondFactor, LockedOut, TooSoon.

    Five tries a sign-in; wrong ones count against the account as wrong passwords do, apart from them.
    """
    waiting = one_time.find(shown.mfa_token, Use.SECOND_FACTOR)
    if waiting is None or not waiting.try_once(at_most=_MOST_TRIES):
        raise SignInTooOld()
    owner = owners.of_user(waiting.user_id)
    if owner is None:
        raise SignInTooOld()
    audit.concerning(owner.account.pseudonym, None)
    if waiting.values["password"] != password_mark(owner.factors):
        raise SignInTooOld()
    attempt = lockout.begin(lockout.second_step(owner.account.id), visitor.origin)
    if not _is_right(owner, shown):
        lockout.failed(attempt)
        raise WrongSecondFactor()
    lockout.succeeded(attempt)
    admit(owner.account, reactivate=bool(waiting.values["reactivate"]))
    if not waiting.use_up():
        raise SignInTooOld()
    return let_in(owner, visitor)


def passkey_options(mfa_token: str | None) -> dict[str, Any]:
    """Options for the passkeys of a sign-in that waits, or for whichever the browser has."""
    if mfa_token is None:
        return passkeys.options_to_use()
    waiting = one_time.find(mfa_token, Use.SECOND_FACTOR)
    if waiting is None:
        raise SignInTooOld()
    return passkeys.options_to_use(waiting.user_id)


def log_in_by_passkey(credential: dict[str, Any], visitor: Visitor) -> NewTokens:
    """A session by a passkey alone: it is in somebody's hand, who was verified there.

    A signature cannot be guessed, so nothing is counted against the account. Raises WrongPasskey and what
    `admit` raises.
    """
    user_id = passkeys.whose(credential)
    owner = owners.of_user(user_id)
    if owner is not None:
        audit.concerning(owner.account.pseudonym, None)
    if owner is None or not passkeys.is_right(user_id, owner.factors, credential, asked_for=""):
        raise passkeys.WrongPasskey()
    admit(owner.account, reactivate=visitor.reactivate)
    return let_in(owner, visitor)


def overview(user_id: str) -> FactorsAnswer:
    """What protects the account."""
    known = factors.of_user(user_id)
    return FactorsAnswer(
        password=known.password_hash is not None,
        totp="totp" in known.methods,
        passkeys=len(known.passkeys),
        recovery_codes_left=len(known.recovery_hashes),
    )


def confirm_totp(user_id: str, code: str) -> list[str]:
    """Turns the app on. Gives recovery codes with the first second factor. Raises NoTotp, InvalidInput."""
    codes = first_codes(factors.of_user(user_id))
    totp.confirm(user_id, code, kept_codes=[kept_of(one) for one in codes])
    return codes


def remove_totp(user_id: str) -> None:
    """Turns the app off."""
    if totp.remove(user_id):
        _drop_codes_without_factor(user_id)


def add_passkey(user_id: str, name: str, credential: dict[str, Any]) -> PasskeyAdded:
    """Keeps a passkey. Gives recovery codes with the first second factor. Raises InvalidInput."""
    codes = first_codes(factors.of_user(user_id))
    added = passkeys.add(user_id, name, credential, [kept_of(one) for one in codes])
    return PasskeyAdded(**added.model_dump(), recovery_codes=codes)


def remove_passkey(user_id: str, passkey_id: str) -> None:
    """Raises PasskeyNotFound."""
    passkeys.remove(user_id, passkey_id)
    _drop_codes_without_factor(user_id)


def new_codes() -> list[str]:
    """Ten codes of 128 bits, in groups that can be read out and typed."""
    return ["-".join(_groups(secrets.token_hex(_CODE_BYTES))) for _ in range(CODES)]


def kept_of(code: str) -> str:
    """What is kept of a code, however it was typed."""
    return hash_of("".join(code.split()).replace("-", "").casefold())


def first_codes(known: Factors) -> list[str]:
    """Codes for an account that gets its first second factor; none where it has some."""
    return [] if known.recovery_hashes else new_codes()


def replace_codes(user_id: str) -> list[str]:
    """New codes; the old ones are worth nothing any more. Raises NoSecondFactor."""
    for _ in range(_ATTEMPTS):
        known, codes = factors.of_user(user_id), new_codes()
        if not known.methods:
            raise NoSecondFactor()
        bus.ask_for_mail("factor_changed", user_id=user_id, change="recovery_codes_replaced")
        if factors.replace_recovery(user_id, known.recovery_hashes, [kept_of(code) for code in codes]):
            return codes
    raise Unavailable()


def _drop_codes_without_factor(user_id: str) -> None:
    """Recovery codes recover a second factor; without one they are of no use and must not stay."""
    for _ in range(_ATTEMPTS):
        known = factors.of_user(user_id)
        if known.methods or not known.recovery_hashes:
            return
        factors.replace_recovery(user_id, known.recovery_hashes, [])


def _is_right(owner: Owner, shown: SecondFactor) -> bool:
    user_id, known = owner.account.id, owner.factors
    if shown.method not in known.methods:
        return False
    if shown.method == "totp":
        return bool(shown.code) and totp.use(user_id, known, shown.code or "")
    if shown.method == "recovery_code":
        return _use_recovery(user_id, known, kept_of(shown.code or ""))
    return passkeys.is_right(user_id, known, shown.credential or {}, asked_for=user_id)


def _use_recovery(user_id: str, known: Factors, code_hash: str) -> bool:
    """Uses a code up once its owner is told: a code is worth too much to be lost to a mail."""
    if code_hash not in known.recovery_hashes:
        return False
    bus.ask_for_mail("factor_changed", user_id=user_id, change="recovery_code_used")
    return factors.use_recovery(user_id, code_hash)


def _groups(text: str, size: int = 4) -> list[str]:
    return [text[start : start + size] for start in range(0, len(text), size)]
