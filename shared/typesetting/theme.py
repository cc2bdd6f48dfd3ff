"""The few choices a user has about how a document looks; everything else is the template's."""

from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, StringConstraints

Page = Literal["a4", "letter"]
PAPER: dict[Page, str] = {"a4": "a4", "letter": "us-letter"}
"""The names that Typst has for these."""

Density = Literal["compact", "normal", "airy"]
SCALE: dict[Density, tuple[float, float]] = {
    "compact": (9.2, 0.86),
    "normal": (10.0, 1.0),
    "airy": (10.6, 1.16),
}
"""Size of the text in points, and the factor on the space between things."""


class Theme(BaseModel):
    """An accent colour (`#rrggbb`) and a density."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    accent: Annotated[str, StringConstraints(pattern=r"^#[0-9a-fA-F]{6}$")] = "#1f5c7a"
    density: Density = "normal"
