"""Where a claim comes from: the record and the very words."""

from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field

LONGEST_EVIDENCE = 200


class Evidence(BaseModel):
    """Half-open offsets, in Unicode code points, into one field of one version of a record.

    Holds `field[start:end] == text`. A list item is addressed as `achievements[2]`.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    record_id: str
    record_version: int
    field: str
    start: Annotated[int, Field(ge=0)]
    end: Annotated[int, Field(ge=1)]
    text: Annotated[str, Field(min_length=1, max_length=LONGEST_EVIDENCE)]
