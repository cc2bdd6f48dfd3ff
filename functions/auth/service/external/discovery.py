"""What a provider says of itself (OpenID Connect Discovery 1.0), and which issuer it may speak for."""

import re

from pydantic import ValidationError

from functions.auth.service.external import github
from functions.auth.service.external.fetching import fetch
from functions.auth.service.external.kept import keep, recall
from functions.auth.service.external.metadata import Metadata
from functions.auth.service.external.providers import TENANT, Provider
from functions.auth.service.external.troubles import ProviderUnavailable

_TENANT = "(?P<tenant>[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})"


def metadata_of(provider: Provider) -> Metadata:
    """The provider's document. Raises ProviderUnavailable, also where it speaks for another issuer."""
    if provider.speaks == "github":
        return github.metadata(provider)
    if (kept := recall(provider.issuer)) is not None:
        return Metadata.model_validate(kept)
    document = fetch(f"{provider.issuer.rstrip('/')}/.well-known/openid-configuration")
    try:
        metadata = Metadata.model_validate(document)
    except ValidationError:
        raise ProviderUnavailable() from None
    if metadata.issuer not in (provider.issuer, provider.issuer_of_any_tenant) or not metadata.jwks_uri:
        raise ProviderUnavailable()
    keep(provider.issuer, metadata)
    return metadata


def is_issuer(provider: Provider, issuer: object) -> bool:
    """Whether this names the provider, as the answer to a browser does (RFC 9207)."""
    return _fitting(provider, issuer) is not None


def is_issuer_of_tenant(provider: Provider, issuer: object, tenant: object) -> bool:
    """Whether this names the provider, as a token does, and the tenant that the token names."""
    found = _fitting(provider, issuer)
    return found is not None and found.groupdict().get("tenant", tenant) == tenant


def _fitting(provider: Provider, issuer: object) -> re.Match[str] | None:
    pattern = re.escape(metadata_of(provider).issuer).replace(re.escape(TENANT), _TENANT)
    return re.fullmatch(pattern, issuer) if isinstance(issuer, str) else None
