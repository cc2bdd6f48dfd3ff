"""Step Functions entry point of the workflow `takeout`: references in, references out."""

from collections.abc import Callable
from functools import partial
from typing import Any

from functions.privacy.service import taking_out
from shared import workflow
from shared.auth import acting_for
from shared.table import UserPartition
from shared.workflow import Step

References = dict[str, Any]


def handler(event: References, context: Any) -> References:
    """Runs the step that the state names."""
    return workflow.run(_STEPS, event, context)


def _for_owner(do: Callable[[UserPartition, str], bool], references: References) -> References:
    user_id = str(references["user_id"])
    with acting_for(user_id):
        wanted = do(UserPartition(user_id), str(references["takeout_id"]))
    return {**_named(references), "wanted": wanted}


def _audit(references: References) -> References:
    """One stretch of the log; `audit_below` is the id of an entry, "" before the first and after the last."""
    user_id, page = str(references["user_id"]), int(references["audit_pages"]) + 1
    with acting_for(user_id):
        wanted, below = taking_out.take_audit(
            UserPartition(user_id),
            str(references["takeout_id"]),
            page,
            str(references["audit_below"]),
        )
    more = wanted and bool(below)
    return {**_named(references), "wanted": wanted, "audit_pages": page, "audit_below": below, "more": more}


def _with_audit(do: Callable[[UserPartition, str, int], bool], references: References) -> References:
    pages = int(references["audit_pages"])
    return _for_owner(lambda partition, takeout_id: do(partition, takeout_id, pages), references)


def _named(references: References) -> References:
    """What leads on: whose takeout, and how many stretches of the log were taken."""
    known = {"audit_pages": 0, "audit_below": "", "more": False} | references
    return {name: known[name] for name in ("user_id", "takeout_id", "audit_pages", "audit_below", "more")}


_STEPS: dict[str, Step] = {
    "begin": partial(_for_owner, taking_out.begin),
    "take_record": partial(_for_owner, taking_out.take_record),
    "take_identity": partial(_for_owner, taking_out.take_identity),
    "take_audit": _audit,
    "take_resumes": partial(_for_owner, taking_out.take_resumes),
    "take_page": partial(_with_audit, taking_out.take_page),
    "pack": partial(_with_audit, taking_out.pack),
    "give_up": partial(_for_owner, taking_out.give_up),
}
