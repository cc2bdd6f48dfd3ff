"""Signing in, by password and second factor or by passkey, and keeping a session fresh."""

from typing import Annotated

from fastapi import Cookie, Response, status

from functions.auth import service
from functions.auth.schemas.factors import PasskeyLogin, PasskeyLoginOptions, PasskeyOptions
from functions.auth.schemas.fields import Delivery
from functions.auth.schemas.signing_in import Login, RefreshRequest, SecondFactor, SecondFactorNeeded, Tokens
from functions.auth.service.lockout import LockedOut, TooSoon
from functions.auth.service.second_factor import SignInTooOld
from functions.auth.service.sessions import IDLE_SECONDS, NewTokens
from functions.auth.service.signing_in import AccountDeactivated, Visitor, Waiting, WrongCredentials
from shared.auth.tokens import LIFETIME_SECONDS
from shared.errors import NotSignedIn
from shared.web import ClientOrigin, limited, refusals, router_of

router = router_of("signing in")
_REFRESH, _DEVICE, _PATH = "pf_refresh", "pf_device", "/api/v1/auth"
_DEVICE_SECONDS = 400 * 86_400
RefreshCookie = Annotated[str | None, Cookie(alias=_REFRESH)]
DeviceCookie = Annotated[str | None, Cookie(alias=_DEVICE, max_length=100)]
_CAN_REFUSE = refusals(WrongCredentials, AccountDeactivated, LockedOut, TooSoon)


@router.post("/auth/login", responses=_CAN_REFUSE)
@limited("sign-in")
def log_in(
    login: Login,
    origin: ClientOrigin,
    response: Response,
    refresh: RefreshCookie = None,
    device: DeviceCookie = None,
) -> Tokens | SecondFactorNeeded:
    """Signs in by username or e-mail address. An account with a second factor asks for it next."""
    visitor = Visitor(origin, device, refresh, login.reactivate, _keeps_cookies(login.token_delivery))
    outcome = service.log_in(login.identifier, login.password, visitor)
    if isinstance(outcome, Waiting):
        return SecondFactorNeeded.model_validate({"mfa_token": outcome.token, "methods": outcome.methods})
    return delivered(response, outcome, login.token_delivery)


@router.post("/auth/mfa/verify", responses=_CAN_REFUSE)
@limited("sign-in")
def verify_second_factor(
    shown: SecondFactor,
    origin: ClientOrigin,
    response: Response,
    refresh: RefreshCookie = None,
    device: DeviceCookie = None,
) -> Tokens:
    """Ends a sign-in that waits for a second factor. Five tries, then it begins again."""
    tokens = service.verify_second_factor(
        shown, Visitor(origin, device, refresh, keeps_cookies=_keeps_cookies(shown.token_delivery))
    )
    return delivered(response, tokens, shown.token_delivery)


@router.post("/auth/passkeys/login-options", responses=refusals(SignInTooOld))
@limited("sign-in")
def passkey_login_options(wanted: PasskeyLoginOptions | None = None) -> PasskeyOptions:
    """What `navigator.credentials.get` takes: for any passkey, or for the account that waits."""
    return PasskeyOptions(public_key=service.passkey_options(wanted.mfa_token if wanted else None))


@router.post("/auth/passkeys/login", responses=_CAN_REFUSE)
@limited("sign-in")
def log_in_by_passkey(
    login: PasskeyLogin,
    origin: ClientOrigin,
    response: Response,
    refresh: RefreshCookie = None,
    device: DeviceCookie = None,
) -> Tokens:
    """Signs in by a passkey alone; no password and no second factor is asked for."""
    visitor = Visitor(origin, device, refresh, login.reactivate, _keeps_cookies(login.token_delivery))
    return delivered(response, service.log_in_by_passkey(login.credential, visitor), login.token_delivery)


@router.post(
    "/auth/refresh",
    response_model=Tokens,
    responses=refusals(NotSignedIn) | {204: {"description": "No refresh token was sent."}},
)
def refresh(
    response: Response, cookie: RefreshCookie = None, asked: RefreshRequest | None = None
) -> Tokens | Response:
    """The next access and refresh token. Without any refresh token 204, so a first visit is no error."""
    given = asked.refresh_token if asked else None
    if not (given or cookie):
        return Response(status_code=status.HTTP_204_NO_CONTENT)
    tokens = service.refresh(given or cookie or "")
    return delivered(response, tokens, "body" if given else "cookie")


@router.post("/auth/logout", status_code=status.HTTP_204_NO_CONTENT, responses=refusals())
def log_out(response: Response, cookie: RefreshCookie = None, asked: RefreshRequest | None = None) -> None:
    """Ends the session of the refresh token and forgets the cookie."""
    service.log_out((asked.refresh_token if asked else None) or cookie)
    response.delete_cookie(_REFRESH, path=_PATH, secure=True, httponly=True, samesite="strict")


def delivered(response: Response, tokens: NewTokens, delivery: Delivery) -> Tokens:
    """The refresh token goes where the client asked for it: a cookie or the body."""
    in_body = delivery == "body"
    if not in_body:
        keep(response, _REFRESH, tokens.refresh_token, seconds=IDLE_SECONDS)
        if tokens.device:
            keep(response, _DEVICE, tokens.device, seconds=_DEVICE_SECONDS)
    return Tokens(
        access_token=tokens.access_token,
        expires_in=LIFETIME_SECONDS,
        refresh_token=tokens.refresh_token if in_body else None,
    )


def _keeps_cookies(delivery: Delivery) -> bool:
    return delivery == "cookie"


def keep(response: Response, name: str, value: str, *, seconds: int) -> None:
    """A cookie that no script reads and no other site sends."""
    response.set_cookie(
        name, value, max_age=seconds, path=_PATH, secure=True, httponly=True, samesite="strict"
    )
