"""Entry point for what people have a right to: their identity data taken out, and erased.

A function of its own, since it can open who somebody is; only `functions/privacy` may invoke it, which
IAM says. What it answers is nowhere written down on the way.
"""

from typing import Any

from functions.auth.service import erasing, inactivity, taking_out
from shared import workflow

Asked = dict[str, Any]


def handler(event: Asked, context: Any) -> Asked:
    """Carries out the step that the event names, for the user that it names."""
    return workflow.run(_STEPS, event, context)


def _take_out(asked: Asked) -> Asked:
    return taking_out.take_out(str(asked["user_id"]))


def _begin_erasure(asked: Asked) -> Asked:
    return erasing.begin(str(asked["user_id"]), replayed=bool(asked.get("replayed"))).model_dump()


def _finish_erasure(asked: Asked) -> Asked:
    return {"rows": erasing.finish(str(asked["user_id"]))}


def _use_of_account(asked: Asked) -> Asked:
    return inactivity.use_of(str(asked["user_id"])).model_dump(mode="json")


def _close_inactive(asked: Asked) -> Asked:
    return {"closed": inactivity.close(str(asked["user_id"]))}


_STEPS = {
    "take_out": _take_out,
    "begin_erasure": _begin_erasure,
    "finish_erasure": _finish_erasure,
    "use_of_account": _use_of_account,
    "close_inactive": _close_inactive,
}
