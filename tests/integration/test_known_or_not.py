"""Whether somebody has an account is not told: the same answers, by the same calls to AWS."""

import importlib
import json
from collections.abc import Callable
from typing import Any

import pytest

from functions.auth.repository import names
from tests.gateway_events import gateway_event
from tests.integration.accounts import PASSWORD, new_account
from tests.known_or_not import ASKED, asked_about, forget_guesses, unknown_address

Json = dict[str, Any]
KNOWN = "ana@example.cz"


@pytest.fixture
def handler(cloud: None) -> Callable[[Json, Any], Json]:
    new_account("ana")
    found: Callable[[Json, Any], Json] = importlib.import_module("functions.auth.app").handler
    return found


@pytest.mark.parametrize("what", ASKED)
def test_known_and_unknown_are_answered_alike_by_the_same_calls(
    handler: Callable[[Json, Any], Json], what: str
) -> None:
    first = asked_about(handler, ASKED[what], unknown_address())
    for _ in range(3):
        for email in (KNOWN, unknown_address()):
            assert asked_about(handler, ASKED[what], email)[0] == first[0]
            forget_guesses(email)
    known = asked_about(handler, ASKED[what], KNOWN)[1]
    unknown = asked_about(handler, ASKED[what], unknown_address())[1]
    assert known == unknown
    assert len(known) >= 3


def test_a_reserved_username_of_a_taken_address_has_nobody_behind_it(
    handler: Callable[[Json, Any], Json],
) -> None:
    event = ASKED["register"](KNOWN)
    username = json.loads(event["body"])["username"]
    assert handler(event, None)["statusCode"] == 201
    assert names.is_taken("username", username)
    assert names.user_behind("username", names.lookup("username", username)) is None


@pytest.mark.parametrize(
    ("registered", "typed"),
    [
        ("ana@xn--bcher-kva.example", "ana@xn--bcher-kva.example"),
        ("ana@B\u00fccher.example", "ANA@xn--bcher-kva.example"),
        ("jos\u00e9@example.cz", " jose\u0301@example.cz"),
        ("jose\u0301@example.cz", "JOS\u00c9@EXAMPLE.cz "),
    ],
)
def test_an_address_is_the_same_however_it_is_spelled(
    handler: Callable[[Json, Any], Json], registered: str, typed: str
) -> None:
    body = {"username": "somebody", "email": registered, "password": PASSWORD}
    made = handler(gateway_event("POST", "/v1/auth/register", body), None)
    assert (made["statusCode"], made["multiValueHeaders"]["location"]) == (201, ["/api/v1/users/me"])
    signing_in = {"identifier": typed, "password": PASSWORD}
    assert handler(gateway_event("POST", "/v1/auth/login", signing_in), None)["statusCode"] == 200
