"""A browser that signs in with another provider, through the real handler of auth and AWS in memory."""

import json
from dataclasses import dataclass, field
from http.cookies import SimpleCookie
from typing import Any
from urllib.parse import parse_qs, urlsplit

import boto3

from functions.auth.app import handler
from functions.auth.repository import accounts, factors
from functions.auth.repository.accounts import Identity
from functions.auth.service.passwords import hashed
from shared.auth import Caller
from shared.ids import new_id
from tests.gateway_events import Json, gateway_event
from tests.offering import WEB
from tests.oidc_provider import OpenIdProvider

_PASSWORD_HASH = hashed("a long walk along the river")


@dataclass
class Browser:
    """Keeps the cookies that it is given."""

    cookies: dict[str, str] = field(default_factory=dict)

    def get(self, url: str) -> "Answer":
        """What our handler answers to this address."""
        parts = urlsplit(url)
        query = {name: values[0] for name, values in parse_qs(parts.query, keep_blank_values=True).items()}
        return self.send("GET", parts.path.removeprefix("/api"), query=query)

    def send(
        self,
        method: str,
        path: str,
        caller: Caller | None = None,
        query: dict[str, str] | None = None,
        body: Json | None = None,
    ) -> "Answer":
        """What it answers to a call, for a signed-in user where one is named."""
        cookies = "; ".join(f"{name}={value}" for name, value in self.cookies.items())
        event = gateway_event(method, path, body, caller=caller, query=query, headers={"Cookie": cookies})
        answer = Answer(handler(event, None))
        self.cookies |= answer.cookies
        return answer

    def begin(self, provider: str) -> str:
        """Where the browser is sent to from our sign-in page."""
        answer = self.get(f"/api/v1/auth/oauth/{provider}/start")
        assert answer.status == 303
        return answer.location

    def sign_in(self, provider: str, at: OpenIdProvider, sub: str) -> "Answer":
        """The whole way there and back."""
        return self.get(str(at.sign_in(self.begin(provider), sub)))


class Answer:
    def __init__(self, answer: Json) -> None:
        self.status = int(answer["statusCode"])
        self.body = str(answer["body"])
        headers = {name.lower(): values for name, values in answer["multiValueHeaders"].items()}
        self.location = str(headers.get("location", [""])[0])
        self.set_cookies = [str(one) for one in headers.get("set-cookie", [])]
        self.cookies = {
            name: morsel.value for one in self.set_cookies for name, morsel in SimpleCookie(one).items()
        }

    @property
    def json(self) -> Json:
        body: Json = json.loads(self.body)
        return body

    @property
    def error(self) -> str:
        """The code of a refusal."""
        return str(self.json["error"]["code"])

    @property
    def problem(self) -> str:
        """What the page that the browser is sent to will tell."""
        assert self.status == 303
        assert self.location.startswith(f"{WEB}/sign-in?problem=")
        assert "pf_refresh" not in self.cookies
        return self.location.partition("problem=")[2]


def person(at: OpenIdProvider, **claims: Any) -> str:
    """Somebody new whom the provider knows."""
    sub = f"sub-{new_id()}"
    at.knows(sub, **({"email": f"{sub}@example.cz", "email_verified": True} | claims))
    return sub


def account(email: str, *, password: bool = True, username: str | None = None) -> str:
    """Somebody who registered here."""
    user_id = new_id()
    more = [factors.putting_password(user_id, _PASSWORD_HASH)] if password else []
    identity = Identity(username=username or f"u{user_id}", email=email)
    accounts.create(user_id, new_id(), identity, more=more, email_verified=True)
    return user_id


def mails() -> list[Json]:
    """The mails that were asked for since the last look."""
    client = boto3.client("sqs", region_name="us-east-1")
    url = client.get_queue_url(QueueName="mail")["QueueUrl"]
    taken = client.receive_message(QueueUrl=url, MaxNumberOfMessages=10).get("Messages", [])
    return [json.loads(one["Body"]) for one in taken]
