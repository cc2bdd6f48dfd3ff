"""From what is stored to what is answered."""

from functions.experiences.repository import Recorded
from functions.experiences.schemas import ExperienceAnswer
from shared.records.enrichment import Enrichment


def answer_of(recorded: Recorded) -> ExperienceAnswer:
    """The opened experience. Findings about an earlier version are not shown: it is pending again."""
    experience = recorded.experience
    return ExperienceAnswer.model_construct(
        **dict(experience.content.open()),
        id=experience.id,
        version=experience.version,
        created_at=experience.created_at,
        updated_at=experience.updated_at,
        enrichment=enrichment_of(recorded),
    )


def enrichment_of(recorded: Recorded) -> Enrichment:
    """The findings for the current version and attempt, or `pending` with none."""
    found = recorded.enrichment
    if found is None or not _is_current(recorded):
        return Enrichment(status="pending")
    return found.content.open()


def _is_current(recorded: Recorded) -> bool:
    found, experience = recorded.enrichment, recorded.experience
    return found is not None and (
        found.clear.get("of_version") == experience.version
        and found.clear.get("attempt", 0) == experience.clear.get("attempt", 0)
    )
