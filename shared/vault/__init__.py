"""Envelope encryption: what is written about a user is readable only with that user's key."""

from shared.vault.data_keys import DataKey, Purpose, current_key, forget_keys, issue_key, key_of_version
from shared.vault.sealed import Sealed
from shared.vault.sealing import Binding, SealBroken, open_sealed, seal

__all__ = [
    "Binding",
    "DataKey",
    "Purpose",
    "SealBroken",
    "Sealed",
    "current_key",
    "forget_keys",
    "issue_key",
    "key_of_version",
    "open_sealed",
    "seal",
]
