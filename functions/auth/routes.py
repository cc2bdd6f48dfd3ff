"""HTTP of the auth domain: parse, call one verb, answer."""

from typing import Annotated

from fastapi import Cookie, Response, status

from functions.auth import service
from functions.auth.schemas import (
    Delivery,
    JsonWebKeys,
    Login,
    MailedToken,
    RefreshRequest,
    Registered,
    Registration,
    Tokens,
    UserAnswer,
    UserChangesInput,
)
from functions.auth.service.registration import LinkNotValid, UsernameTaken
from functions.auth.service.sessions import LockedOut, WrongCredentials
from shared.auth import Scope
from shared.auth.tokens import LIFETIME_SECONDS
from shared.errors import NotSignedIn, StaleVersion
from shared.records.validation import given
from shared.web import ClientOrigin, CurrentUser, IfMatch, refusals, router_of, tag

router = router_of("auth")
well_known = router_of("auth", audited=False)
_COOKIE = "pf_refresh"
_COOKIE_PATH = "/api/v1/auth"
RefreshCookie = Annotated[str | None, Cookie(alias=_COOKIE)]


@router.post("/auth/register", status_code=status.HTTP_201_CREATED, responses=refusals(UsernameTaken))
def register(wanted: Registration) -> Registered:
    """Makes an account and mails a link that confirms its address."""
    return Registered(user=service.register(wanted))


@router.post("/auth/verify-email", status_code=status.HTTP_204_NO_CONTENT, responses=refusals(LinkNotValid))
def verify_email(mailed: MailedToken) -> None:
    """Confirms an address by the token from the mail."""
    service.verify_email(mailed.token)


@router.post("/auth/login", responses=refusals(WrongCredentials, LockedOut))
def log_in(login: Login, origin: ClientOrigin, response: Response) -> Tokens:
    """Signs in by username or e-mail address."""
    tokens = service.log_in(login.identifier, login.password, origin)
    return _delivered(response, tokens, login.token_delivery)


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
    return _delivered(response, tokens, "body" if given else "cookie")


@router.post("/auth/logout", status_code=status.HTTP_204_NO_CONTENT, responses=refusals())
def log_out(response: Response, cookie: RefreshCookie = None, asked: RefreshRequest | None = None) -> None:
    """Ends the session of the refresh token and forgets the cookie."""
    service.log_out((asked.refresh_token if asked else None) or cookie)
    response.delete_cookie(_COOKIE, path=_COOKIE_PATH, secure=True, httponly=True, samesite="strict")


@router.get("/users/me", responses=refusals(NotSignedIn))
def read_me(caller: CurrentUser, response: Response) -> UserAnswer:
    """One's own account."""
    caller.must_have(Scope.ACCOUNT)
    answer, version = service.read_me(caller.user_id)
    tag(response, version)
    return answer


@router.patch("/users/me", responses=refusals(NotSignedIn, StaleVersion))
def change_me(
    changes: UserChangesInput,  # type: ignore[valid-type]
    caller: CurrentUser,
    if_match: IfMatch,
    response: Response,
) -> UserAnswer:
    """Changes name, locale or time zone."""
    caller.must_have(Scope.ACCOUNT)
    answer, version = service.change_me(caller.user_id, given(changes), if_match=if_match)
    tag(response, version)
    return answer


@well_known.get("/.well-known/jwks.json")
def read_public_keys(response: Response) -> JsonWebKeys:
    """The public keys of the access tokens."""
    response.headers["Cache-Control"] = "public, max-age=3600"
    return service.read_public_keys()


def _delivered(response: Response, tokens: service.NewTokens, delivery: Delivery) -> Tokens:
    """The refresh token goes where the client asked for it: a cookie or the body."""
    in_body = delivery == "body"
    if not in_body:
        response.set_cookie(
            _COOKIE,
            tokens.refresh_token,
            max_age=service.IDLE_SECONDS,
            path=_COOKIE_PATH,
            secure=True,
            httponly=True,
            samesite="strict",
        )
    return Tokens(
        access_token=tokens.access_token,
        expires_in=LIFETIME_SECONDS,
        refresh_token=tokens.refresh_token if in_body else None,
    )
