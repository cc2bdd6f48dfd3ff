"""Lambda entry point, invoked directly with a presigned address of one version of one file."""

import time
from typing import Any

from functions.parsing.service.isolated import read
from shared import observability
from shared.documents import DocumentRefused
from shared.observability import Line


def handler(event: dict[str, Any], context: Any) -> dict[str, Any]:
    """`{"found": ...}`, or `{"refused": sentence}`. What the file says appears in no log."""
    began, status = time.monotonic(), 200
    try:
        return {"found": read(event["url"], event["source"], event["filename"])}
    except DocumentRefused as refusal:
        status = refusal.status
        return {"refused": refusal.message}
    finally:
        observability.log(
            Line(
                request_id=str(getattr(context, "aws_request_id", "")),
                route="parse",
                method="",
                status=status,
                milliseconds=round((time.monotonic() - began) * 1000, 1),
                aws_calls=0,
            )
        )
