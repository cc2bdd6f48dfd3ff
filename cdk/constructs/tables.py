"""The DynamoDB tables: on demand, encrypted by a key of ours, kept when their stack goes."""

from dataclasses import dataclass

from aws_cdk import aws_dynamodb as dynamodb
from aws_cdk import aws_kms as kms
from constructs import Construct

from cdk.naming import Names
from shared import retention


@dataclass(frozen=True)
class TableShape:
    """How a table differs from the others. `recovery_days` of None: nothing in it is worth a backup."""

    sort_key: bool = True
    stream: bool = False
    expires: bool = False
    recovery_days: int | None = retention.BACKUPS.kept.days
    index: "IndexShape | None" = None


@dataclass(frozen=True)
class IndexShape:
    """A second way into a table: by another partition key, in the same order; what it holds beside keys."""

    name: str
    partition_key: str
    holds: tuple[str, ...] = ()


_WHAT_AN_ENTRY_SAYS = (
    "id", "stage", "user", "action", "resource_type", "resource_id", "method", "path", "request_id",
    "status", "duration_ms", "success", "error", "at",
)  # fmt: skip
"""Everything but what is sealed."""

SHAPES = {
    "records": TableShape(stream=True, expires=True),
    "keys": TableShape(recovery_days=retention.BACKUPS_OF_KEYS.kept.days),
    "identity": TableShape(expires=True),
    "audit": TableShape(stream=True, index=IndexShape("by-day", "day", _WHAT_AN_ENTRY_SAYS)),
    "chains": TableShape(sort_key=False),
    "limits": TableShape(sort_key=False, expires=True, recovery_days=None),
    "due": TableShape(index=IndexShape("by-user", "user")),
    "publications": TableShape(),
    "invitations": TableShape(expires=True, recovery_days=None),
    "reference": TableShape(recovery_days=None),
    "erasures": TableShape(),
}
EXPIRY_ATTRIBUTE = "expires"


class Tables(Construct):
    """All tables; `of[name]` is the table."""

    def __init__(self, scope: Construct, construct_id: str, *, names: Names, key: kms.IKey) -> None:
        super().__init__(scope, construct_id)
        self._names, self._key = names, key
        self.of = {name: self._table(name, shape) for name, shape in SHAPES.items()}

    def streams(self) -> dict[str, str]:
        """The stream's ARN of each table that has one."""
        arns = {name: self.of[name].table_stream_arn for name, shape in SHAPES.items() if shape.stream}
        return {name: arn for name, arn in arns.items() if arn is not None}

    def _table(self, name: str, shape: TableShape) -> dynamodb.TableV2:
        return dynamodb.TableV2(
            self,
            name.capitalize(),
            table_name=self._names.of(name),
            partition_key=_string("pk"),
            sort_key=_string("sk") if shape.sort_key else None,
            global_secondary_indexes=[_index(shape.index)] if shape.index else None,
            billing=dynamodb.Billing.on_demand(),
            encryption=dynamodb.TableEncryptionV2.customer_managed_key(self._key),
            point_in_time_recovery_specification=_recovery(shape),
            dynamo_stream=dynamodb.StreamViewType.NEW_AND_OLD_IMAGES if shape.stream else None,
            time_to_live_attribute=EXPIRY_ATTRIBUTE if shape.expires else None,
            deletion_protection=not self._names.target.emulated,
            removal_policy=self._names.target.removal_policy,
        )


def _string(name: str) -> dynamodb.Attribute:
    return dynamodb.Attribute(name=name, type=dynamodb.AttributeType.STRING)


def _index(shape: IndexShape) -> dynamodb.GlobalSecondaryIndexPropsV2:
    return dynamodb.GlobalSecondaryIndexPropsV2(
        index_name=shape.name,
        partition_key=_string(shape.partition_key),
        sort_key=_string("sk"),
        projection_type=dynamodb.ProjectionType.INCLUDE if shape.holds else dynamodb.ProjectionType.KEYS_ONLY,
        non_key_attributes=list(shape.holds) or None,
    )


def _recovery(shape: TableShape) -> dynamodb.PointInTimeRecoverySpecification:
    return dynamodb.PointInTimeRecoverySpecification(
        point_in_time_recovery_enabled=shape.recovery_days is not None,
        recovery_period_in_days=shape.recovery_days,
    )
