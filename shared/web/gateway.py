"""From a gateway event to an answer: binds the caller, the budget and the request id, logs one line."""

import base64
import gc
import gzip
import hmac
import json
import time
from collections.abc import Callable
from contextlib import nullcontext, suppress
from typing import Any

from fastapi import FastAPI
from mangum import Mangum

from shared import aws, config, observability
from shared.audit import Origin
from shared.auth import caller_of_event
from shared.errors import AppError
from shared.ids import new_id
from shared.observability import Line
from shared.web.refusals import as_refusal, render

_WORTH_COMPRESSING = 1024
Event = dict[str, Any]
Handler = Callable[[Event, Any], Event]


def lambda_handler(api: FastAPI) -> Handler:
    """The Lambda entry point that serves this application behind a REST API.

    What importing made lives as long as the process: no request waits while it is looked through for garbage.
    """
    aws.prepare(own_services=("dynamodb",), caller_services=("dynamodb", "kms"))
    serve = Mangum(_with_state(api), lifespan="off")
    gc.freeze()

    def handle(event: Event, context: Any) -> Event:
        began = time.monotonic()
        request_id = _request_id(event)
        with aws.within() as budget:
            answer = _serve(serve, event, context, request_id)
            calls = len(budget.calls)
        answer = _finished(answer, event, request_id)
        _log(event, answer, request_id, began, calls)
        return answer

    return handle


def _serve(serve: Mangum, event: Event, context: Any, request_id: str) -> Event:
    try:
        caller = caller_of_event(event)
        event["pathfinder"] = {
            "caller": caller,
            "origin": _origin(event),
            "request_id": request_id,
            "event": event,
        }
        with aws.acting_with(caller.vended) if caller else nullcontext():
            answer: Event = serve(event, context)
            return answer
    except Exception as error:
        return _refusal(as_refusal(error, request_id), request_id)


def _with_state(api: FastAPI) -> Any:
    """Hands what the gateway knows to the request's state."""

    async def asgi(scope: Any, receive: Any, send: Any) -> None:
        known = scope["aws.event"]["pathfinder"]
        scope["state"] = {
            "caller": known["caller"],
            "origin": known["origin"],
            "request_id": known["request_id"],
            "route": "unknown",
        }
        known["state"] = scope["state"]
        # Answered by now: what is raised again for the server's log may quote the user.
        with suppress(Exception):
            await api(scope, receive, send)

    return asgi


def _origin(event: Event) -> Origin:
    """The viewer's address is believed only from the edge, which knows the origin secret."""
    headers = {name.lower(): value for name, value in (event.get("headers") or {}).items()}
    secret = config.read("ORIGIN_SECRET", "")
    given = headers.get("x-origin-secret", "").encode()
    from_edge = bool(secret) and hmac.compare_digest(given, secret.encode())
    return Origin(
        ip=headers.get("x-viewer-ip", "")[:64] if from_edge else "",
        user_agent=headers.get("user-agent", "")[:500],
    )


def _request_id(event: Event) -> str:
    return str((event.get("requestContext") or {}).get("requestId") or new_id())


def _refusal(error: AppError, request_id: str) -> Event:
    response = render(error, request_id)
    return {
        "statusCode": response.status_code,
        "multiValueHeaders": {name: [value] for name, value in response.headers.items()},
        "body": bytes(response.body).decode(),
        "isBase64Encoded": False,
    }


def _finished(answer: Event, event: Event, request_id: str) -> Event:
    """Adds the request id, narrows to `?fields=`, and compresses JSON over 1 kB where asked to."""
    headers: dict[str, list[str]] = answer.setdefault("multiValueHeaders", {})
    for name, value in (answer.pop("headers", None) or {}).items():
        headers.setdefault(name, [value])
    headers["x-request-id"] = [request_id]
    headers.setdefault("cache-control", ["no-store"])
    is_json = "json" in (headers.get("content-type") or [""])[0]
    if is_json and answer.get("body") and not answer.get("isBase64Encoded"):
        _narrow(answer, event)
        _compress(answer, event, headers)
    return answer


def _narrow(answer: Event, event: Event) -> None:
    wanted = (event.get("queryStringParameters") or {}).get("fields")
    if not wanted or answer["statusCode"] >= 300:
        return
    names = {name.strip() for name in wanted.split(",")}
    body = json.loads(answer["body"])
    if isinstance(body, dict) and isinstance(body.get("data"), list):
        body["data"] = [_only(names, item) for item in body["data"]]
    else:
        body = _only(names, body)
    answer["body"] = json.dumps(body, ensure_ascii=False, separators=(",", ":"))
    (answer["multiValueHeaders"]).pop("content-length", None)


def _only(names: set[str], item: Any) -> Any:
    return {name: value for name, value in item.items() if name in names} if isinstance(item, dict) else item


def _compress(answer: Event, event: Event, headers: dict[str, list[str]]) -> None:
    sent = {name.lower(): value for name, value in (event.get("headers") or {}).items()}
    body = answer["body"].encode()
    if len(body) <= _WORTH_COMPRESSING or "gzip" not in sent.get("accept-encoding", ""):
        return
    answer["body"] = base64.b64encode(gzip.compress(body, 5)).decode()
    answer["isBase64Encoded"] = True
    headers["content-encoding"] = ["gzip"]
    headers["vary"] = ["accept-encoding"]
    headers.pop("content-length", None)


def _log(event: Event, answer: Event, request_id: str, began: float, calls: int) -> None:
    state = event.pop("pathfinder", {}).get("state") or {}
    milliseconds = round((time.monotonic() - began) * 1000, 1)
    observability.log(
        Line(
            request_id=request_id,
            route=state.get("route", "unknown"),
            method=event.get("httpMethod", ""),
            status=answer["statusCode"],
            milliseconds=milliseconds,
            aws_calls=calls,
            error=state.get("error_code"),
        )
    )
    observability.count("Latency", milliseconds, milliseconds=True)
    if answer["statusCode"] >= 500:
        observability.count("ServerErrors")
    observability.flush()
