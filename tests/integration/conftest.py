"""AWS in memory, and users with a partition and keys of their own in it. Every call is recorded."""

import json
import threading
from collections.abc import Callable, Iterator
from functools import cache
from types import SimpleNamespace
from typing import Any

import boto3
import pytest
from cryptography.hazmat.primitives.asymmetric import rsa
from moto import mock_aws
from moto.dynamodb.models import DynamoDBBackend
from moto.dynamodb.responses import DynamoHandler
from moto.kms import utils as moto_kms

from shared import aws
from shared.aws import Vended
from shared.ids import new_id
from shared.table import UserPartition
from shared.vault import Purpose, issue_key
from tests.in_process import forget_everything
from tests.integration.partiql import insert
from tests.offering import acme, both_offered, other, server
from tests.request_recorder import recorded, unrecorded

__all__ = ["acme", "both_offered", "other", "server"]
_REGION = "us-east-1"
_TABLES = (
    "records", "keys", "identity", "audit", "chains", "due", "limits", "erasures",
    "publications", "invitations", "reference",
)  # fmt: skip
_WITHOUT_SORT_KEY = ("limits", "chains")
_INDEXES = {"audit": ("by-day", "day"), "due": ("by-user", "user")}
_WORKFLOW = {"StartAt": "Done", "States": {"Done": {"Type": "Succeed"}}}
Items = Callable[[str], list[dict[str, Any]]]


@pytest.fixture
def cloud(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Tables, keys, queues, a bucket, a bus and a workflow, named as a deployment names them."""
    for name, value in {
        "AWS_ACCESS_KEY_ID": "test", "AWS_SECRET_ACCESS_KEY": "test", "AWS_REGION": _REGION,
        "AWS_DEFAULT_REGION": _REGION, "SETTING_WEB_URL": "/web-url", "LOG_LEVEL": "CRITICAL",
        "ORIGIN_SECRET": "the edge",
    }.items():  # fmt: skip
        monkeypatch.setenv(name, value)
    monkeypatch.setattr(DynamoDBBackend, "execute_statement", insert)
    monkeypatch.setattr(DynamoHandler, "_dispatch", _one_at_a_time(DynamoHandler._dispatch))
    monkeypatch.setattr(moto_kms, "rsa", SimpleNamespace(generate_private_key=_any_rsa_key))
    with mock_aws():
        forget_everything()
        for name, value in _resources().items():
            monkeypatch.setenv(name, value)
        yield
        forget_everything()


def _one_at_a_time(dispatch: Callable[..., Any]) -> Callable[..., Any]:
    """A request is atomic in DynamoDB, but not in its double, where two threads would meet within one."""
    lock = threading.RLock()

    def alone(*arguments: Any, **named: Any) -> Any:
        with lock:
            return dispatch(*arguments, **named)

    return alone


@pytest.fixture(autouse=True)
def operations() -> Iterator[list[str]]:
    """What was called so far; a call for a user that leaves the user's data fails the test."""
    with recorded() as seen:
        yield seen


@pytest.fixture
def partition(cloud: None) -> Iterator[UserPartition]:
    """The partition of a user who has keys, within a block that acts for that user."""
    with acting(user_with_keys()) as mine:
        yield mine


@pytest.fixture
def items(cloud: None) -> Items:
    """Looks at a whole table, as no function of ours may."""

    def look(table: str) -> list[dict[str, Any]]:
        with unrecorded():
            found = boto3.client("dynamodb", region_name=_REGION).scan(TableName=table)["Items"]
        return sorted(found, key=lambda item: (item["pk"]["S"], item.get("sk", {}).get("S", "")))

    return look


def user_with_keys() -> str:
    """A new user id, with both data keys issued."""
    user_id = new_id()
    for purpose in Purpose:
        aws.own("dynamodb").put_item(TableName="keys", Item=issue_key(user_id, purpose))
    return user_id


class acting:  # noqa: N801 (reads as a sentence)
    """A block in which calls are made for this user."""

    def __init__(self, user_id: str) -> None:
        self._user_id = user_id
        self._block = aws.acting_with(Vended(user_id, "caller", "caller", "caller"))

    def __enter__(self) -> UserPartition:
        self._block.__enter__()
        return UserPartition(self._user_id)

    def __exit__(self, *error: Any) -> None:
        self._block.__exit__(*error)


def _resources() -> dict[str, str]:
    client = {name: _client(name) for name in ("kms", "sqs", "s3", "events", "ssm")}
    for table in _TABLES:
        _make_table(table)
    client["s3"].create_bucket(Bucket="public")
    for bucket in ("uploads", "files", "audit-log"):
        client["s3"].create_bucket(Bucket=bucket)
        client["s3"].put_bucket_versioning(Bucket=bucket, VersioningConfiguration={"Status": "Enabled"})
    client["events"].create_event_bus(Name="main")
    client["ssm"].put_parameter(Name="/web-url", Value="https://pathfinder.example", Type="String")
    fifo = {"FifoQueue": "true"}
    return {
        **{f"TABLE_{table.upper()}": table for table in _TABLES},
        "KEY_USER_DATA": _key(client["kms"]),
        "KEY_IDENTITY": _key(client["kms"]),
        "KEY_LOOKUP": _key(client["kms"], KeyUsage="GENERATE_VERIFY_MAC", KeySpec="HMAC_256"),
        "KEY_TOKENS": _key(client["kms"], KeyUsage="SIGN_VERIFY", KeySpec="ECC_NIST_P256"),
        "QUEUE_REGENERATION": client["sqs"].create_queue(QueueName="r.fifo", Attributes=fifo)["QueueUrl"],
        "QUEUE_ACCOUNT_CHANGES": client["sqs"].create_queue(QueueName="changes")["QueueUrl"],
        "QUEUE_INDEXING": client["sqs"].create_queue(QueueName="indexing")["QueueUrl"],
        "QUEUE_MAIL": client["sqs"].create_queue(QueueName="mail")["QueueUrl"],
        "QUEUE_APPLY_IMPORT": client["sqs"].create_queue(QueueName="apply")["QueueUrl"],
        "QUEUE_KEY_ROTATION": client["sqs"].create_queue(QueueName="keys")["QueueUrl"],
        "QUEUE_IDENTITY_KEY_ROTATION": client["sqs"].create_queue(QueueName="identity-keys")["QueueUrl"],
        "QUEUE_INVITATIONS": client["sqs"].create_queue(QueueName="invitations")["QueueUrl"],
        "QUEUE_TAKEOUT_LEFTOVERS": client["sqs"].create_queue(QueueName="leftovers")["QueueUrl"],
        "KEY_TABLES": _key(client["kms"]),
        "KEY_FILES": _key(client["kms"]),
        "ROLE_USER_DATA": "arn:aws:iam::123456789012:role/user-data",
        "ACCOUNT_ID": "123456789012",
        "BUCKET_UPLOADS": "uploads",
        "BUCKET_FILES": "files",
        "BUCKET_PUBLIC": "public",
        "BUCKET_AUDIT_LOG": "audit-log",
        "INDEX_AUDIT_BY_DAY": "by-day",
        "INDEX_DUE_BY_USER": "by-user",
        "BUS_MAIN": "main",
        **{f"WORKFLOW_{name.upper()}": _workflow(name) for name in ("enrichment", "takeout", "erase")},
    }


@cache
def _client(service: str) -> Any:
    """Made once for all tests, as it takes longer than what it is asked for."""
    return boto3.client(service, region_name=_REGION)


@cache
def _any_rsa_key(**_: Any) -> rsa.RSAPrivateKey:
    """The double of KMS makes one for every key, also for those that never sign."""
    return rsa.generate_private_key(public_exponent=65537, key_size=2048)


def _key(kms: Any, **kind: str) -> str:
    return str(kms.create_key(**kind)["KeyMetadata"]["Arn"])


def _make_table(name: str) -> None:
    keys = [("pk", "HASH"), *([] if name in _WITHOUT_SORT_KEY else [("sk", "RANGE")])]
    index, attribute = _INDEXES.get(name, ("", ""))
    other = [(attribute, "HASH"), ("sk", "RANGE")] if index else []
    _client("dynamodb").create_table(
        TableName=name,
        KeySchema=_schema(keys),
        AttributeDefinitions=[{"AttributeName": key, "AttributeType": "S"} for key in dict([*keys, *other])],
        BillingMode="PAY_PER_REQUEST",
        **({"GlobalSecondaryIndexes": [_index(index, other)]} if index else {}),
    )


def _index(name: str, keys: list[tuple[str, str]]) -> dict[str, Any]:
    return {"IndexName": name, "KeySchema": _schema(keys), "Projection": {"ProjectionType": "ALL"}}


def _schema(keys: list[tuple[str, str]]) -> list[dict[str, str]]:
    return [{"AttributeName": key, "KeyType": kind} for key, kind in keys]


def _workflow(name: str) -> str:
    arn: str = _client("stepfunctions").create_state_machine(
        name=name, definition=json.dumps(_WORKFLOW), roleArn="arn:aws:iam::123456789012:role/any"
    )["stateMachineArn"]
    return arn
