"""Events as the gateway hands them to a function."""

import json
import uuid
from collections.abc import Mapping
from typing import Any

from shared.auth import Caller, context_of

Json = dict[str, Any]


def gateway_event(
    method: str,
    path: str,
    body: Any = None,
    caller: Caller | None = None,
    query: Mapping[str, str] | None = None,
    headers: Mapping[str, str] | None = None,
) -> Json:
    """A REST API's proxy event. `path` begins below the stage: `/v1/experiences`. Bytes go as they are."""
    sent = {"Content-Type": "application/json", "Host": "localhost"} | dict(headers or {})
    text = body.decode() if isinstance(body, bytes) else None if body is None else json.dumps(body)
    return {
        "resource": "/{proxy+}",
        "path": path,
        "httpMethod": method,
        "headers": sent,
        "multiValueHeaders": {name: [value] for name, value in sent.items()},
        "queryStringParameters": dict(query) if query else None,
        "multiValueQueryStringParameters": {name: [value] for name, value in (query or {}).items()} or None,
        "pathParameters": {"proxy": path.lstrip("/")},
        "stageVariables": None,
        "requestContext": {
            "requestId": str(uuid.uuid4()),
            "stage": "api",
            "path": f"/api{path}",
            "httpMethod": method,
            "identity": {"sourceIp": "203.0.113.7"},
            **({"authorizer": context_of(caller)} if caller else {}),
        },
        "body": text,
        "isBase64Encoded": False,
    }
