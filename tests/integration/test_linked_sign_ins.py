"""Linking an account at another provider with one's own, and taking it away again."""

import time
from dataclasses import replace

import pytest

from functions.auth.repository import accounts, factors, linked_sign_ins, names, one_time, sessions
from functions.auth.repository.accounts import Status
from functions.auth.repository.one_time import Use
from functions.auth.repository.sessions import Session, Whence
from shared.auth import ALL_SCOPES, Caller, Role, Scope
from shared.aws import Vended
from shared.ids import new_id
from tests.external_browser import Answer, Browser, account, mails, person
from tests.integration.conftest import Items
from tests.offering import WEB, offer
from tests.oidc_provider import OpenIdProvider

pytestmark = pytest.mark.usefixtures("both_offered")


def signed_in(user_id: str) -> Caller:
    """The owner of an account, who signed in a moment ago."""
    now, session_id = int(time.time()), new_id()
    session = Session(session_id, user_id, 1, "h", "", now, now, now + 3600, now + 3600)
    sessions.create(session, Whence())
    return Caller(
        user_id=user_id,
        session_id=session_id,
        pseudonym=new_id(),
        role=Role.USER,
        scopes=ALL_SCOPES,
        signed_in_at=now,
        expires_at=now + 900,
        vended=Vended(user_id, "caller", "caller", "caller"),
    )


@pytest.fixture
def ana() -> Caller:
    return signed_in(account("ana@example.cz"))


def begin_link(browser: Browser, caller: Caller, provider: str = "acme") -> str:
    """Where the browser is to go to."""
    answer = browser.send("POST", f"/v1/auth/linked-sign-ins/{provider}", caller)
    assert answer.status == 200, answer.body
    return str(answer.json["authorization_url"])


def link(caller: Caller, at: OpenIdProvider, sub: str, provider: str = "acme") -> Answer:
    """The whole way there and back."""
    browser = Browser()
    return browser.get(str(at.sign_in(begin_link(browser, caller, provider), sub)))


def linked(caller: Caller) -> list[str]:
    answer = Browser().send("GET", "/v1/auth/linked-sign-ins", caller)
    return [one["provider"] for one in answer.json["data"]]


def unlink(caller: Caller, provider: str = "acme") -> Answer:
    return Browser().send("DELETE", f"/v1/auth/linked-sign-ins/{provider}", caller)


def user_of(answer: Answer) -> str:
    return answer.cookies["pf_refresh"].partition(".")[0]


def test_a_linked_person_opens_the_account(ana: Caller, acme: OpenIdProvider) -> None:
    sub = person(acme, email="elsewhere@example.cz")
    answer = link(ana, acme, sub)
    assert answer.location == f"{WEB}/account?linked=acme"
    assert "pf_refresh" not in answer.cookies
    assert mails() == [{"mail": "factor_changed", "user_id": ana.user_id, "change": "sign_in_linked"}]
    assert user_of(Browser().sign_in("acme", acme, sub)) == ana.user_id


def test_a_link_shows_what_the_provider_calls_its_user_and_keeps_it_sealed(
    ana: Caller, other: OpenIdProvider, items: Items
) -> None:
    link(ana, other, person(other, email="elsewhere@example.cz"), "other")
    (shown,) = Browser().send("GET", "/v1/auth/linked-sign-ins", ana).json["data"]
    assert (shown["provider"], shown["name"], shown["shown"]) == ("other", "Other", "elsewhere@example.cz")
    assert shown["last_used"] is None
    assert "elsewhere" not in str(items("identity"))


def test_after_unlinking_the_person_is_nobody_here(ana: Caller, acme: OpenIdProvider) -> None:
    sub = person(acme)
    link(ana, acme, sub)
    mails()
    assert unlink(ana).status == 204
    assert mails() == [{"mail": "factor_changed", "user_id": ana.user_id, "change": "sign_in_unlinked"}]
    assert linked(ana) == []
    assert user_of(Browser().sign_in("acme", acme, sub)) != ana.user_id
    assert unlink(ana).error == "SIGN_IN_NOT_LINKED"


def test_a_person_opens_one_account_only(ana: Caller, acme: OpenIdProvider) -> None:
    sub, ben = person(acme), signed_in(account("ben@example.cz"))
    link(ana, acme, sub)
    for caller in (ben, ana):
        assert link(caller, acme, sub).location == f"{WEB}/account?problem=linked-elsewhere"
    assert linked(ben) == []


def test_an_account_knows_one_person_of_a_provider(ana: Caller, acme: OpenIdProvider) -> None:
    link(ana, acme, person(acme))
    assert link(ana, acme, person(acme)).location == f"{WEB}/account?problem=provider-linked"


def test_the_way_back_of_somebody_elses_link_is_refused(ana: Caller, acme: OpenIdProvider) -> None:
    """Who lures another into ending a link that they began: it ends in their own browser only."""
    ben, lured = Browser(), Browser()
    bens_link = begin_link(ben, signed_in(account("ben@example.cz")))
    lured.begin("acme")
    answer = lured.get(str(acme.sign_in(bens_link, person(acme))))
    assert answer.location == f"{WEB}/account?problem=sign-in-expired"


def test_a_sign_in_does_not_become_a_link_nor_a_link_a_sign_in(ana: Caller, acme: OpenIdProvider) -> None:
    sub, browser = person(acme), Browser()
    own = acme.sign_in(browser.begin("acme"), sub)
    stranger = Browser()
    stranger.cookies = {"pf_sign_in": browser.cookies["pf_sign_in"]}
    begin_link(browser, ana)
    assert browser.get(str(own)).problem == "sign-in-expired", "its cookie is the link's by now"
    assert stranger.get(str(own)).location == f"{WEB}/"
    assert linked(ana) == []


@pytest.mark.parametrize("status", [Status.LOCKED, Status.DEACTIVATED, Status.PENDING_DELETION])
def test_an_account_that_was_closed_meanwhile_is_not_linked(
    ana: Caller, acme: OpenIdProvider, status: Status
) -> None:
    browser = Browser()
    back = str(acme.sign_in(begin_link(browser, ana), person(acme)))
    accounts.mark(ana.user_id, {"status": status})
    assert "problem=account-" in browser.get(back).location
    assert linked_sign_ins.of_user(ana.user_id) == []


def test_a_session_that_ended_meanwhile_links_nothing(ana: Caller, acme: OpenIdProvider) -> None:
    browser = Browser()
    back = str(acme.sign_in(begin_link(browser, ana), person(acme)))
    sessions.revoke(ana.user_id, ana.session_id)
    assert browser.get(back).location == f"{WEB}/account?problem=sign-in-expired"
    assert linked(ana) == []


def test_linking_and_unlinking_need_a_fresh_sign_in(ana: Caller) -> None:
    stale = replace(ana, signed_in_at=ana.signed_in_at - 601)
    begun = Browser().send("POST", "/v1/auth/linked-sign-ins/acme", stale)
    assert (begun.status, begun.error) == (403, "FRESH_SIGN_IN_NEEDED")
    assert unlink(stale).error == "FRESH_SIGN_IN_NEEDED"


def test_linked_sign_ins_are_the_accounts_own_matter(ana: Caller) -> None:
    program = replace(ana, scopes=frozenset({Scope.RECORDS_READ}))
    for method, path in (("GET", ""), ("POST", "/acme"), ("DELETE", "/acme")):
        answer = Browser().send(method, f"/v1/auth/linked-sign-ins{path}", program)
        assert (answer.status, answer.error) == (403, "NOT_ALLOWED")
    assert Browser().send("POST", "/v1/auth/linked-sign-ins/nobody", ana).error == "PROVIDER_UNKNOWN"


def test_the_last_way_in_is_not_taken_away(
    acme: OpenIdProvider, other: OpenIdProvider, monkeypatch: pytest.MonkeyPatch
) -> None:
    caller = signed_in(user_of(Browser().sign_in("acme", acme, person(acme))))
    assert (unlink(caller).status, unlink(caller).error) == (409, "LAST_WAY_IN")
    link(caller, other, person(other), "other")
    offer(monkeypatch, f"acme={acme.issuer}")
    assert unlink(caller).error == "LAST_WAY_IN", "what is not offered any more opens nothing"
    offer(monkeypatch, f"acme={acme.issuer},other={other.issuer}")
    assert unlink(caller).status == 204
    assert unlink(caller, "other").error == "LAST_WAY_IN"
    factors.create_passkey(
        caller.user_id, new_id(), "key", {"credential": b"c", "counter": 0, "backed_up": False}, []
    )
    assert unlink(caller, "other").status == 204
    (passkey,) = factors.of_user(caller.user_id).passkeys
    answer = Browser().send("DELETE", f"/v1/auth/passkeys/{passkey.id}", caller)
    assert (answer.status, answer.error) == (409, "LAST_WAY_IN")


def test_two_links_that_go_at_once_leave_one(
    acme: OpenIdProvider, other: OpenIdProvider, monkeypatch: pytest.MonkeyPatch
) -> None:
    caller = signed_in(user_of(Browser().sign_in("acme", acme, person(acme))))
    link(caller, other, person(other), "other")
    seen_before = linked_sign_ins.of_user(caller.user_id)
    monkeypatch.setattr(linked_sign_ins, "of_user", lambda _: seen_before)
    assert unlink(caller, "acme").status == 204
    assert unlink(caller, "other").error == "LAST_WAY_IN"


def test_a_new_password_ends_what_a_stranger_linked_before_the_address_was_confirmed(
    acme: OpenIdProvider,
) -> None:
    """Somebody made an account with an address that is not theirs, and waits for its owner to come."""
    sub = person(acme, email="owner@example.cz", email_verified=False)
    assert Browser().sign_in("acme", acme, sub).problem == "address-not-confirmed"
    user_id = names.user_behind("email", names.lookup("email", "owner@example.cz"))
    assert user_id is not None
    one_time.keep("mailed", Use.RESET_PASSWORD, user_id, seconds=60)
    body = {"token": "mailed", "new_password": "seven quiet herons"}
    assert Browser().send("POST", "/v1/auth/reset-password", body=body).status == 204
    assert linked_sign_ins.of_user(user_id) == []
    assert Browser().sign_in("acme", acme, sub).problem == "address-not-confirmed"
