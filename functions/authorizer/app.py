"""Lambda entry point: the gateway asks it once per token and keeps the answer for 30 seconds."""

import time
from typing import Any

from functions.authorizer import service
from shared import aws, observability
from shared.auth import context_of
from shared.errors import NotSignedIn, Unavailable
from shared.observability import Line


def handler(event: dict[str, Any], _context: Any) -> dict[str, Any]:
    """A policy for the whole stage. Trouble with AWS is raised, never told as a refusal."""
    began = time.monotonic()
    with aws.within() as budget:
        try:
            caller = service.authorize(_bearer(event))
            answer = _policy("Allow", event, caller.user_id) | {"context": context_of(caller)}
        except NotSignedIn:
            answer = _policy("Deny", event, "nobody")
        except Unavailable as trouble:
            observability.error_seen(trouble, request_id=_request_id(event))
            raise
    _log(event, answer, began, len(budget.calls))
    return answer


def _bearer(event: dict[str, Any]) -> str:
    headers = {name.lower(): value for name, value in (event.get("headers") or {}).items()}
    scheme, _, token = headers.get("authorization", "").partition(" ")
    if scheme.lower() != "bearer":
        raise NotSignedIn()
    return str(token.strip())


def _policy(effect: str, event: dict[str, Any], principal: str) -> dict[str, Any]:
    stage = "/".join(event["methodArn"].split("/")[:2])
    statement = {"Action": "execute-api:Invoke", "Effect": effect, "Resource": f"{stage}/*"}
    return {
        "principalId": principal,
        "policyDocument": {"Version": "2012-10-17", "Statement": [statement]},
    }


def _log(event: dict[str, Any], answer: dict[str, Any], began: float, calls: int) -> None:
    refused = answer["principalId"] == "nobody"
    observability.log(
        Line(
            request_id=_request_id(event),
            route="authorize",
            method="",
            status=401 if refused else 200,
            milliseconds=round((time.monotonic() - began) * 1000, 1),
            aws_calls=calls,
        )
    )


def _request_id(event: dict[str, Any]) -> str:
    return str((event.get("requestContext") or {}).get("requestId", ""))
