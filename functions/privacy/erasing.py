"""Step Functions entry point of the workflow `erase`: a user id and a moment in, the same out."""

from collections.abc import Callable
from functools import partial
from typing import Any

from functions.privacy.service import erasing
from shared import workflow
from shared.auth import acting_for
from shared.workflow import Step

References = dict[str, Any]


def handler(event: References, context: Any) -> References:
    """Runs the step that the state names."""
    return workflow.run(_STEPS, event, context)


def _begin(references: References) -> References:
    user_id, when = str(references["user_id"]), str(references["when"])
    replayed = bool(references.get("replayed"))
    return {**_named(references), "erasing": erasing.begin(user_id, when, replayed=replayed)}


def _destroy(references: References) -> References:
    user_id = str(references["user_id"])
    with acting_for(user_id):
        return {**_named(references), "settle_seconds": erasing.destroy(user_id)}


def _visit(remove: Callable[[str], bool], references: References) -> References:
    """One visit to what there may be much of; `done` says whether another is needed."""
    user_id = str(references["user_id"])
    with acting_for(user_id):
        return {**_named(references), "done": remove(user_id)}


def _once(do: Callable[[str], object], references: References) -> References:
    do(str(references["user_id"]))
    return _named(references)


def _remove_identity(references: References) -> References:
    erasing.remove_identity(str(references["user_id"]))
    return {**_named(references), "settle_seconds": erasing.settle_seconds()}


def _look_again(references: References) -> References:
    answer = _visit(erasing.look_again, references)
    return {**answer, "settle_seconds": erasing.settle_seconds()}


def _conclude(references: References) -> References:
    erasing.conclude(str(references["user_id"]), str(references["when"]))
    return _named(references)


def _named(references: References) -> References:
    return {"user_id": references["user_id"], "when": references["when"]}


_STEPS: dict[str, Step] = {
    "begin": _begin,
    "destroy_keys": _destroy,
    "take_back_publication": partial(_once, erasing.take_back_publication),
    "remove_records": partial(_visit, erasing.remove_records),
    "remove_objects": partial(_visit, erasing.remove_objects),
    "remove_traces": partial(_once, erasing.remove_traces),
    "remove_identity": _remove_identity,
    "look_again": _look_again,
    "conclude": _conclude,
}
