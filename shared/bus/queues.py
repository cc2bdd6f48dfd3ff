"""SQS messages: references only, each handled on its own."""

import json
import random
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from shared import aws, clock, config, observability
from shared.observability import Line
from shared.vault import Purpose, UserIsErased


@dataclass(frozen=True)
class Message:
    """One message. `body` is the event's detail where the bus delivered it, else what was sent."""

    id: str
    body: dict[str, Any]


def messages(event: dict[str, Any]) -> Iterator[Message]:
    """The messages of a Lambda event."""
    for record in event["Records"]:
        body = json.loads(record["body"])
        yield Message(record["messageId"], body.get("detail", body))


def consume(event: dict[str, Any], handle: Callable[[Message], None], *, name: str) -> dict[str, Any]:
    """Handles each message on its own and reports those that failed, so that only they come again."""
    failures = []
    for record in event["Records"]:
        began, error_type = time.monotonic(), None
        with aws.within(60) as budget:
            try:
                handle(next(messages({"Records": [record]})))
            except UserIsErased as error:
                error_type = type(error).__name__  # nothing is left that anything could follow for
            except Exception as error:
                error_type = type(error).__name__
                observability.error_seen(error, request_id=record["messageId"])
                failures.append({"itemIdentifier": record["messageId"]})
                _come_back_soon(record)
        _log(name, record, began, len(budget.calls), error_type)
    return {"batchItemFailures": failures}


def _come_back_soon(record: dict[str, Any]) -> None:
    """Lets a failed message come again in seconds instead of after the queue's visibility time-out.

    The waits grow by four (3, 12, 48, 192 s, half of it by chance), so that five receives span minutes.
    Where this fails the message comes all the same, later.
    """
    receives = int(record.get("attributes", {}).get("ApproximateReceiveCount", 1))
    wait = 3 * 4 ** (min(receives, 4) - 1)
    try:
        queue = str(record["eventSourceARN"]).rpartition(":")[2]
        aws.own("sqs").change_message_visibility(
            QueueUrl=aws.own("sqs").get_queue_url(QueueName=queue)["QueueUrl"],
            ReceiptHandle=record["receiptHandle"],
            VisibilityTimeout=round(random.uniform(wait / 2, wait)),  # noqa: S311
        )
    except Exception as error:
        observability.error_seen(error, request_id=record["messageId"])


def ask_for_regeneration(user_id: str, since: int | None) -> None:
    """Asks for summaries as new as this count of changes, or where they are stale at all."""
    once = f"{user_id}-{since if since is not None else clock.seconds() // 3600}"
    _ask(user_id, {"user_id": user_id, "since": since}, deduplication=once)


def ask_for_run(user_id: str, run_id: str) -> None:
    """Asks for summaries whether or not anything changed."""
    _ask(user_id, {"user_id": user_id, "run_id": run_id}, deduplication=run_id)


def ask_to_apply_import(user_id: str, import_id: str) -> None:
    """Lets a worker apply an import that its owner has seen."""
    body = json.dumps({"user_id": user_id, "import_id": import_id})
    aws.own("sqs").send_message(QueueUrl=config.read("QUEUE_APPLY_IMPORT"), MessageBody=body)


def ask_to_check_index(user_id: str) -> None:
    """Lets a worker look through a user's search index, because a reader could not use it.

    The reader has its answer all the same, so it does not fail where this does.
    """
    body = json.dumps({"user_id": user_id, "check": True})
    try:
        aws.own("sqs").send_message(QueueUrl=config.read("QUEUE_INDEXING"), MessageBody=body)
    except Exception as error:
        observability.error_seen(error, request_id=user_id)


def ask_for_mail(mail: str, **references: str) -> None:
    """Lets a worker of auth write a mail. References only: it finds the address, and makes the link."""
    body = json.dumps({"mail": mail, **references})
    aws.own("sqs").send_message(QueueUrl=config.read("QUEUE_MAIL"), MessageBody=body)


def follow_invitation(user_id: str, invitation_id: str) -> None:
    """Lets a worker carry an invitation on: the mail that asks, or the answer that came."""
    body = json.dumps({"user_id": user_id, "invitation_id": invitation_id})
    aws.own("sqs").send_message(QueueUrl=config.read("QUEUE_INVITATIONS"), MessageBody=body)


def account_will_change(user_id: str) -> None:
    """Sent before the status of an account is written, so that no change goes untold.

    The queue holds it back until the write is over; its consumer tells what it then finds.
    """
    body = json.dumps({"user_id": user_id})
    aws.own("sqs").send_message(QueueUrl=config.read("QUEUE_ACCOUNT_CHANGES"), MessageBody=body)


def ask_for_key_rotation(
    user_id: str, purpose: Purpose, *, wanted: int | None = None, delay_seconds: int = 0
) -> None:
    """Asks for a data key of this version; without one, for the next where the key is a year old."""
    queue = "QUEUE_KEY_ROTATION" if purpose is Purpose.RECORD else "QUEUE_IDENTITY_KEY_ROTATION"
    aws.own("sqs").send_message(
        QueueUrl=config.read(queue),
        MessageBody=json.dumps({"user_id": user_id, "purpose": purpose, "wanted": wanted}),
        DelaySeconds=delay_seconds,
    )


def _sent_under(record: dict[str, Any]) -> str:
    return str(record.get("attributes", {}).get("AWSTraceHeader", ""))


def _ask(user_id: str, references: dict[str, str | int | None], *, deduplication: str) -> None:
    """One group a user, so that one worker at a time summarizes a record.

    The queue delays every message by ten seconds, in which a burst gathers.
    """
    aws.own("sqs").send_message(
        QueueUrl=config.read("QUEUE_REGENERATION"),
        MessageBody=json.dumps(references),
        MessageGroupId=user_id,
        MessageDeduplicationId=deduplication,
    )


def _log(name: str, record: dict[str, Any], began: float, calls: int, error: str | None) -> None:
    """Under the trace of whoever sent the message, which is not the one of this batch."""
    observability.log(
        Line(
            request_id=record["messageId"],
            correlation_id=observability.correlation_of(_sent_under(record)),
            route=name,
            method="",
            status=500 if error else 200,
            milliseconds=round((time.monotonic() - began) * 1000, 1),
            aws_calls=calls,
            error=error,
        )
    )
