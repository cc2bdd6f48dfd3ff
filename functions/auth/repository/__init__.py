"""What auth keeps in the identity table, a module for each subject. Everything of a user is one partition."""

from functions.auth.repository import (
    accounts,
    api_keys,
    devices,
    factors,
    linked_sign_ins,
    one_time,
    sessions,
)

__all__ = ["accounts", "api_keys", "devices", "factors", "linked_sign_ins", "one_time", "sessions"]
