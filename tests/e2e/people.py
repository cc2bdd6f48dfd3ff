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
MOST_TRIES = 8
_LINK = re.compile(r"/([a-z-]+)\?token=([\w%.-]+)")


class Patient(httpx.HTTPTransport):
    """Does what a 503 asks for: comes back a little later. A small machine may be busy with other tests."""

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        for _ in range(MOST_TRIES):
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
    """Registers and signs in. The address is not confirmed: see `confirm_address`."""
    account = account_of(f"u{secrets.token_hex(6)}") | names
    with anonymous(stack) as api:
        user = expect(api.post("/auth/register", json=account), 201)["user"]
        tokens = sign_in(api, account["username"], account["password"])
    client = signed_in_with(stack, tokens["access_token"])
    return Person(user["id"], account["username"], account["email"], tokens["refresh_token"], client)


def account_of(username: str) -> dict[str, str]:
    """What somebody fills in to register."""
    return {"username": username, "email": f"{username}@example.org", "password": PASSWORD}


def sign_in(api: httpx.Client, identifier: str, password: str = PASSWORD) -> Json:
    """Both tokens, in the body."""
    tokens: Json = expect(log_in(api, identifier, password), 200)
    return tokens


def log_in(api: httpx.Client, identifier: str, password: str = PASSWORD, **more: Any) -> httpx.Response:
    """Whatever a sign-in is answered, once the seconds after a failure have passed."""
    body = {"identifier": identifier, "password": password, "token_delivery": "body", **more}
    answer = api.post("/auth/login", json=body)
    while answer.status_code == 429:
        time.sleep(int(answer.headers["retry-after"]))
        answer = api.post("/auth/login", json=body)
    return answer


def session_of(person: Person) -> str:
    """The id of the session that somebody registered with; a refresh token names it."""
    return person.refresh_token.split(".")[1]


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


def mailed(stack: Stack, address: str, words: str) -> Json:
    """The newest mail to this address whose subject has these words, once it is there."""

    def look() -> Json | None:
        found = [mail for mail in mails_to(stack, address) if words in mail["Subject"]]
        return found[-1] if found else None

    return eventually(look, seconds=60)


def mailed_token(stack: Stack, address: str, page: str, *, but: tuple[str, ...] = ()) -> str:
    """The token in the newest link to this page that was mailed to this address, once it is there.

    `but` leaves out tokens that were seen before.
    """

    def look() -> str | None:
        links = [_LINK.search(mail["BodyText"]) for mail in mails_to(stack, address)]
        tokens = [link[2] for link in links if link and link[1] == page and link[2] not in but]
        return tokens[-1] if tokens else None

    return eventually(look, seconds=60)


def confirm_address(stack: Stack, api: httpx.Client, address: str) -> None:
    """Opens the link that a registration mailed."""
    token = mailed_token(stack, address, "verify-email")
    expect(api.post("/auth/verify-email", json={"token": token}), 204)
