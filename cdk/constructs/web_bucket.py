"""The buckets that the edge reads: the built web app, and the copies of what users made public."""

from aws_cdk import Duration
from aws_cdk import aws_s3 as s3
from constructs import Construct

from cdk.naming import Names
from cdk.rules import answer


def public_bucket(scope: Construct, construct_id: str, *, names: Names) -> s3.Bucket:
    """Copies that their owners may take back, so no older version is kept."""
    bucket = s3.Bucket(
        scope,
        construct_id,
        bucket_name=names.everywhere("public"),
        block_public_access=s3.BlockPublicAccess.BLOCK_ALL,
        object_ownership=s3.ObjectOwnership.BUCKET_OWNER_ENFORCED,
        encryption=s3.BucketEncryption.S3_MANAGED,
        enforce_ssl=names.target.enforces_tls,
        versioned=False,
        removal_policy=names.target.removal_policy,
    )
    answer(
        bucket,
        "HIPAA.Security-S3BucketVersioningEnabled",
        by="What its owner takes back must be gone; every copy can be made again from the record.",
    )
    _answer_for_what_the_edge_reads(bucket, "Holds copies only, which are made again from the record.")
    return bucket


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
    _answer_for_what_the_edge_reads(bucket, "Holds the published web app only, which every build makes anew.")
    return bucket


def _answer_for_what_the_edge_reads(bucket: s3.Bucket, content: str) -> None:
    answer(
        bucket,
        "HIPAA.Security-S3DefaultEncryptionKMS",
        "HIPAA.Security-S3BucketReplicationEnabled",
        by=content,
    )
    answer(
        bucket,
        "AwsSolutions-S1",
        "HIPAA.Security-S3BucketLoggingEnabled",
        by="Read by CloudFront alone, through origin access control; its requests are counted there.",
    )
