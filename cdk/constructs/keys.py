"""The KMS keys, one for each class of data."""

from dataclasses import dataclass

from aws_cdk import Duration
from aws_cdk import aws_iam as iam
from aws_cdk import aws_kms as kms
from constructs import Construct

from cdk.naming import Names


@dataclass(frozen=True)
class KeyPurpose:
    """What a key is for. Asymmetric and HMAC keys do not rotate in place; theirs are replaced by `kid`."""

    description: str
    spec: kms.KeySpec = kms.KeySpec.SYMMETRIC_DEFAULT
    usage: kms.KeyUsage = kms.KeyUsage.ENCRYPT_DECRYPT
    multi_region: bool = True

    @property
    def rotates(self) -> bool:
        return self.spec is kms.KeySpec.SYMMETRIC_DEFAULT


PURPOSES = {
    "tables": KeyPurpose("Encrypts the tables at rest."),
    "files": KeyPurpose("Encrypts uploads and files at rest."),
    "user-data": KeyPurpose("Wraps the data key of each user."),
    "identity": KeyPurpose("Wraps the data keys of identities."),
    "tokens": KeyPurpose(
        "Signs access tokens.", spec=kms.KeySpec.ECC_NIST_P256, usage=kms.KeyUsage.SIGN_VERIFY
    ),
    "lookup": KeyPurpose(
        "Makes login names comparable without being readable.",
        spec=kms.KeySpec.HMAC_256,
        usage=kms.KeyUsage.GENERATE_VERIFY_MAC,
    ),
    "operations": KeyPurpose("Encrypts logs and alarms, which hold no user's data.", multi_region=False),
}


class DataKeys(Construct):
    """One key and alias for each purpose; `of[name]` is the key."""

    def __init__(self, scope: Construct, construct_id: str, *, names: Names) -> None:
        super().__init__(scope, construct_id)
        self.of = {name: self._key(name, purpose, names) for name, purpose in PURPOSES.items()}
        self._allow_operations(names)

    def _key(self, name: str, purpose: KeyPurpose, names: Names) -> kms.Key:
        return kms.Key(
            self,
            _pascal(name),
            alias=names.of(name),
            description=purpose.description,
            key_spec=purpose.spec,
            key_usage=purpose.usage,
            multi_region=purpose.multi_region,
            enable_key_rotation=purpose.rotates,
            rotation_period=Duration.days(365) if purpose.rotates else None,
            removal_policy=names.target.removal_policy,
            pending_window=Duration.days(30),
        )

    def _allow_operations(self, names: Names) -> None:
        """CloudWatch encrypts log groups, and publishes alarms to an encrypted topic, by itself."""
        target = names.target
        logs = iam.ServicePrincipal(f"logs.{target.region}.amazonaws.com")
        groups = names.arn("logs", "*")
        self.of["operations"].add_to_resource_policy(
            iam.PolicyStatement(
                actions=[
                    "kms:Encrypt",
                    "kms:Decrypt",
                    "kms:ReEncrypt*",
                    "kms:GenerateDataKey*",
                    "kms:Describe*",
                ],
                principals=[logs],
                resources=["*"],
                conditions={"ArnLike": {"kms:EncryptionContext:aws:logs:arn": groups}},
            )
        )
        self.of["operations"].add_to_resource_policy(
            iam.PolicyStatement(
                actions=["kms:Decrypt", "kms:GenerateDataKey*"],
                principals=[iam.ServicePrincipal("cloudwatch.amazonaws.com")],
                resources=["*"],
                conditions={"StringEquals": {"aws:SourceAccount": target.account}},
            )
        )


def _pascal(name: str) -> str:
    return "".join(word.capitalize() for word in name.split("-"))
