"""Web ACLs: the edge's, which limits by address and screens, and the gateway's, which refuses detours."""

import json
from collections.abc import Sequence
from typing import Any

from aws_cdk import RemovalPolicy
from aws_cdk import aws_kms as kms
from aws_cdk import aws_logs as logs
from aws_cdk import aws_wafv2 as waf
from constructs import Construct

from cdk.constructs.origin_secret import HEADER, origin_secret
from cdk.naming import Names
from cdk.rules import answer
from cdk.target import EDGE_REGION

_A_MINUTE = 60
_API = "/api/v1"
_PER_MINUTE = {
    "register": ("auth/register", 30),
    "sign-in": ("auth/(login|mfa/verify|passkeys/(login|login-options)|oauth/[^/]+/(start|callback))", 60),
    "mail-link": ("auth/((forgot|reset)-password|(verify|confirm)-email|resend-verification|unlock)", 60),
    "answer-invitation": ("endorsements/[^/]+", 30),
    "auth": ("auth/.+", 300),
}
"""By name: paths below `/api/v1`, as a regular expression, and the requests of one address in a minute.

The API's own limits of the same names count the same and answer in our words; this is the wall before
them. The last one is for what renews itself (tokens), and for routes that nobody listed.
"""
_OF_ANYTHING_PER_MINUTE = 1200
_TOO_MANY = "too-many-requests"
_TOO_MANY_BODY = json.dumps(
    {
        "error": {
            "code": "TOO_MANY_REQUESTS",
            "message": "Too many requests came from your network. Wait a minute, then try again.",
            "details": [],
            "request_id": "",
        }
    }
)
_WAIT = {
    "block": {
        "customResponse": {
            "responseCode": 429,
            "customResponseBodyKey": _TOO_MANY,
            "responseHeaders": [{"name": "Retry-After", "value": str(_A_MINUTE)}],
        }
    }
}
"""A limit refuses as the API does; it knows no id of the request."""
_MANAGED = ("AWSManagedRulesAmazonIpReputationList", "AWSManagedRulesKnownBadInputsRuleSet")
_REDACTED = ("authorization", "cookie", HEADER)


class WebAcl(Construct):
    """An ACL that allows what no rule blocks, and logs what was blocked without its secrets.

    `scope_name` is REGIONAL or CLOUDFRONT; `key` encrypts the log where the ACL's region has it.
    """

    def __init__(
        self,
        scope: Construct,
        construct_id: str,
        *,
        names: Names,
        scope_name: str,
        rules: Sequence[Any],
        key: kms.IKey | None = None,
    ) -> None:
        super().__init__(scope, construct_id)
        name = names.of(scope_name.lower())
        self.acl = waf.CfnWebACL(
            self,
            "Acl",
            name=name,
            scope=scope_name,
            default_action={"allow": {}},
            visibility_config=_visibility(name),
            rules=[{**rule, "priority": priority} for priority, rule in enumerate(rules)],
            custom_response_bodies={
                _TOO_MANY: {"contentType": "APPLICATION_JSON", "content": _TOO_MANY_BODY}
            },
        )
        self._log(name, names, scope_name, key)

    def _log(self, name: str, names: Names, scope_name: str, key: kms.IKey | None) -> None:
        group = logs.LogGroup(
            self,
            "Logs",
            log_group_name=f"aws-waf-logs-{name}",
            retention=logs.RetentionDays.THREE_MONTHS,
            encryption_key=key,
            removal_policy=RemovalPolicy.RETAIN,
        )
        if key is None:
            answer(
                group,
                "HIPAA.Security-CloudWatchLogGroupEncrypted",
                by="In the edge's region, where no key of ours lives: encrypted by CloudWatch's own.",
            )
        region = names.target.region if scope_name == "REGIONAL" else EDGE_REGION
        waf.CfnLoggingConfiguration(
            self,
            "Logging",
            resource_arn=self.acl.attr_arn,
            log_destination_configs=[
                f"arn:aws:logs:{region}:{names.target.account}:log-group:aws-waf-logs-{name}"
            ],
            redacted_fields=[
                *({"singleHeader": {"Name": header}} for header in _REDACTED),
                {"queryString": {}},
            ],
            logging_filter=_ONLY_BLOCKED,
        ).node.add_dependency(group)


_ONLY_BLOCKED: dict[str, Any] = {
    "DefaultBehavior": "DROP",
    "Filters": [
        {
            "Behavior": "KEEP",
            "Requirement": "MEETS_ANY",
            "Conditions": [{"ActionCondition": {"Action": "BLOCK"}}],
        }
    ],
}


def edge_rules() -> list[dict[str, Any]]:
    """Sign-in and registration by address, everything by address, and AWS's lists of bad senders."""
    limits = [
        _rule(name, _WAIT, _limit(limit, {"scopeDownStatement": _path(f"^{_API}/{paths}/?$")}))
        for name, (paths, limit) in _PER_MINUTE.items()
    ]
    overall = _rule("anything", _WAIT, _limit(_OF_ANYTHING_PER_MINUTE, {}))
    return [*limits, overall, *(_managed(name) for name in _MANAGED)]


def gateway_rules(names: Names) -> list[dict[str, Any]]:
    """Only what carries the edge's secret, and no more than a viewer may ask for."""
    detour = {"notStatement": {"statement": _header_equals(HEADER, origin_secret(names))}}
    viewer = {
        "aggregateKeyType": "CUSTOM_KEYS",
        "customKeys": [
            {"header": {"name": "x-viewer-ip", "textTransformations": [_AS_IT_IS]}},
        ],
    }
    return [
        _rule("detour", {"block": {}}, detour),
        _rule("viewer", _WAIT, _limit(_OF_ANYTHING_PER_MINUTE, viewer)),
    ]


_AS_IT_IS = {"priority": 0, "type": "NONE"}


def _limit(limit: int, more: dict[str, Any]) -> dict[str, Any]:
    """Requests of one address in any minute."""
    return {
        "rateBasedStatement": {
            "limit": limit, "aggregateKeyType": "IP", "evaluationWindowSec": _A_MINUTE, **more
        }
    }  # fmt: skip


def _path(pattern: str) -> dict[str, Any]:
    """As the API will read it: `/auth/%6Cogin` and `/auth//x/../login` are `/auth/login`, too."""
    return {
        "regexMatchStatement": {
            "fieldToMatch": {"uriPath": {}},
            "regexString": pattern,
            "textTransformations": [
                {"priority": 0, "type": "URL_DECODE"},
                {"priority": 1, "type": "NORMALIZE_PATH"},
            ],
        }
    }


def _header_equals(header: str, value: str) -> dict[str, Any]:
    return {
        "byteMatchStatement": {
            "fieldToMatch": {"singleHeader": {"Name": header}},
            "positionalConstraint": "EXACTLY",
            "searchString": value,
            "textTransformations": [_AS_IT_IS],
        }
    }


def _managed(name: str) -> dict[str, Any]:
    statement = {"managedRuleGroupStatement": {"vendorName": "AWS", "name": name}}
    return {
        "name": name, "statement": statement, "overrideAction": {"none": {}},
        "visibilityConfig": _visibility(name),
    }  # fmt: skip


def _rule(name: str, action: dict[str, Any], statement: dict[str, Any]) -> dict[str, Any]:
    return {"name": name, "action": action, "statement": statement, "visibilityConfig": _visibility(name)}


def _visibility(name: str) -> dict[str, Any]:
    return {"cloudWatchMetricsEnabled": True, "sampledRequestsEnabled": False, "metricName": name}
