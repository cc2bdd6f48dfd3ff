"""Publishing events, and sending references to queues."""

from shared.bus.publishing import Unpublished, publish
from shared.bus.queues import (
    Message,
    ask_for_regeneration,
    ask_for_run,
    ask_to_apply_import,
    consume,
    messages,
)

__all__ = [
    "Message",
    "Unpublished",
    "ask_for_regeneration",
    "ask_for_run",
    "ask_to_apply_import",
    "consume",
    "messages",
    "publish",
]
