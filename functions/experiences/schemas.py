"""What the experiences API takes and answers."""

from datetime import datetime
from typing import Literal, Self

from pydantic import BaseModel, Field, model_validator

from shared.records.enrichment import Enrichment
from shared.records.experience import ExperienceContent
from shared.records.validation import changes_to


class ExperienceAnswer(ExperienceContent):
    """An experience with what enrichment found in this version of it."""

    id: str
    version: int
    created_at: datetime
    updated_at: datetime
    enrichment: Enrichment

    @model_validator(mode="after")
    def dates_agree(self) -> Self:
        """In place of the rule for what comes in: what was accepted is answered as it is."""
        return self


class ExperienceInput(ExperienceContent):
    """An experience made by hand. Needs words about it; an import may come without."""

    description: str = Field(min_length=1, max_length=20_000)


ExperienceChanges = changes_to(ExperienceContent, "ExperienceChanges")


class Match(BaseModel):
    """Where a search word stands: half-open offsets, in code points, into a field."""

    field: str
    start: int
    end: int


class SearchHit(BaseModel):
    """`score` is relevance, higher is better; 0 where only filters were given."""

    experience: ExperienceAnswer
    score: float
    matches: list[Match]


class EnrichmentAsked(BaseModel):
    """Enrichment goes on after the answer; `href` is where its status stands."""

    status: Literal["pending"] = "pending"
    href: str
