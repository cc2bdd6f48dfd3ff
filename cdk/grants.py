"""From a manifest's grants to IAM statements and variables.

A `Grant` names one resource; its variable holds what a program needs to call it: the name of a
table, bucket, bus or parameter, the ARN of a key, role, workflow or function, the URL of a queue.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from aws_cdk import aws_iam as iam

from cdk.naming import Names
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
_UNSEALED_BUCKETS = ("web", "access-logs")
_EMULATED_PARTIQL = iam.PolicyStatement(actions=["dynamodb:ExecuteStatement"], resources=["*"])
"""The emulator knows PartiQL only as ExecuteStatement, and finds no table in a statement."""


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
        statements = [
            iam.PolicyStatement(actions=list(grant.actions), resources=list(self._resolve(grant).arns))
            for grant in granted
        ]
        actions = [action for grant in granted for action in grant.actions]
        if self.names.target.emulated and any(_is_partiql(action) for action in actions):
            statements.append(_EMULATED_PARTIQL)
        if any(grant.resource.startswith("table/") for grant in granted):
            statements.append(self.table_key_statement())
        if any(self._is_sealed_bucket(grant) for grant in granted):
            statements.append(self.file_key_statement())
        return statements

    def table_key_statement(self) -> iam.PolicyStatement:
        """The key that encrypts tables at rest, only by way of DynamoDB."""
        return self._through("dynamodb", TABLE_KEY_ACTIONS, self.keys["tables"])

    def file_key_statement(self) -> iam.PolicyStatement:
        """The key that encrypts objects at rest, only by way of S3."""
        return self._through("s3", FILE_KEY_ACTIONS, self.keys["files"])

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
            "bucket": self._bucket,
            "key": lambda name: Named((self.keys[name],), self.keys[name]),
            "queue": self._queue,
            "bus": lambda name: Named((self.names.bus_arn(name),), self.names.of(name)),
            "role": lambda name: Named((self.names.role_arn(name),), self.names.role_arn(name)),
            "workflow": lambda name: Named((self.names.workflow_arn(name),), self.names.workflow_arn(name)),
            "function": self._function,
            "setting": self._setting,
            "mail": self._mail,
        }
        return by_kind[kind](name)

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

    def _mail(self, _: str) -> Named:
        """The emulator does not see by which identity a mail is sent."""
        target = self.names.target
        identity = self.names.arn("ses", f"identity/{target.mail_sender.partition('@')[2]}")
        return Named(("*" if target.emulated else identity,), target.mail_sender)


def _is_partiql(action: str) -> bool:
    return action.startswith("dynamodb:PartiQL")
