"""Every operation of the OpenAPI document, asked with what its schema takes and with what it forbids.

schemathesis makes the requests, the same ones in every run; PROVE makes more of them. Whatever is sent: no
server error, no status that the document does not name for the operation, and every answer of the type, with
the headers and in the shape that it tells.
"""

import json
import os
import time
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from http.cookiejar import DefaultCookiePolicy
from pathlib import Path

import pytest
import requests
import schemathesis
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from schemathesis import Case, GenerationMode, checks
from schemathesis.core.transport import Response

from shared.auth import Role
from tests.e2e.belongings import belongings, ids_among
from tests.e2e.openapi_routes import Route, all_routes
from tests.e2e.people import MOST_TRIES, Person, new_user, session_of
from tests.e2e.test_admin import appointed
from tests.running_stack import Stack

PROVE = "PROVE" in os.environ
_EXAMPLES = 20 if PROVE else 3
_DOCUMENT = json.loads((Path(__file__).parents[2] / "docs" / "openapi.json").read_text())

LEFT_OUT: dict[str, str] = {}
"""Operations that are not asked, each with its reason. There is none."""

KNOWN: dict[int, tuple[Callable[[Case], bool], str]] = {
    401: (
        lambda case: any("\n" in str(value) for value in case.path_parameters.values()),
        "The emulator's gateway compares policies with one line only (`.*`), so a path of two is refused.",
    ),
}
"""Answers that the checks refuse and that are right here: by status, which ones, and the reason."""

_LOCKS_OUT = {
    "DELETE /users/me": "it closes the account",
    "POST /users/me/deactivate": "it puts the account to rest",
    "DELETE /auth/sessions/{session_id}": "it ends the session that asks",
    "POST /auth/change-password": "a few wrong passwords lock the account",
}
"""Operations that end the way in of whoever asks: somebody new asks each."""

checks.load_all_checks()
_CHECKS = [
    checks.not_a_server_error,
    checks.status_code_conformance,
    checks.content_type_conformance,
    checks.response_headers_conformance,
    checks.response_schema_conformance,
]
_SCHEMA = schemathesis.openapi.from_dict(_DOCUMENT)
_SCHEMA.config.generation.update(with_security_parameters=False)
_OPERATIONS = {found.ok().label.replace(" /v1/", " /"): found.ok() for found in _SCHEMA.get_all_operations()}
_METHODS = ("POST", "GET", "PUT", "PATCH", "DELETE")
ROUTES = sorted(all_routes(), key=lambda route: _METHODS.index(route.method))
"""Things are made, read and changed before they are removed."""
ASKED = [route for route in ROUTES if str(route) not in LEFT_OUT]


@dataclass(frozen=True)
class Caller:
    """Somebody who sends what was made up, and the ids of what is theirs."""

    token: str
    made: dict[str, str]

    def ids(self, route: Route) -> dict[str, str]:
        """Theirs for the path of this route; none where it does not ask for a record of theirs."""
        return {} if route.is_public else ids_among(self.made, route)


class Asked:
    """Sends requests, waits where the service is busy, and counts the answers by their status."""

    def __init__(self, stack: Stack) -> None:
        self._stage = stack.api_url.removesuffix("/v1")
        self._session = requests.Session()
        self._session.cookies.set_policy(DefaultCookiePolicy(allowed_domains=[]))
        self.statuses = Counter[int]()

    def answer(self, case: Case, token: str) -> Response:
        """The answer, after as many tries as a person's client makes where it reads `Retry-After`."""
        for _ in range(MOST_TRIES):
            answer = case.call(
                self._stage,
                self._session,
                {"Authorization": f"Bearer {token}"},
                allow_redirects=False,
                timeout=60,
            )
            if answer.status_code != 503 or "retry-after" not in answer.headers:
                break
            time.sleep(int(answer.headers["retry-after"][0]))
        self.statuses[answer.status_code] += 1
        return answer


@pytest.fixture(scope="module")
def asked(stack: Stack) -> Asked:
    return Asked(stack)


@pytest.fixture(scope="module")
def owner_of_all(stack: Stack) -> Iterator[Caller]:
    """Somebody with one thing of every kind, whose address is confirmed."""
    person = new_user(stack)
    yield Caller(_token_of(person), belongings(stack, person))
    person.api.close()


@pytest.fixture(scope="module")
def admin(stack: Stack) -> Iterator[Caller]:
    """An administrator, who looks at the account of somebody else."""
    person = appointed(stack, Role.ADMIN)
    somebody = new_user(stack)
    yield Caller(_token_of(person), {"user_id": somebody.id})
    person.api.close()
    somebody.api.close()


@pytest.fixture
def caller(request: pytest.FixtureRequest, stack: Stack, route: Route) -> Caller:
    """Who asks this operation."""
    if str(route) in _LOCKS_OUT:
        person = new_user(stack)
        person.api.close()
        return Caller(_token_of(person), {"session_id": session_of(person)})
    who: Caller = request.getfixturevalue("admin" if route.is_admins else "owner_of_all")
    return who


def test_every_operation_is_asked() -> None:
    known = {str(route) for route in ROUTES}
    assert known == set(_OPERATIONS)
    assert {*LEFT_OUT, *_LOCKS_OUT} <= known, "An exception that is about no operation is out of date."


@pytest.mark.parametrize("route", ASKED, ids=map(str, ASKED))
def test_an_operation_answers_as_documented_whatever_it_is_asked(
    route: Route, caller: Caller, asked: Asked
) -> None:
    operation = _OPERATIONS[str(route)]
    made_up = st.one_of([operation.as_strategy(generation_mode=mode) for mode in GenerationMode])

    @settings(
        max_examples=_EXAMPLES,
        derandomize=True,
        deadline=None,
        phases=[Phase.generate],
        suppress_health_check=list(HealthCheck),
    )
    @given(case=made_up, own=st.booleans())
    def ask(case: Case, own: bool) -> None:
        if own:
            case.path_parameters |= caller.ids(route)
        answer = asked.answer(case, caller.token)
        if not _is_known(answer, case):
            case.validate_response(answer, checks=_CHECKS)

    ask()


def test_the_requests_reached_what_they_are_about(asked: Asked) -> None:
    """Else all of them were refused at the door, and nothing was shown."""
    total, seen = asked.statuses.total(), dict(sorted(asked.statuses.items()))
    print(f"fuzz: {len(ASKED)} of {len(ROUTES)} operations, {total} requests, answers by status: {seen}")
    done = sum(count for status, count in asked.statuses.items() if status < 300)
    assert done > total / 10
    assert {200, 201, 202, 204, 404, 422} <= set(asked.statuses)


def _is_known(answer: Response, case: Case) -> bool:
    is_it, _ = KNOWN.get(answer.status_code, (lambda _: False, ""))
    return is_it(case)


def _token_of(person: Person) -> str:
    return person.api.headers["Authorization"].removeprefix("Bearer ")
