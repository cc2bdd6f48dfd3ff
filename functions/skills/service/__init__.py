"""The verbs of the skills domain."""

from functions.skills.service.answering import QuestionNotFound, answer, read_question
from functions.skills.service.asking import InvitationNotFound, carry_on, invite, list_invitations, withdraw
from functions.skills.service.endorsing import (
    EndorsementNotFound,
    decide,
    delete_endorsement,
    list_endorsements,
)
from functions.skills.service.keeping import (
    SkillAlreadyKept,
    SkillNotFound,
    change_skill,
    create_skill,
    delete_skill,
    list_skills,
    read_skill,
)
from functions.skills.service.progressing import (
    AssessmentNotFound,
    assess,
    delete_assessment,
    read_progression,
)
from functions.skills.service.suggesting import suggest

__all__ = [
    "AssessmentNotFound",
    "EndorsementNotFound",
    "InvitationNotFound",
    "QuestionNotFound",
    "SkillAlreadyKept",
    "SkillNotFound",
    "answer",
    "assess",
    "carry_on",
    "change_skill",
    "create_skill",
    "decide",
    "delete_assessment",
    "delete_endorsement",
    "delete_skill",
    "invite",
    "list_endorsements",
    "list_invitations",
    "list_skills",
    "read_progression",
    "read_question",
    "read_skill",
    "suggest",
    "withdraw",
]
