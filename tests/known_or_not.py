"""Requests in pairs: about somebody who has an account, and about somebody who has none.

Whoever sends them may learn nothing from what is answered, from what it asks of AWS, or from how long it
takes. They are sent to the real handler in this process.
"""

import json
import secrets
import statistics
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any
from unittest.mock import patch

from botocore.client import BaseClient

from functions.auth.repository import names
from functions.auth.service import lockout
from shared.audit import Origin
from tests.gateway_events import gateway_event

Json = dict[str, Any]
Handler = Callable[[Json, Any], Json]
Call = tuple[str, ...]
_PASSWORD = "four unrelated dull words"


def login(identifier: str) -> Json:
    """A wrong password."""
    return gateway_event("POST", "/v1/auth/login", {"identifier": identifier, "password": "not the words"})


def register(email: str) -> Json:
    """A new username each time."""
    body = {"username": f"u{secrets.token_hex(8)}", "email": email, "password": _PASSWORD}
    return gateway_event("POST", "/v1/auth/register", body)


def forgot_password(email: str) -> Json:
    return gateway_event("POST", "/v1/auth/forgot-password", {"email": email})


def resend_verification(email: str) -> Json:
    return gateway_event("POST", "/v1/auth/resend-verification", {"email": email})


ASKED: dict[str, Callable[[str], Json]] = {
    "login": login,
    "register": register,
    "forgot password": forgot_password,
    "resend verification": resend_verification,
}


def unknown_address() -> str:
    """As long as a known one, and nobody's."""
    return f"u{secrets.token_hex(6)}@example.org"


def forget_guesses(email: str) -> None:
    """Neither of a pair is ever locked out."""
    name = names.lookup("email", email)
    for subject in (names.user_behind("email", name), name):
        if subject:
            lockout.reopen(subject, Origin())


def asked_about(handler: Handler, asked: Callable[[str], Json], email: str) -> tuple[Any, list[Call]]:
    """The answer without what is its own, and the calls that it took; some are made beside others."""
    event = asked(email)
    with calls_made() as made:
        answer = handler(event, None)
    body = json.loads(answer["body"] or "{}")
    body.get("error", {}).pop("request_id", None)
    headers = {name for name in answer["multiValueHeaders"] if name != "x-request-id"}
    user = {name: type(value).__name__ for name, value in body.pop("user", {}).items()}
    return (answer["statusCode"], body, user, sorted(headers)), sorted(made)


@contextmanager
def calls_made() -> Iterator[list[Call]]:
    """Every call to AWS in this block: the operation, and the tables it is about."""
    made: list[Call] = []
    real = BaseClient._make_api_call

    def call(client: Any, operation: str, request: Json) -> Any:
        writes = [write for one in request.get("TransactItems", []) for write in one.items()]
        tables = [f"{kind} {write['TableName']}" for kind, write in writes]
        tables += [str(request["TableName"])] if "TableName" in request else []
        made.append((operation, *tables, *request.get("RequestItems", {})))
        return real(client, operation, request)

    with patch.object(BaseClient, "_make_api_call", call):
        yield made


def difference(handler: Handler, asked: Callable[[str], Json], known: str, *, pairs: int) -> float:
    """How much longer the median request about a known address takes than about an unknown one, in seconds.

    In turns, so that what the machine does meanwhile happens to both alike.
    """
    took: dict[bool, list[float]] = {True: [], False: []}
    for number in range(pairs + 3):
        unknown = unknown_address()
        for is_known in (number % 2 == 0, number % 2 == 1):
            email = known if is_known else unknown
            event = asked(email)
            began = time.perf_counter()
            answer = handler(event, None)
            seconds = time.perf_counter() - began
            assert answer["statusCode"] in (201, 202, 401), answer
            forget_guesses(email)
            if number >= 3:
                took[is_known].append(seconds)
    return statistics.median(took[True]) - statistics.median(took[False])
