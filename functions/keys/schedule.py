"""Scheduler entry point: keys that are a year old."""

from typing import Any

from functions.keys import service
from shared import aws


def handler(event: dict[str, Any], _context: Any) -> dict[str, int]:
    """Carries out the verb that the schedule names."""
    with aws.within(240):
        return {"asked": _VERBS[event["verb"]]()}


_VERBS = {"rotate_due_keys": service.rotate_due_keys}
