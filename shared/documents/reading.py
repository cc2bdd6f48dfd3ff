"""Reads the whole of a person's record, with their own credentials."""

from collections.abc import Sequence
from typing import TypeVar

from pydantic import BaseModel

from shared import aws
from shared.documents.known_skills import known_skills, told_skills
from shared.documents.whole_record import Sourced, WholeRecord
from shared.records import kinds
from shared.records.profile import ProfileContent
from shared.records.skills import SkillUses
from shared.records.summaries import QuickSummary
from shared.table import Kind, Stored, UserPartition

One = TypeVar("One", bound=BaseModel)

_COLLECTIONS = (
    kinds.EXPERIENCES,
    kinds.EDUCATION,
    kinds.CERTIFICATIONS,
    kinds.LANGUAGES,
    kinds.PROJECTS,
    kinds.SKILLS,
    kinds.ACCOMPLISHMENTS,
    kinds.RECOMMENDATIONS,
)

_SINGLES = (kinds.PROFILE, kinds.QUICK_SUMMARY, kinds.SKILL_USES)


def read_whole_record(partition: UserPartition) -> tuple[WholeRecord, QuickSummary | None]:
    """Everything that is kept, and the quick summary where one is made. The queries run side by side."""
    singles = aws.beside(lambda: partition.get_many([(kind, "") for kind in _SINGLES]))
    loading = [aws.beside(lambda kind=kind: _all(partition, kind)) for kind in _COLLECTIONS]  # type: ignore[misc]
    experiences, *others = [one.result() for one in loading]
    found = singles.result()
    profile: Stored[ProfileContent] | None = found.get(("PROFILE", ""))
    summary: Stored[QuickSummary] | None = found.get((kinds.QUICK_SUMMARY.name, ""))
    uses: Stored[SkillUses] | None = found.get((kinds.SKILL_USES.name, ""))
    education, certifications, languages, projects, skills, accomplishments, recommendations = others
    record = WholeRecord(
        profile=profile.content.open() if profile else ProfileContent(),
        profile_version=profile.version if profile else 1,
        experiences=experiences,
        education=education,
        certifications=certifications,
        languages=languages,
        projects=projects,
        skills=told_skills(known_skills(skills, uses.content.open().skills if uses else [])),
        accomplishments=accomplishments,
        recommendations=recommendations,
    )
    return record, summary.content.open() if summary else None


def _all(partition: UserPartition, kind: Kind[One]) -> Sequence[Sourced[One]]:
    return tuple(Sourced(one.id, one.content.open(), one.version) for one in partition.all(kind))
