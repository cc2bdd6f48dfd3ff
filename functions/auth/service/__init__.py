"""The verbs of the auth domain."""

from functions.auth.service.account import change_me, read_me
from functions.auth.service.keys import read_public_keys
from functions.auth.service.registration import register, verify_email
from functions.auth.service.sessions import IDLE_SECONDS, NewTokens, log_in, log_out, refresh

__all__ = [
    "IDLE_SECONDS",
    "NewTokens",
    "change_me",
    "log_in",
    "log_out",
    "read_me",
    "read_public_keys",
    "refresh",
    "register",
    "verify_email",
]
