"""Who may do what: every role's policy, held against the committed snapshot.

`UPDATE_SNAPSHOTS=1 pytest tests/infra/test_permissions.py` writes new ones, to be read in the diff.
"""

import json
import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from cdk.system import function_name
from tests.infra.conftest import Synthesized

_SNAPSHOTS = Path(__file__).parent / "snapshots"
_WITHOUT_RESOURCES = {
    "dynamodb:ListStreams": "lists names of streams; AWS knows no narrower form",
    "xray:PutTraceSegments": "traces have no resource",
    "xray:PutTelemetryRecords": "traces have no resource",
    "xray:GetSamplingRules": "traces have no resource",
    "xray:GetSamplingTargets": "traces have no resource",
    "logs:CreateLogDelivery": "vended logs of Step Functions",
    "logs:GetLogDelivery": "vended logs of Step Functions",
    "logs:UpdateLogDelivery": "vended logs of Step Functions",
    "logs:DeleteLogDelivery": "vended logs of Step Functions",
    "logs:ListLogDeliveries": "vended logs of Step Functions",
    "logs:PutResourcePolicy": "vended logs of Step Functions",
    "logs:DescribeResourcePolicies": "vended logs of Step Functions",
    "logs:DescribeLogGroups": "vended logs of Step Functions",
}


def roles(synthesized: Synthesized) -> dict[str, dict[str, Any]]:
    """What each named role trusts and may do."""
    found: dict[str, dict[str, Any]] = {}
    for stack, template in synthesized.templates.items():
        for logical_id, role in _of_type(template, "AWS::IAM::Role"):
            name = role["Properties"].get("RoleName", f"{stack}/{logical_id}")
            found[name] = {
                "trusts": role["Properties"]["AssumeRolePolicyDocument"]["Statement"],
                "managed": role["Properties"].get("ManagedPolicyArns", []),
                "allows": list(_statements(template, logical_id)),
            }
    return found


def _of_type(template: dict[str, Any], kind: str) -> Iterator[tuple[str, dict[str, Any]]]:
    for logical_id, resource in template["Resources"].items():
        if resource["Type"] == kind:
            yield logical_id, resource


def _statements(template: dict[str, Any], role: str) -> Iterator[dict[str, Any]]:
    for _, policy in _of_type(template, "AWS::IAM::Policy"):
        if {"Ref": role} in policy["Properties"]["Roles"]:
            yield from policy["Properties"]["PolicyDocument"]["Statement"]


def _as_list(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [value]


def _file(role: str) -> Path:
    return _SNAPSHOTS / f"{role.replace('/', '_')}.json"


def test_every_role_is_as_reviewed(on_aws: Synthesized) -> None:
    current = {_file(name): json.dumps(role, indent=2) + "\n" for name, role in roles(on_aws).items()}
    if os.environ.get("UPDATE_SNAPSHOTS"):
        _SNAPSHOTS.mkdir(exist_ok=True)
        for path in _SNAPSHOTS.glob("*.json"):
            path.unlink()
        for path, text in current.items():
            path.write_text(text)
    reviewed = {path: path.read_text() for path in _SNAPSHOTS.glob("*.json")}
    assert {path.name for path in current} == {path.name for path in reviewed}
    for path, text in current.items():
        assert json.loads(text) == json.loads(reviewed[path]), path.name


def test_no_action_is_a_wildcard(on_aws: Synthesized) -> None:
    for name, role in roles(on_aws).items():
        for statement in role["allows"]:
            assert not [action for action in _as_list(statement["Action"]) if "*" in action], name


def test_only_what_knows_no_resource_is_allowed_on_all(on_aws: Synthesized) -> None:
    for name, role in roles(on_aws).items():
        for statement in role["allows"]:
            if "*" in _as_list(statement["Resource"]):
                assert set(_as_list(statement["Action"])) <= set(_WITHOUT_RESOURCES), name


def test_functions_have_no_right_of_their_own_to_user_data(on_aws: Synthesized) -> None:
    arns = ("table/pathfinder-dev-records", "table/pathfinder-dev-keys", "pathfinder-dev-files-")
    identity_owner = "pathfinder-dev-auth-app-us-east-1"
    for manifest, entry_point in on_aws.system.entry_points():
        role = f"pathfinder-dev-{function_name(manifest, entry_point)}-us-east-1"
        for statement in roles(on_aws)[role]["allows"]:
            if all(
                action.split(":")[1].startswith(("GetRecords", "Describe", "GetShard", "List"))
                for action in _as_list(statement["Action"])
            ):
                continue  # the relay reads the stream: ids and ciphertext
            text = json.dumps(statement["Resource"])
            allowed = arns[1:2] if role == identity_owner else ()
            assert not [arn for arn in arns if arn in text and arn not in allowed], role


def test_hostile_bytes_are_read_by_a_function_that_may_only_log(on_aws: Synthesized) -> None:
    allowed = {
        "logs:CreateLogStream",
        "logs:PutLogEvents",
        "xray:PutTraceSegments",
        "xray:PutTelemetryRecords",
    }
    parsing = [role for name, role in roles(on_aws).items() if "-parsing-" in name]
    assert parsing
    for role in parsing:
        actions = {action for one in role["allows"] for action in _as_list(one["Action"])}
        assert actions <= allowed
