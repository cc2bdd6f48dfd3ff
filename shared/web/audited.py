"""Audit is part of the request: no write starts before its attempt is recorded.

Limits are too: a request is counted while its attempt is being recorded, and goes on when both are done.
"""

import time
from collections.abc import Callable, Coroutine
from concurrent.futures import Future
from dataclasses import replace
from functools import wraps
from typing import Any, TypeVar

from fastapi import Request, Response
from fastapi.exceptions import RequestValidationError
from fastapi.routing import APIRoute

from shared import audit, aws, vault
from shared.audit import Entry, Origin, Stage
from shared.audit.writer import Subject
from shared.auth import Caller
from shared.errors import AppError, TooManyRequests, Unavailable
from shared.ids import is_id, new_id
from shared.observability import count, error_seen
from shared.web.limiting import Allowance, described, limit_of
from shared.web.refusals import as_refusal, invalid_request, refusals, render

_READS = {"GET", "HEAD"}
_TOO_MANY = described(refusals(TooManyRequests)[429])
_TELL = "tell"
Handler = Callable[[Request], Coroutine[Any, Any, Response]]
Tell = Callable[[Request, AppError], Response]
Endpoint = TypeVar("Endpoint", bound=Callable[..., Any])


def for_browsers(tell: Tell) -> Callable[[Endpoint], Endpoint]:
    """Marks a `GET` that a browser is sent to and that does something: it is recorded as a write is.

    Whatever refuses it, `tell` answers, so that nobody is shown the body of an error.
    """

    def marked(endpoint: Endpoint) -> Endpoint:
        setattr(endpoint, _TELL, tell)
        return endpoint

    return marked


class AuditedRoute(APIRoute):
    """A read is recorded beside itself, a write before and after. Where that fails: 503, undone."""

    def __init__(self, path: str, endpoint: Callable[..., Any], **settings: Any) -> None:
        if limit_of(endpoint):
            own = settings.get("responses") or {}
            settings["responses"] = own | {429: _TOO_MANY | own.get(429, {})}
        super().__init__(path, _in_this_thread(endpoint), **settings)

    def get_route_handler(self) -> Handler:
        handle, limit = super().get_route_handler(), limit_of(self.endpoint)

        async def audited(request: Request) -> Response:
            request.state.route = self.path_format
            record = _Record(request, self.name)
            try:
                allowance = Allowance(request, limit)
                started = record.begin()
            except Exception as error:
                error_seen(error, request_id=request.state.request_id)
                return _refused(Unavailable(), request)
            response = await _answer(handle, request, allowance)
            noting = allowance.noted(response)
            return allowance.shown(record.end(response, started), noting)

        return audited


def _in_this_thread(endpoint: Callable[..., Any]) -> Callable[..., Any]:
    """Runs a blocking `def` where it is called.

    A function serves one request at a time, so there is nobody to make way for, and a thread a request
    would cost more than what it does.
    """

    @wraps(endpoint)
    async def run(*arguments: Any, **named: Any) -> Any:
        return endpoint(*arguments, **named)

    return run


async def _answer(handle: Handler, request: Request, allowance: Allowance) -> Response:
    request_id = request.state.request_id
    try:
        allowance.must_last()
        return await handle(request)
    except RequestValidationError as error:
        return _refused(invalid_request(error), request)
    except Exception as error:
        return _refused(as_refusal(error, request_id), request)


def _refused(error: AppError, request: Request) -> Response:
    request.state.error_code = error.code
    tell = _tell_of(request)
    return tell(request, error) if tell else render(error, request.state.request_id)


def _tell_of(request: Request) -> Tell | None:
    return getattr(request.scope.get("endpoint"), _TELL, None)


def _only_reads(request: Request) -> bool:
    return request.method in _READS and _tell_of(request) is None


class _Record:
    """The audit entries of one request."""

    def __init__(self, request: Request, action: str) -> None:
        self._request, self._box, self._began = request, audit.subject(), time.monotonic()
        caller: Caller | None = request.state.caller
        if caller is not None:
            audit.concerning(caller.pseudonym, None)
        self._caller = caller
        # Whose log an administrator searches is what the search is about.
        ids = list(request.path_params.values()) or [request.query_params.get("user", "")]
        self._entry = Entry(
            id=new_id(),
            stage=Stage.READ if _only_reads(request) else Stage.ATTEMPT,
            user=self._box[0].pseudonym,
            action=action,
            resource_type=request.url.path.split("/")[2] if request.url.path.count("/") > 1 else "",
            resource_id=ids[-1] if ids and is_id(ids[-1]) else None,
            method=request.method,
            path=request.state.route,
            request_id=request.state.request_id,
        )

    def begin(self) -> "Future[None] | None":
        if self._entry.stage is Stage.READ:
            return aws.beside(lambda: self._insert(self._entry))
        self._insert(self._entry)
        return None

    def end(self, response: Response, started: "Future[None] | None") -> Response:
        error = getattr(self._request.state, "error_code", None)
        failed = response.status_code >= 400 or error is not None
        outcome = replace(
            self._entry,
            stage=Stage.OUTCOME,
            user=self._box[0].pseudonym,
            status=response.status_code,
            duration_ms=int((time.monotonic() - self._began) * 1000),
            success=not failed,
            error=error,
        )
        try:
            if started is not None:
                started.result()
            if started is None or failed:
                self._insert(outcome)
        except Exception as error:
            error_seen(error, request_id=self._entry.request_id)
            count("AuditOutcomeLost")
            if started is not None:
                return render(Unavailable(), self._entry.request_id)
        return response

    def _insert(self, entry: Entry) -> None:
        origin: Origin = self._request.state.origin
        subject: Subject = self._box[0]
        key = subject.key
        if self._caller is not None:
            key = _sealing_key(self._caller)
        audit.insert(entry, origin, key)


def _sealing_key(caller: Caller) -> vault.DataKey | None:
    """The caller's key, or None where the caller is erased; that is said by what was asked for."""
    try:
        return vault.current_key(caller.user_id, vault.Purpose.RECORD)
    except vault.UserIsErased:
        return None
