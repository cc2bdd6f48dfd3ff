"""SQS entry point: the search index follows the record."""

from typing import Any

from functions.search.service import following
from shared import bus
from shared.auth import acting_for
from shared.bus import Message
from shared.table import UserPartition


def handler(event: dict[str, Any], _context: Any) -> dict[str, Any]:
    """A burst is followed once: what the first message of a user led to holds what the others tell."""
    followed: set[str] = set()

    def follow(message: Message) -> None:
        user_id, check = str(message.body["user_id"]), bool(message.body.get("check"))
        if not following.concerns_search(message.body) or (user_id in followed and not check):
            return
        with acting_for(user_id):
            following.follow(UserPartition(user_id), check=check)
        followed.add(user_id)

    return bus.consume(event, follow, name="index")
