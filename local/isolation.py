"""The first thing asked of a new stack: calls that must be denied, next to the same calls allowed.

An emulator that enforces nothing would make every later proof of isolation worthless, so nothing
else runs on a stack that does not pass.
"""

import json
from collections.abc import Callable

import boto3
from botocore.client import BaseClient
from botocore.config import Config
from botocore.exceptions import ClientError

from local.instance import REGION, Instance
from local.outputs import resource

_USER = "01ARZ3NDEKTSV4RRFFQ69G5FAV"
_ANOTHER = "01BX5ZZKBKACTAV9WEVGEMMVRZ"
_DENIALS = {"AccessDenied", "AccessDeniedException", "403"}


class NotIsolated(RuntimeError):
    """A call that must be denied was allowed, or the other way round."""


def check_isolation(instance: Instance) -> int:
    """Return the number of denials seen. Raises NotIsolated at the first surprise."""
    session = _session_for_one_user(instance)
    records, identity = resource(instance, "table/records"), resource(instance, "table/identity")
    files = resource(instance, "bucket/files")
    key = {"pk": {"S": f"USER#{_USER}"}, "sk": {"S": "SELF-CHECK"}}
    dynamodb, s3 = _client(instance, "dynamodb", session), _client(instance, "s3", session)
    _must_be_allowed(lambda: dynamodb.get_item(TableName=records, Key=key), "reading one's own record")
    denied: dict[str, Callable[[], object]] = {
        "scanning all records": lambda: dynamodb.scan(TableName=records),
        "reading identities": lambda: dynamodb.get_item(TableName=identity, Key=key),
        "writing a record with a right to read": lambda: dynamodb.put_item(TableName=records, Item=key),
        "another user's file": lambda: s3.get_object(Bucket=files, Key=f"users/{_ANOTHER}/a"),
        "listing everybody's files": lambda: s3.list_objects_v2(Bucket=files),
    }
    for what, call in denied.items():
        _must_be_denied(call, what)
    return len(denied)


def _session_for_one_user(instance: Instance) -> dict[str, str]:
    """Credentials as the authorizer would issue them, for reading one partition and one prefix."""
    policy = {
        "Version": "2012-10-17",
        "Statement": [
            _allow(
                "dynamodb:GetItem", f"arn:aws:dynamodb:{REGION}:*:table/{resource(instance, 'table/records')}"
            ),
            _allow("s3:GetObject", f"arn:aws:s3:::{resource(instance, 'bucket/files')}/users/{_USER}/*"),
        ],
    }
    answer = _client(instance, "sts", None).assume_role(
        RoleArn=resource(instance, "role/user-data"),
        RoleSessionName="self-check",
        Policy=json.dumps(policy),
        Tags=[{"Key": "user_id", "Value": _USER}],
    )
    credentials: dict[str, str] = answer["Credentials"]
    return credentials


def _allow(action: str, resource_arn: str) -> dict[str, str]:
    return {"Effect": "Allow", "Action": action, "Resource": resource_arn}


def _must_be_allowed(call: Callable[[], object], what: str) -> None:
    try:
        call()
    except ClientError as error:
        raise NotIsolated(f"Denied, but must be allowed: {what}.") from error


def _must_be_denied(call: Callable[[], object], what: str) -> None:
    try:
        call()
    except ClientError as error:
        if error.response["Error"]["Code"] in _DENIALS:
            return
        raise NotIsolated(f"Neither allowed nor denied: {what}.") from error
    raise NotIsolated(f"Allowed, but must be denied: {what}.")


def _client(instance: Instance, service: str, credentials: dict[str, str] | None) -> BaseClient:
    given = credentials or {"AccessKeyId": "test", "SecretAccessKey": "test"}
    client: BaseClient = boto3.client(
        service,
        endpoint_url=instance.endpoint_url,
        region_name=REGION,
        aws_access_key_id=given["AccessKeyId"],
        aws_secret_access_key=given["SecretAccessKey"],
        aws_session_token=given.get("SessionToken"),
        config=Config(s3={"addressing_style": "path"}, retries={"total_max_attempts": 1}),
    )
    return client
