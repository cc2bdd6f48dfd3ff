"""SQS entry point: files of takeouts that are over are removed."""

from typing import Any

from functions.privacy.service import leftovers
from shared import bus
from shared.auth import acting_for
from shared.bus import Message
from shared.table import UserPartition


def handler(event: dict[str, Any], _context: Any) -> dict[str, Any]:
    """Takes each message on its own; it names a user."""
    return bus.consume(event, _clear_away, name="clear takeouts away")


def _clear_away(message: Message) -> None:
    user_id = str(message.body["user_id"])
    with acting_for(user_id):
        leftovers.clear_away(UserPartition(user_id))
