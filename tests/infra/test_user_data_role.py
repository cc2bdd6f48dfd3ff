"""The role for one user's data: every right is bound to the user that its session is tagged with."""

from typing import Any

import pytest

from tests.infra.conftest import Synthesized
from tests.infra.test_permissions import _as_list, roles

_USER = "${aws:PrincipalTag/user_id}"
_LEADING = {
    "ForAllValues:StringEquals": {"dynamodb:LeadingKeys": [f"USER#{_USER}"]},
    "Null": {"dynamodb:LeadingKeys": "false", "aws:PrincipalTag/user_id": "false"},
}


@pytest.fixture
def role(on_aws: Synthesized) -> dict[str, Any]:
    return roles(on_aws)["pathfinder-dev-user-data-us-east-1"]


def allowing(role: dict[str, Any], service: str) -> list[dict[str, Any]]:
    return [one for one in role["allows"] if _as_list(one["Action"])[0].startswith(f"{service}:")]


def test_tables_are_reached_in_the_users_partition_only(role: dict[str, Any]) -> None:
    records, keys, _ = allowing(role, "dynamodb")
    assert [one["Condition"] for one in (records, keys)] == [_LEADING, _LEADING]


def test_ones_own_audit_entries_can_be_asked_for_by_the_pseudonym_of_the_session(
    role: dict[str, Any],
) -> None:
    (audit,) = [one for one in allowing(role, "dynamodb") if one["Resource"].endswith("-audit")]
    assert audit["Action"] == "dynamodb:Query"
    assert audit["Condition"] == {
        "ForAllValues:StringEquals": {"dynamodb:LeadingKeys": ["AUDIT#${aws:PrincipalTag/pseudonym}"]},
        "Null": {"dynamodb:LeadingKeys": "false", "aws:PrincipalTag/pseudonym": "false"},
    }


def test_wrapped_keys_can_be_read_and_never_written(role: dict[str, Any]) -> None:
    (keys,) = [one for one in allowing(role, "dynamodb") if one["Resource"].endswith("-keys")]
    assert set(keys["Action"]) == {"dynamodb:GetItem", "dynamodb:BatchGetItem", "dynamodb:Query"}


def test_nothing_is_scanned_or_asked_by_statement(role: dict[str, Any]) -> None:
    actions = {action for one in role["allows"] for action in _as_list(one["Action"])}
    assert not [
        action for action in actions if "Scan" in action or "PartiQL" in action or "Statement" in action
    ]


def test_data_keys_open_only_for_their_user(role: dict[str, Any]) -> None:
    (data_key,) = [one for one in allowing(role, "kms") if "UserData" in str(one["Resource"])]
    assert data_key["Condition"] == {"StringEquals": {"kms:EncryptionContext:user_id": _USER}}
    assert data_key["Action"] == "kms:Decrypt"


@pytest.mark.parametrize(("key", "service"), [("Tables", "dynamodb"), ("Files", "s3")])
def test_keys_of_stores_are_used_only_through_their_store(
    role: dict[str, Any], key: str, service: str
) -> None:
    (statement,) = [one for one in allowing(role, "kms") if f"Keys{key}" in str(one["Resource"])]
    assert statement["Condition"] == {
        "StringEquals": {"kms:ViaService": f"{service}.us-east-1.amazonaws.com"}
    }


def test_objects_are_reached_below_the_users_prefix_only(role: dict[str, Any]) -> None:
    (objects,) = allowing(role, "s3")
    assert objects["Condition"] == {"Null": {"aws:PrincipalTag/user_id": "false"}}
    assert len(objects["Resource"]) == 2
    assert all(arn.endswith(f"/users/{_USER}/*") for arn in objects["Resource"])


def test_only_functions_that_act_for_users_may_assume_it(role: dict[str, Any], on_aws: Synthesized) -> None:
    (trust,) = role["trusts"]
    assert set(trust["Action"]) == {"sts:AssumeRole", "sts:TagSession"}
    assert trust["Condition"]["Null"] == {"aws:RequestTag/user_id": "false"}
    trusted = {arn.rpartition("/")[2] for arn in trust["Condition"]["ArnEquals"]["aws:PrincipalArn"]}
    acting = {f"pathfinder-dev-{name}-us-east-1" for name in on_aws.system.roles_that_act_for_users()}
    assert trusted == acting
    assert "pathfinder-dev-authorizer-app-us-east-1" in trusted
    assert "pathfinder-dev-experiences-app-us-east-1" not in trusted
