"""Request and response models of the profile domain."""

from functions.profile.schemas.collections import (
    AccomplishmentAnswer,
    CertificationAnswer,
    EducationAnswer,
    Kept,
    LanguageAnswer,
    ProjectAnswer,
    RecommendationAnswer,
)
from functions.profile.schemas.profile import (
    Completeness,
    CompletenessPart,
    NextStep,
    PhotoAnswer,
    ProfileAnswer,
    ProfileChanges,
)

__all__ = [
    "AccomplishmentAnswer",
    "CertificationAnswer",
    "Completeness",
    "CompletenessPart",
    "EducationAnswer",
    "Kept",
    "LanguageAnswer",
    "NextStep",
    "PhotoAnswer",
    "ProfileAnswer",
    "ProfileChanges",
    "ProjectAnswer",
    "RecommendationAnswer",
]
