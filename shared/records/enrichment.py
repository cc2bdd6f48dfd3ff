"""What enrichment finds in one experience. Every finding carries its evidence."""

from datetime import datetime
from decimal import Decimal
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, PlainSerializer

from shared.records.evidence import Evidence

Amount = Annotated[
    Decimal,
    PlainSerializer(
        lambda value: int(value) if value == int(value) else float(value),
        return_type=int | float,
        when_used="json",
    ),
]
SkillCategory = Literal["technical", "soft", "language", "tool", "domain"]
Proficiency = Literal["beginner", "intermediate", "advanced", "expert"]
Status = Literal["pending", "running", "done", "failed"]


class Finding(BaseModel):
    model_config = ConfigDict(extra="forbid")
    evidence: list[Evidence] = Field(min_length=1)


class SkillFound(Finding):
    """A skill, by its common name. `catalogue_id` where the catalogue knows it."""

    name: str
    catalogue_id: str | None = None
    category: SkillCategory
    proficiency: Proficiency | None = None


class TechnologyFound(Finding):
    """A product, machine, program or programming language that was used."""

    name: str


class Impact(Finding):
    """A stated quantity of scope or result, in base units: 4.2 million -> 4200000, 38 % -> 38.

    `value` is the size of the claim; `from` and `to` the state before and after where both are stated.
    `factor` is a ratio: "cut in half" -> 0.5, "doubled" -> 2. `time` says its unit (seconds ... years).
    """

    model_config = ConfigDict(extra="forbid", populate_by_name=True, serialize_by_alias=True)

    kind: Literal["money", "percent", "count", "time", "factor"]
    metric: str
    value: Amount
    from_: Annotated[Amount | None, Field(alias="from")] = None
    to: Amount | None = None
    unit: str | None = None
    currency: str | None = None
    direction: Literal["up", "down", "none"] = "none"


class Quote(Finding):
    """A sentence of the record that stands for itself: an achievement or a highlight."""

    text: str


class Category(BaseModel):
    """What kind of work it was; what the words do not show stays null."""

    model_config = ConfigDict(extra="forbid")

    industry: str | None = None
    function: str | None = None
    level: str | None = None


class Enrichment(BaseModel):
    """All findings for one version of one experience."""

    model_config = ConfigDict(extra="forbid", serialize_by_alias=True)

    status: Status = "pending"
    reason: str | None = None
    model: str | None = None
    at: datetime | None = None
    skills: list[SkillFound] = []
    technologies: list[TechnologyFound] = []
    impacts: list[Impact] = []
    achievements: list[Quote] = []
    highlights: list[Quote] = []
    category: Category = Category()
