"""The S3 buckets: private, versioned, encrypted, reachable by TLS only."""

from typing import Any

from aws_cdk import Duration
from aws_cdk import aws_iam as iam
from aws_cdk import aws_kms as kms
from aws_cdk import aws_s3 as s3
from constructs import Construct

from cdk.naming import Names
from cdk.rules import answer
from shared import retention


class Buckets(Construct):
    """All buckets; `of[name]` is the bucket."""

    def __init__(self, scope: Construct, construct_id: str, *, names: Names, key: kms.IKey) -> None:
        super().__init__(scope, construct_id)
        self._names, self._key = names, key
        self.of: dict[str, s3.Bucket] = {}
        if names.target.keeps_access_logs:
            self.of["access-logs"] = self._access_logs()
        self.of |= {
            "uploads": self._uploads(),
            "files": self._bucket("files", noncurrent_days=retention.TAKEOUTS.kept.days),
            "audit-log": self._audit_log(),
        }
        self._answer_rules()

    def _uploads(self) -> s3.Bucket:
        """Bytes as users sent them: gone within a day, each version announced to the event bus."""
        target = self._names.target
        bucket = self._bucket(
            "uploads",
            expires_days=retention.UPLOADS.kept.days,
            noncurrent_days=1,
            cors=[
                s3.CorsRule(
                    allowed_methods=[s3.HttpMethods.PUT],
                    allowed_origins=target.web_origins,
                    allowed_headers=["*"],
                    exposed_headers=["ETag"],
                    max_age=3000,
                )
            ],
        )
        announce(bucket)
        return bucket

    def _audit_log(self) -> s3.Bucket:
        """The chained audit log, which nobody can change or delete before its time on AWS."""
        target = self._names.target
        if not target.locks_objects:
            return self._bucket("audit-log")
        lock = (
            s3.ObjectLockRetention.compliance(Duration.days(retention.AUDIT.kept.days))
            if target.is_production
            else s3.ObjectLockRetention.governance(Duration.days(1))
        )
        bucket = self._bucket("audit-log", object_lock_default_retention=lock)
        _write_once(bucket)
        return bucket

    def _access_logs(self) -> s3.Bucket:
        """S3 writes its access logs only under a key of its own."""
        return self._bucket(
            "access-logs",
            expires_days=retention.LOGS.kept.days,
            noncurrent_days=1,
            encryption=s3.BucketEncryption.S3_MANAGED,
        )

    def _answer_rules(self) -> None:
        for bucket in self.of.values():
            answer(
                bucket,
                "HIPAA.Security-S3BucketReplicationEnabled",
                by="Versioned, in one region by the user's choice of where data lives; "
                "the multi-region plan adds replicas of what is sealed (keys are multi-region for it).",
            )
        if logs := self.of.get("access-logs"):
            answer(
                logs,
                "HIPAA.Security-S3DefaultEncryptionKMS",
                by="S3 delivers access logs only to buckets encrypted by a key of its own.",
            )

    def _bucket(
        self,
        name: str,
        *,
        expires_days: int | None = None,
        noncurrent_days: int | None = None,
        **settings: Any,
    ) -> s3.Bucket:
        target, logs = self._names.target, self.of.get("access-logs")
        defaults: dict[str, Any] = {
            "encryption": s3.BucketEncryption.KMS,
            "encryption_key": self._key,
            "bucket_key_enabled": True,
        }
        if "encryption" in settings:
            defaults = {}
        return s3.Bucket(
            self,
            "".join(word.capitalize() for word in name.split("-")),
            bucket_name=self._names.everywhere(name),
            block_public_access=s3.BlockPublicAccess.BLOCK_ALL,
            object_ownership=s3.ObjectOwnership.BUCKET_OWNER_ENFORCED,
            enforce_ssl=target.enforces_tls,
            versioned=True,
            lifecycle_rules=[_lifecycle(expires_days, noncurrent_days)],
            server_access_logs_bucket=logs,
            server_access_logs_prefix=f"{name}/" if logs else None,
            removal_policy=target.removal_policy,
            **(defaults | settings),
        )


def announce(bucket: s3.Bucket) -> None:
    """Send object events to the default event bus, set on the resource itself.

    The construct's own switch would bring a function of the CDK's with it, to set what
    CloudFormation sets by itself.
    """
    resource = bucket.node.default_child
    assert isinstance(resource, s3.CfnBucket)
    resource.add_property_override(
        "NotificationConfiguration.EventBridgeConfiguration.EventBridgeEnabled", True
    )


def _write_once(bucket: s3.Bucket) -> None:
    """Refuse every write that would accept to replace what is there."""
    bucket.add_to_resource_policy(
        iam.PolicyStatement(
            sid="OnlyNewObjects",
            effect=iam.Effect.DENY,
            principals=[iam.AnyPrincipal()],
            actions=["s3:PutObject"],
            resources=[bucket.arn_for_objects("*")],
            conditions={
                "Null": {"s3:if-none-match": "true"},
                "Bool": {"s3:ObjectCreationOperation": "true"},
            },
        )
    )


def _lifecycle(expires_days: int | None, noncurrent_days: int | None) -> s3.LifecycleRule:
    return s3.LifecycleRule(
        expiration=Duration.days(expires_days) if expires_days else None,
        noncurrent_version_expiration=Duration.days(noncurrent_days) if noncurrent_days else None,
        abort_incomplete_multipart_upload_after=Duration.days(1),
    )
