"""Counters that are exact, mails in the reader's language, messages each on its own."""

import json
from datetime import timedelta
from typing import Any

import boto3
import pytest

from shared import aws, bus, clock, limits
from shared.bus import Message
from shared.mail import Mail, send, web_url
from shared.table import done, due_until, make_due
from shared.workflow import start_once
from tests.integration.conftest import Items


def test_a_counter_counts_within_its_window_and_says_how_long_it_lasts(cloud: None) -> None:
    assert [limits.count_up("a", window_seconds=60)[0] for _ in range(3)] == [1, 2, 3]
    count, seconds = limits.count_up("a", window_seconds=60)
    assert (count, 0 < seconds <= 60) == (4, True)
    assert limits.count_up("another", window_seconds=60)[0] == 1


def test_a_counter_starts_over_when_told_or_when_its_window_ended(cloud: None) -> None:
    limits.count_up("a", window_seconds=60)
    limits.start_over("a")
    assert limits.count_up("a", window_seconds=-1)[0] == 1
    assert limits.count_up("a", window_seconds=60)[0] == 1


def _sent(monkeypatch: pytest.MonkeyPatch, mail: Mail) -> dict[str, Any]:
    letters: list[dict[str, Any]] = []
    double = type("Ses", (), {"send_email": lambda _, **letter: letters.append(letter)})()
    real = aws.own
    monkeypatch.setattr(aws, "own", lambda service: double if service == "ses" else real(service))
    send(mail)
    return letters[0]


@pytest.mark.parametrize("locale", ["en", "fr-CA", "xx"])
def test_a_mail_says_the_same_as_text_and_as_html(
    cloud: None, monkeypatch: pytest.MonkeyPatch, locale: str
) -> None:
    link = f"{web_url()}/verify-email?token=a&b<c>"
    letter = _sent(monkeypatch, Mail("verify_email", "ana@example.cz", {"link": link}, locale))
    body = letter["Message"]["Body"]
    assert link in body["Text"]["Data"]
    assert "token=a&amp;b&lt;c&gt;" in body["Html"]["Data"]
    assert "<c>" not in body["Html"]["Data"]
    assert "\n" not in letter["Message"]["Subject"]["Data"]
    assert letter["Destination"]["ToAddresses"] == ["ana@example.cz"]


def test_a_mail_shows_nothing_of_itself() -> None:
    assert "ana@" not in repr(Mail("verify_email", "ana@example.cz", {"link": "secret"}))
    assert "secret" not in repr(Mail("verify_email", "ana@example.cz", {"link": "secret"}))


def test_a_message_that_fails_is_reported_alone_and_in_no_words(capfd: pytest.CaptureFixture[str]) -> None:
    seen: list[Message] = []

    def handle(message: Message) -> None:
        seen.append(message)
        if message.body.get("bad"):
            raise ValueError("Ana's own words")

    bodies = [{"n": 1}, {"detail": {"bad": True}}, {"n": 3}]
    event = {"Records": [{"messageId": str(n), "body": json.dumps(one)} for n, one in enumerate(bodies)]}
    event["Records"].append({"messageId": "3", "body": "{no json"})
    assert bus.consume(event, handle, name="test") == {
        "batchItemFailures": [{"itemIdentifier": "1"}, {"itemIdentifier": "3"}]
    }
    assert [one.body for one in seen] == [{"n": 1}, {"bad": True}, {"n": 3}]
    written = capfd.readouterr()
    assert "own words" not in written.out + written.err


def test_a_burst_of_askings_leaves_one_message_for_each_count_of_changes(cloud: None) -> None:
    for since in (1, 1, 2, 2, 2):
        bus.ask_for_regeneration("01ARZ3NDEKTSV4RRFFQ69G5FAV", since)
    client = boto3.client("sqs", region_name="us-east-1")
    url = client.get_queue_url(QueueName="r.fifo")["QueueUrl"]
    bodies = []
    while found := client.receive_message(QueueUrl=url, MaxNumberOfMessages=10).get("Messages"):
        for message in found:
            bodies.append(json.loads(message["Body"]))
            client.delete_message(QueueUrl=url, ReceiptHandle=message["ReceiptHandle"])
    assert [one["since"] for one in bodies] == [1, 2]


def test_an_execution_is_started_once_under_its_name(cloud: None) -> None:
    for _ in range(3):
        start_once("enrichment", "a-1-0", {"version": 1})
    client = aws.own("stepfunctions")
    arn = client.list_state_machines()["stateMachines"][0]["stateMachineArn"]
    assert len(client.list_executions(stateMachineArn=arn)["executions"]) == 1


def test_what_is_due_stands_there_once_and_goes_when_done(cloud: None, items: Items) -> None:
    now = clock.now()
    for _ in range(3):
        make_due("summaries", now, "01ARZ3NDEKTSV4RRFFQ69G5FAV")
    make_due("summaries", now + timedelta(hours=1), "01BX5ZZKBKACTAV9WEVGEMMVRZ")
    (due,) = due_until("summaries", now)
    assert due.user_id == "01ARZ3NDEKTSV4RRFFQ69G5FAV"
    done(due)
    assert list(due_until("summaries", now)) == []
    assert len(items("due")) == 1
