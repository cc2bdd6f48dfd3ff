"""Queries of the experiences domain, in the caller's partition."""

from collections.abc import Iterable
from dataclasses import dataclass

from shared.records.enrichment import Enrichment
from shared.records.experience import ExperienceContent
from shared.records.kinds import ENRICHMENTS, EXPERIENCES
from shared.table import Stored, UserPartition


@dataclass(frozen=True)
class Recorded:
    """An experience and its enrichment, as they lie in the table."""

    experience: Stored[ExperienceContent]
    enrichment: Stored[Enrichment] | None = None


def get(partition: UserPartition, experience_id: str) -> Recorded | None:
    """One experience with its enrichment. One call."""
    return next(iter(get_many(partition, [experience_id])), None)


def get_many(partition: UserPartition, ids: Iterable[str]) -> list[Recorded]:
    """Those that exist, in the order asked for. One call for every fifty."""
    ids = list(ids)
    found = partition.get_many([(EXPERIENCES, one) for one in ids] + [(ENRICHMENTS, one) for one in ids])
    return [
        Recorded(found["EXPERIENCE", one], found.get(("ENRICHMENT", one)))
        for one in ids
        if ("EXPERIENCE", one) in found
    ]


def delete(partition: UserPartition, recorded: Recorded) -> None:
    """Removes the experience and its enrichment. Raises StaleVersion where it changed meanwhile."""
    transaction = partition.transaction()
    transaction.delete(EXPERIENCES, recorded.experience.id, version=recorded.experience.version)
    transaction.delete(ENRICHMENTS, recorded.experience.id)
    transaction.commit()
