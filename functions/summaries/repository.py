"""Queries of the summaries domain, in the caller's partition."""

from dataclasses import dataclass

from functions.summaries.schemas import RunContent
from shared import aws
from shared.documents.known_skills import HiddenSkills
from shared.errors import TooLarge
from shared.records.enrichment import Enrichment
from shared.records.experience import ExperienceContent
from shared.records.kinds import (
    ENRICHMENTS,
    EXPERIENCES,
    PROFILE,
    PROFILE_SUMMARY,
    QUICK_SUMMARY,
    SKILL_USES,
    SKILLS,
)
from shared.records.profile import ProfileContent
from shared.records.skills import SkillUses
from shared.records.summaries import ProfileSummary, QuickSummary
from shared.table import Content, Kind, Stored, Transaction, UserPartition

RUNS = Kind("RUN", RunContent, counts=False)


@dataclass(frozen=True)
class Materials:
    """Everything summaries are made of, and the count of changes it was read at or after."""

    changes: int
    experiences: list[Stored[ExperienceContent]]
    enrichments: dict[str, Stored[Enrichment]]
    profile: Stored[ProfileContent] | None
    hidden: HiddenSkills


def read_summary(partition: UserPartition, kind: Kind[Content]) -> tuple[Stored[Content] | None, int]:
    """A summary, and how often the record changed so far. One call."""
    found, changes = partition.get_many_with_changes([(kind, "")])
    return found.get((kind.name, "")), changes


def read_versions(partition: UserPartition) -> tuple[int, int]:
    """The count of changes the stored summaries were made from (0 for none), and today's. One call."""
    stored, changes = read_summary(partition, QUICK_SUMMARY)
    return (int(stored.clear["source_version"]) if stored else 0), changes


def read_materials(partition: UserPartition) -> Materials:
    """Reads the count first, so that it is never newer than the records."""
    changes = partition.changes()
    enriching = aws.beside(lambda: {one.id: one for one in partition.all(ENRICHMENTS)})
    profiling = aws.beside(lambda: partition.get(PROFILE))
    hiding = aws.beside(lambda: HiddenSkills(one.content.open() for one in partition.all(SKILLS)))
    experiences = list(partition.all(EXPERIENCES))
    return Materials(changes, experiences, enriching.result(), profiling.result(), hiding.result())


def save(partition: UserPartition, profile: ProfileSummary, quick: QuickSummary, skills: SkillUses) -> None:
    """Puts the summaries and the skills in place, unless newer ones are there (StaleVersion)."""
    transaction = partition.transaction()
    version = quick.source_version
    _put_skills(transaction, skills)
    transaction.put(PROFILE_SUMMARY, profile, unless_newer=("source_version",), source_version=version)
    transaction.put(QUICK_SUMMARY, quick, unless_newer=("source_version",), source_version=version)
    transaction.commit()


def _put_skills(transaction: Transaction, skills: SkillUses) -> None:
    """As many as one item holds; the least used are left out of a record that shows more."""
    while True:
        try:
            version = skills.source_version
            transaction.put(SKILL_USES, skills, unless_newer=("source_version",), source_version=version)
            return
        except TooLarge:
            fewer = skills.skills[: len(skills.skills) * 3 // 4]
            skills = skills.model_copy(update={"skills": fewer})


def remove(partition: UserPartition) -> None:
    """Removes the summaries and the skills: there is nothing to summarize any more."""
    transaction = partition.transaction()
    transaction.delete(PROFILE_SUMMARY, "")
    transaction.delete(QUICK_SUMMARY, "")
    transaction.delete(SKILL_USES, "")
    transaction.commit()


def create_run(partition: UserPartition) -> str:
    """A new run that was asked for. Gives its id."""
    transaction = partition.transaction()
    run = transaction.create(RUNS, RunContent(), status="pending")
    transaction.commit()
    return run.id


def read_run(partition: UserPartition, run_id: str) -> str | None:
    """The status of a run, or None."""
    run = partition.get(RUNS, run_id)
    return str(run.clear["status"]) if run else None


def finish_run(partition: UserPartition, run_id: str, status: str) -> None:
    """Writes down how a run ended."""
    transaction = partition.transaction()
    transaction.put(RUNS, RunContent(), record_id=run_id, status=status)
    transaction.commit()
