"""Against the emulator, with IAM: known and unknown are answered alike, by the same calls.

How long that takes is measured by `make bench`.
"""

import importlib

import pytest

from tests.e2e.people import Person
from tests.in_process import running_as
from tests.known_or_not import ASKED, asked_about, forget_guesses, unknown_address
from tests.running_stack import Stack


@pytest.mark.parametrize("what", ASKED)
def test_known_and_unknown_are_answered_alike_by_the_same_calls(stack: Stack, ana: Person, what: str) -> None:
    with running_as(stack, "auth-app"):
        handler = importlib.import_module("functions.auth.app").handler
        seen = []
        for email in (unknown_address(), ana.email, unknown_address()):
            seen.append(asked_about(handler, ASKED[what], email))
            forget_guesses(email)
    answers, calls = zip(*seen, strict=True)
    assert answers[0] == answers[1] == answers[2]
    assert answers[0][0] in (201, 202, 401)
    assert calls[1] == calls[2], "the first also fetched what is kept for a while"
