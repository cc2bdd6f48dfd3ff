"""Signing in with another provider: a browser is sent there and comes back.

Whoever comes back is always sent on to a page of the web app, and what was refused is told there.
"""

from typing import Annotated
from urllib.parse import urlencode

from fastapi import Cookie, Header, Request, Response, status
from fastapi.responses import RedirectResponse

from functions.auth import service
from functions.auth.routes.signing_in import DeviceCookie, delivered
from functions.auth.schemas.linked_sign_ins import OfferedProvider, OfferedProviders
from functions.auth.service.external import Returned
from functions.auth.service.external_sign_in import BEGUN_SECONDS
from functions.auth.service.linking import Linked
from functions.auth.service.sessions import NewTokens
from functions.auth.service.signing_in import Visitor, Waiting
from shared.errors import AppError
from shared.mail import web_url
from shared.web import ClientOrigin, for_browsers, limited, refusals, router_of

COOKIE, _PATH = "pf_sign_in", "/api/v1/auth/oauth"
_SIGN_IN = "/sign-in"
router = router_of("signing in with another provider")
BoundCookie = Annotated[str | None, Cookie(alias=COOKIE)]
_SENT_ON = refusals() | {303: {"description": "To the provider, or to a page of the web app."}}


def _tell(request: Request, error: AppError) -> Response:
    """Only our own word for it reaches the page."""
    page = getattr(request.state, "page", _SIGN_IN)
    return _unbound(_to(f"{page}?" + urlencode({"problem": error.code.lower().replace("_", "-")})))


@router.get("/auth/oauth/providers", responses=refusals())
def list_providers() -> OfferedProviders:
    """The providers that one may sign in with here."""
    return OfferedProviders(
        data=[OfferedProvider(id=one.id, name=one.name) for one in service.offered_providers()]
    )


@router.get(
    "/auth/oauth/{provider}/start",
    status_code=status.HTTP_303_SEE_OTHER,
    response_class=RedirectResponse,
    responses=_SENT_ON,
)
@limited("sign-in")
@for_browsers(_tell)
def start_external_sign_in(
    provider: str,
    device: DeviceCookie = None,
    reactivate: str = "",
    sec_fetch_site: Annotated[str, Header()] = "",
) -> Response:
    """Sends the browser to the provider. `reactivate=true` counts only on a link of our own pages."""
    wanted = reactivate == "true" and sec_fetch_site == "same-origin"
    begun = service.begin_external_sign_in(provider, device=device, reactivate=wanted)
    response = RedirectResponse(begun.authorization_url, status.HTTP_303_SEE_OTHER)
    bind(response, begun.cookie)
    return response


@router.get(
    "/auth/oauth/{provider}/callback",
    status_code=status.HTTP_303_SEE_OTHER,
    response_class=RedirectResponse,
    responses=_SENT_ON,
)
@limited("sign-in")
@for_browsers(_tell)
def finish_external_sign_in(
    provider: str,
    request: Request,
    origin: ClientOrigin,
    cookie: BoundCookie = None,
    state: str = "",
    code: str = "",
    iss: str = "",
    error: str = "",
) -> Response:
    """Where the provider sends the browser back to."""
    request.state.page = "/account" if service.is_linking(state) else _SIGN_IN
    returned = Returned(code=code, issuer=iss, error=error)
    outcome = service.finish_external_sign_in(provider, state, cookie, returned, Visitor(origin))
    return _unbound(_sent_on(outcome))


def bind(response: Response, cookie: str) -> None:
    """What ties the way back to this browser. Lax, since it comes back from another site."""
    response.set_cookie(
        COOKIE, cookie, max_age=BEGUN_SECONDS, path=_PATH, secure=True, httponly=True, samesite="lax"
    )


def _unbound(response: Response) -> Response:
    response.delete_cookie(COOKIE, path=_PATH, secure=True, httponly=True, samesite="lax")
    return response


def _sent_on(outcome: NewTokens | Waiting | Linked) -> Response:
    if isinstance(outcome, Linked):
        return _to("/account?" + urlencode({"linked": outcome.provider}))
    if isinstance(outcome, Waiting):
        waiting = {"mfa_token": outcome.token, "methods": ",".join(outcome.methods)}
        return _to("/sign-in/second-factor#" + urlencode(waiting))
    response = _to("/")
    delivered(response, outcome, "cookie")
    return response


def _to(page: str) -> Response:
    return RedirectResponse(f"{web_url()}{page}", status.HTTP_303_SEE_OTHER)
