"""The protocol with a real OpenID provider, which refuses on its side what we would refuse on ours."""

import dataclasses

import pytest

from functions.auth.service import external
from functions.auth.service.external import Provider, ProviderRefused, Returned, SignInCancelled
from functions.auth.service.external.handshake import redirect_uri
from tests.oidc_provider import OpenIdProvider

_ANA = {"email": "ana@example.cz", "email_verified": True, "given_name": "Ana", "preferred_username": "ana.n"}
pytestmark = pytest.mark.usefixtures("both_offered")


@pytest.fixture(scope="module", autouse=True)
def _ana(acme: OpenIdProvider, other: OpenIdProvider) -> None:
    for at in (acme, other):
        at.knows("sub-ana", **_ANA)


def _came_back(at: OpenIdProvider, provider: Provider, state: str = "s") -> Returned:
    url = at.sign_in(external.authorization_url(provider, state), "sub-ana")
    assert str(url).startswith(redirect_uri(provider))
    assert url.params["state"] == state
    return Returned(code=url.params["code"], issuer=url.params["iss"])


@pytest.mark.parametrize("name", ["acme", "other"])
def test_a_person_is_known_after_signing_in_at_the_provider(
    name: str, acme: OpenIdProvider, other: OpenIdProvider
) -> None:
    at, provider = {"acme": acme, "other": other}[name], external.offered_provider(name)
    code = external.code_of(provider, _came_back(at, provider))
    proof = external.redeem(provider, code, external.handshake_of(provider, "s"))
    assert (proof.issuer, proof.subject) == (at.issuer, "sub-ana")
    contact = external.contact_of(provider, proof)
    assert contact is not None
    assert dataclasses.astuple(contact) == ("ana@example.cz", True, "ana.n", "Ana", None)


def test_a_code_works_once(acme: OpenIdProvider) -> None:
    provider = external.offered_provider("acme")
    code, handshake = _came_back(acme, provider).code, external.handshake_of(provider, "s")
    external.redeem(provider, code, handshake)
    with pytest.raises(ProviderRefused):
        external.redeem(provider, code, handshake)


def test_a_code_is_worth_nothing_with_the_verifier_of_another_sign_in(acme: OpenIdProvider) -> None:
    provider = external.offered_provider("acme")
    code = _came_back(acme, provider, "one").code
    with pytest.raises(ProviderRefused):
        external.redeem(provider, code, external.handshake_of(provider, "another"))


def test_a_token_of_another_sign_in_is_refused_by_its_nonce(acme: OpenIdProvider) -> None:
    provider = external.offered_provider("acme")
    code, handshake = _came_back(acme, provider).code, external.handshake_of(provider, "s")
    with pytest.raises(ProviderRefused):
        external.redeem(provider, code, dataclasses.replace(handshake, nonce="n" * 43))


def test_the_provider_refuses_a_wrong_secret(acme: OpenIdProvider, monkeypatch: pytest.MonkeyPatch) -> None:
    provider = external.offered_provider("acme")
    code = _came_back(acme, provider).code
    wrong = dataclasses.replace(provider, client_secret="guessed")
    with pytest.raises(ProviderRefused):
        external.redeem(wrong, code, external.handshake_of(provider, "s"))


def test_an_answer_of_one_provider_is_not_taken_for_anothers(
    acme: OpenIdProvider, other: OpenIdProvider
) -> None:
    """Mix-up: the browser comes back from one provider to the address of the other."""
    honest, mixed = external.offered_provider("acme"), external.offered_provider("other")
    returned = _came_back(acme, honest)
    with pytest.raises(ProviderRefused):
        external.code_of(mixed, returned)
    with pytest.raises(ProviderRefused):
        external.redeem(mixed, returned.code, external.handshake_of(mixed, "s"))


def test_whoever_cancels_at_the_provider_is_told_so(acme: OpenIdProvider) -> None:
    provider = external.offered_provider("acme")
    url = acme.cancel(external.authorization_url(provider, "s"))
    returned = Returned(issuer=url.params["iss"], error=url.params["error"])
    with pytest.raises(SignInCancelled):
        external.code_of(provider, returned)
    with pytest.raises(ProviderRefused):
        external.code_of(provider, dataclasses.replace(returned, error="server_error"))
