"""Takeouts: copies of everything, from the asking to the end of their seven days."""

from datetime import datetime
from typing import Literal

from pydantic import BaseModel, ConfigDict

Status = Literal["pending", "running", "ready", "failed", "expired"]


class TakeoutContent(BaseModel):
    """How far it is. `parts` are the pieces of the ZIP, `size` its bytes, `files` what is in it."""

    model_config = ConfigDict(extra="ignore")

    step: str = "waiting"
    done: int = 0
    size: int = 0
    parts: int = 0
    files: int = 0
    left_out: list[str] = []
    expires_at: datetime | None = None


class Turn(BaseModel):
    """The one takeout of a user that is being made."""

    takeout_id: str


class Progress(BaseModel):
    """`done` of `total` steps; `step` is the one that is being done, in words."""

    done: int
    total: int
    step: str


class TakeoutAnswer(BaseModel):
    """A takeout. Once it is `ready`, `parts` says in how many pieces the download comes.

    `left_out` says in words what could not be put in, and why.
    """

    id: str
    status: Status
    progress: Progress
    created_at: datetime
    expires_at: datetime | None
    size: int
    parts: int
    files: int
    left_out: list[str]


class Takeouts(BaseModel):
    data: list[TakeoutAnswer]
