"""Calls of our own functions by whoever operates a stack, with that person's rights and no other proof."""

import argparse
import json
from typing import Any

from botocore.config import Config

from tools.operated import Operated

_ONCE = Config(retries={"total_max_attempts": 1}, read_timeout=70)


class CallRefused(RuntimeError):
    """The function did not do it; it says in its log why."""


def named_function(arguments: argparse.Namespace, logical: str) -> tuple[Any, str]:
    """A client, and what the function `<domain>-<module>` is called there. Raises NotReached."""
    operated = Operated.of(arguments)
    return operated.client("lambda", _ONCE), operated.name(f"function/{logical}")


def call(client: Any, function: str, asked: dict[str, Any]) -> dict[str, Any]:
    """What the function answers. Raises CallRefused."""
    answer = client.invoke(FunctionName=function, Payload=json.dumps(asked).encode())
    body: dict[str, Any] = json.loads(answer["Payload"].read())
    if "FunctionError" in answer:
        raise CallRefused(f"{function}: {body.get('errorType', 'failed')}")
    return body
