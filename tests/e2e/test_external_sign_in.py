"""Signing in with another provider on the deployed stack, over HTTP and in a real browser."""

import secrets
from collections.abc import Iterator
from urllib.parse import parse_qs, urlsplit

import httpx
import pytest
from playwright.sync_api import Browser, Page

from shared import config
from tests.e2e.browser import page_of
from tests.e2e.people import (
    Person,
    anonymous,
    eventually,
    expect,
    mails_to,
    refused,
    signed_in_with,
)
from tests.in_process import running_as
from tests.oidc_provider import OpenIdProvider, openid_provider
from tests.running_stack import Stack


@pytest.fixture(scope="module")
def acme(stack: Stack) -> Iterator[OpenIdProvider]:
    """The provider that the stack was deployed with, started where its settings say."""
    with running_as(stack, "auth-app"):
        offered = config.read("SIGN_IN_PROVIDERS", "")
    if not offered.startswith("acme="):
        pytest.skip("this stack was deployed without a provider of the tests")
    port = urlsplit(offered.partition("=")[2]).port or 0
    with openid_provider([f"{stack.web_url}/api/v1/auth/oauth/acme/callback"], port=port) as running:
        yield running


def somebody(acme: OpenIdProvider, **claims: object) -> str:
    sub = f"s{secrets.token_hex(6)}"
    acme.knows(sub, **({"email": f"{sub}@example.org", "email_verified": True} | claims))
    return sub


def back(api: httpx.Client, url: httpx.URL) -> httpx.Response:
    """What a browser is answered when it comes back; programs reach the API by another address."""
    return api.get(f"/auth/oauth/acme/callback?{url.query.decode()}", headers=_cookies(api))


def begin(api: httpx.Client) -> str:
    answer = api.get("/auth/oauth/acme/start")
    expect(answer, 303)
    return answer.headers["location"]


def _cookies(api: httpx.Client) -> dict[str, str]:
    """By hand: a client of plain HTTP keeps cookies that are secure to itself."""
    return {"Cookie": "; ".join(f"{one.name}={one.value}" for one in api.cookies.jar)}


def refreshed(api: httpx.Client, answer: httpx.Response) -> str:
    """An access token by the cookie that an answer set."""
    cookie = next(one for one in answer.headers.get_list("set-cookie") if one.startswith("pf_refresh="))
    tokens = expect(api.post("/auth/refresh", headers={"Cookie": cookie.split(";")[0]}), 200)
    return str(tokens["access_token"])


def test_somebody_new_signs_in_and_uses_the_account(stack: Stack, acme: OpenIdProvider) -> None:
    sub = somebody(acme, given_name="Ana", preferred_username="ana")
    with anonymous(stack) as api:
        assert expect(api.get("/auth/oauth/providers"), 200)["data"] == [{"id": "acme", "name": "Acme"}]
        answer = back(api, acme.sign_in(begin(api), sub))
        assert (answer.status_code, answer.headers["location"]) == (303, f"{stack.web_url}/")
        token = refreshed(api, answer)
    with signed_in_with(stack, token) as me:
        user = expect(me.get("/users/me"), 200)
        assert (user["email"], user["first_name"]) == (f"{sub}@example.org", "Ana")
        assert user["email_verified"]
        expect(me.post("/experiences", json={"title": "t", "organization": "o", "description": "d",
                                             "start_date": "2020", "is_current": True}), 201)  # fmt: skip
        (linked,) = expect(me.get("/auth/linked-sign-ins"), 200)["data"]
        assert linked["provider"] == "acme"
        refused(me.delete("/auth/linked-sign-ins/acme"), 409, "LAST_WAY_IN")


def test_an_account_is_linked_and_unlinked_and_its_owner_is_told(
    stack: Stack, acme: OpenIdProvider, ana: Person
) -> None:
    sub = somebody(acme)
    begun = ana.api.post("/auth/linked-sign-ins/acme")
    url = expect(begun, 200)["authorization_url"]
    answer = back(ana.api, acme.sign_in(url, sub))
    assert answer.headers["location"] == f"{stack.web_url}/account?linked=acme"
    with anonymous(stack) as api:
        token = refreshed(api, back(api, acme.sign_in(begin(api), sub)))
    assert expect(signed_in_with(stack, token).get("/users/me"), 200)["id"] == ana.id
    expect(ana.api.delete("/auth/linked-sign-ins/acme"), 204)
    eventually(lambda: len(_about_sign_in(stack, ana.email)) == 2 or None, seconds=60)


def test_an_address_that_has_an_account_is_not_let_in(
    stack: Stack, acme: OpenIdProvider, ana: Person
) -> None:
    sub = somebody(acme, email=ana.email)
    with anonymous(stack) as api:
        answer = back(api, acme.sign_in(begin(api), sub))
    assert answer.headers["location"] == f"{stack.web_url}/sign-in?problem=address-has-account"
    assert "pf_refresh" not in str(answer.headers)


def test_a_browser_goes_there_and_comes_back_signed_in(
    stack: Stack, acme: OpenIdProvider, chromium: Browser
) -> None:
    sub = somebody(acme)
    with page_of(chromium, stack.web_url) as page:
        page.goto("/api/v1/auth/oauth/acme/start")
        page.locator("input[name=sub]").fill(sub)
        page.get_by_role("button", name="Sign in").click()
        page.wait_for_url(f"{stack.web_url}/")
        cookies = {one["name"]: one for one in page.context.cookies(f"{stack.web_url}/api/v1/auth/refresh")}
        assert cookies["pf_refresh"]["httpOnly"]
        assert cookies["pf_refresh"]["sameSite"] == "Strict"
        assert "pf_sign_in" not in {one["name"] for one in page.context.cookies()}


def test_another_browser_does_not_come_back_signed_in(
    stack: Stack, acme: OpenIdProvider, chromium: Browser
) -> None:
    """Signing somebody in to one's own account behind their back."""
    with anonymous(stack) as api:
        theirs = str(acme.sign_in(begin(api), somebody(acme)))
    with page_of(chromium, stack.web_url) as page:
        page.goto("/api/v1/auth/oauth/acme/start")
        _come_back(page, theirs)
        assert parse_qs(urlsplit(page.url).query) == {"problem": ["sign-in-expired"]}
        assert "pf_refresh" not in {one["name"] for one in page.context.cookies()}


def _come_back(page: Page, url: str) -> None:
    page.goto(url)
    page.wait_for_url("**/sign-in?**")


def _about_sign_in(stack: Stack, address: str) -> list[str]:
    subjects = [str(mail["Subject"]) for mail in mails_to(stack, address)]
    return [one for one in subjects if "way to sign in" in one]
