"""Skills as the record shows them, and what others say of them."""

from datetime import datetime
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, EmailStr, Field, StringConstraints

from shared.ids import Id
from shared.records.enrichment import SkillCategory
from shared.records.evidence import Evidence
from shared.records.fields import Name
from shared.records.partial_date import PartialDate

Words = Name
InvitationKind = Literal["endorsement", "verification"]
InvitationLocale = Literal["en", "fr"]
"""The languages in which somebody can be asked by mail."""


class _Part(BaseModel):
    model_config = ConfigDict(extra="forbid")


class YearOfUse(_Part):
    """How many months of a calendar year used a skill."""

    year: int
    months: Annotated[int, Field(ge=1, le=12)]


class SkillUse(_Part):
    """A skill that experiences show. `years` counts overlaps once; `sources` are ids of experiences."""

    id: Id
    name: str
    catalogue_id: str | None = None
    category: SkillCategory
    years: float
    first_used: str | None = None
    last_used: str | None = None
    sources: list[Id]
    evidence: list[Evidence]
    by_year: list[YearOfUse] = []


class SkillUses(_Part):
    """All skills that the experiences show, the longest used first; made along with the summaries."""

    skills: list[SkillUse]
    made_at: datetime
    source_version: int


class AssessmentContent(_Part):
    """How good somebody was at a skill on a day, from 0 to 100, as they see it themselves."""

    skill_id: Id
    assessed_on: PartialDate
    score: Annotated[int, Field(ge=0, le=100)]


class InvitationContent(_Part):
    """Somebody is asked by mail to say something about a skill.

    `secret` is what the mailed link carries; only its hash is known outside the partition.
    """

    skill_id: Id
    skill: str
    kind: InvitationKind
    email: EmailStr
    name: Words | None = None
    relation: Words | None = None
    message: Annotated[str, StringConstraints(max_length=1000)] | None = None
    locale: InvitationLocale = "en"
    secret: str = Field(repr=False)


class EndorsementContent(_Part):
    """What somebody who was asked said about a skill. `name` and `relation` are their own words."""

    skill_id: Id
    skill: str
    kind: InvitationKind
    invitation_id: Id
    name: Words
    relation: Words | None = None
    statement: Annotated[str, StringConstraints(max_length=2000)] | None = None
