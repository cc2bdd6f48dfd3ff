"""From records of the table's stream to events on the bus."""

from collections.abc import Sequence
from typing import Any

from functions.relay.manifest import OTHER_KINDS
from shared.bus import Unpublished, publish
from shared.events import Event, ExperienceChanged, ExperienceDeleted, ProfileChanged, RecordChanged
from shared.table import from_item


def relay(records: Sequence[dict[str, Any]]) -> str | None:
    """Publishes what the records mean. Gives the sequence number of the first that could not be, or None."""
    meant = [(record, event) for record in records if (event := meaning(record)) is not None]
    try:
        publish([event for _, event in meant])
    except Unpublished as failure:
        return str(meant[failure.first][0]["dynamodb"]["SequenceNumber"])
    return None


def meaning(record: dict[str, Any]) -> Event | None:
    """What a change of an item means to other domains, if anything.

    Expired items mean nothing, and so does the same version under a newer key.
    """
    if record.get("userIdentity", {}).get("principalId") == "dynamodb.amazonaws.com":
        return None
    keys = from_item(record["dynamodb"]["Keys"])
    user_id = str(keys["pk"]).removeprefix("USER#")
    kind, _, record_id = str(keys["sk"]).partition("#")
    new, old = (from_item(record["dynamodb"].get(image) or {}) for image in ("NewImage", "OldImage"))
    if old and _told_by(new) == _told_by(old):
        return None
    if kind == "EXPERIENCE":
        return _experience(record["eventName"], user_id, record_id, new)
    if kind == "PROFILE" and new:
        return ProfileChanged(user_id=user_id, version=int(new["version"]))
    if kind in OTHER_KINDS:
        version = int(new.get("version", 0))
        return RecordChanged(user_id=user_id, kind=kind, record_id=record_id, version=version)
    return None


def _told_by(image: dict[str, Any]) -> tuple[Any, ...]:
    """What tells a write from a sealing under a newer key; where it is as before, nothing is new."""
    return image.get("version"), image.get("attempt", 0), image.get("updated_at")


def _experience(change: str, user_id: str, experience_id: str, new: dict[str, Any]) -> Event:
    if change == "REMOVE":
        return ExperienceDeleted(user_id=user_id, experience_id=experience_id)
    return ExperienceChanged(
        type="experience.created.v1" if change == "INSERT" else "experience.updated.v1",
        user_id=user_id,
        experience_id=experience_id,
        version=int(new["version"]),
        attempt=int(new.get("attempt", 0)),
    )
