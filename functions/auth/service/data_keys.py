"""The rotation of the keys that seal identities: what `functions/keys` does for records."""

from shared.bus import ask_for_key_rotation
from shared.table.key_rotation import visit
from shared.vault import Purpose, UserIsErased


def carry_on(user_id: str, *, wanted: int | None) -> None:
    """One visit to a user's identity, and the next one asked for where something is left to do."""
    try:
        seconds = visit(user_id, Purpose.IDENTITY, wanted=wanted)
    except UserIsErased:
        return  # with the keys everything is gone that could be sealed again
    if seconds is not None:
        ask_for_key_rotation(user_id, Purpose.IDENTITY, wanted=wanted, delay_seconds=seconds)
