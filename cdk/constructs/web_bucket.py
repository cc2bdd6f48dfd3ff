"""The bucket of the built web app: read by the edge only."""

from aws_cdk import Duration
from aws_cdk import aws_s3 as s3
from constructs import Construct

from cdk.naming import Names
from cdk.rules import answer


def web_bucket(scope: Construct, construct_id: str, *, names: Names) -> s3.Bucket:
    """Public content, so it needs no key of ours; old builds stay a month for pages still open."""
    bucket = s3.Bucket(
        scope,
        construct_id,
        bucket_name=names.everywhere("web"),
        block_public_access=s3.BlockPublicAccess.BLOCK_ALL,
        object_ownership=s3.ObjectOwnership.BUCKET_OWNER_ENFORCED,
        encryption=s3.BucketEncryption.S3_MANAGED,
        enforce_ssl=names.target.enforces_tls,
        versioned=True,
        lifecycle_rules=[s3.LifecycleRule(noncurrent_version_expiration=Duration.days(30))],
        removal_policy=names.target.removal_policy,
    )
    answer(
        bucket,
        "HIPAA.Security-S3DefaultEncryptionKMS",
        "HIPAA.Security-S3BucketReplicationEnabled",
        by="Holds the published web app only, which every build makes anew.",
    )
    answer(
        bucket,
        "AwsSolutions-S1",
        "HIPAA.Security-S3BucketLoggingEnabled",
        by="Read by CloudFront alone, through origin access control; its requests are counted there.",
    )
    return bucket
