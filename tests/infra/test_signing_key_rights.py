"""Keys that the system makes for itself: only those, of one kind, and never gone without a way back."""

import json

import pytest

from tests.infra.conftest import Synthesized
from tests.infra.test_permissions import roles
from tests.unit.shared.auth.policy_evaluation import Request, allows

_KEY = "arn:aws:kms:us-east-1:111122223333:key/mrk-0123456789abcdef0123456789abcdef"
_ASKED = {"aws:RequestTag/pathfinder:purpose": ["tokens"], "aws:RequestTag/pathfinder:stage": ["dev"]}
_MADE = {"aws:ResourceTag/pathfinder:purpose": ["tokens"], "aws:ResourceTag/pathfinder:stage": ["dev"]}
_OTHER_STAGE = _MADE | {"aws:ResourceTag/pathfinder:stage": ["prod"]}
_TEMPLATES = {"aws:ResourceTag/project": ["pathfinder"]}
_SIGNS = {"kms:KeySpec": ["ECC_NIST_P256"], "kms:KeyUsage": ["SIGN_VERIFY"]}
_SEALS = {"kms:KeySpec": ["SYMMETRIC_DEFAULT"], "kms:KeyUsage": ["ENCRYPT_DECRYPT"]}
_SOON = {"kms:ScheduleKeyDeletionPendingWindowInDays": ["7"]}
_LATER = {"kms:ScheduleKeyDeletionPendingWindowInDays": ["30"]}
_ON_SCHEDULE = [
    ("CreateKey", "*", _SIGNS | _ASKED, True),
    ("CreateKey", "*", _SIGNS, False),
    ("CreateKey", "*", _SEALS | _ASKED, False),
    ("TagResource", _KEY, _SIGNS | _ASKED, True),
    ("TagResource", _KEY, _SEALS | _ASKED, False),
    ("TagResource", _KEY, _SIGNS | _ASKED | _TEMPLATES, False),
    ("TagResource", _KEY, _SIGNS, False),
    ("GetPublicKey", _KEY, _MADE, True),
    ("GetPublicKey", _KEY, {}, False),
    ("ScheduleKeyDeletion", _KEY, _MADE | _LATER, True),
    ("ScheduleKeyDeletion", _KEY, _MADE | _SOON, False),
    ("ScheduleKeyDeletion", _KEY, _LATER, False),
    ("ScheduleKeyDeletion", _KEY, _OTHER_STAGE | _LATER, False),
    ("ScheduleKeyDeletion", _KEY, _MADE | _LATER | _TEMPLATES, False),
    ("Sign", _KEY, _MADE, False),
    ("DisableKey", _KEY, _MADE, False),
    ("PutKeyPolicy", _KEY, _MADE, False),
    ("CreateGrant", _KEY, _MADE, False),
    ("UntagResource", _KEY, _MADE, False),
]
_ON_APP = [
    ("Sign", _KEY, _MADE, True),
    ("Sign", _KEY, {}, False),
    ("Sign", _KEY, _OTHER_STAGE, False),
    ("Sign", _KEY, _MADE | _TEMPLATES, False),
    ("CreateKey", "*", _SIGNS | _ASKED, False),
    ("ScheduleKeyDeletion", _KEY, _MADE | _LATER, False),
]


@pytest.mark.parametrize(("role", "cases"), [("auth-schedule", _ON_SCHEDULE), ("auth-app", _ON_APP)])
def test_rights_on_keys_end_where_the_tags_end(
    on_aws: Synthesized, role: str, cases: list[tuple[str, str, dict[str, list[str]], bool]]
) -> None:
    statements = roles(on_aws)[f"pathfinder-dev-{role}-us-east-1"]["allows"]
    plain = [one for one in statements if isinstance(one["Resource"], str)]
    policy = json.dumps({"Statement": plain})
    judged = [allows(policy, Request(f"kms:{action}", arn, keys)) for action, arn, keys, _ in cases]
    assert judged == [wanted for *_, wanted in cases]


def test_nobody_else_makes_or_deletes_keys(on_aws: Synthesized) -> None:
    dangerous = {"kms:CreateKey", "kms:TagResource", "kms:ScheduleKeyDeletion", "kms:DisableKey"}
    holders = {
        name
        for name, role in roles(on_aws).items()
        for one in role["allows"]
        if dangerous & set(one["Action"] if isinstance(one["Action"], list) else [one["Action"]])
    }
    assert holders == {"pathfinder-dev-auth-schedule-us-east-1"}


def test_every_key_of_the_template_carries_the_tag_that_keeps_it_out_of_reach(on_aws: Synthesized) -> None:
    for name, key in on_aws.resources("AWS::KMS::Key").items():
        tags = {tag["Key"]: tag["Value"] for tag in key["Properties"]["Tags"]}
        assert tags["project"] == "pathfinder", name
        assert "pathfinder:purpose" not in tags, name
