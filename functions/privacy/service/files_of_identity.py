"""What auth keeps, as files: the account, its security, and tables of what there are many of."""

from typing import Any

from functions.privacy.service.files_of_record import as_json, table

_TABLES = ("sessions", "api_keys", "linked_sign_ins", "devices", "data_keys")


def identity_files(told: dict[str, Any]) -> dict[str, bytes]:
    """The files by name. Secrets are not among what auth told."""
    made = {"account/account.json": as_json(told)}
    return made | {
        f"account/{name.replace('_', '-')}.csv": table(told[name]) for name in _TABLES if told[name]
    }
