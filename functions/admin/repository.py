"""What administrators reach: the audit log, never by a scan, and accounts by way of who keeps them."""

import json
from collections.abc import Iterator
from typing import Any

from shared import aws, config
from shared.errors import Unavailable
from shared.table.audit import Row, Wanted, entries_of_all, entries_of_user


def entries(user: str | None, wanted: Wanted) -> Iterator[Row]:
    """The entries of one pseudonym, or of all, newest first."""
    return entries_of_all(wanted) if user is None else entries_of_user(user, wanted)


def account(user_id: str) -> dict[str, Any] | None:
    """How an account stands, or None."""
    return _ask_auth("read_account", user_id=user_id)


def change_account(user_id: str, changes: dict[str, str], *, seen: dict[str, str], request_id: str) -> Any:
    """The account after the changes. None where it is gone, or not as it was seen any more."""
    return _ask_auth("change_account", user_id=user_id, request_id=request_id, **seen, **changes)


def _ask_auth(step: str, **asked: str) -> dict[str, Any] | None:
    """A call that IAM signs and allows; the other side knows no other proof of who asks."""
    answer = aws.own("lambda").invoke(
        FunctionName=config.read("FUNCTION_AUTH_STEPS"), Payload=json.dumps({"step": step, **asked}).encode()
    )
    payload = json.loads(answer["Payload"].read())
    if answer.get("FunctionError"):
        raise Unavailable()
    found: dict[str, Any] | None = payload["account"]
    return found
