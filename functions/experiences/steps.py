"""Step Functions entry point: references in, references out, each step safe to repeat."""

from collections.abc import Callable
from functools import partial
from typing import Any

from functions.experiences.service import enriching
from functions.experiences.service.enriching import Work
from shared import workflow
from shared.auth import acting_for
from shared.table import UserPartition
from shared.workflow import Step

References = dict[str, Any]


def handler(event: References, context: Any) -> References:
    """Runs the step that the state names."""
    return workflow.run(_STEPS, event, context)


def _for_owner(do: Callable[[UserPartition, Work], bool | None], references: References) -> References:
    work = Work.of(references)
    with acting_for(work.user_id):
        current = do(UserPartition(work.user_id), work)
    return {**references, "current": current is not False}


def _give_up(references: References) -> References:
    error = str((references.pop("failure", None) or {}).get("Error", ""))
    return _for_owner(partial(enriching.give_up, error=error), references)


_STEPS: dict[str, Step] = {
    "begin": partial(_for_owner, enriching.begin),
    **{step: partial(_for_owner, partial(enriching.find, step=step)) for step in enriching.STEPS},
    "conclude": partial(_for_owner, enriching.conclude),
    "ask_for_summaries": partial(_for_owner, enriching.ask_for_summaries),
    "give_up": _give_up,
}
