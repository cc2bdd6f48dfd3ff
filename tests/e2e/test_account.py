"""The life of an account: address and password changed, devices signed out, put to rest, given up."""

import secrets
import time
from collections.abc import Iterator

import httpx
import pytest

from tests.e2e.people import (
    PASSWORD,
    Person,
    account_of,
    anonymous,
    confirm_address,
    eventually,
    expect,
    log_in,
    mailed,
    mailed_token,
    mails_to,
    new_user,
    refused,
    sign_in,
    signed_in_with,
)
from tests.looking_inside import items, owner
from tests.running_stack import Stack

NEW_PASSWORD = "another walk up the hill"


@pytest.fixture
def api(stack: Stack) -> Iterator[httpx.Client]:
    with anonymous(stack) as client:
        yield client


def every_mail_is_written(stack: Stack) -> None:
    """Waits until none is left in the queue, or in the hands of the worker that writes it."""
    sqs, queue = owner(stack, "sqs"), stack.resources["queue/mail"]
    names = ["ApproximateNumberOfMessages", "ApproximateNumberOfMessagesNotVisible"]

    def look() -> bool | None:
        counts = sqs.get_queue_attributes(QueueUrl=queue, AttributeNames=names)["Attributes"]
        return None if any(int(counts[name]) for name in names) else True

    eventually(look, seconds=60)


def test_a_forgotten_password_is_set_anew_by_the_mailed_link_once(stack: Stack, api: httpx.Client) -> None:
    person = new_user(stack)
    expect(api.post("/auth/forgot-password", json={"email": person.email.upper()}), 202)
    expect(api.post("/auth/forgot-password", json={"email": "nobody@example.org"}), 202)
    token = mailed_token(stack, person.email, "reset-password")
    body = {"token": token, "new_password": NEW_PASSWORD}
    error = refused(
        api.post("/auth/reset-password", json=body | {"new_password": person.username * 3}),
        422,
        "INVALID_INPUT",
    )
    assert error["details"][0]["field"] == "new_password"
    expect(api.post("/auth/reset-password", json=body), 204)
    refused(api.post("/auth/reset-password", json=body), 422, "LINK_NOT_VALID")
    refused(log_in(api, person.email, PASSWORD), 401, "WRONG_CREDENTIALS")
    me = signed_in_with(stack, sign_in(api, person.email, NEW_PASSWORD)["access_token"])
    assert expect(me.get("/users/me"), 200)["email_verified"] is True, "who reads the mail has the address"
    refused(api.post("/auth/refresh", json={"refresh_token": person.refresh_token}), 401, "NOT_SIGNED_IN")
    mailed(stack, person.email, "password was changed")
    assert not mails_to(stack, "nobody@example.org")


def test_a_password_is_changed_by_who_knows_it_and_other_devices_are_signed_out(
    stack: Stack, api: httpx.Client
) -> None:
    person = new_user(stack)
    other = sign_in(api, person.email)
    wrong = {"current_password": "not the right words", "new_password": NEW_PASSWORD}
    error = refused(person.api.post("/auth/change-password", json=wrong), 422, "INVALID_INPUT")
    assert error["details"][0]["field"] == "current_password"
    for easy in ("password1234", "qwertyuiop12", "aaaaaaaaaaaa", f"{person.username}1"):
        body = {"current_password": PASSWORD, "new_password": easy}
        refused(person.api.post("/auth/change-password", json=body), 422, "INVALID_INPUT")
    body = {"current_password": PASSWORD, "new_password": NEW_PASSWORD}
    expect(person.api.post("/auth/change-password", json=body), 204)
    refused(api.post("/auth/refresh", json={"refresh_token": other["refresh_token"]}), 401, "NOT_SIGNED_IN")
    expect(api.post("/auth/refresh", json={"refresh_token": person.refresh_token}), 200)
    sign_in(api, person.username, NEW_PASSWORD)


def test_an_address_changes_once_the_link_to_the_new_one_is_opened(
    stack: Stack, api: httpx.Client, ana: Person
) -> None:
    person, new = new_user(stack), f"n{secrets.token_hex(6)}@example.org"
    expect(person.api.post("/auth/change-email", json={"new_email": new}), 202)
    mailed(stack, person.email, "another address")
    token = mailed_token(stack, new, "confirm-email")
    assert expect(person.api.get("/users/me"), 200)["email"] == person.email
    expect(api.post("/auth/confirm-email", json={"token": token}), 204)
    refused(api.post("/auth/confirm-email", json={"token": token}), 422, "LINK_NOT_VALID")
    me = expect(person.api.get("/users/me"), 200)
    assert (me["email"], me["email_verified"]) == (new, True)
    sign_in(api, new)
    refused(log_in(api, person.email), 401, "WRONG_CREDENTIALS")
    expect(person.api.post("/auth/change-email", json={"new_email": ana.email}), 202)
    mailed(stack, ana.email, "already have")
    assert expect(ana.api.get("/users/me"), 200)["email"] == ana.email


def test_a_link_to_confirm_is_mailed_again_on_request_until_it_is_confirmed(
    stack: Stack, api: httpx.Client
) -> None:
    person = new_user(stack)
    first = mailed_token(stack, person.email, "verify-email")
    expect(api.post("/auth/resend-verification", json={"email": person.email}), 202)
    second = mailed_token(stack, person.email, "verify-email", but=(first,))
    expect(api.post("/auth/verify-email", json={"token": second}), 204)
    expect(api.post("/auth/resend-verification", json={"email": person.email}), 202)
    expect(api.post("/auth/resend-verification", json={"email": "nobody@example.org"}), 202)
    every_mail_is_written(stack)
    assert len(mails_to(stack, person.email)) == 2


def test_devices_are_listed_and_signed_out_one_by_one_or_all_others(stack: Stack, ana: Person) -> None:
    person = new_user(stack)
    phone = (
        "Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1 Version/18.0 Safari/604.1"
    )
    edge = {"User-Agent": phone, "x-origin-secret": "one-machine-only", "x-viewer-ip": "198.51.100.7"}
    with anonymous(stack) as there:
        there.headers.update(edge)
        tokens = [sign_in(there, person.username) for _ in range(2)]
    sessions = expect(person.api.get("/auth/sessions"), 200)["data"]
    assert [one["current"] for one in sessions].count(True) == 1
    seen = [one for one in sessions if one["ip"] == "198.51.100.7"]
    assert [one["device"] for one in seen] == ["Safari on an iPhone"] * 2
    mailed(stack, person.email, "new device")
    gone = next(one["id"] for one in seen)
    refused(ana.api.delete(f"/auth/sessions/{gone}"), 404, "SESSION_NOT_FOUND")
    expect(person.api.delete(f"/auth/sessions/{gone}"), 204)
    refused(person.api.delete(f"/auth/sessions/{gone}"), 404, "SESSION_NOT_FOUND")
    expect(person.api.delete("/auth/sessions"), 204)
    (left,) = expect(person.api.get("/auth/sessions"), 200)["data"]
    assert left["current"] is True
    for one in tokens:
        answer = there_again(stack, one["refresh_token"])
        refused(answer, 401, "NOT_SIGNED_IN")


def there_again(stack: Stack, refresh_token: str) -> httpx.Response:
    with anonymous(stack) as api:
        return api.post("/auth/refresh", json={"refresh_token": refresh_token})


def test_an_account_that_was_put_to_rest_comes_back_when_its_owner_says_so(
    stack: Stack, api: httpx.Client
) -> None:
    person = new_user(stack)
    expect(person.api.post("/users/me/deactivate"), 204)
    eventually(lambda: True if person.api.get("/users/me").status_code == 401 else None, seconds=60, every=2)
    refused(log_in(api, person.email, "not the right words"), 401, "WRONG_CREDENTIALS")
    refused(log_in(api, person.email), 403, "ACCOUNT_DEACTIVATED")
    token = expect(log_in(api, person.email, reactivate=True), 200)["access_token"]
    assert expect(signed_in_with(stack, token).get("/users/me"), 200)["id"] == person.id


def test_a_deleted_account_is_closed_at_once_due_in_thirty_days_and_kept_where_its_owner_returns(
    stack: Stack, api: httpx.Client
) -> None:
    person = new_user(stack)
    ends = expect(person.api.delete("/users/me"), 202)["deletes_at"]
    due = [
        item for item in items(stack, "due") if person.id in item["sk"]["S"] and "erase" in item["pk"]["S"]
    ]
    assert [item["sk"]["S"][:10] for item in due] == [ends[:10]]
    mailed(stack, person.email, "will be erased")
    refused(there_again(stack, person.refresh_token), 401, "NOT_SIGNED_IN")
    refused(log_in(api, person.username), 403, "ACCOUNT_PENDING_DELETION")
    expect(log_in(api, person.username, reactivate=True), 200)
    assert not [
        item for item in items(stack, "due") if person.id in item["sk"]["S"] and "erase" in item["pk"]["S"]
    ]


def test_what_changes_an_account_needs_a_fresh_sign_in(stack: Stack) -> None:
    from shared.auth import ALL_SCOPES, tokens
    from tests.in_process import running_as

    stack.endpoint()
    person = new_user(stack)
    session = person.refresh_token.split(".")[1]
    with running_as(stack, "auth-app"):
        old = tokens.issue(
            user_id=person.id, session_id=session, scopes=ALL_SCOPES, signed_in_at=int(time.time()) - 601
        )
    with signed_in_with(stack, old) as me:
        expect(me.get("/users/me"), 200)
        for method, path, body in (
            ("POST", "/auth/mfa/totp", None), ("DELETE", "/auth/mfa/totp", None),
            ("POST", "/auth/mfa/recovery-codes", None), ("POST", "/auth/passkeys/options", None),
            ("DELETE", f"/auth/passkeys/{person.id}", None), ("DELETE", "/users/me", None),
            ("POST", "/users/me/deactivate", None),
            ("POST", "/auth/change-email", {"new_email": "new@example.org"}),
            ("POST", "/auth/api-keys", {"name": "n", "scopes": ["records:read"]}),
        ):  # fmt: skip
            refused(me.request(method, path, json=body), 403, "FRESH_SIGN_IN_NEEDED")


def test_an_address_whose_mails_come_back_is_shown_and_spared_until_it_is_confirmed(
    stack: Stack, api: httpx.Client
) -> None:
    person = new_user(stack)
    confirm_address(stack, api, person.email)
    queue = owner(stack, "sqs").get_queue_url(QueueName="pathfinder-local-mail-trouble")["QueueUrl"]
    owner(stack, "sqs").send_message(
        QueueUrl=queue, MessageBody=f'{{"mail_trouble": "bounced", "user_id": "{person.id}"}}'
    )
    eventually(lambda: expect(person.api.get("/users/me"), 200)["mail_trouble"], seconds=60)
    before = len(mails_to(stack, person.email))
    expect(person.api.post("/auth/api-keys", json={"name": "n", "scopes": ["records:read"]}), 201)
    expect(api.post("/auth/forgot-password", json={"email": person.email}), 202)
    token = mailed_token(stack, person.email, "reset-password")
    assert len(mails_to(stack, person.email)) == before + 1, "what was asked for is sent, notices are not"
    expect(api.post("/auth/reset-password", json={"token": token, "new_password": NEW_PASSWORD}), 204)
    me = signed_in_with(stack, sign_in(api, person.email, NEW_PASSWORD)["access_token"])
    assert expect(me.get("/users/me"), 200)["mail_trouble"] is None


def test_easy_passwords_are_refused_and_the_reason_is_said(api: httpx.Client) -> None:
    account = account_of(f"u{secrets.token_hex(6)}")
    for easy in ("password1234", "123456789012", "iloveyou2024", f"{account['username']}!", "abcabcabcabc"):
        error = refused(api.post("/auth/register", json=account | {"password": easy}), 422, "INVALID_INPUT")
        assert [one["field"] for one in error["details"]] == ["password"], easy
        assert easy not in str(error)
