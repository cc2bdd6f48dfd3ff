"""SQS entry point: summaries follow the record."""

from typing import Any

from functions.summaries.manifest import KINDS
from functions.summaries.service import regenerating
from shared import bus
from shared.auth import acting_for
from shared.bus import Message
from shared.table import UserPartition


def handler(event: dict[str, Any], _context: Any) -> dict[str, Any]:
    """Takes both what the bus tells of changes and what was asked for; each message on its own."""
    return bus.consume(event, _follow, name="summarize")


def _follow(message: Message) -> None:
    user_id = str(message.body["user_id"])
    with acting_for(user_id):
        partition = UserPartition(user_id)
        if "type" in message.body:
            if message.body.get("kind") in (None, *KINDS):
                regenerating.follow_change(partition)
        elif run_id := message.body.get("run_id"):
            regenerating.carry_out_run(partition, str(run_id))
        else:
            regenerating.regenerate_if_stale(partition, since=message.body.get("since"))
