"""Against the emulator, with IAM: known and unknown take the same calls, and with PROVE the same time."""

import importlib
import os

import pytest

from tests.e2e.people import Person
from tests.in_process import running_as
from tests.known_or_not import ASKED, calls_made, difference, forget_guesses, unknown_address
from tests.running_stack import Stack

_PAIRS = 150


@pytest.mark.parametrize("what", ASKED)
def test_known_and_unknown_take_the_same_calls(stack: Stack, ana: Person, what: str) -> None:
    with running_as(stack, "auth-app"):
        handler = importlib.import_module("functions.auth.app").handler
        made = []
        for email in (unknown_address(), ana.email, unknown_address()):
            with calls_made() as calls:
                answer = handler(ASKED[what](email), None)
            assert answer["statusCode"] in (201, 202, 401), answer
            made.append(sorted(calls))
            forget_guesses(email)
    assert made[1] == made[2]


@pytest.mark.skipif("PROVE" not in os.environ, reason="a measurement: make prove prints it, make bench too")
@pytest.mark.parametrize("what", ASKED)
def test_known_and_unknown_take_as_long(stack: Stack, ana: Person, what: str) -> None:
    with running_as(stack, "auth-app"):
        handler = importlib.import_module("functions.auth.app").handler
        seconds = difference(handler, ASKED[what], ana.email, pairs=_PAIRS)
    print(f"{what}: {seconds * 1000:+.2f} ms between the medians of {_PAIRS} pairs, target under 5 ms")
