"""SQS entry point: what follows from what happened to an account, its mails, its events, its keys."""

from typing import Any

from functions.auth.service import data_keys, mailing, standing
from shared import bus
from shared.bus import Message


def handler(event: dict[str, Any], _context: Any) -> dict[str, Any]:
    """A message names a mail to write or one that came back, a key to rotate, or an account that changes."""
    return bus.consume(event, _follow, name="accounts")


def _follow(message: Message) -> None:
    said = message.body
    if "mail" in said:
        mailing.send_asked({name: str(value) for name, value in said.items()})
    elif "mail_trouble" in said:
        mailing.note_trouble(str(said["user_id"]), str(said["mail_trouble"]))
    elif "wanted" in said:
        wanted = said["wanted"]
        data_keys.carry_on(str(said["user_id"]), wanted=None if wanted is None else int(wanted))
    else:
        standing.tell(str(said["user_id"]))
