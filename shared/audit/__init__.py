"""The audit log: who did what to which record, when, with what outcome. Append-only."""

from shared.audit.entry import Entry, Origin, Stage
from shared.audit.log import Excerpt, LoggedRequest, Told, excerpt
from shared.audit.writer import concerning, insert, subject

__all__ = [
    "Entry",
    "Excerpt",
    "LoggedRequest",
    "Origin",
    "Stage",
    "Told",
    "concerning",
    "excerpt",
    "insert",
    "subject",
]
