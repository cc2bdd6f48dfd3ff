"""A real OpenID provider in a process of its own on 127.0.0.1, and the people who use it."""

import json
import queue
import subprocess
import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import urljoin

import httpx
import pytest

from local.instance import clean_environment, tool

CLIENT_ID, CLIENT_SECRET = "pathfinder", "kept: by & for tests"
_FOLDER = Path(__file__).parent / "oidc"
_READY_WITHIN_SECONDS = 30


@dataclass(frozen=True)
class OpenIdProvider:
    """Where it answers. It believes everybody who says who they are, as long as it was told of them."""

    issuer: str

    def knows(self, sub: str, **claims: Any) -> None:
        """Tells it of a person."""
        httpx.post(f"{self.issuer}/people", json={"sub": sub, **claims}, timeout=30).raise_for_status()

    def sign_in(self, authorization_url: str, sub: str) -> httpx.URL:
        """What a person does in a browser: follows the link and says who they are. Gives the way back."""
        return self._answer(authorization_url, {"sub": sub})

    def cancel(self, authorization_url: str) -> httpx.URL:
        """As above, but the person changes their mind."""
        return self._answer(authorization_url, {"cancel": "1"})

    def _answer(self, authorization_url: str, form: dict[str, str]) -> httpx.URL:
        with httpx.Client(timeout=30) as browser:
            page = browser.get(authorization_url)
            assert page.status_code == 303, page.text
            answer = browser.post(urljoin(self.issuer, page.headers["location"]), data=form)
            while answer.headers.get("location", "").startswith(self.issuer):
                answer = browser.get(answer.headers["location"])
            return httpx.URL(answer.headers["location"])


@contextmanager
def openid_provider(
    redirect_uris: Sequence[str], *, port: int = 0, algorithm: str = "RS256", tells_in_token: bool = False
) -> Iterator[OpenIdProvider]:
    """A running provider for the block. Skips the test where it is not installed (`make test` does)."""
    if not (_FOLDER / "node_modules" / "oidc-provider").is_dir():
        pytest.skip("the OpenID provider of the tests is not installed: npm ci --prefix tests/oidc")
    settings = {
        "port": port,
        "redirectUris": list(redirect_uris),
        "algorithm": algorithm,
        "tellsInToken": tells_in_token,
    }
    process = subprocess.Popen(
        [tool("node"), str(_FOLDER / "server.mjs"), json.dumps(settings)],
        env=clean_environment(),
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
    )
    try:
        yield OpenIdProvider(f"http://127.0.0.1:{_port(process)}")
    finally:
        assert process.stdin is not None
        process.stdin.close()
        process.wait(timeout=30)


def _port(process: "subprocess.Popen[str]") -> int:
    """Read beside, so that a provider that never answers does not stop the tests."""
    lines: queue.Queue[str] = queue.Queue()
    assert process.stdout is not None
    reading = threading.Thread(target=lambda: [lines.put(line) for line in process.stdout or ()], daemon=True)
    reading.start()
    while True:
        line = lines.get(timeout=_READY_WITHIN_SECONDS)
        if line.startswith("listening on "):
            return int(line.rpartition(" ")[2])
