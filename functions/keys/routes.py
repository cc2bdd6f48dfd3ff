"""HTTP of the keys domain: parse, call one verb, answer."""

from fastapi import Response, status

from functions.keys import service
from functions.keys.schemas import DataKeysAnswer, RotationAnswer
from shared.auth import Scope
from shared.errors import FreshSignInNeeded, NotSignedIn
from shared.web import CurrentUser, limited, refusals, router_of

router = router_of("keys")


@router.get("/users/me/keys", responses=refusals(NotSignedIn))
def list_keys(caller: CurrentUser) -> DataKeysAnswer:
    """The keys that seal one's data: their versions, never the keys."""
    caller.must_have(Scope.ACCOUNT)
    return service.list_keys(caller.user_id)


@router.post(
    "/users/me/keys/rotate",
    status_code=status.HTTP_202_ACCEPTED,
    responses=refusals(NotSignedIn, FreshSignInNeeded),
)
@limited("rotate-keys")
def rotate_keys(caller: CurrentUser, response: Response) -> RotationAnswer:
    """New keys for one's data; all of it is sealed again in the background."""
    caller.must_have(Scope.ACCOUNT)
    caller.must_be_fresh()
    response.headers["Location"] = "/api/v1/users/me/keys"
    return service.rotate_keys(caller.user_id)
