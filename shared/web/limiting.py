"""Limits of routes: declared beside the route, counted before it does anything, shown on its answers."""

from collections.abc import Callable
from concurrent.futures import Future
from typing import Any, TypeVar

from fastapi import Request, Response

from shared import aws, limits
from shared.audit import Origin
from shared.auth import Caller
from shared.errors import TooManyRequests
from shared.limits import CountedBy, Standing
from shared.observability import count, error_seen

Endpoint = TypeVar("Endpoint", bound=Callable[..., Any])
_MARK = "limit"
_REFUSED = {401, 423, 429}
_SHOWN = {
    "Retry-After": "Seconds until the quota is whole again",
    "RateLimit-Policy": 'The quota and its window in seconds, e.g. `"enrich";q=30;w=3600`',
    "RateLimit": 'What is left of it, and the seconds until it is whole again, e.g. `"enrich";r=29;t=3540`',
}


def limited(name: str) -> Callable[[Endpoint], Endpoint]:
    """Limits an audited route by the policy of this name. Stands right above the route's `def`.

    What is counted by address is not limited where the address is not known, which is so only without
    the edge: on AWS the gateway's web ACL refuses whatever did not come through it.
    """
    if limits.POLICIES[name].counted_by is CountedBy.ACCOUNT:
        raise ValueError(f"{name} is counted by account, which only a service knows: use shared.limits.take.")

    def marked(endpoint: Endpoint) -> Endpoint:
        setattr(endpoint, _MARK, name)
        return endpoint

    return marked


def limit_of(endpoint: Callable[..., Any]) -> str | None:
    """The name of the limit that a route declares."""
    return getattr(endpoint, _MARK, None)


def described(refusal: dict[str, Any]) -> dict[str, Any]:
    """The documentation of 429 with the headers that explain it."""
    headers = {
        name: {"description": text, "schema": {"type": "integer" if name == "Retry-After" else "string"}}
        for name, text in _SHOWN.items()
    }
    return refusal | {"headers": headers}


class Allowance:
    """One request against its route's limit, counted beside other work from the moment this is made."""

    def __init__(self, request: Request, name: str | None) -> None:
        self._request_id = request.state.request_id
        self._standing: Standing | None = None
        caller: Caller | None = request.state.caller
        subject = _subject(name, caller, request.state.origin) if name else None
        role = str(caller.role) if caller else ""
        self._taking = limits.take(name, of=subject, role=role) if name and subject else None

    def must_last(self) -> None:
        """Waits for the count. Raises TooManyRequests."""
        if self._taking is None:
            return
        self._standing = self._taking.standing()
        if self._standing.exceeded:
            count("LimitExceeded")
            raise TooManyRequests(retry_after=self._standing.resets_in)

    def noted(self, response: Response) -> "Future[None] | None":
        """Begins to count an answer that refuses."""
        taking, standing = self._taking, self._standing
        if taking is None or standing is None or response.status_code not in _REFUSED:
            return None
        return aws.beside(lambda: taking.refused(standing))

    def shown(self, response: Response, noting: "Future[None] | None") -> Response:
        """The answer with its headers. That a refusal could not be counted changes nothing about it."""
        if self._standing is not None:
            response.headers.update(headers_of(self._standing))
        try:
            if noting is not None:
                noting.result()
        except Exception as error:
            error_seen(error, request_id=self._request_id)
        return response


def headers_of(standing: Standing) -> dict[str, str]:
    """In the form of draft-ietf-httpapi-ratelimit-headers, with the quota that is in force."""
    name, window = standing.policy.name, standing.policy.window_seconds
    return {
        "RateLimit-Policy": f'"{name}";q={standing.quota};w={window}',
        "RateLimit": f'"{name}";r={standing.left};t={standing.resets_in}',
    }


def _subject(name: str, caller: Caller | None, origin: Origin) -> str | None:
    if limits.POLICIES[name].counted_by is CountedBy.USER:
        return caller.user_id if caller else None
    return limits.hidden_address(origin.ip) if origin.ip else None
