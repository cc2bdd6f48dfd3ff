"""The header by which the API knows that a request came through the edge."""

from aws_cdk import aws_kms as kms
from aws_cdk import aws_secretsmanager as secrets
from constructs import Construct

from cdk.naming import Names
from cdk.rules import answer

HEADER = "x-origin-secret"
_LOCAL_SECRET = "one-machine-only"


def origin_secret(names: Names) -> str:
    """The secret's value: on AWS a reference that CloudFormation resolves while it deploys."""
    if names.target.emulated:
        return _LOCAL_SECRET
    return f"{{{{resolve:secretsmanager:{names.of('origin')}:SecretString}}}}"


class OriginSecret(Construct):
    """Made once, on AWS; a new value reaches edge and functions with the next deployment."""

    def __init__(self, scope: Construct, construct_id: str, *, names: Names, key: kms.IKey) -> None:
        super().__init__(scope, construct_id)
        if names.target.emulated:
            return
        secret = secrets.Secret(
            self,
            "Secret",
            secret_name=names.of("origin"),
            description="Sent by the edge to the API with every request.",
            generate_secret_string=secrets.SecretStringGenerator(
                exclude_punctuation=True, password_length=48
            ),
            encryption_key=key,
            removal_policy=names.target.removal_policy,
        )
        answer(
            secret,
            "AwsSolutions-SMG4",
            "HIPAA.Security-SecretsManagerRotationEnabled",
            by="Edge, web ACL and functions must change together, so a deployment rotates it.",
        )
