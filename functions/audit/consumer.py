"""Stream entry point: the sequencer, which chains what is written to the audit table."""

import time
from typing import Any

from functions.audit.service import chaining
from shared import aws, observability
from shared.observability import Line

_BUDGET_SECONDS = 50


def handler(event: dict[str, Any], context: Any) -> dict[str, Any]:
    """Chains a batch. Raises where a part of it could not be: the batch comes again, and is told apart."""
    began, request_id = time.monotonic(), str(getattr(context, "aws_request_id", ""))
    error = None
    with aws.within(_BUDGET_SECONDS) as budget:
        try:
            chaining.chain(event["Records"], request_id=request_id)
        except Exception as raised:
            error = type(raised).__name__
            raise
        finally:
            observability.log(
                Line(
                    request_id=request_id,
                    route="chain",
                    method="",
                    status=503 if error else 200,
                    milliseconds=round((time.monotonic() - began) * 1000, 1),
                    aws_calls=len(budget.calls),
                    error=error,
                )
            )
            observability.flush()
    return {"batchItemFailures": []}
