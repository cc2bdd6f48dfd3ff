"""Publishing events, and sending references to queues."""

from shared.bus.publishing import Unpublished, publish
from shared.bus.queues import (
    Message,
    account_will_change,
    ask_for_key_rotation,
    ask_for_mail,
    ask_for_regeneration,
    ask_for_run,
    ask_to_apply_import,
    ask_to_check_index,
    consume,
    follow_invitation,
    messages,
)

__all__ = [
    "Message",
    "Unpublished",
    "account_will_change",
    "ask_for_key_rotation",
    "ask_for_mail",
    "ask_for_regeneration",
    "ask_for_run",
    "ask_to_apply_import",
    "ask_to_check_index",
    "consume",
    "follow_invitation",
    "messages",
    "publish",
]
