"""Limits at the edge and in the API: of the same figures, for the same routes, with the rights they need."""

import importlib
import json
import re
from collections.abc import Iterator
from typing import Any
from urllib.parse import unquote

import pytest
from fastapi.routing import APIRoute

from cdk.system import System
from shared.errors import TooManyRequests
from shared.limits import POLICIES, CountedBy
from shared.manifest import COUNT_REQUESTS, Access, EntryPoint, Manifest
from shared.web.answers import ErrorBody
from shared.web.audited import AuditedRoute
from shared.web.limiting import limit_of
from tests.infra.conftest import Synthesized

_LEAST_OF_A_RATE_RULE = 10
_MOST_UNITS = 1500
_UNITS = {
    "AWSManagedRulesAmazonIpReputationList": 25,
    "AWSManagedRulesKnownBadInputsRuleSet": 200,
}
_OF_A_RATE, _OF_A_REGEX, _OF_A_TRANSFORMATION = 2, 3, 10


def _serving() -> Iterator[tuple[Manifest, EntryPoint]]:
    return ((manifest, one) for manifest, one in System.discover().entry_points() if one.routes)


def _routes(manifest: Manifest) -> list[APIRoute]:
    """The routes of a domain's application, without the prefix that they are served under."""
    return list(_within(importlib.import_module(f"functions.{manifest.domain}.app").api))


def _within(router: Any) -> Iterator[APIRoute]:
    for one in router.routes:
        if isinstance(one, APIRoute):
            yield one
        elif hasattr(one, "original_router"):
            yield from _within(one.original_router)


def _rates(synthesized: Synthesized) -> dict[str, dict[str, Any]]:
    """The edge's rate rules by name."""
    acls = synthesized.resources("AWS::WAFv2::WebACL").values()
    (edge,) = [acl["Properties"] for acl in acls if acl["Properties"]["Scope"] == "CLOUDFRONT"]
    return {
        rule["Name"]: rule["Statement"]["RateBasedStatement"]
        for rule in edge["Rules"]
        if "RateBasedStatement" in rule["Statement"]
    }


def test_every_limit_of_a_web_acl_refuses_as_the_api_does_and_says_when_to_come_again(
    on_aws: Synthesized,
) -> None:
    acls = [acl["Properties"] for acl in on_aws.resources("AWS::WAFv2::WebACL").values()]
    for acl in acls:
        limiting = [rule for rule in acl["Rules"] if "RateBasedStatement" in rule["Statement"]]
        assert limiting
        for rule in limiting:
            refusal = rule["Action"]["Block"]["CustomResponse"]
            assert refusal["ResponseCode"] == 429
            assert refusal["ResponseHeaders"] == [{"Name": "Retry-After", "Value": "60"}]
            body = json.loads(acl["CustomResponseBodies"][refusal["CustomResponseBodyKey"]]["Content"])
            assert set(body["error"]) == set(ErrorBody.model_fields)
            assert body["error"]["code"] == TooManyRequests.code


def _covers(rate: dict[str, Any], path: str) -> bool:
    pattern = rate["ScopeDownStatement"]["RegexMatchStatement"]["RegexString"]
    return re.search(pattern, unquote(path)) is not None


def test_every_limit_by_address_stands_at_the_edge_with_the_same_figures(on_aws: Synthesized) -> None:
    rates = _rates(on_aws)
    for policy in POLICIES.values():
        if policy.counted_by is CountedBy.ADDRESS:
            rate = rates[policy.name]
            assert (rate["Limit"], rate["EvaluationWindowSec"]) == (policy.quota, policy.window_seconds)
            assert rate["AggregateKeyType"] == "IP"


def test_every_route_limited_by_address_is_limited_under_that_name_at_the_edge(on_aws: Synthesized) -> None:
    rates, limited = _rates(on_aws), []
    for manifest, _ in _serving():
        for route in _routes(manifest):
            name = limit_of(route.endpoint)
            if name and POLICIES[name].counted_by is CountedBy.ADDRESS:
                path = f"/api/v1{route.path}"
                assert [one for one in POLICIES if one in rates and _covers(rates[one], path)] == [name]
                limited.append(path)
    assert {"/api/v1/auth/register", "/api/v1/auth/login"} <= set(limited)


@pytest.mark.parametrize(
    ("path", "names"),
    [
        ("/api/v1/auth/register", {"register", "auth"}),
        ("/api/v1/auth/login", {"sign-in", "auth"}),
        ("/api/v1/auth/%6Cogin", {"sign-in", "auth"}),
        ("/api/v1/auth/mfa/verify", {"sign-in", "auth"}),
        ("/api/v1/auth/passkeys/login", {"sign-in", "auth"}),
        ("/api/v1/auth/passkeys/login-options", {"sign-in", "auth"}),
        ("/api/v1/auth/oauth/github/callback", {"sign-in", "auth"}),
        ("/api/v1/auth/forgot-password", {"mail-link", "auth"}),
        ("/api/v1/auth/confirm-email", {"mail-link", "auth"}),
        ("/api/v1/auth/unlock", {"mail-link", "auth"}),
        ("/api/v1/auth/refresh", {"auth"}),
        ("/api/v1/auth/logins", {"auth"}),
        ("/api/v1/endorsements/01ARZ3NDEKTSV4RRFFQ69G5FAV.secret", {"answer-invitation"}),
        ("/api/v1/experiences", set()),
        ("/x/api/v1/auth/login", set()),
    ],
)
def test_the_edge_knows_a_path_however_it_is_spelled(on_aws: Synthesized, path: str, names: set[str]) -> None:
    rates = {name: rate for name, rate in _rates(on_aws).items() if "ScopeDownStatement" in rate}
    assert {name for name, rate in rates.items() if _covers(rate, path)} == names
    for rate in rates.values():
        changes = rate["ScopeDownStatement"]["RegexMatchStatement"]["TextTransformations"]
        assert [one["Type"] for one in changes] == ["URL_DECODE", "NORMALIZE_PATH"]


def test_the_edges_rules_fit_into_a_web_acl(on_aws: Synthesized) -> None:
    rates = _rates(on_aws)
    assert all(rate["Limit"] >= _LEAST_OF_A_RATE_RULE for rate in rates.values())
    units = sum(_UNITS.values())
    for rate in rates.values():
        pattern = rate.get("ScopeDownStatement", {}).get("RegexMatchStatement")
        units += _OF_A_RATE
        if pattern:
            assert len(pattern["RegexString"]) <= 512
            units += _OF_A_REGEX + _OF_A_TRANSFORMATION * len(pattern["TextTransformations"])
    assert units <= _MOST_UNITS


@pytest.mark.parametrize("manifest", [one for one, _ in _serving()], ids=lambda one: one.domain)
def test_a_limited_route_is_counted_with_rights_and_figures_of_its_function(manifest: Manifest) -> None:
    limited = [route for route in _routes(manifest) if limit_of(route.endpoint)]
    assert all(isinstance(route, AuditedRoute) for route in limited), "only these count"
    (serving,) = [one for one in manifest.entry_points if one.routes]
    assert (COUNT_REQUESTS in serving.grants) is ("LIMITS" in serving.configurable) is bool(limited)
    for route in limited:
        by_user = POLICIES[limit_of(route.endpoint) or ""].counted_by is CountedBy.USER
        assert by_user is (_access(serving, route.path) is Access.SIGNED_IN), route.path


def _access(entry_point: EntryPoint, path: str) -> Access:
    covering = [
        one
        for one in entry_point.routes
        if path == one.path or (not one.exact and path.startswith(f"{one.path}/"))
    ]
    return max(covering, key=lambda one: len(one.path)).access
