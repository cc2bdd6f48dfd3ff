"""What keeps tests from reaching anybody else."""

import os
import socket

import pytest
from pytest_socket import SocketBlockedError

from shared import ai


def test_a_unit_test_cannot_open_a_connection() -> None:
    with pytest.raises(SocketBlockedError):
        socket.create_connection(("127.0.0.1", 4566), timeout=1)


def test_no_setting_of_a_model_provider_reaches_a_test() -> None:
    assert not [name for name in os.environ if name.startswith(("OPENAI", "ANTHROPIC", "AI_"))]
    assert ai.engine().name.startswith("local")
