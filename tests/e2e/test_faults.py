"""AWS throttles, resets, stalls and loses answers: no accepted write is lost or doubled."""

import os
import random
import secrets
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any
from unittest.mock import patch

import pytest
from botocore.awsrequest import AWSResponse
from botocore.exceptions import ConnectionClosedError, ReadTimeoutError
from botocore.httpsession import URLLib3Session

from shared.auth import ALL_SCOPES, Caller, Role, vend
from tests.e2e.people import Person, expect
from tests.e2e.records import COOK
from tests.gateway_events import gateway_event
from tests.in_process import running_as
from tests.running_stack import Stack

REQUESTS = 300 if os.environ.get("PROVE") else 10
MOST_TRIES = 60
THROTTLE = b'{"__type":"com.amazonaws.dynamodb.v20120810#ThrottlingException","message":"Slow down."}'


class Faults:
    """Breaks a share of all requests in one of four ways."""

    def __init__(self, share: float, seed: int) -> None:
        self.share, self.random, self.seen = share, random.Random(seed), Counter[str]()

    def send(self, session: URLLib3Session, request: Any) -> Any:
        kind = self.random.choice(("throttle", "reset", "stall", "lost"))
        if self.random.random() >= self.share:
            return self.real(session, request)
        self.seen[kind] += 1
        if kind == "throttle":
            return _answer(request)
        if kind == "reset":
            raise ConnectionClosedError(endpoint_url=request.url)
        if kind == "lost":  # AWS did it, and nobody heard
            self.real(session, request)
        raise ReadTimeoutError(endpoint_url=request.url)

    real = staticmethod(URLLib3Session.send)


def _answer(request: Any) -> AWSResponse:
    answer = AWSResponse(request.url, 400, {"content-type": "application/x-amz-json-1.0"}, None)
    answer._content = THROTTLE
    return answer


@contextmanager
def breaking(share: float) -> Iterator[Faults]:
    """Requests of every client in this process are broken in this share."""
    faults = Faults(share, seed=int(share * 100))
    with patch.object(URLLib3Session, "send", lambda session, request: faults.send(session, request)):
        yield faults


@pytest.mark.parametrize("share", [0.1, 0.2, 0.5])
def test_no_accepted_write_is_lost_or_doubled(stack: Stack, ana: Person, share: float) -> None:
    titles = [f"Cook {share} {number} {secrets.token_hex(3)}" for number in range(REQUESTS)]
    with running_as(stack, "authorizer-app"):
        vended = vend(ana.id, ALL_SCOPES, session_name="faults")
    caller = Caller(ana.id, ana.id, ana.id, Role.USER, ALL_SCOPES, 1, 2**40, vended)
    accepted: dict[str, str] = {}
    statuses = Counter[int]()
    with running_as(stack, "experiences-app"):
        from functions.experiences.app import handler

        with breaking(share) as faults:
            for title in titles:
                event = gateway_event(
                    "POST",
                    "/v1/experiences",
                    COOK | {"title": title},
                    caller,
                    headers={"Idempotency-Key": title},
                )
                for _ in range(MOST_TRIES):
                    answer = handler(event, None)
                    statuses[answer["statusCode"]] += 1
                    if answer["statusCode"] == 201:
                        accepted[title] = answer["multiValueHeaders"]["location"][0].rsplit("/", 1)[-1]
                        break
    print(f"\nfaults {share:.0%}: {dict(faults.seen)}; answers {dict(statuses)}; {len(accepted)} accepted")
    assert set(statuses) <= {201, 503}
    assert set(accepted) == set(titles)
    kept = _titles(ana)
    assert {title: kept[title] for title in titles} == {title: [accepted[title]] for title in titles}


def _titles(person: Person) -> dict[str, list[str]]:
    """The ids under each title in the record."""
    found: dict[str, list[str]] = {}
    page = 1
    while True:
        answer = expect(person.api.get(f"/experiences?size=100&page={page}"), 200)
        for one in answer["data"]:
            found.setdefault(one["title"], []).append(one["id"])
        if page >= answer["pagination"]["pages"]:
            return found
        page += 1
