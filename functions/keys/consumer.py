"""SQS entry point: a user's record is sealed under a newer key, visit by visit."""

from typing import Any

from functions.keys import service
from shared import bus
from shared.auth import acting_for
from shared.bus import Message


def handler(event: dict[str, Any], _context: Any) -> dict[str, Any]:
    """Takes each message on its own; what is not done yet comes again as a new message."""
    return bus.consume(event, _carry_on, name="rotate key")


def _carry_on(message: Message) -> None:
    user_id, wanted = str(message.body["user_id"]), message.body.get("wanted")
    with acting_for(user_id):
        service.carry_on(user_id, wanted=None if wanted is None else int(wanted))
