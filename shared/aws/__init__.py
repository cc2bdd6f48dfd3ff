"""AWS clients of two kinds: with the function's own rights, and with the caller's."""

from shared.aws.clients import as_caller, own, prepare
from shared.aws.credentials import Vended, acting_with
from shared.aws.deadline import budget, pause, within
from shared.aws.inserting import insert
from shared.aws.parallel import beside
from shared.aws.settings import setting
from shared.aws.trouble import error_code, is_trouble

__all__ = [
    "Vended",
    "acting_with",
    "as_caller",
    "beside",
    "budget",
    "error_code",
    "insert",
    "is_trouble",
    "own",
    "pause",
    "prepare",
    "setting",
    "within",
]
