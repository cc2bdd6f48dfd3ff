"""Alarms: each names what a person should look at, and reaches the alarms' topic."""

from aws_cdk import Duration
from aws_cdk import aws_cloudwatch as cloudwatch
from aws_cdk import aws_cloudwatch_actions as actions
from aws_cdk import aws_sns as sns
from constructs import Construct

from cdk.naming import Names

NAMESPACE = "Pathfinder"
_PERIOD = Duration.minutes(5)


class Alarms(Construct):
    """Makes the alarms of one stack."""

    def __init__(self, scope: Construct, construct_id: str, *, names: Names) -> None:
        super().__init__(scope, construct_id)
        topic = sns.Topic.from_topic_arn(self, "Topic", names.topic_arn("alarms"))
        self._action = actions.SnsAction(topic)

    def when(
        self,
        construct_id: str,
        *,
        metric: cloudwatch.IMetric,
        exceeds: float,
        description: str,
        periods: int = 1,
    ) -> cloudwatch.Alarm:
        """An alarm on a metric above a value in each of `periods` periods; silence is no alarm."""
        alarm = cloudwatch.Alarm(
            self,
            construct_id,
            metric=metric,
            threshold=exceeds,
            evaluation_periods=periods,
            comparison_operator=cloudwatch.ComparisonOperator.GREATER_THAN_THRESHOLD,
            treat_missing_data=cloudwatch.TreatMissingData.NOT_BREACHING,
            alarm_description=description,
        )
        alarm.add_alarm_action(self._action)
        return alarm


def function_metric(name: str, metric: str, *, statistic: str = "Sum") -> cloudwatch.Metric:
    """A metric of a function by its physical name."""
    return cloudwatch.Metric(
        namespace="AWS/Lambda",
        metric_name=metric,
        dimensions_map={"FunctionName": name},
        statistic=statistic,
        period=_PERIOD,
    )


def domain_metric(domain: str, metric: str) -> cloudwatch.Metric:
    """What the functions of a domain count themselves, by `shared.observability`."""
    return cloudwatch.Metric(
        namespace=NAMESPACE,
        metric_name=metric,
        dimensions_map={"service": domain},
        statistic="Sum",
        period=_PERIOD,
    )


def queue_depth(name: str) -> cloudwatch.Metric:
    """How many messages wait in a queue, by its physical name."""
    return cloudwatch.Metric(
        namespace="AWS/SQS",
        metric_name="ApproximateNumberOfMessagesVisible",
        dimensions_map={"QueueName": name},
        statistic="Maximum",
        period=_PERIOD,
    )


def service_metric(domain: str, metric: str, *, statistic: str = "Sum") -> cloudwatch.Metric:
    """A metric that the functions of a domain count themselves."""
    return cloudwatch.Metric(
        namespace="Pathfinder",
        metric_name=metric,
        dimensions_map={"service": domain},
        statistic=statistic,
        period=_PERIOD,
    )
