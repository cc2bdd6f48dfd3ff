"""One botocore client a service and kind, made once: making one costs tens of milliseconds."""

import random
import threading
from functools import cache
from typing import Any

from botocore.config import Config
from botocore.exceptions import ClientError
from botocore.loaders import Loader, create_loader
from botocore.session import Session

from shared import config
from shared.aws.credentials import CallerSession
from shared.aws.deadline import budget, spend
from shared.aws.lost_keys import raise_where_lost
from shared.aws.trouble import is_trouble

_ATTEMPTS = 3
_INVOKED_FUNCTION_SECONDS = 40.0
"""An invoked function answers when its work is done; asking again sooner would do the work twice."""
_making = threading.RLock()


def own(service: str) -> Any:
    """The client with the function's own rights."""
    with _making:
        return _client(service, False)


def as_caller(service: str) -> Any:
    """The client with the rights of the user on whose behalf the code runs."""
    with _making:
        return _client(service, True)


def prepare(*, own_services: tuple[str, ...], caller_services: tuple[str, ...]) -> None:
    """Makes clients ahead of the first request. Opens no connection and reads no credentials."""
    for service in own_services:
        own(service)
    for service in caller_services:
        as_caller(service)


@cache
def _client(service: str, for_caller: bool) -> Any:
    session = _session(for_caller)
    client = session.create_client(
        service,
        region_name=config.read("AWS_REGION", config.read("AWS_DEFAULT_REGION", "us-east-1")),
        config=_settings(service),
    )
    client.meta.events.register("before-send", _before_send)
    client.meta.events.register("needs-retry", _retry)
    client.meta.events.register("after-call", raise_where_lost)
    return client


@cache
def _session(for_caller: bool) -> Session:
    session = CallerSession() if for_caller else Session()
    session.register_component("data_loader", _descriptions())
    return session


@cache
def _descriptions() -> Loader:
    """Reads what botocore knows of AWS once for both sessions: that is most of making a client."""
    return create_loader()


def _settings(service: str) -> Config:
    return Config(
        connect_timeout=0.5,
        read_timeout=_INVOKED_FUNCTION_SECONDS
        if service == "lambda"
        else float(config.read("AWS_READ_TIMEOUT_SECONDS", "2.5")),
        retries={"total_max_attempts": 1, "mode": "standard"},
        max_pool_connections=16,
        tcp_keepalive=True,
        signature_version="s3v4" if service == "s3" else None,
        s3={"addressing_style": "path"} if config.read("AWS_ENDPOINT_URL", "") else None,
    )


def _before_send(request: Any, **_: Any) -> None:
    spend(request.headers.get("X-Amz-Target", b"") or request.method)


def _retry(response: Any, attempts: int, caught_exception: Exception | None = None, **_: Any) -> float | None:
    """Seconds to wait before the next attempt (full jitter), or None. Never past the budget."""
    if attempts >= _ATTEMPTS or not _passes(response, caught_exception):
        return None
    wait = random.uniform(0, 0.02 * 2**attempts)  # noqa: S311
    current = budget()
    return None if current and current.left < wait else wait


def _passes(response: Any, caught: Exception | None) -> bool:
    if caught is not None:
        return is_trouble(caught)
    http, parsed = response
    return http.status_code >= 300 and is_trouble(ClientError(parsed, "call"))
