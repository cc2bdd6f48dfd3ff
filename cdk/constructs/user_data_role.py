"""The role that reaches the data of one user: whose, its session says.

On AWS this is attribute-based: the session's tag `user_id` must be there, and every right is bound
to it; the right to ask for one's own audit entries is bound to the tag `pseudonym` in the same way.
The emulator has neither tags nor leading keys, so there the literal session policy, which
the code writes on both, stands alone.
"""

from typing import Any

from aws_cdk import aws_iam as iam
from constructs import Construct

from cdk.grants import Grants
from cdk.naming import Names
from cdk.rules import ONE_POLICY_EACH, answer_policy

_USER = "${aws:PrincipalTag/user_id}"
_PSEUDONYM = "${aws:PrincipalTag/pseudonym}"
_READ = ["dynamodb:GetItem", "dynamodb:BatchGetItem", "dynamodb:Query"]
_WRITE = [
    "dynamodb:PutItem",
    "dynamodb:UpdateItem",
    "dynamodb:DeleteItem",
    "dynamodb:BatchWriteItem",
    "dynamodb:ConditionCheckItem",
]
_OBJECTS = [
    "s3:GetObject",
    "s3:GetObjectVersion",
    "s3:PutObject",
    "s3:DeleteObject",
    "s3:DeleteObjectVersion",
]
_DATA_KEYS = ["kms:Decrypt"]
_BUCKETS = ("uploads", "files")


class UserDataRole(Construct):
    """Assumed by the functions of `assumed_by` (logical names), with the tag `user_id`."""

    def __init__(
        self,
        scope: Construct,
        construct_id: str,
        *,
        names: Names,
        grants: Grants,
        assumed_by: tuple[str, ...],
    ) -> None:
        super().__init__(scope, construct_id)
        self._names, self._grants = names, grants
        self.role = iam.Role(
            self,
            "Role",
            role_name=names.role("user-data"),
            description="Reaches the data of the one user that the session is tagged with.",
            assumed_by=self._principal(assumed_by),
        )
        self._trust_tags()
        for statement in self._statements():
            self.role.add_to_policy(statement)
        self._answer_rules()

    def _answer_rules(self) -> None:
        answer_policy(self.role, "HIPAA.Security-IAMNoInlinePolicy", by=ONE_POLICY_EACH)
        for bucket in _BUCKETS:
            answer_policy(
                self.role,
                f"AwsSolutions-IAM5[Resource::{self._names.bucket_arn(bucket)}/users/<aws:PrincipalTag/user_id>/*]",
                by="Every object of the one user whom the session is tagged with: the tag is what isolates.",
            )

    def _principal(self, assumed_by: tuple[str, ...]) -> iam.IPrincipal:
        """Named by condition on AWS, where a trust policy cannot name a role that is not there yet."""
        arns = [self._names.role_arn(name) for name in assumed_by]
        if not self._names.target.knows_condition_keys:
            return iam.CompositePrincipal(
                iam.AccountRootPrincipal(), *(iam.ArnPrincipal(arn) for arn in arns)
            )
        return iam.PrincipalWithConditions(
            iam.AccountRootPrincipal(),
            {"ArnEquals": {"aws:PrincipalArn": arns}, "Null": {"aws:RequestTag/user_id": "false"}},
        )

    def _trust_tags(self) -> None:
        """All principals are in one statement, which synthesis makes of them."""
        resource = self.role.node.default_child
        assert isinstance(resource, iam.CfnRole)
        resource.add_property_override(
            "AssumeRolePolicyDocument.Statement.0.Action", ["sts:AssumeRole", "sts:TagSession"]
        )

    def _statements(self) -> list[iam.PolicyStatement]:
        names = self._names
        leading = _partition(f"USER#{_USER}", tag="user_id")
        context = {"StringEquals": {"kms:EncryptionContext:user_id": _USER}}
        own = _USER if names.target.knows_condition_keys else "*"
        objects = [f"{names.bucket_arn(bucket)}/users/{own}/*" for bucket in _BUCKETS]
        return [
            self._allow([*_READ, *_WRITE], [names.table_arn("records")], leading),
            self._allow(_READ, [names.table_arn("keys")], leading),
            self._allow(
                ["dynamodb:Query"],
                [names.table_arn("audit")],
                _partition(f"AUDIT#{_PSEUDONYM}", tag="pseudonym"),
            ),
            self._allow(_DATA_KEYS, [self._grants.keys["user-data"]], context),
            self._grants.table_key_statement(),
            self._grants.file_key_statement(),
            self._allow(_OBJECTS, objects, {"Null": {"aws:PrincipalTag/user_id": "false"}}),
        ]

    def _allow(
        self, actions: list[str], resources: list[str], conditions: dict[str, Any]
    ) -> iam.PolicyStatement:
        known = conditions if self._names.target.knows_condition_keys else {}
        return iam.PolicyStatement(actions=actions, resources=resources, conditions=known)


def _partition(name: str, *, tag: str) -> dict[str, Any]:
    """Only this partition, and only where the session carries the tag that names it."""
    return {
        "ForAllValues:StringEquals": {"dynamodb:LeadingKeys": [name]},
        "Null": {"dynamodb:LeadingKeys": "false", f"aws:PrincipalTag/{tag}": "false"},
    }
