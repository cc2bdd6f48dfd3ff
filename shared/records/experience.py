"""A stretch of work, as its owner tells it (tier 1 of the record)."""

from typing import Annotated, Literal, Self

from pydantic import BaseModel, ConfigDict, Field, StringConstraints, ValidationInfo, model_validator

from shared.records.fields import Currency, Line, Money, Name
from shared.records.partial_date import PartialDate, PastDate, check_period

ExperienceType = Literal["work", "military", "volunteer", "project", "other"]
EmploymentType = Literal["full_time", "part_time", "contract", "internship", "freelance", "temporary"]


class ExperienceContent(BaseModel):
    """The words and figures of one experience: everything in it is sealed at rest."""

    model_config = ConfigDict(extra="forbid")

    title: Name
    organization: Name
    department: Annotated[str, StringConstraints(max_length=100)] | None = None
    location: Annotated[str, StringConstraints(max_length=255)] | None = None
    description: Annotated[str, StringConstraints(max_length=20_000)] = ""
    start_date: PastDate
    end_date: PartialDate | None = None
    is_current: bool = False
    experience_type: ExperienceType = "work"
    employment_type: EmploymentType | None = None
    industry: Annotated[str, StringConstraints(max_length=100)] | None = None
    role_type: Annotated[str, StringConstraints(max_length=50)] | None = None
    responsibilities: list[Line] = Field(default=[], max_length=100)
    achievements: list[Line] = Field(default=[], max_length=100)
    technologies: list[Name] = Field(default=[], max_length=200)
    team_size: Annotated[int, Field(ge=0, le=10_000_000)] | None = None
    budget_managed: Money | None = None
    revenue_impact: Money | None = None
    cost_savings: Money | None = None
    currency: Currency | None = None

    @model_validator(mode="after")
    def dates_agree(self, info: ValidationInfo) -> Self:
        """end_date is absent exactly when is_current; start <= end."""
        if self.is_current and self.end_date is not None:
            raise ValueError("end_date: A current position has no end date.")
        if not self.is_current and self.end_date is None:
            raise ValueError("end_date: Give an end date, or say that the position is current.")
        check_period(self.start_date, self.end_date, info, named="end_date")
        return self
