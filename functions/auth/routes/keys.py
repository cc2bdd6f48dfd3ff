"""The public keys of the access tokens."""

from fastapi import Response

from functions.auth import service
from functions.auth.schemas.keys import JsonWebKeys
from shared.web import router_of

router = router_of("signing in", audited=False)


@router.get("/.well-known/jwks.json")
def read_public_keys(response: Response) -> JsonWebKeys:
    """The public keys of the access tokens, as a JSON Web Key Set."""
    response.headers["Cache-Control"] = "public, max-age=3600"
    return service.read_public_keys()
