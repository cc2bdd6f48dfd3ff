"""Who may do what: every role's policy, held against the committed snapshot.

`UPDATE_SNAPSHOTS=1 pytest tests/infra/test_permissions.py` writes new ones, to be read in the diff.
"""

import json
import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from cdk.system import function_name
from tests.infra.conftest import Synthesized

_SNAPSHOTS = Path(__file__).parent / "snapshots"
_WITHOUT_RESOURCES = {
    "dynamodb:ListStreams": "lists names of streams; AWS knows no narrower form",
    "kms:CreateKey": "a key that is not there yet; the tags and kind it must have are conditions",
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
_MAY_REACH_KEYS = ("auth-app", "auth-consumer", "auth-rights", "keys-consumer", "privacy-erasing")


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
    may_reach_keys = {f"pathfinder-dev-{name}-us-east-1" for name in _MAY_REACH_KEYS}
    for manifest, entry_point in on_aws.system.entry_points():
        role = f"pathfinder-dev-{function_name(manifest, entry_point)}-us-east-1"
        for statement in roles(on_aws)[role]["allows"]:
            if all(
                action.split(":")[1].startswith(("GetRecords", "Describe", "GetShard", "List"))
                for action in _as_list(statement["Action"])
            ):
                continue  # the relay reads the stream: ids and ciphertext
            text = json.dumps(statement["Resource"])
            allowed = arns[1:2] if role in may_reach_keys else ()
            assert not [arn for arn in arns if arn in text and arn not in allowed], role


def test_only_the_erasure_can_destroy_keys_and_it_can_do_nothing_else_with_them(on_aws: Synthesized) -> None:
    for name, role in roles(on_aws).items():
        for statement in role["allows"]:
            if "table/pathfinder-dev-keys" in json.dumps(statement["Resource"]):
                actions = set(_as_list(statement["Action"]))
                if name == "pathfinder-dev-privacy-erasing-us-east-1":
                    assert actions == {"dynamodb:DeleteItem"}
                else:
                    assert not [one for one in actions if "Delete" in one], name


def test_only_privacy_may_ask_auth_who_somebody_is(on_aws: Synthesized) -> None:
    asking = {
        name
        for name, role in roles(on_aws).items()
        for statement in role["allows"]
        if "auth-rights" in json.dumps(statement["Resource"]) and "lambda:" in json.dumps(statement["Action"])
    }
    assert asking == {f"pathfinder-dev-privacy-{one}-us-east-1" for one in ("steps", "erasing", "schedule")}


def test_who_rotates_keys_can_add_wrapped_ones_and_never_change_or_remove_any(on_aws: Synthesized) -> None:
    for name in ("auth-consumer", "keys-consumer"):
        for statement in roles(on_aws)[f"pathfinder-dev-{name}-us-east-1"]["allows"]:
            if "table/pathfinder-dev-keys" in json.dumps(statement["Resource"]):
                assert set(_as_list(statement["Action"])) <= {"dynamodb:PartiQLInsert", "dynamodb:Query"}


def test_who_rotates_the_key_of_a_record_cannot_use_it_without_its_user(on_aws: Synthesized) -> None:
    allowed = roles(on_aws)["pathfinder-dev-keys-consumer-us-east-1"]["allows"]
    actions = {
        action for one in allowed for action in _as_list(one["Action"]) if "ViaService" not in str(one)
    }
    assert {one for one in actions if one.startswith("kms:")} == {"kms:GenerateDataKeyWithoutPlaintext"}
    assert {one for one in actions if one.startswith("dynamodb:")} == {
        "dynamodb:PartiQLInsert",
        "dynamodb:PutItem",
    }, "a wrapped key, and what is due"


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


def test_the_sequencer_may_read_the_stream_add_blocks_and_move_heads_and_nothing_else(
    on_aws: Synthesized,
) -> None:
    role = roles(on_aws)["pathfinder-dev-audit-consumer-us-east-1"]
    allowed = {
        "table/pathfinder-dev-chains": {"dynamodb:GetItem", "dynamodb:UpdateItem"},
        "pathfinder-dev-audit-log-": {"s3:GetObject", "s3:PutObject"},
    }
    for statement in role["allows"]:
        actions, resource = set(_as_list(statement["Action"])), json.dumps(statement["Resource"])
        for name, wanted in allowed.items():
            if name in resource:
                assert actions == wanted
        service = {action.partition(":")[0] for action in actions}
        assert service <= {"logs", "xray", "dynamodb", "s3", "kms", "sqs"}
        if service == {"dynamodb"} and "chains" not in resource:
            assert actions <= {"dynamodb:GetRecords", "dynamodb:GetShardIterator", "dynamodb:DescribeStream",
                               "dynamodb:ListStreams"}  # fmt: skip
    assert all(name in json.dumps(role["allows"]) for name in allowed)


_CHANGING = ("Put", "Delete", "Update", "BatchWrite", "Bypass", "Restore", "PartiQLUpdate", "PartiQLDelete")


def test_nothing_can_change_or_remove_an_audit_entry(on_aws: Synthesized) -> None:
    for name, role in roles(on_aws).items():
        for statement in role["allows"]:
            if "table/pathfinder-dev-audit" in json.dumps(statement["Resource"]):
                actions = [action.partition(":")[2] for action in _as_list(statement["Action"])]
                assert not [action for action in actions if action.startswith(_CHANGING)], name


def test_nothing_can_remove_a_block_or_lift_its_lock(on_aws: Synthesized) -> None:
    for name, role in roles(on_aws).items():
        for statement in role["allows"]:
            if "pathfinder-dev-audit-log" in json.dumps(statement["Resource"]):
                assert name == "pathfinder-dev-audit-consumer-us-east-1"
                assert set(_as_list(statement["Action"])) == {"s3:GetObject", "s3:PutObject"}


@pytest.mark.parametrize("metric", ["AuditEntryChanged", "ChainNotOurs"])
def test_a_changed_audit_entry_is_an_alarm_that_somebody_hears(on_aws: Synthesized, metric: str) -> None:
    alarms = [one["Properties"] for one in on_aws.resources("AWS::CloudWatch::Alarm").values()]
    (alarm,) = [one for one in alarms if one.get("MetricName") == metric]
    assert (alarm["Namespace"], alarm["Threshold"], alarm["Statistic"]) == ("Pathfinder", 0, "Sum")
    assert alarm["Dimensions"] == [{"Name": "service", "Value": "audit"}]
    assert alarm["ComparisonOperator"] == "GreaterThanThreshold"
    assert alarm["AlarmActions"]


def test_the_sequencer_is_told_of_every_change_even_of_what_expired(on_aws: Synthesized) -> None:
    mappings = [
        one["Properties"]
        for stack, one in on_aws.resources("AWS::Lambda::EventSourceMapping").items()
        if stack.startswith("pathfinder-dev-audit/")
    ]
    (mapping,) = mappings
    patterns = [json.loads(one["Pattern"]) for one in mapping["FilterCriteria"]["Filters"]]
    assert patterns == [{"eventName": ["INSERT", "MODIFY"]}, {"eventName": ["REMOVE"]}]
    assert mapping["BisectBatchOnFunctionError"] is True
    assert mapping.get("MaximumRetryAttempts", -1) == -1, "no outage within a day leaves a gap"
    assert mapping["DestinationConfig"]["OnFailure"]["Destination"]
    assert "ParallelizationFactor" not in mapping, "one writer for each partition: the stream's order"
