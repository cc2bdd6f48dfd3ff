"""One running stack for a whole test session, whichever of its workers asks first.

The first worker starts an emulator of its own on a free port and deploys to it; the others wait and
share it; the last one to finish stops it. `PATHFINDER_STACK=<outputs.json>` uses a stack that runs
already, which then stays as it is; `--target=https://...` one that is deployed somewhere else.
"""

import fcntl
import json
import os
import random
import socket
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from unittest.mock import patch

import httpx
import pytest

from local import emulator
from local.instance import Instance
from local.outputs import read_outputs
from local.stack import bring_up
from tests.oidc_provider import CLIENT_ID, CLIENT_SECRET

LOCAL = "local"
_PATIENCE = {"ERASE_SETTLE_SECONDS": "15"}
"""An erasure waits for what follows from its removals, and not for the five minutes of memories."""


@dataclass(frozen=True)
class Stack:
    """Where a deployed stack answers. Without `aws_endpoint_url` it cannot be looked into."""

    web_url: str
    api_url: str
    aws_endpoint_url: str | None = None
    region: str = "us-east-1"
    resources: Mapping[str, str] = field(default_factory=dict)

    @classmethod
    def of(cls, outputs: Mapping[str, Any]) -> "Stack":
        return cls(**{name: outputs[name] for name in cls.__dataclass_fields__})

    def endpoint(self) -> str:
        """The address of the emulator; skips a test that looks into one where there is none."""
        return self.aws_endpoint_url or pytest.skip("only an emulator can be looked into")


@contextmanager
def running_stack(target: str, folder: Path, *, web: bool = False) -> Iterator[Stack]:
    """The session's stack, once it has refused a call that it must refuse.

    `folder` is common to all workers of the session. `web` builds and uploads the web app too.
    """
    if target != LOCAL:
        yield _refusing(Stack(web_url=target, api_url=f"{target.rstrip('/')}/api/v1"))
    elif given := os.environ.get("PATHFINDER_STACK"):
        yield _refusing(Stack.of(json.loads(Path(given).read_text())))
    else:
        instance = _join(folder, web=web)
        try:
            yield _refusing(Stack.of(read_outputs(instance)))
        finally:
            _leave(folder, instance)


def _refusing(stack: Stack) -> Stack:
    """Nothing proves isolation on a stack that lets strangers in, so nothing else runs on it."""
    for headers in ({}, {"Authorization": "Bearer e30.e30.e30"}):
        answer = httpx.get(f"{stack.api_url}/experiences", headers=headers, timeout=30)
        if answer.status_code != 401:
            pytest.exit(f"A stranger was answered {answer.status_code} instead of 401.", returncode=3)
    return stack


def _join(folder: Path, *, web: bool) -> Instance:
    with _only_one(folder):
        port, users = _state(folder)
        if users:
            instance = Instance(home=folder / "stack", port=port)
        else:
            instance = Instance.passing(folder / "stack")
            _start(instance, web=web)
        _remember(folder, instance.port, users + 1)
    return instance


def _start(instance: Instance, *, web: bool) -> None:
    try:
        with patch.dict(os.environ, _offered_provider() | _PATIENCE):
            bring_up(instance, web=web, seed=False)
    except BaseException:
        emulator.stop(instance)
        raise


def _offered_provider() -> dict[str, str]:
    """The operator's settings for one more provider, which a test starts at the address that they name."""
    return {
        "SIGN_IN_PROVIDERS": f"acme=http://127.0.0.1:{_port_that_stays_free()}",
        "SIGN_IN_ACME_CLIENT_ID": CLIENT_ID,
        "SIGN_IN_ACME_CLIENT_SECRET": CLIENT_SECRET,
    }


def _port_that_stays_free() -> int:
    """One that no outgoing connection is given, since the provider is started much later."""
    ports = list(range(21_000, 30_000))
    random.shuffle(ports)
    for port in ports:
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", port)) != 0:
                return port
    raise RuntimeError("No port is free.")


def _leave(folder: Path, instance: Instance) -> None:
    with _only_one(folder):
        _, users = _state(folder)
        _remember(folder, instance.port, users - 1)
        if users == 1:
            emulator.stop(instance)
            emulator.forget(instance)


@contextmanager
def _only_one(folder: Path) -> Iterator[None]:
    with (folder / "stack.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield


def _state(folder: Path) -> tuple[int, int]:
    """The port, and how many workers use the stack now."""
    try:
        port, users = json.loads((folder / "stack.json").read_text())
    except FileNotFoundError:
        return 0, 0
    return int(port), int(users)


def _remember(folder: Path, port: int, users: int) -> None:
    (folder / "stack.json").write_text(json.dumps([port, users]))
