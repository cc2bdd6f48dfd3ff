"""Passkeys: discoverable credentials of WebAuthn Level 2, alone or as second factor. The check is fido2's.

A challenge is kept by its hash, works once and for five minutes, and names for whom it was made. The
user's handle in a passkey is the user's id, so that a passkey alone says whose it is.
"""

import secrets
from contextlib import suppress
from typing import Any
from urllib.parse import urlsplit

from cryptography.exceptions import InvalidSignature
from fido2.server import Fido2Server
from fido2.utils import websafe_encode
from fido2.webauthn import (
    AttestedCredentialData,
    AuthenticationResponse,
    AuthenticatorData,
    PublicKeyCredentialRpEntity,
    PublicKeyCredentialType,
    PublicKeyCredentialUserEntity,
    RegistrationResponse,
    ResidentKeyRequirement,
    UserVerificationRequirement,
)

from functions.auth.repository import factors, one_time
from functions.auth.repository.factors import Factors, Passkey
from functions.auth.repository.one_time import Use
from functions.auth.schemas.factors import PasskeyAnswer
from functions.auth.service.account import account_of
from functions.auth.service.ways_in import LastWayIn, other_ways_in
from shared import bus
from shared.errors import AppError, Conflict, FieldProblem, InvalidInput, NotFound
from shared.ids import is_id, new_id
from shared.mail import web_url

CHALLENGE_SECONDS = 300
MOST_PASSKEYS = 20
_VERIFIED = UserVerificationRequirement.REQUIRED
_ALGORITHM = 3
"""Where a COSE key says its algorithm."""
_ID_LENGTHS, _LONGEST_CREDENTIAL = range(16, 1024), 4096


class WrongPasskey(AppError):
    status, code = 401, "WRONG_PASSKEY"
    message = "This passkey is not right for any account here."


class PasskeyNotFound(NotFound):
    code = "PASSKEY_NOT_FOUND"
    message = "There is no such passkey."


class TooManyPasskeys(Conflict):
    code = "TOO_MANY_PASSKEYS"
    message = f"An account has {MOST_PASSKEYS} passkeys at most. Remove one first."


def options_to_add(user_id: str) -> dict[str, Any]:
    """What `navigator.credentials.create` takes. Raises TooManyPasskeys."""
    known = factors.of_user(user_id)
    if len(known.passkeys) >= MOST_PASSKEYS:
        raise TooManyPasskeys()
    identity = account_of(user_id).identity.open()
    shown = " ".join(filter(None, (identity.first_name, identity.last_name))) or identity.username
    options, _ = _server().register_begin(
        PublicKeyCredentialUserEntity(id=user_id.encode(), name=identity.username, display_name=shown),
        credentials=[_attested(one) for one in known.passkeys],
        resident_key_requirement=ResidentKeyRequirement.REQUIRED,
        user_verification=_VERIFIED,
        challenge=_new_challenge(Use.ADD_PASSKEY, user_id),
    )
    return dict(options)["publicKey"]  # type: ignore[no-any-return]


def add(user_id: str, name: str, credential: dict[str, Any], kept_codes: list[str]) -> PasskeyAnswer:
    """Keeps a new passkey, with these recovery codes.

    Raises InvalidInput for anything but a right answer, TooManyPasskeys where others were added meanwhile.
    """
    known = factors.of_user(user_id)
    try:
        answer = RegistrationResponse.from_dict(credential)
        challenge = answer.response.client_data.challenge
        _use_challenge(challenge, Use.ADD_PASSKEY, user_id)
        data = _server().register_complete(_state(challenge), credential)
        _must_be_usable(answer, data.credential_data, known)
        values = _values(data)
    except _NOT_RIGHT as error:
        problem = FieldProblem("credential", "This is no answer to the options that were given out.")
        raise InvalidInput(details=(problem,)) from error
    if len(known.passkeys) >= MOST_PASSKEYS:
        raise TooManyPasskeys()
    passkey_id = new_id()
    recovery = factors.writing_recovery(user_id, kept_codes)
    bus.ask_for_mail("factor_changed", user_id=user_id, change="passkey_added")
    factors.create_passkey(user_id, passkey_id, name, values, recovery)
    (kept,) = [one for one in factors.of_user(user_id).passkeys if one.id == passkey_id]
    return answer_of(kept)


def all_of(user_id: str) -> list[PasskeyAnswer]:
    """The passkeys, the newest first."""
    newest_first = sorted(factors.of_user(user_id).passkeys, key=lambda one: one.id, reverse=True)
    return [answer_of(one) for one in newest_first]


def rename(user_id: str, passkey_id: str, name: str) -> PasskeyAnswer:
    """Raises PasskeyNotFound."""
    if not is_id(passkey_id) or not factors.rename_passkey(user_id, passkey_id, name):
        raise PasskeyNotFound()
    (named,) = [one for one in factors.of_user(user_id).passkeys if one.id == passkey_id]
    return answer_of(named)


def remove(user_id: str, passkey_id: str) -> None:
    """Raises PasskeyNotFound, LastWayIn. What opens the account instead is there in that moment."""
    if passkey_id not in {one.id for one in factors.of_user(user_id).passkeys}:
        raise PasskeyNotFound()
    others = other_ways_in(user_id, but=factors.passkey_place(user_id, passkey_id))
    bus.ask_for_mail("factor_changed", user_id=user_id, change="passkey_removed")
    if not any(factors.remove_passkey(user_id, passkey_id, while_there_is=other) for other in others):
        raise LastWayIn()


def options_to_use(user_id: str = "") -> dict[str, Any]:
    """What `navigator.credentials.get` takes: for one user's passkeys, or for whichever the browser has."""
    known = factors.of_user(user_id).passkeys if user_id else ()
    options, _ = _server().authenticate_begin(
        credentials=[_attested(one) for one in known] or None,
        user_verification=_VERIFIED,
        challenge=_new_challenge(Use.USE_PASSKEY, user_id),
    )
    return dict(options)["publicKey"]  # type: ignore[no-any-return]


def whose(credential: dict[str, Any]) -> str:
    """The user that a passkey says it belongs to. Raises WrongPasskey. Nothing is proven by this."""
    try:
        handle = AuthenticationResponse.from_dict(credential).response.user_handle
        user_id = (handle or b"").decode()
    except _NOT_RIGHT as error:
        raise WrongPasskey() from error
    if not is_id(user_id):
        raise WrongPasskey()
    return user_id


def is_right(user_id: str, known: Factors, credential: dict[str, Any], *, asked_for: str) -> bool:
    """Whether one of the user's passkeys answers a challenge that was made for `asked_for`. Uses both up."""
    try:
        answer = AuthenticationResponse.from_dict(credential)
        if answer.type != PublicKeyCredentialType.PUBLIC_KEY:
            return False
        challenge = answer.response.client_data.challenge
        _use_challenge(challenge, Use.USE_PASSKEY, asked_for)
        shown = _server().authenticate_complete(
            _state(challenge), [_attested(one) for one in known.passkeys], credential
        )
    except _NOT_RIGHT:
        return False
    used = next(one for one in known.passkeys if _attested(one).credential_id == shown.credential_id)
    counter = AuthenticatorData(answer.response.authenticator_data).counter
    went_on = counter > used.counter or counter == used.counter == 0
    return went_on and factors.use_passkey(user_id, used, counter)


def answer_of(passkey: Passkey) -> PasskeyAnswer:
    """A passkey as its owner sees it."""
    return PasskeyAnswer.model_validate(
        {
            "id": passkey.id,
            "name": passkey.name.open().name,
            "backed_up": passkey.backed_up,
            "created_at": passkey.created_at,
            "last_used": passkey.last_used,
        }
    )


class _ChallengeIsNotValid(ValueError):
    """It was never given out, was used, is too old or was made for somebody else."""


_NOT_RIGHT = (ValueError, TypeError, KeyError, AttributeError, AssertionError, IndexError, RecursionError)
"""What fido2 raises for answers that are not right, and for bytes that are no answers."""


def _new_challenge(use: Use, user_id: str) -> bytes:
    challenge = secrets.token_bytes(32)
    one_time.keep(websafe_encode(challenge), use, user_id, seconds=CHALLENGE_SECONDS)
    return challenge


def _use_challenge(challenge: bytes, use: Use, user_id: str) -> None:
    kept = one_time.find(websafe_encode(challenge), use)
    if kept is None or kept.user_id != user_id or not kept.use_up():
        raise _ChallengeIsNotValid


def _must_be_usable(answer: RegistrationResponse, new: AttestedCredentialData | None, known: Factors) -> None:
    """What fido2 leaves to us: a key that was offered and can be read whole, under a new name of its own."""
    if new is None or answer.type != PublicKeyCredentialType.PUBLIC_KEY or answer.raw_id != new.credential_id:
        raise ValueError
    if len(new.credential_id) not in _ID_LENGTHS or len(new) > _LONGEST_CREDENTIAL:
        raise ValueError
    if new.credential_id in {_attested(one).credential_id for one in known.passkeys}:
        raise ValueError
    if new.public_key[_ALGORITHM] not in {one.alg for one in _server().allowed_algorithms}:
        raise ValueError
    with suppress(InvalidSignature):
        new.public_key.verify(b"a key that is cut off", b"cannot say no")


def _server() -> Fido2Server:
    address = web_url()
    return Fido2Server(
        PublicKeyCredentialRpEntity(id=urlsplit(address).hostname, name="Pathfinder"),
        verify_origin=lambda origin: origin == address,
    )


def _state(challenge: bytes) -> dict[str, Any]:
    return {"challenge": websafe_encode(challenge), "user_verification": _VERIFIED}


def _values(data: AuthenticatorData) -> dict[str, Any]:
    if data.credential_data is None:
        raise ValueError
    backed_up = bool(data.flags & AuthenticatorData.FLAG.BS)
    return {"credential": bytes(data.credential_data), "counter": data.counter, "backed_up": backed_up}


def _attested(passkey: Passkey) -> AttestedCredentialData:
    return AttestedCredentialData(passkey.credential)
