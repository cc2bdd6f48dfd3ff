"""From the code that the browser brought back to proof of who somebody is."""

from typing import Any

from functions.auth.service.external import github
from functions.auth.service.external.discovery import metadata_of
from functions.auth.service.external.fetching import fetch, post_form
from functions.auth.service.external.handshake import Handshake, redirect_uri
from functions.auth.service.external.id_token import believed_claims
from functions.auth.service.external.proof import Contact, Proof, text_of
from functions.auth.service.external.providers import Provider
from functions.auth.service.external.troubles import ProviderRefused


def redeem(provider: Provider, code: str, handshake: Handshake) -> Proof:
    """Takes the code to the provider. Raises ProviderRefused, ProviderUnavailable."""
    tokens = _tokens(provider, code, handshake)
    access_token = tokens.get("access_token")
    if not isinstance(access_token, str):
        raise ProviderRefused()
    if provider.speaks == "github":
        return github.proof_of(provider, access_token)
    claims = believed_claims(provider, tokens.get("id_token"), nonce=handshake.nonce)
    return Proof(claims["iss"], claims["sub"], access_token, claims)


def contact_of(provider: Provider, proof: Proof) -> Contact | None:
    """What an account is made of, asked for where the token did not tell. None without an address."""
    if provider.speaks == "github":
        return github.contact_of(provider, proof)
    told = proof.told if "email" in proof.told else _userinfo(provider, proof)
    email = text_of(told, "email")
    if email is None:
        return None
    return Contact(
        email=email,
        email_verified=told.get("email_verified") is True,
        username=text_of(told, "preferred_username") or "",
        first_name=text_of(told, "given_name"),
        last_name=text_of(told, "family_name"),
    )


def _tokens(provider: Provider, code: str, handshake: Handshake) -> dict[str, Any]:
    form = {"grant_type": "authorization_code", "code": code, "redirect_uri": redirect_uri(provider)}
    if provider.takes_code_verifier:
        form["code_verifier"] = handshake.verifier
    metadata = metadata_of(provider)
    client = (provider.client_id, provider.client_secret)
    in_header = "client_secret_basic" in metadata.token_endpoint_auth_methods_supported
    if in_header and not provider.takes_secret_in_body:
        tokens = post_form(metadata.token_endpoint, form, basic=client)
    else:
        form |= dict(zip(("client_id", "client_secret"), client, strict=True))
        tokens = post_form(metadata.token_endpoint, form)
    return tokens if isinstance(tokens, dict) else {}


def _userinfo(provider: Provider, proof: Proof) -> dict[str, Any]:
    """What the provider tells of the holder of the access token, if that is the same person."""
    address = metadata_of(provider).userinfo_endpoint
    told = fetch(address, bearer=proof.access_token) if address else {}
    if not isinstance(told, dict) or (told and told.get("sub") != proof.subject):
        raise ProviderRefused()
    return {**proof.told, **told}
