"""How a skill developed."""

from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field

from shared.records.partial_date import PartialDate
from shared.records.skills import YearOfUse


class AssessmentInput(BaseModel):
    """How good somebody is at a skill, from 0 to 100, on a day; today where none is given."""

    model_config = ConfigDict(extra="forbid")

    score: Annotated[int, Field(ge=0, le=100)]
    assessed_on: PartialDate | None = None


class AssessmentAnswer(BaseModel):
    id: str
    assessed_on: str
    score: int


class ProgressionAnswer(BaseModel):
    """A skill over the years.

    `years` are months of work a year that used it; `growth_rate` is points of the score a year over all
    assessments (least squares), null below two different days; `market_demand` is null until job
    postings tell it.
    """

    skill_id: str
    skill: str
    years: list[YearOfUse]
    assessments: list[AssessmentAnswer]
    growth_rate: float | None
    market_demand: int | None = None
