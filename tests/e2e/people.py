"""People who use a deployed stack over HTTP, the way any client would."""

import re
import secrets
import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, TypeVar

import httpx

from tests.running_stack import Stack

Json = dict[str, Any]
T = TypeVar("T")
PASSWORD = "a long walk along the river"
_MOST_TRIES = 8
_LINK = re.compile(r"/([a-z-]+)\?token=([\w%.-]+)")


class Patient(httpx.HTTPTransport):
    """Does what a 503 asks for: comes back a little later. A small machine may be busy with other tests."""

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        for _ in range(_MOST_TRIES):
            answer = super().handle_request(request)
            if answer.status_code != 503 or "retry-after" not in answer.headers:
                break
            time.sleep(int(answer.headers["retry-after"]))
        return answer


@dataclass(frozen=True)
class Person:
    """A signed-in user and a client that sends the access token with every request."""

    id: str
    username: str
    email: str
    refresh_token: str
    api: httpx.Client


def anonymous(stack: Stack) -> httpx.Client:
    """A client that is nobody."""
    return httpx.Client(base_url=stack.api_url, timeout=30, transport=Patient())


def signed_in_with(stack: Stack, access_token: str) -> httpx.Client:
    """A client with this token."""
    headers = {"Authorization": f"Bearer {access_token}"}
    return httpx.Client(base_url=stack.api_url, timeout=30, transport=Patient(), headers=headers)


def new_user(stack: Stack, **names: str) -> Person:
    """Registers, confirms the address by the mailed link where mails can be read, and signs in."""
    account = account_of(f"u{secrets.token_hex(6)}") | names
    with anonymous(stack) as api:
        user = expect(api.post("/auth/register", json=account), 201)["user"]
        if stack.aws_endpoint_url:
            token = mailed_token(stack, account["email"], "verify-email")
            expect(api.post("/auth/verify-email", json={"token": token}), 204)
        tokens = sign_in(api, account["username"], account["password"])
    client = signed_in_with(stack, tokens["access_token"])
    return Person(user["id"], account["username"], account["email"], tokens["refresh_token"], client)


def account_of(username: str) -> dict[str, str]:
    """What somebody fills in to register."""
    return {"username": username, "email": f"{username}@example.org", "password": PASSWORD}


def sign_in(api: httpx.Client, identifier: str, password: str = PASSWORD) -> Json:
    """Both tokens, in the body."""
    body = {"identifier": identifier, "password": password, "token_delivery": "body"}
    tokens: Json = expect(api.post("/auth/login", json=body), 200)
    return tokens


def expect(answer: httpx.Response, status: int) -> Any:
    """The body of an answer that has this status."""
    assert answer.status_code == status, f"{answer.status_code} instead of {status}: {answer.text[:1000]}"
    return answer.json() if answer.content and "json" in answer.headers.get("content-type", "") else None


def refused(answer: httpx.Response, status: int, code: str) -> Json:
    """The error of an answer that refuses in this way, in the one body that errors have."""
    error: Json = expect(answer, status)["error"]
    assert set(error) == {"code", "message", "details", "request_id"}
    assert error["code"] == code
    assert error["request_id"] == answer.headers["x-request-id"]
    return error


def eventually(look: Callable[[], T | None], *, seconds: float = 240, every: float = 0.3) -> T:
    """What `look` gives once it gives something. AssertionError where it never does."""
    deadline = time.monotonic() + seconds
    while time.monotonic() < deadline:
        if (seen := look()) is not None:
            return seen
        time.sleep(every)
    raise AssertionError(f"It did not happen within {seconds} s.")


def mails_to(stack: Stack, address: str) -> list[Json]:
    """The mails that the emulator took for this address, oldest first."""
    messages = httpx.get(f"{stack.endpoint()}/_ministack/ses/messages", timeout=30).json()["messages"]
    return [mail for mails in messages.values() for mail in mails if address in mail["To"]]


def mailed_token(stack: Stack, address: str, page: str) -> str:
    """The token in the newest link to this page that was mailed to this address."""
    for mail in reversed(mails_to(stack, address)):
        if (link := _LINK.search(mail["BodyText"])) and link[1] == page:
            return link[2]
    raise AssertionError(f"No mail to {page} for {address}.")
