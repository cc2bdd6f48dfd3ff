"""The steps of an enrichment. Each loads, opens, works and saves; between them travel references only."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from shared import ai, clock
from shared.ai.port import Source
from shared.bus import ask_for_regeneration
from shared.errors import StaleVersion
from shared.evidence import keep_supported
from shared.observability import count
from shared.records.consents import OUTSIDE_AI, has_agreed
from shared.records.enrichment import Enrichment
from shared.records.experience import ExperienceContent
from shared.records.kinds import ENRICHMENTS, EXPERIENCES, FINDINGS
from shared.table import Stored, UserPartition

STEPS = ("extract_skills", "quantify_impacts", "mine_achievements", "categorize")
_FINDINGS_LIVE = timedelta(days=1)
_REASONS = {
    "Unavailable": "A part of the service did not answer for a while.",
    "Timeout": "The analysis took longer than allowed.",
}
_ANY_REASON = "The analysis could not be finished."
_WAY_OUT = "Your text is safe. Start the analysis again, or change the text and save it."


@dataclass(frozen=True)
class Work:
    """Which version of which experience an execution is about."""

    user_id: str
    experience_id: str
    version: int
    attempt: int

    @classmethod
    def of(cls, references: dict[str, Any]) -> "Work":
        return cls(
            str(references["user_id"]),
            str(references["experience_id"]),
            int(references["version"]),
            int(references["attempt"]),
        )

    def finding(self, step: str) -> str:
        """The id of what one step found: no other version or attempt writes there."""
        return f"{self.experience_id}#{self.version}#{self.attempt}#{step}"

    def is_about(self, experience: Stored[ExperienceContent] | None) -> bool:
        """Whether the experience is still the one this execution was started for."""
        return (
            experience is not None
            and experience.version == self.version
            and experience.clear.get("attempt", 0) == self.attempt
        )


def begin(partition: UserPartition, work: Work) -> bool:
    """Marks the enrichment as running. False where the experience changed or is gone."""
    if not work.is_about(partition.get(EXPERIENCES, work.experience_id)):
        return False
    return _save(partition, work, Enrichment(status="running"), counts=False)


def find(partition: UserPartition, work: Work, step: str) -> None:
    """Does one part of the reading and keeps what it found, sealed, until all parts are there."""
    experience = partition.get(EXPERIENCES, work.experience_id)
    if experience is None or not work.is_about(experience):
        return
    source = Source.of(experience.id, experience.version, experience.content.open())
    engine = ai.engine(agreed=lambda: has_agreed(partition, OUTSIDE_AI))
    reading: Callable[[Source], Any] = getattr(engine, step)
    found, dropped = keep_supported(reading(source), source)
    count("FindingsWithoutEvidence", dropped)
    transaction = partition.transaction()
    transaction.put(
        FINDINGS,
        Enrichment(model=engine.name, **dict(found)),
        record_id=work.finding(step),
        expires=int((clock.now() + _FINDINGS_LIVE).timestamp()),
    )
    transaction.commit()


def conclude(partition: UserPartition, work: Work) -> bool:
    """Puts the parts together and saves them for this version only. False where it was superseded."""
    parts = list(partition.get_many([(FINDINGS, work.finding(step)) for step in STEPS]).values())
    if len(parts) < len(STEPS):
        already = partition.get(ENRICHMENTS, work.experience_id)
        return already is not None and already.clear.get("status") == "done" and _same(already, work)
    saved = _save(partition, work, _together([one.content.open() for one in parts]), counts=True)
    _clear_away(partition, work)
    return saved


def ask_for_summaries(partition: UserPartition, work: Work) -> None:
    """Asks for the summaries to follow."""
    ask_for_regeneration(work.user_id, partition.changes())


def give_up(partition: UserPartition, work: Work, error: str) -> None:
    """Says in the record that the enrichment failed, in words for its owner."""
    reason = f"{_REASONS.get(error, _ANY_REASON)} {_WAY_OUT}"
    _save(partition, work, Enrichment(status="failed", reason=reason, at=clock.now()), counts=False)
    _clear_away(partition, work)
    ask_for_summaries(partition, work)


def _together(parts: list[Enrichment]) -> Enrichment:
    names = ("skills", "technologies", "impacts", "achievements", "highlights")
    whole: dict[str, Any] = {name: [one for part in parts for one in getattr(part, name)] for name in names}
    category = next((part.category for part in parts if any(dict(part.category).values())), None)
    if category is not None:
        whole["category"] = category
    models = sorted({part.model for part in parts if part.model})
    return Enrichment(status="done", model=", ".join(models), at=clock.now(), **whole)


def _save(partition: UserPartition, work: Work, enrichment: Enrichment, *, counts: bool) -> bool:
    transaction = partition.transaction()
    transaction.require(EXPERIENCES, work.experience_id, work.version)
    transaction.put(
        ENRICHMENTS,
        enrichment,
        record_id=work.experience_id,
        version=work.version,
        counts=counts,
        unless_newer=("of_version", "attempt"),
        of_version=work.version,
        attempt=work.attempt,
        status=enrichment.status,
    )
    try:
        transaction.commit()
    except StaleVersion:
        return False
    return True


def _same(enrichment: Stored[Enrichment], work: Work) -> bool:
    clear = enrichment.clear
    return clear.get("of_version") == work.version and clear.get("attempt") == work.attempt


def _clear_away(partition: UserPartition, work: Work) -> None:
    transaction = partition.transaction()
    for step in STEPS:
        transaction.delete(FINDINGS, work.finding(step))
    transaction.commit()
