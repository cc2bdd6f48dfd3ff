"""The parts of the record besides experiences, as content that is sealed at rest."""

from typing import Annotated, Literal, Self

from pydantic import (
    BaseModel,
    ConfigDict,
    EmailStr,
    Field,
    StringConstraints,
    ValidationInfo,
    model_validator,
)

from shared.ids import Id
from shared.records.enrichment import Proficiency, SkillCategory
from shared.records.evidence import Evidence
from shared.records.experience import EmploymentType
from shared.records.fields import Currency, Link, Money, Name
from shared.records.partial_date import PartialDate, PastDate, check_period

Short = Name
Medium = Annotated[str, StringConstraints(max_length=500)]
Long = Annotated[str, StringConstraints(max_length=20_000)]
Slug = Annotated[str, StringConstraints(pattern=r"^[a-z0-9](?:[a-z0-9-]{1,48}[a-z0-9])$")]
"""How a public page is called: 3 to 50 small letters, digits and hyphens."""
Unguessable = Annotated[str, StringConstraints(pattern=r"^[A-Za-z0-9_-]{22}$")]
"""A name of 128 bits at random."""
Visibility = Literal["private", "unlisted", "public"]
Part = Literal[
    "photo", "headline", "bio", "location", "email", "phone", "links", "experiences", "education",
    "certifications", "languages", "projects", "accomplishments", "recommendations", "skills",
]  # fmt: skip
"""What others may be shown of a record; the name always is."""
USUALLY_SHOWN: tuple[Part, ...] = (
    "photo", "headline", "bio", "links", "experiences", "education", "certifications", "languages", "skills"
)  # fmt: skip
"""Without a choice: what a career consists of, and nothing that reaches a person or speaks of others."""
WorkMode = Literal["onsite", "hybrid", "remote"]


class _Content(BaseModel):
    model_config = ConfigDict(extra="forbid")


class Salary(_Content):
    """The least somebody wants to earn, before tax."""

    minimum: Money
    currency: Currency
    per: Literal["hour", "day", "month", "year"] = "year"


class Preferences(_Content):
    """What the next job should be like. Never shown to others."""

    desired_titles: list[Short] = Field(default=[], max_length=20)
    desired_locations: list[Short] = Field(default=[], max_length=20)
    work_modes: list[WorkMode] = Field(default=[], max_length=3)
    employment_types: list[EmploymentType] = Field(default=[], max_length=6)
    willing_to_relocate: bool | None = None
    available_from: PartialDate | None = None
    salary: Salary | None = None


class ProfileContent(_Content):
    """Contact and self-description; `email` is for contact, never the login.

    `shown` are the parts of the record that others see on the public page, where `visibility` has one.
    An unlisted page has the name `unlisted_as`, which nobody can guess, and a new one each time it is
    made: it is ours to choose.
    """

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
    preferences: Preferences = Preferences()
    visibility: Visibility = "private"
    slug: Slug | None = None
    shown: list[Part] = Field(default=list(USUALLY_SHOWN), max_length=15)
    unlisted_as: Unguessable | None = None


class EducationContent(_Content):
    institution: Short
    degree: Short | None = None
    field: Short | None = None
    start: PartialDate | None = None
    end: PartialDate | None = None
    score: Annotated[str, StringConstraints(max_length=50)] | None = None
    courses: list[Short] = Field(default=[], max_length=200)
    description: Long | None = None

    @model_validator(mode="after")
    def dates_agree(self, info: ValidationInfo) -> Self:
        check_period(self.start, self.end, info, named="end")
        return self


class CertificationContent(_Content):
    name: Short
    issuer: Short | None = None
    issued: PartialDate | None = None
    expires: PartialDate | None = None
    credential_id: Short | None = None
    url: Link | None = None

    @model_validator(mode="after")
    def dates_agree(self, info: ValidationInfo) -> Self:
        check_period(self.issued, self.expires, info, named="expires")
        return self


class LanguageContent(_Content):
    language: Short
    fluency: Short | None = None


class ProjectContent(_Content):
    """Something that was made or done, for a `client` and with `people` where they are named.

    `anonymized` replaces them, wherever they stand, in everything that is made for others to read.
    """

    name: Short
    client: Short | None = None
    people: list[Short] = Field(default=[], max_length=50)
    role: Short | None = None
    description: Long | None = None
    highlights: list[Long] = Field(default=[], max_length=100)
    technologies: list[Short] = Field(default=[], max_length=200)
    start: PartialDate | None = None
    end: PartialDate | None = None
    url: Link | None = None
    experience_ids: list[Id] = Field(default=[], max_length=50)
    skill_ids: list[Id] = Field(default=[], max_length=100)
    anonymized: bool = False

    @model_validator(mode="after")
    def dates_agree(self, info: ValidationInfo) -> Self:
        check_period(self.start, self.end, info, named="end")
        return self


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
    """A skill as its owner keeps it. What is null is told by the experiences that use it, where any do.

    `hidden` leaves it out of everything, although experiences show it.
    """

    name: Short
    catalogue_id: str | None = None
    category: SkillCategory = "domain"
    proficiency: Proficiency | None = None
    years: Annotated[float, Field(ge=0, le=80)] | None = None
    last_used: PastDate | None = None
    primary: bool = False
    endorsements: int = 0
    evidence: list[Evidence] = []
    keywords: list[Short] = Field(default=[], max_length=200)
    hidden: bool = False
