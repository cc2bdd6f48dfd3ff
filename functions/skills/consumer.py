"""SQS entry point: invitations are mailed, and answers brought home."""

from typing import Any

from functions.skills import service
from shared import bus
from shared.auth import acting_for
from shared.bus import Message
from shared.table import UserPartition


def handler(event: dict[str, Any], _context: Any) -> dict[str, Any]:
    """Each message on its own; what is to be done is seen from how far the invitation is."""
    return bus.consume(event, _carry_on, name="invite")


def _carry_on(message: Message) -> None:
    user_id = str(message.body["user_id"])
    with acting_for(user_id):
        service.carry_on(UserPartition(user_id), str(message.body["invitation_id"]))
