"""Queues with their dead-letter queues, and the alarms on what ends up there."""

from aws_cdk import Duration
from aws_cdk import aws_sqs as sqs
from constructs import Construct

from cdk.constructs.alarms import Alarms, queue_depth
from cdk.naming import Names
from cdk.rules import answer

_RECEIVES = 5
_VISIBILITY_FACTOR = 6  # of the function's timeout: what AWS recommends for event source mappings
_KEPT = Duration.days(14)


def dead_letters(
    scope: Construct, construct_id: str, *, name: str, names: Names, alarms: Alarms, fifo: bool = False
) -> sqs.Queue:
    """A queue for what could not be delivered or worked on, with an alarm on its first message."""
    queue = _queue(scope, construct_id, name=name, names=names, fifo=fifo, retention_period=_KEPT)
    alarms.when(
        f"{construct_id}Of{''.join(word.capitalize() for word in name.split('-'))}",
        metric=queue_depth(names.of(name)),
        exceeds=0,
        description=f"Messages wait in {name}.",
    )
    answer(
        queue,
        "AwsSolutions-SQS3",
        "Serverless-SQSRedrivePolicy",
        by="It is a dead-letter queue itself, with an alarm on its first message.",
    )
    return queue


class WorkQueue(Construct):
    """A queue whose messages move to its dead-letter queue after five receives."""

    def __init__(
        self,
        scope: Construct,
        construct_id: str,
        *,
        name: str,
        fifo: bool,
        timeout_seconds: int,
        delay_seconds: int,
        names: Names,
        alarms: Alarms,
    ) -> None:
        super().__init__(scope, construct_id)
        ending = ".fifo" if fifo else ""
        dead = dead_letters(self, "Dead", name=f"{name}-dead{ending}", names=names, alarms=alarms, fifo=fifo)
        self.queue = _queue(
            self,
            "Queue",
            name=f"{name}{ending}",
            names=names,
            fifo=fifo,
            retention_period=Duration.days(4),
            visibility_timeout=Duration.seconds(_VISIBILITY_FACTOR * timeout_seconds),
            delivery_delay=Duration.seconds(delay_seconds) if delay_seconds else None,
            dead_letter_queue=sqs.DeadLetterQueue(queue=dead, max_receive_count=_RECEIVES),
        )


def _queue(
    scope: Construct,
    construct_id: str,
    *,
    name: str,
    names: Names,
    fifo: bool,
    retention_period: Duration,
    visibility_timeout: Duration | None = None,
    delivery_delay: Duration | None = None,
    dead_letter_queue: sqs.DeadLetterQueue | None = None,
) -> sqs.Queue:
    return sqs.Queue(
        scope,
        construct_id,
        queue_name=names.of(name),
        fifo=True if fifo else None,
        encryption=sqs.QueueEncryption.SQS_MANAGED,
        enforce_ssl=names.target.enforces_tls,
        retention_period=retention_period,
        visibility_timeout=visibility_timeout,
        delivery_delay=delivery_delay,
        dead_letter_queue=dead_letter_queue,
        removal_policy=names.target.removal_policy,
    )
