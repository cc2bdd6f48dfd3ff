"""Fields that several shapes share, with their bounds."""

from typing import Annotated, Literal
from zoneinfo import available_timezones

from pydantic import AfterValidator, BaseModel, ConfigDict, EmailStr, Field, StringConstraints, TypeAdapter


class Input(BaseModel):
    """What is not asked for is refused."""

    model_config = ConfigDict(extra="forbid")


def _is_a_timezone(name: str) -> str:
    if name not in available_timezones():
        raise ValueError("Give a name of the IANA time zone database, such as Europe/Paris.")
    return name


Username = Annotated[
    str, StringConstraints(strip_whitespace=True, pattern=r"^[A-Za-z0-9](?:[A-Za-z0-9._-]{1,48})[A-Za-z0-9]$")
]
Email = Annotated[EmailStr, Field(max_length=254)]
ADDRESS: TypeAdapter[str] = TypeAdapter(Email)
"""Checks an address that comes otherwise than in a field."""
NewPassword = Annotated[str, Field(min_length=12, max_length=128)]
KnownPassword = Annotated[str, Field(min_length=1, max_length=128)]
PersonName = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=100)]
Label = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=100)]
Locale = Annotated[str, StringConstraints(pattern=r"^[a-z]{2,3}(-[A-Z]{2})?$")]
Timezone = Annotated[str, AfterValidator(_is_a_timezone)]
Delivery = Literal["cookie", "body"]
Secret = Annotated[str, Field(min_length=1, max_length=500)]
