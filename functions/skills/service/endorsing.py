"""What others said of skills, and what their owner makes of it."""

from functions.skills.schemas import EndorsementAnswer
from shared.errors import NotFound
from shared.ids import is_id
from shared.records.kinds import ENDORSEMENTS
from shared.records.skills import EndorsementContent
from shared.records.writing import again_if_stale, must_match
from shared.table import Stored, UserPartition


class EndorsementNotFound(NotFound):
    code = "ENDORSEMENT_NOT_FOUND"
    message = "There is no such endorsement in your record."


def list_endorsements(partition: UserPartition, *, skill_id: str | None) -> list[EndorsementAnswer]:
    """What was said of one skill or of all, newest first."""
    everything = [_answer(one) for one in partition.all(ENDORSEMENTS)][::-1]
    return [one for one in everything if skill_id in (None, one.skill_id)]


def decide(
    partition: UserPartition, endorsement_id: str, status: str, *, if_match: int | None = None
) -> EndorsementAnswer:
    """Accepts it, so that it counts, or declines it. Raises EndorsementNotFound, StaleVersion."""

    def write() -> Stored[EndorsementContent]:
        stored = _found(partition, endorsement_id)
        must_match(stored, if_match)
        transaction = partition.transaction()
        written = transaction.replace(stored, stored.content.open(), status=status)
        transaction.commit()
        return written

    return _answer(again_if_stale(write, if_match=if_match))


def delete_endorsement(partition: UserPartition, endorsement_id: str, *, if_match: int | None = None) -> None:
    """Removes it. Raises EndorsementNotFound, StaleVersion."""
    must_match(_found(partition, endorsement_id), if_match)
    transaction = partition.transaction()
    transaction.delete(ENDORSEMENTS, endorsement_id, version=if_match)
    transaction.commit()


def _found(partition: UserPartition, endorsement_id: str) -> Stored[EndorsementContent]:
    stored = partition.get(ENDORSEMENTS, endorsement_id) if is_id(endorsement_id) else None
    if stored is None:
        raise EndorsementNotFound()
    return stored


def _answer(stored: Stored[EndorsementContent]) -> EndorsementAnswer:
    return EndorsementAnswer(
        id=stored.id,
        status=str(stored.clear["status"]),
        version=stored.version,
        created_at=stored.created_at,
        **stored.content.open().model_dump(exclude={"invitation_id"}),
    )
