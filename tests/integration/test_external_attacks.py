"""Attacks on the sign-in with another provider: each ends on a page that tells of it, with nobody let in."""

import time
from urllib.parse import parse_qs, urlsplit

import httpx
import pytest

from functions.auth.repository import accounts
from tests.external_browser import Browser, person
from tests.integration.conftest import Items
from tests.offering import WEB, offer
from tests.oidc_provider import OpenIdProvider

pytestmark = pytest.mark.usefixtures("both_offered")


def test_nothing_secret_of_a_sign_in_is_stored(acme: OpenIdProvider, items: Items) -> None:
    browser = Browser()
    asked = parse_qs(urlsplit(browser.begin("acme")).query)
    kept = str(items("identity"))
    for secret in (
        asked["state"][0],
        asked["nonce"][0],
        asked["code_challenge"][0],
        browser.cookies["pf_sign_in"],
    ):
        assert secret not in kept


def test_a_way_back_works_once(acme: OpenIdProvider) -> None:
    browser = Browser()
    back = str(acme.sign_in(browser.begin("acme"), person(acme)))
    cookies = dict(browser.cookies)
    assert browser.get(back).location == f"{WEB}/"
    browser.cookies = cookies
    assert browser.get(back).problem == "sign-in-expired"


def test_a_way_back_of_another_browser_is_refused_and_stays_good_for_its_own(acme: OpenIdProvider) -> None:
    browser, stranger = Browser(), Browser()
    back = str(acme.sign_in(browser.begin("acme"), person(acme)))
    stranger.begin("acme")
    assert stranger.get(back).problem == "sign-in-expired"
    assert Browser().get(back).problem == "sign-in-expired"
    assert browser.get(back).location == f"{WEB}/"


@pytest.mark.parametrize("state", ["", "guessed", "x" * 5000, "ä"])
def test_a_state_that_was_never_given_out_is_refused(acme: OpenIdProvider, state: str) -> None:
    browser = Browser()
    back = acme.sign_in(browser.begin("acme"), person(acme))
    assert browser.get(str(back.copy_set_param("state", state))).problem == "sign-in-expired"
    assert browser.get(str(back.copy_remove_param("state"))).problem == "sign-in-expired"


def test_a_sign_in_that_took_too_long_is_refused(
    acme: OpenIdProvider, monkeypatch: pytest.MonkeyPatch
) -> None:
    browser = Browser()
    back = str(acme.sign_in(browser.begin("acme"), person(acme)))
    now = time.time()
    monkeypatch.setattr(time, "time", lambda: now + 601)
    assert browser.get(back).problem == "sign-in-expired"


def test_the_state_of_one_sign_in_with_the_code_of_another_is_refused(acme: OpenIdProvider) -> None:
    """A code that was stolen elsewhere and is put into one's own browser: its verifier is another."""
    victim, thief = Browser(), Browser()
    stolen = acme.sign_in(victim.begin("acme"), person(acme)).params["code"]
    own = acme.sign_in(thief.begin("acme"), person(acme))
    assert thief.get(str(own.copy_set_param("code", stolen))).problem == "provider-refused"


def test_an_answer_that_names_another_issuer_is_refused(acme: OpenIdProvider, other: OpenIdProvider) -> None:
    for issuer in (other.issuer, "", f"{acme.issuer}/"):
        browser = Browser()
        back = acme.sign_in(browser.begin("acme"), person(acme))
        assert browser.get(str(back.copy_set_param("iss", issuer))).problem == "provider-refused"


def test_the_answer_of_one_provider_at_the_address_of_another_is_refused(
    acme: OpenIdProvider, other: OpenIdProvider
) -> None:
    """Mix-up: neither the state nor the code of one provider is any good at the other."""
    browser = Browser()
    back = acme.sign_in(browser.begin("acme"), person(acme))
    mixed = str(back).replace("/oauth/acme/", "/oauth/other/")
    assert browser.get(mixed).problem == "sign-in-expired"
    own = Browser()
    state = parse_qs(urlsplit(own.begin("other")).query)["state"][0]
    with_own_state = httpx.URL(mixed).copy_set_param("state", state)
    assert own.get(str(with_own_state)).problem == "provider-refused"
    own = Browser()
    state = parse_qs(urlsplit(own.begin("other")).query)["state"][0]
    lied = with_own_state.copy_merge_params({"state": state, "iss": other.issuer})
    assert own.get(str(lied)).problem == "provider-refused"


@pytest.mark.parametrize("name", ["next", "redirect_uri", "return_to", "url", "target"])
def test_no_parameter_sends_the_browser_elsewhere(acme: OpenIdProvider, name: str) -> None:
    browser = Browser()
    begun = browser.get(f"/api/v1/auth/oauth/acme/start?{name}=https://evil.example")
    assert begun.location.startswith(f"{acme.issuer}/auth?")
    assert "evil" not in begun.location
    back = acme.sign_in(begun.location, person(acme)).copy_set_param(name, "https://evil.example")
    assert browser.get(str(back)).location == f"{WEB}/"


def test_words_of_the_provider_reach_no_page(acme: OpenIdProvider) -> None:
    browser = Browser()
    back = acme.cancel(browser.begin("acme"))
    loud = back.copy_merge_params({"error": "<script>", "error_description": "Call 555-0100"})
    answer = browser.get(str(loud))
    assert answer.problem == "provider-refused"
    assert "555" not in answer.location + answer.body


@pytest.mark.parametrize("provider", ["nobody", "google", "..", "%2e%2e", "acme%00"])
def test_a_provider_that_is_not_offered_is_refused_on_a_page_too(provider: str) -> None:
    for step in ("start", "callback"):
        assert Browser().get(f"/api/v1/auth/oauth/{provider}/{step}").problem == "provider-unknown"


def test_a_provider_that_does_not_answer_is_told_on_a_page(monkeypatch: pytest.MonkeyPatch) -> None:
    offer(monkeypatch, "acme=http://127.0.0.1:9")
    assert Browser().get("/api/v1/auth/oauth/acme/start").problem == "provider-unavailable"


def test_what_nobody_foresaw_is_told_on_a_page(acme: OpenIdProvider, monkeypatch: pytest.MonkeyPatch) -> None:
    browser = Browser()
    back = str(acme.sign_in(browser.begin("acme"), person(acme)))
    monkeypatch.setattr(accounts, "create", lambda *_, **__: 1 / 0)
    assert browser.get(back).problem == "internal-error"
