"""Everything that is kept about one person, as the contents of records with their ids."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Generic, TypeVar

from pydantic import BaseModel

from shared.records.experience import ExperienceContent
from shared.records.profile import (
    AccomplishmentContent,
    CertificationContent,
    EducationContent,
    LanguageContent,
    ProfileContent,
    ProjectContent,
    RecommendationContent,
    SkillContent,
)

Content = TypeVar("Content", bound=BaseModel)


@dataclass(frozen=True)
class Sourced(Generic[Content]):
    """A record's content, and the id and version that a sentence made of it names as its source."""

    id: str
    content: Content
    version: int = 1


@dataclass(frozen=True)
class WholeRecord:
    """A person's record. `profile_id` names the profile as a source, as the other ids do theirs."""

    profile: ProfileContent = field(default_factory=ProfileContent)
    profile_id: str = "profile"
    profile_version: int = 1
    experiences: Sequence[Sourced[ExperienceContent]] = ()
    education: Sequence[Sourced[EducationContent]] = ()
    certifications: Sequence[Sourced[CertificationContent]] = ()
    languages: Sequence[Sourced[LanguageContent]] = ()
    projects: Sequence[Sourced[ProjectContent]] = ()
    skills: Sequence[Sourced[SkillContent]] = ()
    accomplishments: Sequence[Sourced[AccomplishmentContent]] = ()
    recommendations: Sequence[Sourced[RecommendationContent]] = ()
