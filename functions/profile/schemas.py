"""What the profile API answers: contents with their id, version and moments."""

from datetime import datetime

from pydantic import BaseModel

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
from shared.records.validation import changes_to


class Kept(BaseModel):
    """What every record has beside its content."""

    id: str
    version: int
    created_at: datetime
    updated_at: datetime


class ProfileAnswer(ProfileContent):
    """The profile; before anything is written, version 0 with every field null."""

    version: int
    updated_at: datetime | None


ProfileChanges = changes_to(ProfileContent, "ProfileChanges")


class EducationAnswer(Kept, EducationContent):
    pass


class CertificationAnswer(Kept, CertificationContent):
    pass


class LanguageAnswer(Kept, LanguageContent):
    pass


class ProjectAnswer(Kept, ProjectContent):
    pass


class AccomplishmentAnswer(Kept, AccomplishmentContent):
    pass


class RecommendationAnswer(Kept, RecommendationContent):
    pass


class SkillAnswer(Kept, SkillContent):
    pass
