"""One structured line a request or step: ids, route, status, milliseconds, AWS calls."""

import logging
import sys
import traceback
from dataclasses import asdict, dataclass
from functools import cache

from aws_lambda_powertools import Logger

from shared import config
from shared.errors import KeyUnavailable
from shared.observability.correlation import correlation_of
from shared.observability.metrics import count, flush

logging.raiseExceptions = False
"""What cannot be written is not explained on stderr: that would print exceptions with their messages."""


@dataclass(frozen=True)
class Line:
    """One request or step. `route` is the template of the path, never the path with its query.

    `correlation_id` is the trace of what led to it; without one, the invocation's, else the request's id.
    """

    request_id: str
    route: str
    method: str
    status: int
    milliseconds: float
    aws_calls: int
    correlation_id: str | None = None
    error: str | None = None


@cache
def _logger() -> Logger:
    return Logger(
        service=config.read("POWERTOOLS_SERVICE_NAME", "pathfinder"),
        level=config.read("LOG_LEVEL", "INFO"),
        stream=sys.stderr,
        utc=True,
    )


def log(line: Line) -> None:
    """Writes the line."""
    told = asdict(line) | {"correlation_id": line.correlation_id or correlation_of() or line.request_id}
    _logger().info("request", extra={name: value for name, value in told.items() if value is not None})


def error_seen(error: BaseException, *, request_id: str) -> None:
    """Writes where an unexpected error arose: its type and places in code, never its message or values.

    A key that cannot be used is counted besides, for the alarm.
    """
    if isinstance(error, KeyUnavailable):
        count("KeyUnavailable")
        flush()
    frames = traceback.extract_tb(error.__traceback__)[-8:]
    _logger().error(
        "unexpected error",
        extra={
            "request_id": request_id,
            "error_type": type(error).__name__,
            "error_code": _aws_code(error),
            "places": [
                f"{frame.filename.rsplit('/', 3)[-1]}:{frame.lineno} {frame.name}" for frame in frames
            ],
        },
    )


def _aws_code(error: BaseException) -> str | None:
    if isinstance(error, KeyUnavailable):
        return f"{error.operation} {error.aws_code}".strip()
    response = getattr(error, "response", None)
    return response.get("Error", {}).get("Code") if isinstance(response, dict) else None
