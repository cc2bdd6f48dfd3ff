"""Signing in with another provider, through the real handler and at a real provider."""

from urllib.parse import parse_qs

import pytest

from functions.auth.app import handler
from functions.auth.repository import accounts, factors, names
from functions.auth.repository.accounts import Status
from tests.external_browser import Answer, Browser, account, mails, person
from tests.gateway_events import gateway_event
from tests.integration.conftest import Items
from tests.offering import WEB
from tests.oidc_provider import OpenIdProvider

pytestmark = pytest.mark.usefixtures("both_offered")


def test_an_unknown_person_gets_an_account_and_is_signed_in(acme: OpenIdProvider) -> None:
    sub = person(acme, given_name="Ana", family_name="Nováková", preferred_username="Ána N.")
    browser = Browser()
    answer = browser.sign_in("acme", acme, sub)
    assert (answer.status, answer.location) == (303, f"{WEB}/")
    (refresh,) = [one for one in answer.set_cookies if one.startswith("pf_refresh=")]
    for part in ("HttpOnly", "Secure", "SameSite=strict", "Path=/api/v1/auth"):
        assert part.lower() in refresh.lower()
    user_id = answer.cookies["pf_refresh"].partition(".")[0]
    made = accounts.read(user_id)
    assert made is not None
    assert made.email_verified
    identity = made.identity.open()
    assert (identity.username, identity.first_name, identity.last_name) == ("Ana-N", "Ana", "Nováková")
    assert factors.of_user(user_id).password_hash is None
    again = Browser().sign_in("acme", acme, sub)
    assert again.cookies["pf_refresh"].partition(".")[0] == user_id


def test_one_subject_at_two_providers_is_two_people(acme: OpenIdProvider, other: OpenIdProvider) -> None:
    sub = person(acme)
    other.knows(sub, email=f"other-{sub}@example.cz", email_verified=True)
    ids = {
        Browser().sign_in(name, at, sub).cookies["pf_refresh"].partition(".")[0]
        for name, at in (("acme", acme), ("other", other))
    }
    assert len(ids) == 2


def test_a_taken_username_gets_digits(acme: OpenIdProvider) -> None:
    account("somebody@example.cz", username="ana.n")
    answer = Browser().sign_in("acme", acme, person(acme, preferred_username="ana.n"))
    made = accounts.read(answer.cookies["pf_refresh"].partition(".")[0])
    assert made is not None
    assert made.identity.open().username.startswith("ana.n-")


def test_an_address_that_has_an_account_is_never_merged(acme: OpenIdProvider, items: Items) -> None:
    account("ana@example.cz")
    before = items("identity")
    for email in ("ana@example.cz", "ANA@Example.cz"):
        answer = Browser().sign_in("acme", acme, person(acme, email=email))
        assert answer.problem == "address-has-account"
    assert [one for one in items("identity") if one not in before] == []


def test_who_has_an_account_is_not_told_to_whom_the_provider_does_not_vouch_for(acme: OpenIdProvider) -> None:
    owner = account("ana@example.cz")
    known, unknown = (
        Browser().sign_in("acme", acme, person(acme, email=email, email_verified=False))
        for email in ("ana@example.cz", "nobody@example.cz")
    )
    assert known.problem == unknown.problem == "address-not-confirmed"
    assert [{**one, "user_id": "?"} for one in mails()] == [
        {"mail": "address_taken", "user_id": "?"}, {"mail": "verify_again", "user_id": "?"},
    ]  # fmt: skip
    assert accounts.read(owner) is not None


def test_an_account_of_an_unconfirmed_address_opens_once_it_is_confirmed(acme: OpenIdProvider) -> None:
    sub = person(acme, email_verified="true")
    assert Browser().sign_in("acme", acme, sub).problem == "address-not-confirmed"
    assert Browser().sign_in("acme", acme, sub).problem == "address-not-confirmed"
    user_id = names.user_behind("email", names.lookup("email", f"{sub}@example.cz"))
    assert user_id is not None
    accounts.mark(user_id, {"email_verified": True})
    assert Browser().sign_in("acme", acme, sub).location == f"{WEB}/"


@pytest.mark.parametrize("email", [None, "", "nobody", "a@b", "x" * 250 + "@example.cz"])
def test_without_an_address_nobody_gets_an_account(acme: OpenIdProvider, email: str | None) -> None:
    assert Browser().sign_in("acme", acme, person(acme, email=email)).problem == "no-address"


@pytest.mark.parametrize(
    ("status", "problem"),
    [
        (Status.LOCKED, "account-locked"), (Status.DEACTIVATED, "account-deactivated"),
        (Status.PENDING_DELETION, "account-pending-deletion"),
    ],
)  # fmt: skip
def test_the_state_of_an_account_holds_here_too(acme: OpenIdProvider, status: Status, problem: str) -> None:
    sub = person(acme)
    user_id = Browser().sign_in("acme", acme, sub).cookies["pf_refresh"].partition(".")[0]
    accounts.mark(user_id, {"status": status})
    assert Browser().sign_in("acme", acme, sub).problem == problem


def test_an_account_with_a_second_factor_asks_for_it_next(acme: OpenIdProvider) -> None:
    sub = person(acme)
    user_id = Browser().sign_in("acme", acme, sub).cookies["pf_refresh"].partition(".")[0]
    factors.begin_totp(user_id, "JBSWY3DPEHPK3PXP")
    app = factors.of_user(user_id).totp
    assert app is not None
    factors.confirm_totp(user_id, app, 1, factors.writing_recovery(user_id, ["h"]))
    answer = Browser().sign_in("acme", acme, sub)
    page, _, fragment = answer.location.partition("#")
    assert page == f"{WEB}/sign-in/second-factor"
    assert "pf_refresh" not in answer.cookies
    waiting = parse_qs(fragment)
    assert waiting["methods"] == ["totp,recovery_code"]
    assert len(waiting["mfa_token"][0]) == 43


def test_a_deactivated_account_is_brought_back_only_from_our_own_page(acme: OpenIdProvider) -> None:
    sub = person(acme)
    user_id = Browser().sign_in("acme", acme, sub).cookies["pf_refresh"].partition(".")[0]
    for site, location in (
        ("cross-site", f"{WEB}/sign-in?problem=account-deactivated"),
        ("same-origin", f"{WEB}/"),
    ):
        accounts.mark(user_id, {"status": Status.DEACTIVATED})
        event = gateway_event(
            "GET", "/v1/auth/oauth/acme/start", query={"reactivate": "true"}, headers={"Sec-Fetch-Site": site}
        )
        begun, browser = Answer(handler(event, None)), Browser()
        browser.cookies = begun.cookies
        assert browser.get(str(acme.sign_in(begun.location, sub))).location == location


def test_whoever_cancels_is_told_so(acme: OpenIdProvider) -> None:
    browser = Browser()
    assert browser.get(str(acme.cancel(browser.begin("acme")))).problem == "sign-in-cancelled"


def test_the_cookie_is_bound_to_the_way_back(acme: OpenIdProvider) -> None:
    answer = Browser().get("/api/v1/auth/oauth/acme/start")
    (cookie,) = answer.set_cookies
    for part in (
        "pf_sign_in=",
        "HttpOnly",
        "Secure",
        "SameSite=lax",
        "Path=/api/v1/auth/oauth",
        "Max-Age=600",
    ):
        assert part.lower() in cookie.lower()


def test_the_audit_log_tells_who_signed_in_and_who_was_refused(acme: OpenIdProvider, items: Items) -> None:
    browser = Browser()
    user_id = browser.sign_in("acme", acme, person(acme)).cookies["pf_refresh"].partition(".")[0]
    made = accounts.read(user_id)
    assert made is not None
    entries = [one for one in items("audit") if one["action"]["S"] == "finish_external_sign_in"]
    assert {one["stage"]["S"] for one in entries} == {"attempt", "outcome"}
    (outcome,) = [one for one in entries if one["stage"]["S"] == "outcome"]
    assert made.pseudonym in str(outcome)
    assert outcome["success"] == {"BOOL": True}
    Browser().get("/api/v1/auth/oauth/acme/callback?state=guessed")
    assert "SIGN_IN_EXPIRED" in str(items("audit"))


def test_the_providers_on_offer_are_listed() -> None:
    answer = Browser().get("/api/v1/auth/oauth/providers")
    assert answer.body == '{"data":[{"id":"acme","name":"Acme"},{"id":"other","name":"Other"}]}'
