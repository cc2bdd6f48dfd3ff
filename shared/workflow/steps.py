"""Steps of a workflow: each takes references and gives references."""

import time
from collections.abc import Callable, Mapping
from typing import Any

from shared import aws, observability
from shared.observability import Line

Step = Callable[[dict[str, Any]], dict[str, Any]]
_BUDGET_SECONDS = 50


class StepFailed(RuntimeError):
    """A step did not succeed. Its subclasses bear the names of what was raised, and no message of it."""


def run(steps: Mapping[str, Step], event: dict[str, Any], context: Any) -> dict[str, Any]:
    """Runs the step that the event names, and logs one line.

    What a step raises becomes the state's error, by its name only: the message may quote the record.
    """
    name, began, failed = str(event["step"]), time.monotonic(), None
    with aws.within(_BUDGET_SECONDS) as budget:
        try:
            return steps[name]({key: value for key, value in event.items() if key != "step"})
        except Exception as error:
            failed = type(error).__name__
            observability.error_seen(error, request_id=str(getattr(context, "aws_request_id", "")))
            raise _without_words(error) from None
        finally:
            observability.log(
                Line(
                    request_id=str(getattr(context, "aws_request_id", "")),
                    route=f"step:{name}",
                    method="",
                    status=500 if failed else 200,
                    milliseconds=round((time.monotonic() - began) * 1000, 1),
                    aws_calls=len(budget.calls),
                    error=failed,
                )
            )


def _without_words(error: Exception) -> StepFailed:
    """An exception of the same name, by which the workflow's states choose, that quotes nothing."""
    named: type[StepFailed] = type(type(error).__name__, (StepFailed,), {})
    return named("The step's log says where.")
