"""What starts a function: a queue, a table's stream, an upload, a schedule."""

import json
from typing import Any

from aws_cdk import Duration
from aws_cdk import aws_dynamodb as dynamodb
from aws_cdk import aws_events as events
from aws_cdk import aws_events_targets as targets
from aws_cdk import aws_iam as iam
from aws_cdk import aws_lambda as lambda_
from aws_cdk import aws_lambda_event_sources as sources
from aws_cdk import aws_scheduler as scheduler
from aws_cdk import aws_sqs as sqs
from constructs import Construct

from cdk.constructs.alarms import Alarms
from cdk.constructs.domain_function import DomainFunction
from cdk.constructs.queues import WorkQueue, dead_letters
from cdk.rules import ONE_POLICY_EACH, answer, answer_policy
from cdk.system import trouble_queue, upload_queue
from shared.manifest import Every, MailTrouble, Queue, Stream, Trigger, Upload

_BUS = "main"
_USER_OF_MAIL = "$.detail.mail.tags.user[0]"
_MAIL_TROUBLES: dict[str, tuple[str, dict[str, Any]]] = {
    "bounced": ("Email Bounced", {"bounce": {"bounceType": ["Permanent"]}}),
    "complained": ("Email Complaint Received", {}),
}
_OF_A_USER = {"mail": {"tags": {"user": [{"exists": True}]}}}
"""Mails to an address that is nobody's yet carry no tag, and what becomes of them is nobody's trouble."""


class Triggers(Construct):
    """Connects one function to all triggers of its entry point."""

    def __init__(self, scope: Construct, construct_id: str, *, of: DomainFunction, alarms: Alarms) -> None:
        super().__init__(scope, construct_id)
        self._of, self._alarms, self._names = of, alarms, of.platform.names
        for trigger in of.entry_point.triggers:
            self._connect(trigger)
        self._answer_rules()

    def _connect(self, trigger: Trigger) -> None:
        match trigger:
            case Queue():
                self._queue(trigger, self._bus_pattern(trigger), bus=_BUS)
            case Upload():
                queue = upload_queue(self._of.manifest, trigger)
                self._queue(queue, self._upload_pattern(trigger), bus=None)
            case MailTrouble():
                self._mail_trouble(trouble_queue(trigger))
            case Stream():
                self._stream(trigger)
            case Every():
                self._every(trigger)

    def _queue(self, trigger: Queue, pattern: events.EventPattern | None, *, bus: str | None) -> None:
        work = self._work(trigger)
        if pattern:
            self._route(trigger, work, pattern, bus)
        self._consume(trigger, work)

    def _mail_trouble(self, queue: Queue) -> None:
        """SES tells who the mail was to; what goes on names the user by the mail's tag, and no address."""
        work = self._work(queue)
        undelivered = self._undelivered(queue, work)
        for trouble, (detail_type, detail) in _MAIL_TROUBLES.items():
            rule = events.Rule(
                work,
                trouble.capitalize(),
                rule_name=self._names.of(f"mail-{trouble}"),
                event_pattern=events.EventPattern(
                    source=["aws.ses"], detail_type=[detail_type], detail={**detail, **_OF_A_USER}
                ),
            )
            message = {"mail_trouble": trouble, "user_id": events.EventField.from_path(_USER_OF_MAIL)}
            rule.add_target(
                targets.SqsQueue(
                    work.queue,
                    dead_letter_queue=undelivered,
                    message=events.RuleTargetInput.from_object(message),
                )
            )
        self._consume(queue, work)

    def _work(self, trigger: Queue) -> WorkQueue:
        return WorkQueue(
            self,
            _pascal(trigger.name),
            name=trigger.name,
            fifo=trigger.fifo,
            timeout_seconds=self._of.entry_point.timeout_seconds,
            delay_seconds=trigger.delay_seconds,
            names=self._names,
            alarms=self._alarms,
        )

    def _consume(self, trigger: Queue, work: WorkQueue) -> None:
        self._of.live.add_event_source(
            sources.SqsEventSource(
                work.queue,
                batch_size=trigger.batch_size,
                max_batching_window=_window(trigger.max_batching_seconds),
                report_batch_item_failures=True,
            )
        )

    def _answer_rules(self) -> None:
        """On mappings of queues, whose failures go to the queue's own dead-letter queue."""
        for mapping in self._of.live.node.children:
            if mapping.node.id.startswith("SqsEventSource"):
                answer(
                    mapping,
                    "Serverless-LambdaEventSourceMappingDestination",
                    by="SQS mappings have none: after five receives a message is in the dead-letter queue.",
                )

    def _route(self, trigger: Queue, work: WorkQueue, pattern: events.EventPattern, bus: str | None) -> None:
        """A rule of the bus that fills the queue; what it cannot deliver waits in a queue of its own."""
        undelivered = self._undelivered(trigger, work)
        events.Rule(
            work,
            "Rule",
            rule_name=self._names.of(trigger.name),
            event_bus=events.EventBus.from_event_bus_arn(work, "Bus", self._names.bus_arn(bus))
            if bus
            else None,
            event_pattern=pattern,
            targets=[targets.SqsQueue(work.queue, dead_letter_queue=undelivered)],
        )

    def _undelivered(self, trigger: Queue, work: WorkQueue) -> sqs.Queue:
        return dead_letters(
            work, "Undelivered", name=f"{trigger.name}-undelivered", names=self._names, alarms=self._alarms
        )

    @staticmethod
    def _bus_pattern(trigger: Queue) -> events.EventPattern | None:
        if not trigger.events:
            return None
        detail = {"kind": [*trigger.kinds, {"exists": False}]} if trigger.kinds else None
        return events.EventPattern(detail_type=list(trigger.events), detail=detail)

    def _upload_pattern(self, trigger: Upload) -> events.EventPattern:
        return events.EventPattern(
            source=["aws.s3"],
            detail_type=["Object Created"],
            detail={
                "bucket": {"name": [self._names.everywhere(trigger.bucket)]},
                "object": {"key": [{"prefix": trigger.prefix}]},
            },
        )

    def _stream(self, trigger: Stream) -> None:
        name = f"{self._of.logical_name}-{trigger.table}-failed"
        failed = dead_letters(self, "StreamFailed", name=name, names=self._names, alarms=self._alarms)
        table = dynamodb.Table.from_table_attributes(
            self,
            f"{trigger.table.capitalize()}Table",
            table_arn=self._names.table_arn(trigger.table),
            table_stream_arn=self._of.platform.streams[trigger.table],
            encryption_key=self._of.platform.data_keys["tables"],
        )
        self._of.live.add_event_source(
            sources.DynamoEventSource(
                table,
                starting_position=lambda_.StartingPosition.TRIM_HORIZON,
                batch_size=100,
                max_batching_window=_window(trigger.max_batching_seconds),
                bisect_batch_on_error=True,
                retry_attempts=trigger.retries,
                report_batch_item_failures=True,
                on_failure=sources.SqsDlq(failed),
                filters=_stream_filters(trigger, marks_expiries=self._of.platform.target.marks_expiries),
            )
        )

    def _every(self, trigger: Every) -> None:
        place = Construct(self, _pascal(trigger.verb))
        name = f"{self._of.logical_name}-{trigger.verb.replace('_', '-')}"
        missed = dead_letters(place, "Missed", name=f"{name}-missed", names=self._names, alarms=self._alarms)
        role = iam.Role(
            place,
            "Role",
            role_name=self._names.role(name),
            assumed_by=iam.ServicePrincipal("scheduler.amazonaws.com"),
            description=f"Invokes {self._of.logical_name} on schedule.",
        )
        role.add_to_policy(
            iam.PolicyStatement(actions=["lambda:InvokeFunction"], resources=[self._of.live.function_arn])
        )
        role.add_to_policy(iam.PolicyStatement(actions=["sqs:SendMessage"], resources=[missed.queue_arn]))
        answer_policy(role, "HIPAA.Security-IAMNoInlinePolicy", by=ONE_POLICY_EACH)
        schedule = scheduler.CfnSchedule(
            place,
            "Schedule",
            name=self._names.of(name),
            schedule_expression=trigger.expression,
            schedule_expression_timezone="UTC",
            flexible_time_window={"mode": "OFF"},
            target=self._schedule_target(trigger, role.role_arn, missed.queue_arn),
        )
        schedule.node.add_dependency(role)

    def _schedule_target(self, trigger: Every, role_arn: str, missed_arn: str) -> dict[str, Any]:
        return {
            "arn": self._of.live.function_arn,
            "roleArn": role_arn,
            "input": json.dumps({"verb": trigger.verb}),
            "deadLetterConfig": {"arn": missed_arn},
            "retryPolicy": {"maximumEventAgeInSeconds": 3600, "maximumRetryAttempts": 3},
        }


def _stream_filters(trigger: Stream, *, marks_expiries: bool) -> list[Any]:
    """What was written and what a person removed, of these kinds; expiries, by the service, where wanted."""
    key: dict[str, Any] = {}
    if trigger.kinds:
        names = [name for kind in trigger.kinds for name in (kind, {"prefix": f"{kind}#"})]
        key = {"dynamodb": {"Keys": {"sk": {"S": names}}}}
    by_nobody = {"userIdentity": {"principalId": [{"exists": False}]}}
    if trigger.with_expiries or not marks_expiries:
        by_nobody = {}
    patterns: list[dict[str, Any]] = [
        {"eventName": ["INSERT", "MODIFY"], **key},
        {"eventName": ["REMOVE"], **by_nobody, **key},
    ]
    return [{"pattern": json.dumps(pattern)} for pattern in patterns]


def _window(seconds: int) -> Duration | None:
    return Duration.seconds(seconds) if seconds else None


def _pascal(name: str) -> str:
    return "".join(word.capitalize() for word in name.replace("_", "-").split("-"))
