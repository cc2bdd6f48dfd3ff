"""Unit tests reach no network at all, except a server that a test runs on this machine itself."""

from collections.abc import Iterator

import pytest
from pytest_socket import disable_socket, enable_socket

from tests.openai_server import OpenAiServer


@pytest.fixture(autouse=True)
def _no_network(request: pytest.FixtureRequest, _only_this_machine: None) -> Iterator[None]:
    if OpenAiServer in vars(request.module).values():
        yield
        return
    disable_socket(allow_unix_socket=True)
    yield
    enable_socket()
