"""Lambda entry point, invoked directly: with a presigned address of one file, or with a picture itself."""

import time
from typing import Any

from functions.parsing.service.isolated import read, read_picture
from shared import observability
from shared.documents import DocumentRefused
from shared.observability import Line


def handler(event: dict[str, Any], context: Any) -> dict[str, Any]:
    """`{"found": ...}` or `{"picture": ...}`, or `{"refused": sentence}`. What is read appears in no log."""
    began, status = time.monotonic(), 200
    try:
        if "picture" in event:
            return {"picture": read_picture(event["picture"])}
        return {"found": read(event["url"], event["source"], event["filename"])}
    except DocumentRefused as refusal:
        status = refusal.status
        return {"refused": refusal.message, "status": refusal.status}
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
