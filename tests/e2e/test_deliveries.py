"""Messages that come twice, and one that can never be worked on."""

import json
import os
import uuid
from typing import Any

import pytest

from tests.e2e.people import Json, Person, eventually, expect
from tests.e2e.records import COOK, add, enriched
from tests.e2e.test_imports import imported, read
from tests.looking_inside import items, owner
from tests.running_stack import Stack


def invoke(stack: Stack, function: str, payload: Json) -> Json:
    """What the deployed function answers to this event."""
    name = stack.resources[f"function/{function}"]
    answer = owner(stack, "lambda").invoke(FunctionName=name, Payload=json.dumps(payload).encode())
    assert "FunctionError" not in answer, answer["Payload"].read()
    result: Json = json.loads(answer["Payload"].read())
    return result


def records_of(*bodies: Json) -> Json:
    """An SQS event with these messages."""
    return {"Records": [{"messageId": str(uuid.uuid4()), "body": json.dumps(body)} for body in bodies]}


def executions_of(stack: Stack, experience_id: str) -> list[Any]:
    client, arn = owner(stack, "stepfunctions"), stack.resources["workflow/enrichment"]
    pages = client.get_paginator("list_executions").paginate(stateMachineArn=arn)
    return [one for page in pages for one in page["executions"] if one["name"].startswith(experience_id)]


def test_a_change_that_is_told_five_times_is_enriched_once(stack: Stack, ana: Person) -> None:
    one = enriched(ana, add(ana, COOK)["id"])
    told = {"type": "experience.created.v1", "user_id": ana.id, "experience_id": one["id"], "version": 1}
    answer = invoke(stack, "experiences-consumer", records_of(*[{"detail": told}] * 5))
    assert answer == {"batchItemFailures": []}
    assert len(executions_of(stack, one["id"])) == 1
    assert expect(ana.api.get(f"/experiences/{one['id']}"), 200)["enrichment"] == one["enrichment"]


def test_a_message_that_fails_comes_again_alone(stack: Stack, ana: Person) -> None:
    fine = {"user_id": ana.id, "since": 0}
    event = records_of(fine, {"user_id": "nobody's id"}, fine)
    answer = invoke(stack, "summaries-consumer", event)
    assert answer == {"batchItemFailures": [{"itemIdentifier": event["Records"][1]["messageId"]}]}


def test_an_import_that_is_asked_to_apply_twice_is_applied_once(stack: Stack, ben: Person) -> None:
    ready = imported(
        ben, b'{"work": [{"name": "A", "position": "B", "startDate": "2001", "endDate": "2002"}]}'
    )
    expect(ben.api.post(f"/imports/{ready['id']}/apply"), 202)
    read(ben, ready["id"], "applied")
    message = {"user_id": ben.id, "import_id": ready["id"]}
    assert invoke(stack, "imports-consumer", records_of(message, message)) == {"batchItemFailures": []}
    assert expect(ben.api.get("/experiences"), 200)["pagination"]["total"] == 1
    mine = [item for item in items(stack, "records") if item["pk"]["S"] == f"USER#{ben.id}"]
    assert not [item for item in mine if item.get("kind") == {"S": "IMPORT_PART"}]


def test_an_upload_leaves_nothing_in_the_store(stack: Stack, ben: Person) -> None:
    versions = owner(stack, "s3").list_object_versions(
        Bucket=stack.resources["bucket/uploads"], Prefix=f"users/{ben.id}/"
    )
    assert versions.get("Versions", []) == []


@pytest.mark.skipif("PROVE" not in os.environ, reason="five receives take minutes; `make prove` waits")
def test_a_poisoned_message_ends_in_its_dead_letter_queue_while_others_go_on(
    stack: Stack, ana: Person
) -> None:
    queue = stack.resources["queue/apply-import"]
    sqs = owner(stack, "sqs")
    sqs.send_message(QueueUrl=queue, MessageBody='{"user_id": "poison", "import_id": "x"}')
    attributes = sqs.get_queue_attributes(QueueUrl=queue, AttributeNames=["RedrivePolicy"])["Attributes"]
    arn = json.loads(attributes["RedrivePolicy"])["deadLetterTargetArn"]
    dead = sqs.get_queue_url(QueueName=arn.rpartition(":")[2])["QueueUrl"]
    enriched(ana, add(ana, COOK)["id"])

    def look() -> bool | None:
        names = ["ApproximateNumberOfMessages"]
        count = sqs.get_queue_attributes(QueueUrl=dead, AttributeNames=names)["Attributes"][names[0]]
        return True if int(count) == 1 else None

    eventually(look, seconds=600, every=5)
