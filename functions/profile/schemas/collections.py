"""What the collections answer: contents with their id, version and moments."""

from datetime import datetime
from typing import Self

from pydantic import BaseModel, model_validator

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

    @model_validator(mode="after")
    def dates_agree(self) -> Self:
        """In place of the rule for what comes in: what was accepted is answered as it is."""
        return self


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
