"""Scheduler entry point: what the calendar, or an operator, asks for."""

from typing import Any

from functions.privacy.service import by_the_calendar
from shared import aws


def handler(event: dict[str, Any], _context: Any) -> dict[str, int]:
    """Carries out the verb that the schedule names; says for how many."""
    with aws.within(240):
        return {"done": _VERBS[event["verb"]]()}


_VERBS = {
    "erase_due": by_the_calendar.erase_due,
    "expire_takeouts": by_the_calendar.expire_takeouts,
    "look_at_inactive": by_the_calendar.look_at_inactive,
}
