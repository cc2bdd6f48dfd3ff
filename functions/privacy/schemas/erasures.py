"""The receipt of an erasure: moments and counts, no name."""

from datetime import datetime
from typing import Literal

from pydantic import BaseModel


class ErasureAnswer(BaseModel):
    """`counts` says how many keys, records, versions of files and rows of the account were removed."""

    status: Literal["erasing", "erased"]
    begun_at: datetime
    erased_at: datetime | None
    counts: dict[str, int]
