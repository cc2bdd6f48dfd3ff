"""What a takeout goes through, the names of its pieces, and which of its files are still needed."""

from datetime import datetime, timedelta

from functions.privacy.schemas.takeouts import TakeoutContent
from shared.table import Stored

PIECE_BYTES = 4_000_000
"""A piece fits into one answer of the gateway, in base64 and with its headers."""
EXPIRY = "takeout-expiry"
MADE_WITHIN = timedelta(hours=2)
"""A workflow ends within one; what still seems to run afterwards does not."""
STEPS = {
    "record": "Your record",
    "identity": "Your account and its security",
    "audit": "The log of accesses",
    "resumes": "Your resumes",
    "page": "A page to read it all",
    "pack": "Packing it up",
}
"""In this order, and in words."""
TOTAL_STEPS = len(STEPS)


def piece_name(number: int, count: int) -> str:
    """The file that a piece of the ZIP is kept in. How many there are is part of what it is sealed to."""
    return f"zip-{number:04}-of-{count:04}"


def is_wanted(stored: Stored[TakeoutContent] | None, name: str, now: datetime) -> bool:
    """Whether a file of a takeout is still needed: all of one being made, the pieces of one that is ready."""
    if stored is None or stored.clear["status"] == "failed":
        return False
    ends = stored.content.open().expires_at
    if ends is None:
        return now - stored.created_at <= MADE_WITHIN
    return ends > now and name.startswith("zip-")
