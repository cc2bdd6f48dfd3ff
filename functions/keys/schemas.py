"""What the keys API answers. Never a key: only which version, and since when."""

from datetime import datetime

from pydantic import BaseModel

from shared.vault import Purpose


class DataKeyAnswer(BaseModel):
    """The newest version of one's key for a purpose: one's record, or one's account."""

    purpose: Purpose
    version: int
    rotation_count: int
    last_rotated: datetime


class DataKeysAnswer(BaseModel):
    data: list[DataKeyAnswer]


class WantedKey(BaseModel):
    """The version that is on its way."""

    purpose: Purpose
    version: int


class RotationAnswer(BaseModel):
    """A rotation that was asked for; it is done where the keys have these versions."""

    wanted: list[WantedKey]
