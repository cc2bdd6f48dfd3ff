"""SQS entry point: a changed experience is enriched."""

from datetime import timedelta
from typing import Any

from shared import bus, clock, workflow
from shared.bus import Message
from shared.events import ExperienceChanged
from shared.table import make_due

_SUMMARIES_FOLLOW_WITHIN = timedelta(hours=1)


def handler(event: dict[str, Any], _context: Any) -> dict[str, Any]:
    """Starts one execution for each version and attempt; the same message twice starts one."""
    return bus.consume(event, _enrich, name="enrich")


def _enrich(message: Message) -> None:
    changed = ExperienceChanged.model_validate(message.body)
    make_due("summaries", clock.now() + _SUMMARIES_FOLLOW_WITHIN, changed.user_id)
    workflow.start_once(
        "enrichment",
        f"{changed.experience_id}-{changed.version}-{changed.attempt}",
        {
            "user_id": changed.user_id,
            "experience_id": changed.experience_id,
            "version": changed.version,
            "attempt": changed.attempt,
        },
    )
