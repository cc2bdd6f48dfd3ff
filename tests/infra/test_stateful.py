"""What must survive: the settings that protect data, held by name."""

from dataclasses import fields
from typing import Any

import pytest

from shared import retention
from shared.audit import Entry
from tests.infra.conftest import Synthesized

_TABLES = "AWS::DynamoDB::GlobalTable"
_KEYS = "AWS::KMS::Key"
_BUCKETS = "AWS::S3::Bucket"
_STATEFUL = (_TABLES, _KEYS, _BUCKETS)


def table(synthesized: Synthesized, name: str) -> dict[str, Any]:
    """The properties of a table and of its one replica."""
    for resource in synthesized.resources(_TABLES).values():
        properties = resource["Properties"]
        if properties["TableName"] == f"pathfinder-{synthesized.target.stage}-{name}":
            return dict(properties | properties["Replicas"][0])
    raise AssertionError(f"There is no table {name}.")


def bucket(synthesized: Synthesized, name: str) -> dict[str, Any]:
    target = synthesized.target
    wanted = f"pathfinder-{target.stage}-{name}-{target.account}-{target.region}"
    for resource in synthesized.resources(_BUCKETS).values():
        if resource["Properties"]["BucketName"] == wanted:
            return dict(resource["Properties"])
    raise AssertionError(f"There is no bucket {name}.")


@pytest.mark.parametrize("kind", _STATEFUL)
def test_on_aws_data_outlives_its_stack(on_aws: Synthesized, kind: str) -> None:
    resources = on_aws.resources(kind)
    assert resources
    for name, resource in resources.items():
        assert resource["DeletionPolicy"] == "Retain", name
        assert resource["UpdateReplacePolicy"] == "Retain", name


@pytest.mark.parametrize(
    ("name", "days"),
    [
        ("records", 35),
        ("keys", 7),
        ("identity", 35),
        ("audit", 35),
        ("chains", 35),
        ("due", 35),
        ("erasures", 35),
    ],
)
def test_a_table_can_be_restored_to_any_second(on_aws: Synthesized, name: str, days: int) -> None:
    recovery = table(on_aws, name)["PointInTimeRecoverySpecification"]
    assert recovery == {"PointInTimeRecoveryEnabled": True, "RecoveryPeriodInDays": days}


@pytest.mark.parametrize("name", ["limits", "reference"])
def test_counters_and_what_can_be_loaded_again_are_not_backed_up(on_aws: Synthesized, name: str) -> None:
    recovery = table(on_aws, name)["PointInTimeRecoverySpecification"]
    assert recovery["PointInTimeRecoveryEnabled"] is False


@pytest.mark.parametrize(
    "name", ["records", "keys", "identity", "audit", "chains", "limits", "due", "reference", "erasures"]
)
def test_a_table_is_protected_and_encrypted_by_a_key_of_ours(on_aws: Synthesized, name: str) -> None:
    found = table(on_aws, name)
    assert found["DeletionProtectionEnabled"] is True
    assert "KeysTables" in str(found["SSESpecification"]["KMSMasterKeyId"])


@pytest.mark.parametrize(
    ("name", "streams"), [("records", True), ("audit", True), ("keys", False), ("identity", False)]
)
def test_only_records_and_audit_have_a_stream(on_aws: Synthesized, name: str, streams: bool) -> None:
    assert ("StreamSpecification" in table(on_aws, name)) is streams


@pytest.mark.parametrize("name", ["records", "identity", "limits"])
def test_what_expires_does_so_by_one_attribute(on_aws: Synthesized, name: str) -> None:
    assert table(on_aws, name)["TimeToLiveSpecification"] == {"AttributeName": "expires", "Enabled": True}


def test_keys_that_can_rotate_do_so_every_year(on_aws: Synthesized) -> None:
    for name, resource in on_aws.resources(_KEYS).items():
        properties = resource["Properties"]
        symmetric = properties.get("KeySpec", "SYMMETRIC_DEFAULT") == "SYMMETRIC_DEFAULT"
        assert bool(properties.get("EnableKeyRotation")) is symmetric, name
        assert properties.get("RotationPeriodInDays") == (365 if symmetric else None), name


def test_tokens_are_signed_and_names_are_compared_by_keys_for_nothing_else(on_aws: Synthesized) -> None:
    usages = {
        (resource["Properties"].get("KeySpec"), resource["Properties"].get("KeyUsage"))
        for resource in on_aws.resources(_KEYS).values()
    }
    assert {("ECC_NIST_P256", "SIGN_VERIFY"), ("HMAC_256", "GENERATE_VERIFY_MAC")} <= usages


def test_every_bucket_is_private_versioned_and_encrypted(on_aws: Synthesized) -> None:
    """But for public copies: what is taken back must be gone."""
    for name, resource in on_aws.resources(_BUCKETS).items():
        properties = resource["Properties"]
        if "public" in str(properties["BucketName"]):
            assert "VersioningConfiguration" not in properties
            continue
        assert set(properties["PublicAccessBlockConfiguration"].values()) == {True}, name
        assert properties["VersioningConfiguration"] == {"Status": "Enabled"}, name
        assert properties["BucketEncryption"], name


def test_every_bucket_refuses_plain_http(on_aws: Synthesized) -> None:
    policies = on_aws.resources("AWS::S3::BucketPolicy").values()
    refusing = [
        policy
        for policy in policies
        for statement in policy["Properties"]["PolicyDocument"]["Statement"]
        if statement["Effect"] == "Deny"
        and statement.get("Condition") == {"Bool": {"aws:SecureTransport": "false"}}
    ]
    assert len(refusing) == len(on_aws.resources(_BUCKETS))


@pytest.mark.parametrize("name", ["uploads", "files", "audit-log"])
def test_user_files_are_encrypted_by_a_key_of_ours(on_aws: Synthesized, name: str) -> None:
    (rule,) = bucket(on_aws, name)["BucketEncryption"]["ServerSideEncryptionConfiguration"]
    assert rule["ServerSideEncryptionByDefault"]["SSEAlgorithm"] == "aws:kms"
    assert "KeysFiles" in str(rule["ServerSideEncryptionByDefault"]["KMSMasterKeyID"])


def test_uploads_are_gone_within_a_day(on_aws: Synthesized) -> None:
    (rule,) = bucket(on_aws, "uploads")["LifecycleConfiguration"]["Rules"]
    assert rule["ExpirationInDays"] == 1
    assert rule["NoncurrentVersionExpiration"] == {"NoncurrentDays": 1}


def test_uploads_are_accepted_from_the_web_app_only(in_production: Synthesized) -> None:
    (rule,) = bucket(in_production, "uploads")["CorsConfiguration"]["CorsRules"]
    assert rule["AllowedOrigins"] == ["https://example.org"]
    assert rule["AllowedMethods"] == ["PUT"]


def test_in_production_technical_logs_are_kept_no_longer(in_production: Synthesized) -> None:
    groups = in_production.resources("AWS::Logs::LogGroup").values()
    assert {one["Properties"].get("RetentionInDays") for one in groups} == {retention.LOGS.kept.days}


def test_in_production_nobody_can_delete_the_audit_log_for_seven_years(in_production: Synthesized) -> None:
    lock = bucket(in_production, "audit-log")["ObjectLockConfiguration"]["Rule"]["DefaultRetention"]
    assert lock == {"Mode": "COMPLIANCE", "Days": 2557}


def test_elsewhere_the_audit_log_is_locked_for_a_day(on_aws: Synthesized) -> None:
    lock = bucket(on_aws, "audit-log")["ObjectLockConfiguration"]["Rule"]["DefaultRetention"]
    assert lock == {"Mode": "GOVERNANCE", "Days": 1}


def test_the_audit_log_has_its_lock_from_the_first_object_on(on_aws: Synthesized) -> None:
    found = bucket(on_aws, "audit-log")
    assert found["ObjectLockEnabled"] is True
    assert found["ObjectLockConfiguration"]["ObjectLockEnabled"] == "Enabled"


def test_the_index_of_the_audit_log_by_day_holds_all_that_is_clear_and_nothing_sealed(
    on_aws: Synthesized,
) -> None:
    resource = next(
        one["Properties"]
        for one in on_aws.resources(_TABLES).values()
        if one["Properties"]["TableName"] == "pathfinder-dev-audit"
    )
    (index,) = resource["GlobalSecondaryIndexes"]
    assert [key["AttributeName"] for key in index["KeySchema"]] == ["day", "sk"]
    clear = {one.name for one in fields(Entry)} | {"at"}
    assert set(index["Projection"]["NonKeyAttributes"]) == clear


def test_what_is_due_is_found_by_user_and_its_index_holds_keys_only(on_aws: Synthesized) -> None:
    resource = next(
        one["Properties"]
        for one in on_aws.resources(_TABLES).values()
        if one["Properties"]["TableName"] == "pathfinder-dev-due"
    )
    (index,) = resource["GlobalSecondaryIndexes"]
    assert [key["AttributeName"] for key in index["KeySchema"]] == ["user", "sk"]
    assert index["Projection"] == {"ProjectionType": "KEYS_ONLY"}


def test_technical_logs_are_kept_as_long_as_the_users_are_told(on_aws: Synthesized) -> None:
    groups = on_aws.resources("AWS::Logs::LogGroup")
    assert groups
    days = {name: one["Properties"].get("RetentionInDays") for name, one in groups.items()}
    assert set(days.values()) == {retention.LOGS.kept.days}, days


def test_a_block_of_the_audit_log_can_be_written_and_never_replaced(on_aws: Synthesized) -> None:
    policies = [one["Properties"] for one in on_aws.resources("AWS::S3::BucketPolicy").values()]
    (policy,) = [one for one in policies if "AuditLog" in str(one["Bucket"])]
    (refusal,) = [one for one in policy["PolicyDocument"]["Statement"] if one.get("Sid") == "OnlyNewObjects"]
    assert (refusal["Effect"], refusal["Action"]) == ("Deny", "s3:PutObject")
    assert refusal["Principal"] == {"AWS": "*"}
    assert refusal["Condition"]["Null"] == {"s3:if-none-match": "true"}
