"""Codes of an authenticator app: RFC 6238, SHA-1, six digits, thirty seconds, one step of tolerance."""

import base64
import io
import secrets
import time

from cryptography.hazmat.primitives.hashes import SHA1
from cryptography.hazmat.primitives.twofactor.totp import TOTP

from functions.auth.repository import factors
from functions.auth.repository.factors import Factors
from functions.auth.schemas.factors import TotpSetUp
from functions.auth.service.account import account_of
from shared import bus
from shared.errors import Conflict, FieldProblem, InvalidInput

_STEP_SECONDS, _DIGITS, _TOLERANCE = 30, 6, 1
_SECRET_BYTES = 20
ISSUER = "Pathfinder"


class TotpIsOn(Conflict):
    code = "TOTP_IS_ON"
    message = "An authenticator app is set up already. Remove it first to use another."


class NoTotp(Conflict):
    code = "NO_TOTP"
    message = "No authenticator app is being set up. Begin again."


def set_up(user_id: str) -> TotpSetUp:
    """A new secret, which counts once it is confirmed. Raises TotpIsOn."""
    known = factors.of_user(user_id)
    if known.totp and known.totp.confirmed:
        raise TotpIsOn()
    secret = base64.b32encode(secrets.token_bytes(_SECRET_BYTES)).decode()
    if not factors.begin_totp(user_id, secret):
        raise TotpIsOn()
    name = account_of(user_id).identity.open().username
    uri = _totp(secret).get_provisioning_uri(name, ISSUER)
    return TotpSetUp(secret=secret, otpauth_uri=uri, qr_svg=_qr(uri))


def confirm(user_id: str, code: str, *, kept_codes: list[str]) -> None:
    """Makes the app a second factor, with these recovery codes. Raises NoTotp, InvalidInput.

    The owner is told first: nothing may fail between codes that count and their being shown, once.
    """
    known = factors.of_user(user_id)
    if known.totp is None or known.totp.confirmed:
        raise NoTotp()
    step = step_of(known.totp.secret.open().secret, code)
    if step is None:
        message = "This is not the code that the app shows now. Check the clock of the device."
        raise InvalidInput(details=(FieldProblem("code", message),))
    bus.ask_for_mail("factor_changed", user_id=user_id, change="totp_added")
    if not factors.confirm_totp(user_id, known.totp, step, factors.writing_recovery(user_id, kept_codes)):
        raise NoTotp()


def use(user_id: str, known: Factors, code: str) -> bool:
    """Whether the code is right now and neither it nor a later one was used before."""
    if known.totp is None or not known.totp.confirmed:
        return False
    step = step_of(known.totp.secret.open().secret, code)
    return step is not None and factors.use_totp(user_id, known.totp, step)


def remove(user_id: str) -> bool:
    """Takes the app away, once its owner is told. False where there was none."""
    if factors.of_user(user_id).totp is None:
        return False
    bus.ask_for_mail("factor_changed", user_id=user_id, change="totp_removed")
    return factors.remove_totp(user_id)


def step_of(secret: str, code: str) -> int | None:
    """The time step that this code belongs to, one before or after the present at most, or None."""
    digits = "".join(code.split())
    if len(digits) != _DIGITS or not (digits.isascii() and digits.isdigit()):
        return None
    now = int(time.time()) // _STEP_SECONDS
    app = _totp(secret)
    steps = [
        step
        for step in range(now - _TOLERANCE, now + _TOLERANCE + 1)
        if secrets.compare_digest(app.generate(step * _STEP_SECONDS), digits.encode())
    ]
    return steps[0] if steps else None


def _totp(secret: str) -> TOTP:
    return TOTP(base64.b32decode(secret), _DIGITS, SHA1(), _STEP_SECONDS)  # noqa: S303 (apps know no other)


def _qr(uri: str) -> str:
    import segno  # wanted only while a factor is set up

    drawn = io.BytesIO()
    segno.make(uri, error="m", micro=False).save(
        drawn, kind="svg", scale=4, border=3, light="#fff", xmldecl=False, svgns=True
    )
    return drawn.getvalue().decode()
