"""The inline session policy that narrows the role for user data to one user and a token's scopes.

On AWS the role itself is narrowed by the session's `user_id` tag as well, so that either alone
suffices. The emulator knows neither that tag nor the condition keys, and evaluates what is literal:
`dialect` says which conditions the target can evaluate.
"""

import json
from collections.abc import Collection
from dataclasses import dataclass
from typing import Any, Literal

from shared import config
from shared.auth.scopes import Scope

LONGEST_POLICY = 1700
_READ = ["dynamodb:BatchGetItem", "dynamodb:GetItem", "dynamodb:Query"]
_WRITE = ["dynamodb:ConditionCheckItem", "dynamodb:DeleteItem", "dynamodb:PutItem", "dynamodb:UpdateItem"]
_READING = {Scope.RECORDS_READ, Scope.RESUMES_READ}
_WRITING = {Scope.RECORDS_WRITE, Scope.RESUMES_WRITE}

Dialect = Literal["aws", "emulator"]


@dataclass(frozen=True)
class UserResources:
    """The ARNs and names of everything that holds user data."""

    records: str
    keys: str
    audit: str
    user_data_key: str
    tables_key: str
    files_key: str
    uploads: str
    files: str

    @classmethod
    def of_deployment(cls) -> "UserResources":
        """As the function's variables name them."""
        return cls(
            records=_table_arn(config.read("TABLE_RECORDS")),
            keys=_table_arn(config.read("TABLE_KEYS")),
            audit=_table_arn(config.read("TABLE_AUDIT")),
            user_data_key=config.read("KEY_USER_DATA"),
            tables_key=config.read("KEY_TABLES"),
            files_key=config.read("KEY_FILES"),
            uploads=config.read("BUCKET_UPLOADS"),
            files=config.read("BUCKET_FILES"),
        )


def session_policy(
    user_id: str,
    scopes: Collection[Scope],
    resources: UserResources,
    *,
    pseudonym: str = "",
    dialect: Dialect = "aws",
) -> str:
    """The policy as JSON, at most 1,700 characters. Exact partition, exact prefix, no Scan, no PartiQL.

    Whose wrapped keys and whose audit entries may be asked for stands in one statement, for brevity: the
    names of partitions are different in the two tables, so neither name finds anything in the other.
    """
    may_read, may_write = bool(_READING & set(scopes)), bool(_WRITING & set(scopes))
    actions = [*(_READ if may_read or may_write else []), *(_WRITE if may_write else [])]
    object_actions = [*(_FILE_READ if may_read else []), *(_FILE_WRITE if may_write else [])]
    statements = [
        _allow(actions, resources.records, _partitions([f"USER#{user_id}"], dialect)),
        _asking(user_id, pseudonym if Scope.ACCOUNT in scopes else "", resources, dialect),
        _allow(["kms:Decrypt"], _in_any_region(resources.user_data_key), _context(user_id, dialect)),
        *_storage_keys(resources, dialect),
        _allow(object_actions, _prefixes(user_id, resources), None),
    ]
    policy = {"Version": "2012-10-17", "Statement": [one for one in statements if one["Action"]]}
    return json.dumps(policy, separators=(",", ":"))


_FILE_READ = ["s3:GetObject", "s3:GetObjectVersion"]
_FILE_WRITE = ["s3:DeleteObject", "s3:DeleteObjectVersion", "s3:PutObject"]


def _asking(user_id: str, pseudonym: str, resources: UserResources, dialect: Dialect) -> dict[str, Any]:
    tables, partitions = [resources.keys], [f"USER#{user_id}"]
    if pseudonym:
        tables, partitions = [*tables, resources.audit], [*partitions, f"AUDIT#{pseudonym}"]
    return _allow(["dynamodb:Query"], tables, _partitions(partitions, dialect))


def _partitions(names: list[str], dialect: Dialect) -> dict[str, Any]:
    exact = {"ForAllValues:StringEquals": {"dynamodb:LeadingKeys": names if names[1:] else names[0]}}
    return exact | ({"Null": {"dynamodb:LeadingKeys": "false"}} if dialect == "aws" else {})


def _context(user_id: str, dialect: Dialect) -> dict[str, Any]:
    operator = "StringEquals" if dialect == "aws" else "StringEqualsIfExists"
    return {operator: {"kms:EncryptionContext:user_id": user_id}}


def _storage_keys(resources: UserResources, dialect: Dialect) -> list[dict[str, Any]]:
    """The tables' and files' own keys, usable only through the services that store with them."""
    if dialect == "emulator":
        return []
    via = {"StringLike": {"kms:ViaService": ["dynamodb.*", "s3.*"]}}
    actions = ["kms:Decrypt", "kms:GenerateDataKey"]
    keys = [_in_any_region(key) for key in (resources.tables_key, resources.files_key)]
    return [_allow(actions, keys, via)]


def _in_any_region(key: str) -> str:
    """A multi-Region key is the same key in every region; the role names the one it is used in."""
    arn, aws, service, region, rest = key.split(":", 4)
    return ":".join((arn, aws, service, "*" if "/mrk-" in rest else region, rest))


def _prefixes(user_id: str, resources: UserResources) -> list[str]:
    return [f"arn:aws:s3:::{bucket}/users/{user_id}/*" for bucket in (resources.uploads, resources.files)]


def _allow(actions: list[str], resource: str | list[str], condition: dict[str, Any] | None) -> dict[str, Any]:
    action = actions[0] if len(actions) == 1 else actions
    statement: dict[str, Any] = {"Effect": "Allow", "Action": action, "Resource": resource}
    return statement | ({"Condition": condition} if condition else {})


def _table_arn(name: str) -> str:
    region = config.read("AWS_REGION", config.read("AWS_DEFAULT_REGION", "us-east-1"))
    return f"arn:aws:dynamodb:{region}:{config.read('ACCOUNT_ID')}:table/{name}"
