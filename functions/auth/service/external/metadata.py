"""What a sign-in needs to know of a provider."""

from typing import Annotated

from pydantic import AfterValidator, BaseModel, ConfigDict

from functions.auth.service.external.fetching import is_reachable


def _reachable(url: str) -> str:
    if not is_reachable(url):
        raise ValueError("not an address to speak to")
    return url


Address = Annotated[str, AfterValidator(_reachable)]


class Metadata(BaseModel):
    """A few fields of OpenID Connect Discovery, named as there; all others are ignored."""

    model_config = ConfigDict(frozen=True)
    issuer: str
    authorization_endpoint: Address
    token_endpoint: Address
    jwks_uri: Address | None = None
    userinfo_endpoint: Address | None = None
    token_endpoint_auth_methods_supported: list[str] = ["client_secret_basic"]
    authorization_response_iss_parameter_supported: bool = False
