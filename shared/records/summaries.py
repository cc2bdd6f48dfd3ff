"""Tier 2 and tier 3: what the record adds up to, each claim with its sources."""

from datetime import datetime
from decimal import Decimal

from pydantic import BaseModel, ConfigDict, Field

from shared.records.enrichment import Finding
from shared.records.evidence import Evidence
from shared.records.fields import Money


class _Part(BaseModel):
    model_config = ConfigDict(extra="forbid", serialize_by_alias=True, populate_by_name=True)


class IndustryYears(_Part):
    name: str
    years: float


class SkillYears(_Part):
    """A skill with the years of work that used it; `sources` are ids of experiences."""

    name: str
    years: float
    last_used: str | None
    sources: list[str]


class CareerStep(_Part):
    from_: str = Field(alias="from")
    to: str | None
    title: str
    organization: str
    level: str | None


class KeyAchievement(Finding):
    text: str
    sources: list[str]


class Leadership(_Part):
    years: float
    largest_team: int | None = None
    budget: Money | Decimal | None = None
    currency: str | None = None
    sources: list[str]


class ProfileSummary(_Part):
    """Tier 2: one a user."""

    total_years_experience: float
    industries: list[IndustryYears]
    core_strengths: list[str]
    technical_skills: list[SkillYears]
    soft_skills: list[SkillYears]
    career_progression: list[CareerStep]
    key_achievements: list[KeyAchievement]
    leadership: Leadership | None
    total_positions: int
    total_organizations: int
    career_start: str | None
    last_regenerated: datetime
    source_version: int


class QuickSummary(_Part):
    """Tier 3: one a user, made to be read at a glance."""

    headline: str = Field(max_length=200)
    executive_summary: str = Field(max_length=500)
    evidence: list[Evidence]
    key_skills: list[str] = Field(max_length=10)
    years_experience: float
    current_role: str | None
    industries: list[str]
    key_strengths: list[str]
    career_goals: str | None
    total_roles: int
    last_updated: datetime
    source_version: int
