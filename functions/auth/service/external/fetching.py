"""Small JSON documents from providers: over TLS, in time, of bounded size, no redirect followed."""

import json
import time
from collections.abc import Mapping
from functools import cache
from typing import Any
from urllib.parse import urlencode, urlsplit

import urllib3
from urllib3 import PoolManager, Timeout
from urllib3.exceptions import HTTPError

from functions.auth.service.external.troubles import ProviderRefused, ProviderUnavailable
from shared import aws, config
from shared.errors import Unavailable

CONNECT_SECONDS, READ_SECONDS = 1.0, 3.0
LARGEST_ANSWER = 256 * 1024
_LOOPBACK = {"localhost", "127.0.0.1", "::1"}
_CHUNK = 1024
"""Read in small parts, so that an answer that only trickles in is noticed."""


def is_reachable(url: str) -> bool:
    """Whether it is an address to speak to: https, or this machine's own where all of it runs there."""
    parts = urlsplit(url)
    if parts.username or parts.password or parts.fragment or not parts.hostname:
        return False
    on_this_machine = parts.hostname in _LOOPBACK and config.read("IAM_DIALECT", "aws") == "emulator"
    return parts.scheme == "https" or (parts.scheme == "http" and on_this_machine)


def fetch(url: str, *, bearer: str = "") -> Any:
    """The JSON at this address. Raises ProviderUnavailable, Unavailable; with a token, ProviderRefused."""
    headers = {"Authorization": f"Bearer {bearer}"} if bearer else {}
    try:
        return _ask("GET", url, headers=headers)
    except ProviderRefused:
        if bearer:
            raise
        raise ProviderUnavailable() from None


def post_form(url: str, form: Mapping[str, str], *, basic: tuple[str, str] | None = None) -> Any:
    """The JSON answer to a form. Raises ProviderRefused, ProviderUnavailable, Unavailable."""
    headers = {"Content-Type": "application/x-www-form-urlencoded"}
    if basic:
        headers |= urllib3.make_headers(basic_auth=":".join(_escaped(one) for one in basic))
    return _ask("POST", url, headers=headers, body=urlencode(form))


def _ask(method: str, url: str, *, headers: Mapping[str, str], body: str | None = None) -> Any:
    if not is_reachable(url):
        raise ProviderUnavailable()
    ends = time.monotonic() + _seconds_left()
    sent = {
        "Accept": "application/json",
        "Accept-Encoding": "identity",
        "User-Agent": "Pathfinder",
        **headers,
    }
    try:
        answer = _pool().request(
            method,
            url,
            body=body,
            headers=sent,
            timeout=Timeout(connect=CONNECT_SECONDS, read=max(0.05, ends - time.monotonic())),
            retries=False,
            redirect=False,
            preload_content=False,
        )
        content = _content(answer, ends)
    except HTTPError:
        raise ProviderUnavailable() from None
    return _json(answer.status, content)


def _seconds_left() -> float:
    """What the provider may take of the request's budget. Raises Unavailable where nothing is left."""
    current = aws.budget()
    if current is not None and current.left <= 0:
        raise Unavailable()
    return min(READ_SECONDS, current.left) if current else READ_SECONDS


def _content(answer: Any, ends: float) -> bytes:
    content = bytearray()
    try:
        while chunk := answer.read(_CHUNK, decode_content=False):
            content += chunk
            if len(content) > LARGEST_ANSWER or time.monotonic() > ends:
                answer.close()
                raise ProviderUnavailable()
    finally:
        answer.release_conn()
    return bytes(content)


def _json(status: int, content: bytes) -> Any:
    """A refusal is told from trouble by its status; what is written in it is nobody's business."""
    if 400 <= status < 500 and status != 429:
        raise ProviderRefused()
    if status != 200:
        raise ProviderUnavailable()
    try:
        return json.loads(content)
    except (ValueError, RecursionError):
        raise ProviderUnavailable() from None


def _escaped(text: str) -> str:
    """As RFC 6749, 2.3.1 wants an id and a secret before they are joined."""
    return urlencode({"": text})[1:]


@cache
def _pool() -> PoolManager:
    return PoolManager(num_pools=8, maxsize=2)
