"""What the collections answer: contents with their id, version and moments."""

from datetime import datetime

from pydantic import BaseModel

from shared.records.profile import (
    AccomplishmentContent,
    CertificationContent,
    EducationContent,
    LanguageContent,
    ProjectContent,
    RecommendationContent,
)


class Kept(BaseModel):
    """What every record has beside its content."""

    id: str
    version: int
    created_at: datetime
    updated_at: datetime


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
