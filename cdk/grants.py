"""From a manifest's grants to IAM statements and variables.

A `Grant` names one resource; its variable holds what a program needs to call it: the name of a
table, bucket, bus or parameter, the ARN of a key, role, workflow or function, the URL of a queue, the
stage whose signing keys are meant.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from aws_cdk import aws_iam as iam

from cdk.naming import Names
from cdk.signing_keys import signing_key_statements
from cdk.system import System
from shared.manifest import Grant

TABLE_KEY_ACTIONS = [
    "kms:Decrypt",
    "kms:Encrypt",
    "kms:GenerateDataKey",
    "kms:ReEncryptFrom",
    "kms:ReEncryptTo",
    "kms:DescribeKey",
]
FILE_KEY_ACTIONS = ["kms:Decrypt", "kms:GenerateDataKey"]
_UNSEALED_BUCKETS = ("web", "public", "access-logs")
_EMULATED = {"dynamodb:PartiQLInsert": "dynamodb:PutItem"}
"""The emulator tells streams nothing of PartiQL, so there an insert is a put on condition."""


@dataclass(frozen=True)
class Named:
    """A resource: what IAM calls it, and what a program calls it."""

    arns: tuple[str, ...]
    value: str


@dataclass(frozen=True)
class Grants:
    """Resolves the grants of one target. `keys` are the ARNs of the KMS keys by logical name."""

    names: Names
    system: System
    keys: Mapping[str, str]

    def variables(self, grants: tuple[Grant, ...]) -> dict[str, str]:
        """The variables that these grants set. KeyError for a resource that nothing defines."""
        return {grant.variable: self._resolve(grant).value for grant in grants}

    def statements(self, grants: tuple[Grant, ...]) -> list[iam.PolicyStatement]:
        """One statement for each grant with actions, and those for the keys behind its tables and files."""
        granted = [grant for grant in grants if grant.actions]
        statements = [statement for grant in granted for statement in self._of(grant)]
        if any(grant.resource.startswith(("table/", "index/")) for grant in granted):
            statements.append(self.table_key_statement())
        if any(self._is_sealed_bucket(grant) for grant in granted):
            statements.append(self.file_key_statement())
        return statements

    def _of(self, grant: Grant) -> list[iam.PolicyStatement]:
        if grant.resource == "signing-keys":
            return signing_key_statements(self.names, grant.actions)
        return [
            iam.PolicyStatement(
                actions=self._actions(grant),
                resources=list(self._resolve(grant).arns),
                conditions=self._only_attributes(grant),
            )
        ]

    def _actions(self, grant: Grant) -> list[str]:
        """As this target knows them."""
        known = _EMULATED if self.names.target.emulated else {}
        return [known.get(action, action) for action in grant.actions]

    def table_key_statement(self) -> iam.PolicyStatement:
        """The key that encrypts tables at rest, only by way of DynamoDB."""
        return self._through("dynamodb", TABLE_KEY_ACTIONS, self.keys["tables"])

    def file_key_statement(self) -> iam.PolicyStatement:
        """The key that encrypts objects at rest, only by way of S3."""
        return self._through("s3", FILE_KEY_ACTIONS, self.keys["files"])

    def _only_attributes(self, grant: Grant) -> dict[str, dict[str, list[str]]]:
        if not grant.attributes or not self.names.target.knows_condition_keys:
            return {}
        return {"ForAllValues:StringEquals": {"dynamodb:Attributes": ["pk", "sk", *grant.attributes]}}

    def _through(self, service: str, actions: list[str], key: str) -> iam.PolicyStatement:
        via = f"{service}.{self.names.target.region}.amazonaws.com"
        return iam.PolicyStatement(
            actions=actions, resources=[key], conditions={"StringEquals": {"kms:ViaService": via}}
        )

    @staticmethod
    def _is_sealed_bucket(grant: Grant) -> bool:
        kind, _, name = grant.resource.partition("/")
        return kind == "bucket" and name not in _UNSEALED_BUCKETS

    def _resolve(self, grant: Grant) -> Named:
        kind, _, name = grant.resource.partition("/")
        by_kind: dict[str, Callable[[str], Named]] = {
            "table": lambda name: Named((self.names.table_arn(name),), self.names.of(name)),
            "index": self._index,
            "bucket": self._bucket,
            "key": lambda name: Named((self.keys[name],), self.keys[name]),
            "queue": self._queue,
            "bus": lambda name: Named((self.names.bus_arn(name),), self.names.of(name)),
            "role": lambda name: Named((self.names.role_arn(name),), self.names.role_arn(name)),
            "workflow": lambda name: Named((self.names.workflow_arn(name),), self.names.workflow_arn(name)),
            "function": self._function,
            "setting": self._setting,
            "mail": self._mail,
            "distribution": self._distribution,
            "signing-keys": lambda _: Named((), self.names.target.stage),
        }
        return by_kind[kind](name)

    def _index(self, name: str) -> Named:
        """`index/<table>/<name>`."""
        table, _, index = name.partition("/")
        return Named((f"{self.names.table_arn(table)}/index/{index}",), index)

    def _bucket(self, name: str) -> Named:
        arn = self.names.bucket_arn(name)
        return Named((arn, f"{arn}/*"), self.names.everywhere(name))

    def _queue(self, name: str) -> Named:
        queue = self.system.queue_name(name)
        return Named((self.names.queue_arn(queue),), self.names.queue_url(queue))

    def _function(self, name: str) -> Named:
        arn = self.names.invoked_arn(self.system.invoked_function(name))
        return Named((arn,), arn)

    def _setting(self, name: str) -> Named:
        parameter = self.names.parameter(name)
        return Named((self.names.arn("ssm", f"parameter{parameter}"),), parameter)

    def _distribution(self, _: str) -> Named:
        """Its id is known only after the functions are there: they read it from a setting."""
        return Named((f"arn:aws:cloudfront::{self.names.target.account}:distribution/*",), "")

    def _mail(self, _: str) -> Named:
        """The emulator does not see by which identity a mail is sent."""
        target = self.names.target
        identity = self.names.arn("ses", f"identity/{target.mail_sender.partition('@')[2]}")
        arns = (identity, self.names.arn("ses", f"configuration-set/{self.names.of('mail')}"))
        return Named(("*",) if target.emulated else arns, target.mail_sender)
