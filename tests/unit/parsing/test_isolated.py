"""The process that reads hostile bytes, seen from within by work that stands in for a reader's."""

import base64
import os

import pytest

from functions.parsing.service import isolated
from functions.parsing.service.isolated import read_picture

ANYTHING = base64.b64encode(b"anything").decode()


def test_who_reads_hostile_bytes_has_no_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("AWS_SESSION_TOKEN", "of the function")
    monkeypatch.setattr(isolated, "remake", lambda _: dict(os.environ))
    assert read_picture(ANYTHING) == {}
    assert os.environ["AWS_SESSION_TOKEN"] == "of the function"
