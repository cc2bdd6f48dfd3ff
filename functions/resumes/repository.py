"""Resumes in the caller's partition."""

from functions.resumes.schemas import ResumeContent
from shared.table import Kind, Stored, UserPartition

RESUMES = Kind("RESUME", ResumeContent, counts=False)


def get(partition: UserPartition, resume_id: str) -> Stored[ResumeContent] | None:
    return partition.get(RESUMES, resume_id)


def everything(partition: UserPartition) -> list[Stored[ResumeContent]]:
    """All resumes, newest first."""
    return list(partition.all(RESUMES))[::-1]
