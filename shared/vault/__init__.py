"""Envelope encryption: what is written about a user is readable only with that user's key."""

from shared.vault.data_keys import (
    KEPT_SECONDS,
    DataKey,
    UserIsErased,
    current_key,
    forget_keys,
    forget_keys_of,
    key_of_version,
)
from shared.vault.destroying import destroy_keys
from shared.vault.issuing import IssuedKey, Purpose, client_for, issue_key, issue_next_key, issued_keys
from shared.vault.sealed import Sealed
from shared.vault.sealed_file import open_file, seal_file
from shared.vault.sealing import Binding, SealBroken, open_sealed, seal

__all__ = [
    "KEPT_SECONDS",
    "Binding",
    "DataKey",
    "IssuedKey",
    "Purpose",
    "SealBroken",
    "Sealed",
    "UserIsErased",
    "client_for",
    "current_key",
    "destroy_keys",
    "forget_keys",
    "forget_keys_of",
    "issue_key",
    "issue_next_key",
    "issued_keys",
    "key_of_version",
    "open_file",
    "open_sealed",
    "seal",
    "seal_file",
]
