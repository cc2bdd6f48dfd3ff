"""The verbs of the keys domain: show which keys there are, replace them, and carry a rotation on."""

from functions.keys import repository
from functions.keys.schemas import DataKeyAnswer, DataKeysAnswer, RotationAnswer, WantedKey
from shared import clock
from shared.bus import ask_for_key_rotation
from shared.table import done, due_until
from shared.table.key_rotation import DUE, visit, wanted_version
from shared.vault import Purpose, UserIsErased


def list_keys(user_id: str) -> DataKeysAnswer:
    """The newest version of each of the user's keys. Raises UserIsErased."""
    newest = repository.newest_keys(user_id)
    return DataKeysAnswer(
        data=[
            DataKeyAnswer(
                purpose=purpose,
                version=key.version,
                rotation_count=key.rotation_count,
                last_rotated=key.last_rotated,
            )
            for purpose, key in newest.items()
        ]
    )


def rotate_keys(user_id: str) -> RotationAnswer:
    """Asks for new keys; where that is under way, for no more than that. Raises UserIsErased."""
    newest = repository.newest_keys(user_id)
    wanted = [WantedKey(purpose=purpose, version=wanted_version(key)) for purpose, key in newest.items()]
    for one in wanted:
        ask_for_key_rotation(user_id, one.purpose, wanted=one.version)
    return RotationAnswer(wanted=wanted)


def carry_on(user_id: str, *, wanted: int | None) -> None:
    """One visit to a user's record, and the next one asked for where something is left to do."""
    try:
        seconds = visit(user_id, Purpose.RECORD, wanted=wanted)
    except UserIsErased:
        return  # with the keys everything is gone that could be sealed again
    if seconds is not None:
        ask_for_key_rotation(user_id, Purpose.RECORD, wanted=wanted, delay_seconds=seconds)


def rotate_due_keys() -> int:
    """Asks for the keys of everybody whose are a year old; says for how many."""
    asked = 0
    for due in due_until(DUE, clock.now()):
        for purpose in Purpose:
            ask_for_key_rotation(due.user_id, purpose)
        done(due)
        asked += 1
    return asked
