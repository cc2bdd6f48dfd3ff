"""The accounts at other providers that open one's own."""

from fastapi import Response, status

from functions.auth import service
from functions.auth.routes.external import bind
from functions.auth.routes.fresh import FreshUser
from functions.auth.routes.signing_in import DeviceCookie
from functions.auth.schemas.linked_sign_ins import LinkBegun, LinkedSignIns
from functions.auth.service.external import ProviderUnavailable, UnknownProvider
from functions.auth.service.linking import NotLinked
from functions.auth.service.ways_in import LastWayIn
from shared.auth import Scope
from shared.errors import FreshSignInNeeded, NotSignedIn
from shared.web import CurrentUser, refusals, router_of

router = router_of("signing in with another provider")


@router.get("/auth/linked-sign-ins", responses=refusals(NotSignedIn))
def list_linked_sign_ins(caller: CurrentUser) -> LinkedSignIns:
    """The providers whose word opens the account, the oldest first."""
    caller.must_have(Scope.ACCOUNT)
    return LinkedSignIns(data=service.linked_sign_ins_of(caller.user_id))


@router.post(
    "/auth/linked-sign-ins/{provider}",
    responses=refusals(NotSignedIn, FreshSignInNeeded, UnknownProvider, ProviderUnavailable),
)
def link_sign_in(
    provider: str, caller: FreshUser, response: Response, device: DeviceCookie = None
) -> LinkBegun:
    """Begins to link an account at a provider. Needs a fresh sign-in. Ends in this browser only."""
    begun = service.begin_external_sign_in(
        provider, device=device, user_id=caller.user_id, session_id=caller.session_id
    )
    bind(response, begun.cookie)
    return LinkBegun(authorization_url=begun.authorization_url)


@router.delete(
    "/auth/linked-sign-ins/{provider}",
    status_code=status.HTTP_204_NO_CONTENT,
    responses=refusals(NotSignedIn, FreshSignInNeeded, NotLinked, LastWayIn),
)
def unlink_sign_in(provider: str, caller: FreshUser) -> None:
    """The provider's word opens the account no more. Needs a fresh sign-in, and another way in."""
    service.unlink_sign_in(caller.user_id, provider)
