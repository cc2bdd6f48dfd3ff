"""Identity data, by way of who keeps them: calls that IAM signs and allows, and that nothing writes down."""

import json
from datetime import datetime
from typing import Any

from shared import aws, config
from shared.errors import Unavailable


def take_out(user_id: str) -> dict[str, Any]:
    """What auth keeps about the user, without secrets."""
    return _ask("take_out", user_id)


def begin_erasure(user_id: str, *, replayed: bool) -> tuple[str, str]:
    """Closes the account for good where its time is over. Gives how it stands, and the receipt's hash."""
    answer = _ask("begin_erasure", user_id, replayed=replayed)
    return str(answer["state"]), str(answer["receipt_hash"])


def finish_erasure(user_id: str) -> int:
    """Removes every row of the account. Gives how many there were."""
    return int(_ask("finish_erasure", user_id)["rows"])


def last_use(user_id: str) -> datetime | None:
    """When the account was used last; None where it is gone, or going anyway."""
    answer = _ask("use_of_account", user_id)
    return datetime.fromisoformat(answer["last_seen"]) if answer["state"] == "standing" else None


def is_leaving(user_id: str) -> bool:
    """Whether the account is to be erased and may still come back."""
    return bool(_ask("use_of_account", user_id)["state"] == "leaving")


def close_inactive(user_id: str) -> bool:
    """Begins the end of an account that nobody uses. False where it was used since."""
    return bool(_ask("close_inactive", user_id)["closed"])


def _ask(step: str, user_id: str, **asked: Any) -> dict[str, Any]:
    """The answer of auth's function for such questions. Raises Unavailable where it has none."""
    answer = aws.own("lambda").invoke(
        FunctionName=config.read("FUNCTION_AUTH_RIGHTS"),
        Payload=json.dumps({"step": step, "user_id": user_id, **asked}).encode(),
    )
    payload = json.loads(answer["Payload"].read())
    if answer.get("FunctionError"):
        raise Unavailable()
    found: dict[str, Any] = payload
    return found
