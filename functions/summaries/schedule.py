"""Scheduler entry point: what should have followed by now, and did not."""

from typing import Any

from shared import aws, clock
from shared.bus import ask_for_regeneration
from shared.table import done, due_until


def handler(event: dict[str, Any], _context: Any) -> dict[str, int]:
    """Carries out the verb that the schedule names."""
    with aws.within(240):
        return {"asked": _VERBS[event["verb"]]()}


def _regenerate_due() -> int:
    """Asks for every user whose summaries were due; who is up to date is left alone by the worker."""
    asked = 0
    for due in due_until("summaries", clock.now()):
        ask_for_regeneration(due.user_id, None)
        done(due)
        asked += 1
    return asked


_VERBS = {"regenerate_due": _regenerate_due}
