"""Entry point for calls of our own services. Who may make them is IAM's to say; no secret is shared."""

from typing import Any

from functions.auth.service import standing
from functions.auth.service.standing import Change
from shared import workflow


def handler(event: dict[str, Any], context: Any) -> dict[str, Any]:
    """Carries out the step that the event names; `account` is null where there is none."""
    return workflow.run(_STEPS, event, context)


def _read(asked: dict[str, Any]) -> dict[str, Any]:
    found = standing.read(str(asked["user_id"]))
    return {"account": found.model_dump(mode="json") if found else None}


def _change(asked: dict[str, Any]) -> dict[str, Any]:
    changed = standing.change(Change.model_validate(asked))
    return {"account": changed.model_dump(mode="json") if changed else None}


_STEPS = {"read_account": _read, "change_account": _change}
