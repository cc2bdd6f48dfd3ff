"""Seen from outside: one dashboard from the manifests, and the alarms of the gateway."""

from typing import Any

from aws_cdk import Duration, Stack
from aws_cdk import aws_apigateway as apigateway
from aws_cdk import aws_cloudwatch as cloudwatch
from constructs import Construct

from cdk.constructs.alarms import Alarms, function_metric, queue_depth
from cdk.constructs.platform import Platform
from cdk.system import function_name

_SLOW_MILLISECONDS = 1000


class OperationsStack(Stack):
    """Requests, functions and queues on one page."""

    def __init__(
        self,
        scope: Construct,
        construct_id: str,
        *,
        platform: Platform,
        api: apigateway.RestApi,
        **settings: Any,
    ) -> None:
        super().__init__(scope, construct_id, **settings)
        self._platform, self._api_name = platform, platform.names.of("api")
        self._alarms()
        cloudwatch.Dashboard(
            self,
            "Dashboard",
            dashboard_name=platform.names.of("overview"),
            widgets=[self._requests(), self._functions(), self._queues()],
        ).node.add_dependency(api)

    def _alarms(self) -> None:
        alarms = Alarms(self, "Alarms", names=self._platform.names)
        alarms.when(
            "ServerErrors",
            metric=self._api_metric("5XXError", "Sum"),
            exceeds=5,
            description="The gateway answers with 5xx.",
        )
        alarms.when(
            "Slow",
            metric=self._api_metric("Latency", "p99"),
            exceeds=_SLOW_MILLISECONDS,
            periods=3,
            description="One request in a hundred takes more than a second.",
        )

    def _requests(self) -> list[cloudwatch.IWidget]:
        return [
            self._graph("Requests", [self._api_metric("Count", "Sum")]),
            self._graph(
                "Refusals and errors",
                [self._api_metric("4XXError", "Sum"), self._api_metric("5XXError", "Sum")],
            ),
            self._graph(
                "Milliseconds", [self._api_metric("Latency", "p50"), self._api_metric("Latency", "p99")]
            ),
        ]

    def _functions(self) -> list[cloudwatch.IWidget]:
        names = [
            self._platform.names.of(function_name(manifest, entry_point))
            for manifest, entry_point in self._platform.system.entry_points()
        ]
        return [
            self._graph("Errors by function", [function_metric(name, "Errors") for name in names]),
            self._graph("Throttles by function", [function_metric(name, "Throttles") for name in names]),
            self._graph(
                "Milliseconds by function",
                [function_metric(name, "Duration", statistic="p99") for name in names],
            ),
        ]

    def _queues(self) -> list[cloudwatch.IWidget]:
        names, system = self._platform.names, self._platform.system
        queues = [names.of(system.queue_name(queue.name)) for queue in system.queues()]
        return [self._graph("Messages waiting", [queue_depth(name) for name in queues])] if queues else []

    def _api_metric(self, metric: str, statistic: str) -> cloudwatch.Metric:
        return cloudwatch.Metric(
            namespace="AWS/ApiGateway",
            metric_name=metric,
            dimensions_map={"ApiName": self._api_name},
            statistic=statistic,
            period=Duration.minutes(5),
        )

    @staticmethod
    def _graph(title: str, metrics: list[cloudwatch.Metric]) -> cloudwatch.GraphWidget:
        return cloudwatch.GraphWidget(title=title, left=list(metrics), width=8)
