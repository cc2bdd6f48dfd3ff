"""Skills as they are sent and answered."""

from datetime import datetime
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field

from shared.records.enrichment import Proficiency, SkillCategory
from shared.records.evidence import Evidence
from shared.records.partial_date import PastDate
from shared.records.profile import Short
from shared.records.validation import changes_to


class SkillInput(BaseModel):
    """What somebody says of a skill of theirs. What is left out is told by the catalogue and the record.

    What others say (endorsements) and what the record shows (evidence) cannot be written here.
    """

    model_config = ConfigDict(extra="forbid")

    name: Short
    catalogue_id: Annotated[str, Field(max_length=100)] | None = None
    category: SkillCategory | None = None
    proficiency: Proficiency | None = None
    years: Annotated[float, Field(ge=0, le=80)] | None = None
    last_used: PastDate | None = None
    primary: bool = False
    keywords: list[Short] = Field(default=[], max_length=200)
    hidden: bool = False


SkillChanges = changes_to(SkillInput, "SkillChanges")


class SkillAnswer(BaseModel):
    """A skill. `source` says who names it: its owner, or the experiences alone, which are its `sources`.

    `version` is 0 as long as experiences alone show it. `years` counts overlapping work once.
    """

    id: str
    name: str
    catalogue_id: str | None
    category: SkillCategory
    proficiency: Proficiency | None
    years: float | None
    first_used: str | None
    last_used: str | None
    primary: bool
    endorsements: int
    verified: bool
    keywords: list[str]
    hidden: bool
    source: Literal["own", "experiences"]
    sources: list[str]
    evidence: list[Evidence]
    version: int
    created_at: datetime | None
    updated_at: datetime | None


class SuggestedSkill(BaseModel):
    """A skill that is usual for a role and that the record does not show. Never a claim about anybody."""

    name: str
    catalogue_id: str
    category: SkillCategory
    suggested: Literal[True] = True


class RoleKnown(BaseModel):
    """The catalogue's occupation for a title."""

    id: str
    name: str


class SuggestionsAnswer(BaseModel):
    """Suggestions for a role; none where the catalogue does not know it."""

    role: str
    occupation: RoleKnown | None
    data: list[SuggestedSkill]
