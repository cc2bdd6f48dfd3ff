"""One id for a request and all that it led to, and no words of anybody in it."""

import importlib
from typing import Any
from unittest.mock import Mock

import pytest

from shared import bus, observability
from shared.observability import Line, correlation_of

ROOT, ANOTHER = "1-67891233-abcdef012345678912345678", "1-67891234-abcdef012345678912345678"
LINE = Line(request_id="r", route="/v1/me", method="GET", status=200, milliseconds=1.0, aws_calls=0)


@pytest.fixture
def written(monkeypatch: pytest.MonkeyPatch) -> Mock:
    monkeypatch.delenv("_X_AMZN_TRACE_ID", raising=False)
    logger = Mock()
    monkeypatch.setattr(importlib.import_module("shared.observability.log"), "_logger", lambda: logger)
    return logger.info


def under(written: Mock) -> Any:
    return written.call_args.kwargs["extra"]["correlation_id"]


@pytest.mark.parametrize(
    ("trace", "found"),
    [
        (f"Root={ROOT};Parent=53995c3f42cd8ad8;Sampled=0", ROOT),
        (f"Self=1-1-1;Root={ROOT}", ROOT),
        ("Root=1-ana-lima", None),
        (f"Root={ROOT} Ana Lima", None),
        ("", None),
    ],
)
def test_nothing_of_a_trace_is_believed_but_its_digits(trace: str, found: str | None) -> None:
    assert correlation_of(trace) == found


def test_a_line_says_the_trace_of_its_invocation_else_its_request(
    written: Mock, monkeypatch: pytest.MonkeyPatch
) -> None:
    observability.log(LINE)
    assert under(written) == "r"
    monkeypatch.setenv("_X_AMZN_TRACE_ID", f"Root={ROOT};Sampled=0")
    observability.log(LINE)
    assert under(written) == ROOT


def test_a_message_is_logged_under_the_trace_of_its_sender(
    written: Mock, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("_X_AMZN_TRACE_ID", f"Root={ROOT}")
    message = {"messageId": "m", "body": "{}", "attributes": {"AWSTraceHeader": f"Root={ANOTHER}"}}
    bus.consume({"Records": [message]}, lambda _: None, name="test")
    assert under(written) == ANOTHER
