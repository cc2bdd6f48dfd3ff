"""Every kind of record that a user's partition holds: its key and what is sealed in it."""

from shared.records.enrichment import Enrichment
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
from shared.records.summaries import ProfileSummary, QuickSummary
from shared.table import Kind

EXPERIENCES = Kind("EXPERIENCE", ExperienceContent)
"""Tier 1. Clear: `attempt`, raised when its owner asks for another enrichment."""

ENRICHMENTS = Kind("ENRICHMENT", Enrichment)
"""The findings for one experience, under the experience's id. Clear: `of_version`, `attempt`."""

FINDINGS = Kind("FINDING", Enrichment, counts=False)
"""What one step of an enrichment found, until all are checked together.

Id `<experience>#<version>#<attempt>#<step>`; expires by itself where nobody came to check it.
"""

PROFILE = Kind("PROFILE", ProfileContent, single=True)
EDUCATION = Kind("EDUCATION", EducationContent, counts=False)
CERTIFICATIONS = Kind("CERTIFICATION", CertificationContent, counts=False)
LANGUAGES = Kind("LANGUAGE", LanguageContent, counts=False)
PROJECTS = Kind("PROJECT", ProjectContent, counts=False)
ACCOMPLISHMENTS = Kind("ACCOMPLISHMENT", AccomplishmentContent, counts=False)
RECOMMENDATIONS = Kind("RECOMMENDATION", RecommendationContent, counts=False)
SKILLS = Kind("SKILL", SkillContent, counts=False)

PROFILE_SUMMARY = Kind("SUMMARY#PROFILE", ProfileSummary, single=True, counts=False)
QUICK_SUMMARY = Kind("SUMMARY#QUICK", QuickSummary, single=True, counts=False)
"""Tiers 2 and 3. Clear: `source_version`, the count of changes they were made from."""
