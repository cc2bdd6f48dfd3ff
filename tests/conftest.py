"""Fixtures of all tests. Nothing beyond this machine can be reached, unless `--target` names it."""

import os
from collections.abc import Iterator
from functools import cache
from typing import Any
from urllib.parse import urlsplit

import pytest
from botocore.loaders import JSONFileLoader
from pytest_socket import socket_allow_hosts

from tests.running_stack import LOCAL, Stack, running_stack

_IN_A_BROWSER = (
    "test_web.py",
    "test_web_account.py",
    "test_web_privacy.py",
    "test_web_profile.py",
    "test_web_search.py",
    "test_external_sign_in.py",
)
_THIS_MACHINE = ["127.0.0.1", "::1", "localhost"]
_PROVIDERS = ("OPENAI_", "ANTHROPIC_", "AZURE_OPENAI_", "AI_", "SIGN_IN_")


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--target", default=LOCAL, help="`local` (an own emulator), or the address of a stack")


def pytest_configure(config: pytest.Config) -> None:
    """No setting of who runs the tests leads to a provider or an AWS account, or changes a limit."""
    for name in [name for name in os.environ if name.startswith((*_PROVIDERS, "AWS_", "LIMITS"))]:
        del os.environ[name]
    os.environ["AWS_EC2_METADATA_DISABLED"] = "true"

    _read_models_once()


def _read_models_once() -> None:
    """Tests make many clients of AWS, and each would parse the description of its service again."""
    read = JSONFileLoader.load_file

    @cache
    def read_once(path: str) -> Any:
        return read(JSONFileLoader(), path)

    JSONFileLoader.load_file = lambda _, path: read_once(path)


@pytest.fixture(autouse=True)
def _only_this_machine(pytestconfig: pytest.Config) -> None:
    target = pytestconfig.getoption("target")
    named = [] if target == LOCAL else [urlsplit(target).hostname or ""]
    socket_allow_hosts([*_THIS_MACHINE, *named], allow_unix_socket=True)


@pytest.fixture(scope="session")
def stack(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Stack]:
    """A deployed stack: this session's own, or the one that `--target` names."""
    base = tmp_path_factory.getbasetemp()
    folder = base.parent if os.environ.get("PYTEST_XDIST_WORKER") else base
    web = any(item.path.name in _IN_A_BROWSER for item in request.session.items)
    with running_stack(request.config.getoption("target"), folder, web=web) as running:
        yield running
