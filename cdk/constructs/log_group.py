"""Log groups: one name, one retention, encrypted on AWS."""

from aws_cdk import aws_kms as kms
from aws_cdk import aws_logs as logs
from constructs import Construct

from cdk.target import Target
from shared.retention import LOGS

_KEPT = {90: logs.RetentionDays.THREE_MONTHS}[LOGS.kept.days]


def log_group(
    scope: Construct, construct_id: str, *, name: str, target: Target, key: kms.IKey
) -> logs.LogGroup:
    """A log group, kept as `shared/retention.py` tells the users."""
    return logs.LogGroup(
        scope,
        construct_id,
        log_group_name=name,
        retention=_KEPT,
        encryption_key=None if target.emulated else key,
        removal_policy=target.removal_policy,
    )
