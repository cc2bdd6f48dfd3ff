"""Deployed functions run in this process: their settings, and credentials of their own roles."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any
from unittest.mock import patch

from shared import limits, search, vault
from shared.auth import signing_keys, vending
from shared.aws import clients, setting
from tests.looking_inside import owner
from tests.running_stack import Stack

Json = dict[str, Any]


@contextmanager
def running_as(stack: Stack, function: str) -> Iterator[None]:
    """Inside this block code has the variables and the rights of `<domain>-<module>`."""
    with patch.dict(os.environ, _variables(stack, function) | _credentials(stack, function)):
        forget_everything()
        try:
            yield
        finally:
            forget_everything()


def forget_everything() -> None:
    """As in a new process: no client, no credentials, no key, no address, no pressure."""
    for kept in (clients._client, clients._session, signing_keys.public_half, setting):
        kept.cache_clear()
    vending._kept.clear()
    signing_keys.forget_ring()
    vault.forget_keys()
    search.forget_snapshots()
    limits.forget_pressure()


def _variables(stack: Stack, function: str) -> dict[str, str]:
    name = stack.resources[f"function/{function}"]
    settings = owner(stack, "lambda").get_function_configuration(FunctionName=name)
    variables: dict[str, str] = settings["Environment"]["Variables"]
    return variables | {"LOG_LEVEL": "CRITICAL"}


def _credentials(stack: Stack, function: str) -> dict[str, str]:
    given = owner(stack, "sts").assume_role(
        RoleArn=stack.resources[f"role/{function}"], RoleSessionName="tests"
    )["Credentials"]
    return {
        "AWS_ENDPOINT_URL": stack.endpoint(),
        "AWS_REGION": stack.region,
        "AWS_DEFAULT_REGION": stack.region,
        "AWS_ACCESS_KEY_ID": given["AccessKeyId"],
        "AWS_SECRET_ACCESS_KEY": given["SecretAccessKey"],
        "AWS_SESSION_TOKEN": given["SessionToken"],
    }
