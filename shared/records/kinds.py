"""Every kind of record that a user's partition holds: its key and what is sealed in it."""

from shared.records.enrichment import Enrichment
from shared.records.experience import ExperienceContent
from shared.records.photo import PhotoContent
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
from shared.records.skills import AssessmentContent, EndorsementContent, InvitationContent, SkillUses
from shared.records.summaries import ProfileSummary, QuickSummary
from shared.table import Kind

EXPERIENCES = Kind("EXPERIENCE", ExperienceContent, searched=True)
"""Tier 1. Clear: `attempt`, raised when its owner asks for another enrichment."""

ENRICHMENTS = Kind("ENRICHMENT", Enrichment, searched=True)
"""The findings for one experience, under the experience's id. Clear: `of_version`, `attempt`."""

FINDINGS = Kind("FINDING", Enrichment, counts=False)
"""What one step of an enrichment found, until all are checked together.

Id `<experience>#<version>#<attempt>#<step>`; expires by itself where nobody came to check it.
"""

PROFILE = Kind("PROFILE", ProfileContent, single=True, searched=True)
PHOTO = Kind("PHOTO", PhotoContent, single=True, counts=False)
EDUCATION = Kind("EDUCATION", EducationContent, counts=False, searched=True)
CERTIFICATIONS = Kind("CERTIFICATION", CertificationContent, counts=False, searched=True)
LANGUAGES = Kind("LANGUAGE", LanguageContent, counts=False, searched=True)
PROJECTS = Kind("PROJECT", ProjectContent, counts=False, searched=True)
ACCOMPLISHMENTS = Kind("ACCOMPLISHMENT", AccomplishmentContent, counts=False, searched=True)
RECOMMENDATIONS = Kind("RECOMMENDATION", RecommendationContent, counts=False, searched=True)
SKILLS = Kind("SKILL", SkillContent, counts=False, searched=True)

ASSESSMENTS = Kind("ASSESSMENT", AssessmentContent, counts=False)
INVITATIONS = Kind("INVITATION", InvitationContent, counts=False)
"""Clear: `status` (sent, answered, declined), `expires_at`."""
ENDORSEMENTS = Kind("ENDORSEMENT", EndorsementContent, counts=False)
"""Under the id of the invitation that it answers. Clear: `status` (pending, accepted, declined)."""

SKILL_USES = Kind("SUMMARY#SKILLS", SkillUses, single=True, counts=False)
PROFILE_SUMMARY = Kind("SUMMARY#PROFILE", ProfileSummary, single=True, counts=False)
QUICK_SUMMARY = Kind("SUMMARY#QUICK", QuickSummary, single=True, counts=False)
"""Tiers 2 and 3. Clear: `source_version`, the count of changes they were made from."""
