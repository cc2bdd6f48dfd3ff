"""Metrics in CloudWatch's embedded format, by Powertools: counts and milliseconds, no personal text."""

from functools import cache

from aws_lambda_powertools import Metrics
from aws_lambda_powertools.metrics import MetricUnit

from shared import config

NAMESPACE = "Pathfinder"


@cache
def _metrics() -> Metrics:
    return Metrics(namespace=NAMESPACE, service=config.read("POWERTOOLS_SERVICE_NAME", "pathfinder"))


def count(name: str, value: float = 1, *, milliseconds: bool = False) -> None:
    """Adds to a metric of this service; `flush` writes it."""
    _metrics().add_metric(
        name=name, unit=MetricUnit.Milliseconds if milliseconds else MetricUnit.Count, value=value
    )


def flush() -> None:
    """Writes what was counted, where anything was."""
    if _metrics().metric_set:
        _metrics().flush_metrics()
