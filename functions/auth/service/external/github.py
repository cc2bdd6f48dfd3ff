"""GitHub speaks plain OAuth 2: no discovery and no ID token, but an API that knows its user."""

from functions.auth.service.external.fetching import fetch
from functions.auth.service.external.metadata import Metadata
from functions.auth.service.external.proof import Contact, Proof, text_of
from functions.auth.service.external.providers import Provider
from functions.auth.service.external.troubles import ProviderRefused

_PUBLIC, _PUBLIC_API = "https://github.com", "https://api.github.com"


def metadata(provider: Provider) -> Metadata:
    """The addresses of GitHub, or of a GitHub server of one's own, and how it names itself in answers."""
    return Metadata(
        issuer=f"{provider.issuer}/login/oauth",
        authorization_endpoint=f"{provider.issuer}/login/oauth/authorize",
        token_endpoint=f"{provider.issuer}/login/oauth/access_token",
    )


def proof_of(provider: Provider, access_token: str) -> Proof:
    """Whose token it is, by the number that GitHub never gives to another. Raises ProviderRefused."""
    user = fetch(f"{_api(provider)}/user", bearer=access_token)
    number = user.get("id") if isinstance(user, dict) else None
    if not isinstance(number, int) or isinstance(number, bool) or number <= 0:
        raise ProviderRefused()
    return Proof(provider.issuer, str(number), access_token, user)


def contact_of(provider: Provider, proof: Proof) -> Contact | None:
    """The primary address, which GitHub says to be verified or not. None where there is none."""
    emails = fetch(f"{_api(provider)}/user/emails", bearer=proof.access_token)
    for one in emails if isinstance(emails, list) else []:
        if isinstance(one, dict) and one.get("primary") is True and (email := text_of(one, "email")):
            verified = one.get("verified") is True
            return Contact(email, email_verified=verified, username=text_of(proof.told, "login") or "")
    return None


def _api(provider: Provider) -> str:
    return _PUBLIC_API if provider.issuer == _PUBLIC else f"{provider.issuer}/api/v3"
