"""Stream entry point. Sees ids and ciphertext, never a key."""

import time
from typing import Any

from functions.relay import service
from shared import aws, observability
from shared.observability import Line


def handler(event: dict[str, Any], context: Any) -> dict[str, Any]:
    """Publishes what the records of a batch mean; says from which one on to try again."""
    began = time.monotonic()
    with aws.within(20) as budget:
        failed = service.relay(event["Records"])
    observability.log(
        Line(
            request_id=str(getattr(context, "aws_request_id", "")),
            route="relay",
            method="",
            status=200 if failed is None else 503,
            milliseconds=round((time.monotonic() - began) * 1000, 1),
            aws_calls=len(budget.calls),
        )
    )
    return {"batchItemFailures": [] if failed is None else [{"itemIdentifier": failed}]}
