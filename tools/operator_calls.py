"""Calls of our own functions by whoever operates a stack, with that person's rights and no other proof.

On this machine those of the emulator's owner, with `--target aws` those of the AWS environment.
"""

import argparse
import json
from pathlib import Path
from typing import Any

import boto3
from botocore.config import Config

_OUTPUTS = Path(".local/outputs.json")
_ONCE = Config(retries={"total_max_attempts": 1}, read_timeout=70)


class CallRefused(RuntimeError):
    """The function did not do it; it says in its log why."""


def target_arguments(parser: argparse.ArgumentParser) -> None:
    """Which stack is meant."""
    parser.add_argument("--target", choices=("local", "aws"), default="local")
    parser.add_argument("--stage", default="dev")
    parser.add_argument("--region", default="us-east-1")


def named_function(arguments: argparse.Namespace, logical: str) -> tuple[Any, str]:
    """A client, and what the function `<domain>-<module>` is called there."""
    if arguments.target == "aws":
        client = boto3.client("lambda", region_name=arguments.region, config=_ONCE)
        return client, f"pathfinder-{arguments.stage}-{logical}:live"
    outputs = json.loads(_OUTPUTS.read_text(encoding="utf-8"))
    client = boto3.client(
        "lambda",
        endpoint_url=outputs["aws_endpoint_url"],
        region_name=outputs["region"],
        aws_access_key_id="test",
        aws_secret_access_key="test",
        config=_ONCE,
    )
    return client, outputs["resources"][f"function/{logical}"]


def call(client: Any, function: str, asked: dict[str, Any]) -> dict[str, Any]:
    """What the function answers. Raises CallRefused."""
    answer = client.invoke(FunctionName=function, Payload=json.dumps(asked).encode())
    body: dict[str, Any] = json.loads(answer["Payload"].read())
    if "FunctionError" in answer:
        raise CallRefused(f"{function}: {body.get('errorType', 'failed')}")
    return body
