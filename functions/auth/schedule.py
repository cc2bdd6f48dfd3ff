"""Scheduler entry point: what auth does by the calendar, or because an operator asks for it now."""

from dataclasses import asdict
from typing import Any

from functions.auth.service import signing_keys
from shared import aws, observability


def handler(event: dict[str, Any], context: Any) -> dict[str, Any]:
    """Carries out the verb that the schedule or the command names."""
    with aws.within(45):
        try:
            return _VERBS[event["verb"]](event)
        except Exception as error:
            observability.error_seen(error, request_id=str(getattr(context, "aws_request_id", "")))
            raise


def _rotate_signing_key(event: dict[str, Any]) -> dict[str, Any]:
    """By the calendar a key that is old; `forced` any, `hasty` without waiting for others' caches."""
    hasty = bool(event.get("hasty"))
    overlap = signing_keys.HASTY_OVERLAP_SECONDS if hasty else signing_keys.OVERLAP_SECONDS
    forced = bool(event.get("forced"))
    return asdict(signing_keys.rotate_signing_key(forced=forced, overlap_seconds=overlap))


_VERBS = {"rotate_signing_key": _rotate_signing_key}
