"""Takeouts as their owner handles them: asked for, watched, downloaded, removed."""

from dataclasses import dataclass, field

from functions.privacy.repository import files, takeouts
from functions.privacy.schemas.takeouts import Progress, Status, TakeoutAnswer, TakeoutContent
from functions.privacy.service.progress import MADE_WITHIN, TOTAL_STEPS, piece_name
from shared import clock, workflow
from shared.errors import Conflict, FieldProblem, InvalidInput, NotFound, Unavailable
from shared.ids import is_id
from shared.table import Stored, UserPartition


class TakeoutNotFound(NotFound):
    code = "TAKEOUT_NOT_FOUND"
    message = "There is no such takeout."


class TakeoutNotReady(Conflict):
    code = "TAKEOUT_NOT_READY"
    message = "This takeout is not there to be downloaded: it is being made, failed or has expired."


class TakeoutInParts(Conflict):
    code = "TAKEOUT_IN_PARTS"
    message = "This takeout is downloaded in parts: ask for `part` 1 to `parts`, and put them together."


@dataclass(frozen=True)
class Download:
    """A piece of the ZIP, or all of it. `name` is for the person who saves it."""

    name: str
    data: bytes = field(repr=False)


def ask_for_takeout(partition: UserPartition, *, request_key: str | None = None) -> TakeoutAnswer:
    """A takeout that is being made: a new one, or the one whose turn it is already.

    With a request key that made one within 24 hours, that one, however far it is.
    """
    current = takeouts.made_by(partition, request_key) if request_key else None
    if current is None:
        made = takeouts.create(partition, clock.now(), request_key=request_key)
        current = made or _in_turn(partition)
    if current.clear["status"] == "pending":
        workflow.start_once("takeout", current.id, {"user_id": partition.user_id, "takeout_id": current.id})
    return shown(current)


def list_takeouts(partition: UserPartition) -> list[TakeoutAnswer]:
    """The latest first."""
    return [shown(one) for one in takeouts.everything(partition)]


def read_takeout(partition: UserPartition, takeout_id: str) -> TakeoutAnswer:
    """One takeout. Raises TakeoutNotFound."""
    return shown(_found(partition, takeout_id))


def remove_takeout(partition: UserPartition, takeout_id: str) -> None:
    """Forgets a takeout, ends one that is being made, and has its files removed. Raises TakeoutNotFound."""
    stored = _found(partition, takeout_id)
    takeouts.ask_to_clear_away(partition.user_id, once_it_is_removed=True)
    takeouts.remove(partition, stored)


def download(partition: UserPartition, takeout_id: str, part: int | None) -> Download:
    """The ZIP, or the part that is asked for.

    Raises TakeoutNotFound, TakeoutNotReady, TakeoutInParts, InvalidInput for a part that there is not.
    """
    stored = _found(partition, takeout_id)
    content = stored.content.open()
    if _status(stored, content) != "ready":
        raise TakeoutNotReady()
    if part is None and content.parts > 1:
        raise TakeoutInParts()
    if part is not None and part > content.parts:
        raise InvalidInput(details=(FieldProblem("part", f"There are {content.parts} parts."),))
    data = files.get(partition, takeout_id, piece_name(part or 1, content.parts))
    return Download(f"pathfinder-{stored.created_at:%Y-%m-%d}.zip", data)


def shown(stored: Stored[TakeoutContent]) -> TakeoutAnswer:
    """A takeout as its owner sees it."""
    content = stored.content.open()
    return TakeoutAnswer(
        id=stored.id,
        status=_status(stored, content),
        progress=Progress(done=content.done, total=TOTAL_STEPS, step=content.step),
        created_at=stored.created_at,
        **content.model_dump(exclude={"step", "done"}),
    )


def _status(stored: Stored[TakeoutContent], content: TakeoutContent) -> Status:
    status: Status = stored.clear["status"]  # type: ignore[assignment]
    if content.expires_at is not None and content.expires_at <= clock.now():
        return "expired"
    if status in ("pending", "running") and clock.now() - stored.created_at > MADE_WITHIN:
        return "failed"
    return status


def _in_turn(partition: UserPartition) -> Stored[TakeoutContent]:
    """The takeout whose turn it is; a new one where that one will never end."""
    current = takeouts.whose_turn(partition)
    if current is not None and _status(current, current.content.open()) in ("pending", "running"):
        return current
    takeouts.end_turn(partition)
    made = takeouts.create(partition, clock.now())
    if made is None:
        raise Unavailable()
    return made


def _found(partition: UserPartition, takeout_id: str) -> Stored[TakeoutContent]:
    stored = takeouts.get(partition, takeout_id) if is_id(takeout_id) else None
    if stored is None:
        raise TakeoutNotFound()
    return stored
