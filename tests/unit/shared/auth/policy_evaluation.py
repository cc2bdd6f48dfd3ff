"""A small evaluator of IAM session policies, as AWS documents it: what no statement allows is denied.

Condition keys are compared as on AWS. A key that the request does not carry: `StringEquals` is false,
`StringEqualsIfExists` true, `ForAllValues` true, `Null` compares whether it is missing.
"""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from fnmatch import fnmatchcase
from typing import Any


@dataclass(frozen=True)
class Request:
    """One call: the action, the resource it is about, and the condition keys it carries."""

    action: str
    resource: str
    keys: Mapping[str, list[str]] = field(default_factory=dict)


def allows(policy: str, request: Request) -> bool:
    """Whether a statement allows it and none denies it."""
    applying = [one for one in json.loads(policy)["Statement"] if _applies(one, request)]
    effects = {one["Effect"] for one in applying}
    return effects == {"Allow"}


def _applies(statement: dict[str, Any], request: Request) -> bool:
    return (
        _matches(statement["Action"], request.action)
        and _matches(statement["Resource"], request.resource)
        and all(
            _holds(operator, key, values, request)
            for operator, wanted in statement.get("Condition", {}).items()
            for key, values in wanted.items()
        )
    )


def _matches(patterns: Any, value: str) -> bool:
    return any(fnmatchcase(value, pattern) for pattern in _listed(patterns))


def _holds(operator: str, key: str, values: Any, request: Request) -> bool:
    carried, wanted = request.keys.get(key), _listed(values)
    if operator == "Null":
        return (carried is None) == (wanted == ["true"])
    if operator.startswith("ForAllValues:"):
        return all(one in wanted for one in carried or [])
    if carried is None:
        return operator.endswith("IfExists")
    if operator == "NumericGreaterThanEquals":
        return any(float(one) >= float(wanted[0]) for one in carried)
    if operator.startswith("StringEquals"):
        return any(one in wanted for one in carried)
    if operator == "StringLike":
        return any(fnmatchcase(one, pattern) for one in carried for pattern in wanted)
    raise NotImplementedError(operator)


def _listed(value: Any) -> list[str]:
    return [value] if isinstance(value, str) else list(value) if isinstance(value, Iterable) else [value]
