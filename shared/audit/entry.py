"""One entry of the audit log: who did what, to what, and how it ended."""

from dataclasses import dataclass, field
from enum import StrEnum


class Stage(StrEnum):
    """A write is recorded twice under one id, before and after it; a read once."""

    ATTEMPT = "attempt"
    OUTCOME = "outcome"
    READ = "read"


@dataclass(frozen=True)
class Origin:
    """Where a request came from. Sealed in the log under a key that dies with the account."""

    ip: str = field(default="", repr=False)
    user_agent: str = field(default="", repr=False)


@dataclass(frozen=True, kw_only=True)
class Entry:
    """`user` is a pseudonym; `path` holds ids only; `error` is the code of a refusal."""

    id: str
    stage: Stage
    user: str
    action: str
    resource_type: str
    resource_id: str | None
    method: str
    path: str
    request_id: str
    status: int | None = None
    duration_ms: int | None = None
    success: bool | None = None
    error: str | None = None
