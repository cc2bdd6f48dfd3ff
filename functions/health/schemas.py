"""What health answers."""

from typing import Literal

from pydantic import BaseModel


class Health(BaseModel):
    """`services` names the parts that were asked and how they are."""

    status: Literal["healthy"]
    version: str
    services: dict[str, str]
