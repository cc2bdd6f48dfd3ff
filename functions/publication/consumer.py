"""SQS entry point: the public page follows the record, and the account."""

from typing import Any

from functions.publication import service
from shared import bus
from shared.auth import acting_for
from shared.bus import Message
from shared.table import UserPartition

_AWAY = ("deactivated", "pending_deletion", "erasing")


def handler(event: dict[str, Any], _context: Any) -> dict[str, Any]:
    """Each message on its own, in any order and any number.

    What the record holds is looked up; how an account stands counts by the moment of which that was true.
    """
    return bus.consume(event, _follow, name="publish")


def _follow(message: Message) -> None:
    user_id, as_of = str(message.body["user_id"]), str(message.body.get("as_of") or "")
    with acting_for(user_id):
        if message.body["type"] != "account.status_changed.v1":
            service.follow(UserPartition(user_id))
        elif message.body["status"] in _AWAY:
            service.withdraw(UserPartition(user_id), as_of=as_of)
        else:
            service.come_back(UserPartition(user_id), as_of=as_of)
