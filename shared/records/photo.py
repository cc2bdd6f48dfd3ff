"""A person's photo, as it was made anew from what they sent: small, and without anything but the picture."""

from typing import Annotated, Literal

from pydantic import Base64Bytes, BaseModel, ConfigDict, Field


class PhotoContent(BaseModel):
    """JPEG of at most 512 pixels a side; `data` is base64 in JSON."""

    model_config = ConfigDict(extra="forbid")

    media_type: Literal["image/jpeg"] = "image/jpeg"
    width: Annotated[int, Field(ge=1, le=512)]
    height: Annotated[int, Field(ge=1, le=512)]
    data: Annotated[Base64Bytes, Field(repr=False, max_length=48_000)]
