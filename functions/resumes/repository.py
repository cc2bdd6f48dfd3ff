"""Resumes, and the record they are made of, in the caller's partition."""

from collections.abc import Sequence
from typing import TypeVar

from pydantic import BaseModel

from functions.resumes.schemas import ResumeContent
from shared import aws
from shared.documents import Sourced, WholeRecord
from shared.records import kinds
from shared.records.profile import ProfileContent
from shared.records.summaries import QuickSummary
from shared.table import Kind, Stored, UserPartition

RESUMES = Kind("RESUME", ResumeContent, counts=False)
One = TypeVar("One", bound=BaseModel)


def get(partition: UserPartition, resume_id: str) -> Stored[ResumeContent] | None:
    return partition.get(RESUMES, resume_id)


def everything(partition: UserPartition) -> list[Stored[ResumeContent]]:
    """All resumes, newest first."""
    return list(partition.all(RESUMES))[::-1]


def whole_record(partition: UserPartition) -> tuple[WholeRecord, QuickSummary | None]:
    """Everything a resume can show. The queries run side by side."""
    singles = aws.beside(lambda: partition.get_many([(kinds.PROFILE, ""), (kinds.QUICK_SUMMARY, "")]))
    loading = [aws.beside(lambda kind=kind: _all(partition, kind)) for kind in _COLLECTIONS]  # type: ignore[misc]
    experiences, *others = [one.result() for one in loading]
    found = singles.result()
    profile: Stored[ProfileContent] | None = found.get(("PROFILE", ""))
    summary: Stored[QuickSummary] | None = found.get((kinds.QUICK_SUMMARY.name, ""))
    education, certifications, languages, projects, skills, accomplishments, recommendations = others
    record = WholeRecord(
        profile=profile.content.open() if profile else ProfileContent(),
        profile_version=profile.version if profile else 1,
        experiences=experiences,
        education=education,
        certifications=certifications,
        languages=languages,
        projects=projects,
        skills=skills,
        accomplishments=accomplishments,
        recommendations=recommendations,
    )
    return record, summary.content.open() if summary else None


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


def _all(partition: UserPartition, kind: Kind[One]) -> Sequence[Sourced[One]]:
    return tuple(Sourced(one.id, one.content.open(), one.version) for one in partition.all(kind))
