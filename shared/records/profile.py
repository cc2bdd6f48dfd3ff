"""The parts of the record besides experiences, as content that is sealed at rest."""

from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, EmailStr, Field, StringConstraints

from shared.records.enrichment import Proficiency, SkillCategory
from shared.records.evidence import Evidence
from shared.records.partial_date import PartialDate

Short = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=200)]
Medium = Annotated[str, StringConstraints(max_length=500)]
Long = Annotated[str, StringConstraints(max_length=20_000)]
Link = Annotated[str, StringConstraints(max_length=2000, pattern=r"^https?://\S+$")]


class _Content(BaseModel):
    model_config = ConfigDict(extra="forbid")


class ProfileContent(_Content):
    """Contact and self-description; `email` is for contact, never the login."""

    full_name: Short | None = None
    headline: Medium | None = None
    bio: Long | None = None
    avatar: Link | None = None
    email: EmailStr | None = None
    phone: Annotated[str, StringConstraints(max_length=50)] | None = None
    location: Medium | None = None
    linkedin_url: Link | None = None
    github_url: Link | None = None
    website_url: Link | None = None
    career_objective: Medium | None = None
    career_goals: Long | None = None


class EducationContent(_Content):
    institution: Short
    degree: Short | None = None
    field: Short | None = None
    start: PartialDate | None = None
    end: PartialDate | None = None
    score: Annotated[str, StringConstraints(max_length=50)] | None = None
    courses: list[Short] = Field(default=[], max_length=200)
    description: Long | None = None


class CertificationContent(_Content):
    name: Short
    issuer: Short | None = None
    issued: PartialDate | None = None
    expires: PartialDate | None = None
    credential_id: Short | None = None
    url: Link | None = None


class LanguageContent(_Content):
    language: Short
    fluency: Short | None = None


class ProjectContent(_Content):
    name: Short
    role: Short | None = None
    description: Long | None = None
    highlights: list[Long] = Field(default=[], max_length=100)
    technologies: list[Short] = Field(default=[], max_length=200)
    start: PartialDate | None = None
    end: PartialDate | None = None
    url: Link | None = None
    experience_ids: list[str] = []
    skill_ids: list[str] = []
    anonymized: bool = False


AccomplishmentKind = Literal[
    "award", "publication", "patent", "test_score", "course", "organization", "volunteering", "interest"
]


class AccomplishmentContent(_Content):
    kind: AccomplishmentKind
    title: Short
    issuer: Short | None = None
    date: PartialDate | None = None
    description: Long | None = None
    url: Link | None = None


class RecommendationContent(_Content):
    model_config = ConfigDict(extra="forbid", populate_by_name=True, serialize_by_alias=True)

    from_: Annotated[Short | None, Field(alias="from")] = None
    relation: Short | None = None
    text: Long
    date: PartialDate | None = None


class SkillContent(_Content):
    name: Short
    catalogue_id: str | None = None
    category: SkillCategory = "domain"
    proficiency: Proficiency | None = None
    years: float | None = None
    last_used: PartialDate | None = None
    primary: bool = False
    endorsements: int = 0
    evidence: list[Evidence] = []
    keywords: list[Short] = Field(default=[], max_length=200)
