"""API keys of one's own programs."""

from fastapi import Response, status

from functions.auth import service
from functions.auth.routes.fresh import FreshUser
from functions.auth.schemas.api_keys import ApiKeyCreated, ApiKeyInput, ApiKeys
from functions.auth.service.api_keys import ApiKeyNotFound, TooManyApiKeys
from shared.auth import Scope
from shared.errors import FreshSignInNeeded, NotSignedIn
from shared.web import CurrentUser, limited, refusals, router_of

router = router_of("API keys")


@router.post(
    "/auth/api-keys",
    status_code=status.HTTP_201_CREATED,
    responses=refusals(NotSignedIn, FreshSignInNeeded, TooManyApiKeys),
)
@limited("change-account")
def create_api_key(wanted: ApiKeyInput, caller: FreshUser, response: Response) -> ApiKeyCreated:
    """A key for a program, shown this once. It works wherever a token does, within its scopes."""
    created = service.create_api_key(caller.user_id, wanted)
    response.headers["Location"] = f"/api/v1/auth/api-keys/{created.id}"
    return created


@router.get("/auth/api-keys", responses=refusals(NotSignedIn))
def list_api_keys(caller: CurrentUser) -> ApiKeys:
    """The keys, the newest first, without their texts."""
    caller.must_have(Scope.ACCOUNT)
    return ApiKeys(data=service.list_api_keys(caller.user_id))


@router.delete(
    "/auth/api-keys/{key_id}",
    status_code=status.HTTP_204_NO_CONTENT,
    responses=refusals(NotSignedIn, ApiKeyNotFound),
)
def remove_api_key(key_id: str, caller: CurrentUser) -> None:
    """Ends a key. It is refused everywhere within a minute."""
    caller.must_have(Scope.ACCOUNT)
    service.remove_api_key(caller.user_id, key_id)
