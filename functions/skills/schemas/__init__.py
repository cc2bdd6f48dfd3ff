"""Request and response models of the skills domain."""

from functions.skills.schemas.endorsements import (
    EndorsementAnswer,
    EndorsementDecision,
    InvitationAnswer,
    InvitationInput,
    Question,
    Reply,
)
from functions.skills.schemas.progression import AssessmentAnswer, AssessmentInput, ProgressionAnswer
from functions.skills.schemas.skills import (
    SkillAnswer,
    SkillChanges,
    SkillInput,
    SuggestedSkill,
    SuggestionsAnswer,
)

__all__ = [
    "AssessmentAnswer",
    "AssessmentInput",
    "EndorsementAnswer",
    "EndorsementDecision",
    "InvitationAnswer",
    "InvitationInput",
    "ProgressionAnswer",
    "Question",
    "Reply",
    "SkillAnswer",
    "SkillChanges",
    "SkillInput",
    "SuggestedSkill",
    "SuggestionsAnswer",
]
