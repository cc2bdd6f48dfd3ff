"""The journey of an account: made, confirmed, signed in to, kept fresh, ended."""

import secrets
import time

import httpx
import pytest

from tests.e2e.people import (
    PASSWORD,
    Person,
    account_of,
    anonymous,
    eventually,
    expect,
    mailed,
    mailed_token,
    new_user,
    refused,
    sign_in,
    signed_in_with,
)
from tests.running_stack import Stack


@pytest.fixture
def api(stack: Stack) -> httpx.Client:
    return anonymous(stack)


def test_an_account_is_made_and_its_address_confirmed_by_the_mailed_link(
    stack: Stack, api: httpx.Client
) -> None:
    wanted = account_of(f"u{secrets.token_hex(6)}") | {"first_name": "Zoë"}
    user = expect(api.post("/auth/register", json=wanted), 201)["user"]
    assert (user["username"], user["first_name"], user["email_verified"]) == (
        wanted["username"],
        "Zoë",
        False,
    )
    assert "password" not in str(user)
    me = signed_in_with(stack, sign_in(api, wanted["email"])["access_token"])
    assert expect(me.get("/users/me"), 200)["email_verified"] is False
    token = mailed_token(stack, wanted["email"], "verify-email")
    expect(api.post("/auth/verify-email", json={"token": token}), 204)
    assert expect(me.get("/users/me"), 200)["email_verified"] is True
    refused(api.post("/auth/verify-email", json={"token": token}), 422, "LINK_NOT_VALID")


def test_a_taken_address_answers_alike_and_only_its_owner_is_told(
    stack: Stack, api: httpx.Client, ana: Person
) -> None:
    fresh = api.post("/auth/register", json=account_of(f"u{secrets.token_hex(6)}"))
    name = f"u{secrets.token_hex(6)}"
    taken = api.post("/auth/register", json=account_of(name) | {"email": ana.email})
    assert taken.status_code == fresh.status_code == 201
    assert set(taken.json()["user"]) == set(fresh.json()["user"])
    assert taken.json()["user"]["id"] != ana.id
    assert {*taken.headers} == {*fresh.headers}
    mailed(stack, ana.email, "already have")
    again = api.post("/auth/register", json=account_of(name))
    refused(again, 409, "USERNAME_TAKEN")
    refused(_log_in(api, name), 401, "WRONG_CREDENTIALS")


def test_a_taken_username_is_refused_whatever_its_case(api: httpx.Client, ana: Person) -> None:
    wanted = account_of(f"u{secrets.token_hex(6)}") | {"username": ana.username.upper()}
    refused(api.post("/auth/register", json=wanted), 409, "USERNAME_TAKEN")


def test_every_wrong_field_of_a_registration_is_named(api: httpx.Client) -> None:
    body = {"username": "a b", "email": "nobody", "password": "short", "shoe_size": 44}
    error = refused(api.post("/auth/register", json=body), 422, "INVALID_INPUT")
    assert {one["field"] for one in error["details"]} == {"username", "email", "password", "shoe_size"}
    assert "nobody" not in str(error)
    malformed = api.post("/auth/register", content=b"{nope", headers={"Content-Type": "application/json"})
    refused(malformed, 400, "MALFORMED_REQUEST")


def test_one_signs_in_by_name_or_by_address_in_any_case(api: httpx.Client, ana: Person) -> None:
    for identifier in (ana.username, ana.email, ana.email.upper(), f" {ana.username} "):
        tokens = sign_in(api, identifier)
        assert (tokens["token_type"], tokens["expires_in"]) == ("Bearer", 900)


def test_wrong_password_and_unknown_account_are_refused_alike(api: httpx.Client, ana: Person) -> None:
    wrong = refused(_log_in(api, ana.email, "not the right words"), 401, "WRONG_CREDENTIALS")
    unknown = refused(_log_in(api, "nobody@example.org", "not the right words"), 401, "WRONG_CREDENTIALS")
    assert wrong | {"request_id": ""} == unknown | {"request_id": ""}


def test_a_browser_keeps_its_refresh_token_in_a_cookie_that_scripts_cannot_read(
    stack: Stack, ana: Person
) -> None:
    with anonymous(stack) as browser:
        answer = _log_in(browser, ana.username)
        cookie = answer.headers["set-cookie"]
        assert "refresh_token" not in {name for name, value in answer.json().items() if value}
        for part in ("HttpOnly", "Secure", "SameSite=strict", "Path=/api/v1/auth"):
            assert part.lower() in cookie.lower()
        value = cookie.split(";")[0]
        refreshed = browser.post("/auth/refresh", headers={"Cookie": value})
        assert expect(refreshed, 200)["refresh_token"] is None
        assert refreshed.headers["set-cookie"].split(";")[0] != value
        ended = browser.post(
            "/auth/logout", headers={"Cookie": refreshed.headers["set-cookie"].split(";")[0]}
        )
        expect(ended, 204)
        assert 'pf_refresh=""' in ended.headers["set-cookie"]


def test_a_first_visit_without_any_refresh_token_is_no_error(api: httpx.Client) -> None:
    expect(api.post("/auth/refresh"), 204)
    expect(api.post("/auth/refresh", json={}), 204)
    expect(api.post("/auth/logout"), 204)
    refused(api.post("/auth/refresh", json={"refresh_token": "x" * 43}), 401, "NOT_SIGNED_IN")


def test_the_token_before_the_last_answers_alike_for_a_moment_and_then_ends_the_session(
    stack: Stack, api: httpx.Client
) -> None:
    person = new_user(stack)
    first = person.refresh_token
    second = _refresh(api, first)
    assert _refresh(api, first)["refresh_token"] == second["refresh_token"], "the grace answer repeats"
    third = _refresh(api, second["refresh_token"])
    refused(api.post("/auth/refresh", json={"refresh_token": first}), 401, "NOT_SIGNED_IN")
    refused(api.post("/auth/refresh", json={"refresh_token": third["refresh_token"]}), 401, "NOT_SIGNED_IN")
    eventually(lambda: _is_refused(signed_in_with(stack, third["access_token"])), seconds=60, every=2)
    mailed(stack, person.email, "signed one of your devices out")


def test_a_session_that_was_signed_out_is_refused_within_a_minute(stack: Stack, api: httpx.Client) -> None:
    person = new_user(stack)
    other = sign_in(api, person.email)
    expect(person.api.get("/users/me"), 200)
    expect(api.post("/auth/logout", json={"refresh_token": person.refresh_token}), 204)
    refused(api.post("/auth/refresh", json={"refresh_token": person.refresh_token}), 401, "NOT_SIGNED_IN")
    eventually(lambda: _is_refused(person.api), seconds=60, every=2)
    expect(signed_in_with(stack, other["access_token"]).get("/users/me"), 200)


def test_one_reads_and_changes_ones_own_account(ana: Person, ben: Person) -> None:
    answer = ana.api.get("/users/me")
    assert expect(answer, 200)["id"] == ana.id
    changed = ana.api.patch(
        "/users/me",
        json={"last_name": None, "locale": "fr-CA", "timezone": "America/Toronto"},
        headers={"If-Match": answer.headers["etag"]},
    )
    me = expect(changed, 200)
    assert (me["first_name"], me["last_name"], me["timezone"]) == ("Ana", None, "America/Toronto")
    stale = ana.api.patch("/users/me", json={"first_name": "A"}, headers={"If-Match": answer.headers["etag"]})
    refused(stale, 412, "STALE_VERSION")
    error = refused(ana.api.patch("/users/me", json={"timezone": "Mars/Base"}), 422, "INVALID_INPUT")
    assert error["details"][0]["field"] == "timezone"
    assert expect(ben.api.get("/users/me"), 200)["id"] == ben.id


def test_after_five_failures_sign_in_is_locked_and_says_for_how_long(stack: Stack, api: httpx.Client) -> None:
    person = new_user(stack)
    locked = _fail_five_times(api, person.username)
    refused(locked, 423, "LOCKED_OUT")
    assert 800 < int(locked.headers["retry-after"]) <= 900
    by_address = _log_in(api, person.email)
    refused(by_address, 423, "LOCKED_OUT")
    unknown = _fail_five_times(api, f"u{secrets.token_hex(6)}")
    refused(unknown, 423, "LOCKED_OUT")


def test_the_public_keys_verify_an_access_token(stack: Stack, api: httpx.Client, ana: Person) -> None:
    import jwt

    keys = httpx.get(f"{stack.api_url.removesuffix('/v1')}/.well-known/jwks.json", timeout=30).json()["keys"]
    token = sign_in(api, ana.username)["access_token"]
    key = next(one for one in keys if one["kid"] == jwt.get_unverified_header(token)["kid"])
    claims = jwt.decode(token, jwt.PyJWK(key).key, algorithms=["ES256"], audience="pathfinder-api")
    assert claims["sub"] == ana.id
    assert claims["exp"] - time.time() <= 900


def _fail_five_times(api: httpx.Client, identifier: str) -> httpx.Response:
    """Waits as it is told between wrong passwords; the sixth try is with the right one."""
    waits: list[int] = []
    for _ in range(5):
        answer = _log_in(api, identifier, "not the right words")
        while answer.status_code == 429:
            waits.append(int(answer.headers["retry-after"]))
            time.sleep(waits[-1])
            answer = _log_in(api, identifier, "not the right words")
        refused(answer, 401, "WRONG_CREDENTIALS")
    assert waits, "nobody guesses as fast as the line allows"
    return _log_in(api, identifier)


def _log_in(api: httpx.Client, identifier: str, password: str = PASSWORD) -> httpx.Response:
    return api.post("/auth/login", json={"identifier": identifier, "password": password})


def _refresh(api: httpx.Client, token: str) -> dict[str, str]:
    tokens: dict[str, str] = expect(api.post("/auth/refresh", json={"refresh_token": token}), 200)
    return tokens


def _is_refused(api: httpx.Client) -> bool | None:
    return True if api.get("/users/me").status_code == 401 else None
