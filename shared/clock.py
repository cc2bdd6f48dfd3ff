"""The one place that asks what time it is, so that tests can say."""

from datetime import UTC, datetime


def now() -> datetime:
    """The current moment, aware, in UTC, to the millisecond (what DynamoDB and JSON keep alike)."""
    moment = datetime.now(UTC)  # noqa: TID251
    return moment.replace(microsecond=moment.microsecond // 1000 * 1000)
