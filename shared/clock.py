"""The one place that asks what time it is, so that tests can say."""

import time
from datetime import UTC, date, datetime, timedelta, timezone

_WHERE_DAYS_BEGIN = timezone(timedelta(hours=14))


def now() -> datetime:
    """The current moment, aware, in UTC, to the millisecond (what DynamoDB and JSON keep alike)."""
    moment = datetime.now(UTC)  # noqa: TID251
    return moment.replace(microsecond=moment.microsecond // 1000 * 1000)


def seconds() -> int:
    """Whole seconds since 1970, as expiries in tables and moments in tokens are written."""
    return int(time.time())


def latest_day() -> date:
    """The day that it is where days begin first (UTC+14); only a later one is in the future everywhere."""
    return now().astimezone(_WHERE_DAYS_BEGIN).date()
