"""After an erasure nothing is left of a user, wherever it was interrupted; before it, there is a way back."""

import json
from datetime import timedelta
from typing import Any

import boto3
import pytest

from functions.auth import service
from functions.auth.repository import accounts
from functions.auth.repository.accounts import Account, Status
from functions.auth.service import erasing as identity_erasing
from functions.auth.service import registration
from functions.auth.service.signing_in import AccountBeingErased, Visitor, WrongCredentials
from functions.privacy import erasing
from functions.privacy.service import by_the_calendar, receipts
from functions.privacy.service.receipts import ErasureNotFound
from shared import bus, clock, publishing
from shared.audit import Origin
from shared.ids import new_id
from shared.table import erasures, from_item, make_due
from shared.vault import Purpose, UserIsErased, forget_keys, key_of_version
from tests.integration.accounts import HERE, PASSWORD
from tests.integration.conftest import Items, acting
from tests.integration.interruption import SELDOM, killed_everywhere
from tests.integration.whole_person import (
    ask_in_process,
    let_in_by_password_alone,
    let_its_time_be_over,
    whole_person,
)
from tests.integration.workflows import follow
from tests.request_recorder import unrecorded
from tools import replay_erasures

_TABLES = ("records", "keys", "identity", "due", "limits", "publications", "invitations")
_BACK = Visitor(Origin(ip="198.51.100.9", user_agent="A browser"), reactivate=True)


@pytest.fixture(autouse=True)
def in_process(cloud: None, monkeypatch: pytest.MonkeyPatch) -> None:
    ask_in_process(monkeypatch)


def erase(account: Account, when: str, *, replayed: bool = False) -> str:
    """The name of the state that the workflow ended in."""
    given = {"user_id": account.id, "when": when, "replayed": replayed}
    end, state = follow("privacy/erase.asl.json", erasing.handler, given)
    assert set(state) <= {"user_id", "when", "erasing", "settle_seconds", "done"}
    return end


def naming(account: Account, items: Items) -> list[str]:
    """Every row of every table that names the user, but the ledger and what ends within the quarter-hour."""
    return [
        f"{table}: {item['pk']['S']}"
        for table in _TABLES
        for item in items(table)
        if account.id in str(item) and not _counts_an_address(item, account)
    ]


def _counts_an_address(item: dict[str, Any], account: Account) -> bool:
    """Failures from one address, forgotten after fifteen minutes by themselves."""
    name = item["pk"]["S"]
    subject, _, hashed = name.rpartition("#")
    return name.startswith("GUESS#") and subject.endswith(account.id) and len(hashed) == 32


def public_copies(account: Account) -> list[str]:
    with unrecorded():
        s3 = boto3.client("s3", region_name="us-east-1")
        found = s3.list_objects_v2(Bucket="public").get("Contents", [])
    return [one["Key"] for one in found if account.id in one["Key"]]


def objects_of(account: Account) -> list[str]:
    with unrecorded():
        s3 = boto3.client("s3", region_name="us-east-1")
        found = [s3.list_object_versions(Bucket=bucket) for bucket in ("uploads", "files")]
        every = [
            one for page in found for kind in ("Versions", "DeleteMarkers") for one in page.get(kind, [])
        ]
        return [one["Key"] for one in every if account.id in one["Key"]]


def nothing_is_left(account: Account, items: Items) -> None:
    assert naming(account, items) == []
    assert objects_of(account) == []
    assert public_copies(account) == []
    identity = account.identity
    forget_keys()
    with pytest.raises(UserIsErased):
        identity.open()


def sent_mails() -> list[Any]:
    from moto.ses.models import ses_backends

    return [
        one
        for account in ses_backends.values()
        for region in account.values()
        for one in region.sent_messages
    ]


def test_nothing_is_left_and_the_receipt_counts_it(items: Items) -> None:
    ana, ben = whole_person(), whole_person("ben")
    bens = len(naming(ben, items))
    old = [item for item in items("records") if item["pk"]["S"] == f"USER#{ana.id}" and "sealed" in item]
    assert len(objects_of(ana)) == 4
    assert public_copies(ana)
    assert erase(ana, let_its_time_be_over(ana)) == "Erased"
    nothing_is_left(ana, items)
    assert len(naming(ben, items)) == bens
    assert len(objects_of(ben)) == 4
    assert old
    with acting(ana.id), pytest.raises(UserIsErased):
        key_of_version(ana.id, Purpose.RECORD, int(old[0]["key_version"]["N"]))
    receipt = receipts.read_receipt(identity_erasing.receipt_of(_as_it_was(ana)))
    assert receipt.status == "erased"
    assert receipt.counts["keys"] == 2
    assert receipt.counts["records"] >= len(old)
    assert receipt.counts["file_versions"] == 4
    assert receipt.counts["account_rows"] > 10
    assert receipt.counts["due"] == 3
    assert receipt.counts["questions"] == 1


def _as_it_was(account: Account) -> Account:
    """With the moment its erasure was due, which the receipt is derived from."""
    return _DUE[account.id]


_DUE: dict[str, Account] = {}


@pytest.fixture(autouse=True)
def remembering(monkeypatch: pytest.MonkeyPatch) -> None:
    """Keeps what an account was when its receipt was made, since afterwards nobody can tell."""
    make = identity_erasing.receipt_of

    def receipt_of(account: Account) -> str:
        _DUE[account.id] = account
        return make(account)

    monkeypatch.setattr(identity_erasing, "receipt_of", receipt_of)


def test_the_receipt_is_mailed_before_anything_goes(items: Items) -> None:
    ana = whole_person()
    before = len(sent_mails())
    erase(ana, let_its_time_be_over(ana))
    (mail,) = sent_mails()[before:]
    assert "ana@example.cz" in str(mail.destinations)
    code = identity_erasing.receipt_of(_as_it_was(ana))
    assert f"/erasure?receipt={code}" in str(mail.body)
    with pytest.raises(ErasureNotFound):
        receipts.read_receipt(code[:-1])


def test_the_ledger_holds_ids_and_moments_only(items: Items) -> None:
    ana = whole_person()
    erase(ana, let_its_time_be_over(ana))
    (entry,) = [from_item(one) for one in items("erasures") if one["pk"]["S"] == f"ERASED#{ana.id}"]
    assert {name for name in entry if not name.startswith("count_")} == {
        "pk", "sk", "begun_at", "erased_at", "receipt_hash",
    }  # fmt: skip
    assert list(erasures.begun_in(clock.now())) == [ana.id]


def test_the_audit_log_keeps_its_entries_and_names_nobody(items: Items) -> None:
    ana = whole_person()
    erase(ana, let_its_time_be_over(ana))
    entries = [one for one in items("audit") if ana.pseudonym in one["pk"]["S"]]
    assert entries
    assert not [one for one in entries if ana.id in str(one)]
    everything_else = [one for table in (*_TABLES, "erasures") for one in items(table)]
    assert not [one for one in everything_else if ana.pseudonym in str(one)]


def test_who_comes_back_in_time_keeps_everything(items: Items) -> None:
    ana = whole_person()
    when = let_its_time_be_over(ana)
    let_in_by_password_alone(ana)
    service.log_in("ana", PASSWORD, _BACK)
    before = len(items("records"))
    assert erase(ana, when) == "Kept"
    assert len(items("records")) == before
    assert not items("erasures")
    assert accounts.read(ana.id).status is Status.ACTIVE  # type: ignore[union-attr]


def test_before_its_time_nothing_happens_and_it_stays_due(items: Items) -> None:
    ana = whole_person()
    ends = service.delete_me(ana.id)
    assert erase(ana, ends.strftime("%Y-%m-%dT%H:%MZ")) == "Kept"
    assert [one for one in items("due") if one["pk"]["S"].startswith("DUE#erase#")]
    assert not items("erasures")


def test_once_it_has_begun_nobody_comes_back(items: Items) -> None:
    ana = whole_person()
    when = let_its_time_be_over(ana)
    assert erasing.handler({"step": "begin", "user_id": ana.id, "when": when, "replayed": False}, None)[
        "erasing"
    ]
    let_in_by_password_alone(ana)
    for visitor in (HERE, _BACK):
        with pytest.raises(AccountBeingErased):
            service.log_in("ana", PASSWORD, visitor)
    assert erase(ana, when) == "Erased"
    with pytest.raises(WrongCredentials):
        service.log_in("ana", PASSWORD, _BACK)


def test_a_name_and_an_address_are_free_afterwards_and_stay_their_new_owners(items: Items) -> None:
    ana = whole_person()
    when = let_its_time_be_over(ana)
    erase(ana, when)
    second = whole_person()
    assert second.id != ana.id
    erase(ana, when)
    let_in_by_password_alone(second)
    service.log_in("ana", PASSWORD, HERE)


def test_a_message_about_an_erased_user_is_no_failure(items: Items) -> None:
    ana = whole_person()
    erase(ana, let_its_time_be_over(ana))

    def seal_something(_: Any) -> None:
        with acting(ana.id):
            key_of_version(ana.id, Purpose.RECORD, 1)

    event = {"Records": [{"messageId": "m", "body": json.dumps({"user_id": ana.id})}]}
    assert bus.consume(event, seal_something, name="test") == {"batchItemFailures": []}


def test_what_a_restored_table_brings_back_goes_again(items: Items) -> None:
    ana = whole_person()
    backup = {table: items(table) for table in ("records", "keys", "identity")}
    when = let_its_time_be_over(ana)
    erase(ana, when)
    with unrecorded():
        for table, rows in backup.items():
            for row in rows:
                boto3.client("dynamodb", region_name="us-east-1").put_item(TableName=table, Item=row)
    assert naming(ana, items)
    dynamodb = boto3.client("dynamodb", region_name="us-east-1")
    assert list(replay_erasures.erased_since(clock.now(), "erasures", dynamodb)) == [ana.id]
    assert erase(ana, "replayed", replayed=True) == "Erased"
    nothing_is_left(ana, items)


def test_what_is_due_is_started_once_a_day(items: Items) -> None:
    ana = whole_person()
    let_its_time_be_over(ana)
    make_due("erase", clock.now() + timedelta(days=3), new_id())
    assert by_the_calendar.erase_due() == 1
    by_the_calendar.erase_due()  # again, while it runs
    with unrecorded():
        client = boto3.client("stepfunctions", region_name="us-east-1")
        (machine,) = [one for one in client.list_state_machines()["stateMachines"] if one["name"] == "erase"]
        arn = machine["stateMachineArn"]
        (one,) = client.list_executions(stateMachineArn=arn)["executions"]
        given = json.loads(client.describe_execution(executionArn=one["executionArn"])["input"])
    assert set(given) == {"user_id", "when", "replayed"}


def test_much_is_removed_in_several_visits(items: Items, monkeypatch: pytest.MonkeyPatch) -> None:
    from functions.privacy.service import erasing as verbs

    ana = whole_person(experiences=120)
    monkeypatch.setattr(verbs, "_SECONDS_A_VISIT", 0.02)
    assert erase(ana, let_its_time_be_over(ana)) == "Erased"
    nothing_is_left(ana, items)


def test_wherever_it_is_interrupted_it_completes(items: Items) -> None:
    names = iter(f"p{number}" for number in range(1000))

    def begin() -> tuple[Account, str]:
        account = whole_person(next(names), experiences=1)
        return account, let_its_time_be_over(account)

    deaths = 0
    for account, _ in killed_everywhere(begin, lambda one: erase(*one), every=SELDOM):
        deaths += 1
        nothing_is_left(account, items)
        found = erasures.find(account.id)
        assert found is not None
        assert found.erased_at is not None
    assert deaths > 50 // SELDOM
    print(f"erased after each of {deaths} interruptions")


def test_what_a_late_worker_writes_is_removed_before_the_receipt_is_complete(
    items: Items, monkeypatch: pytest.MonkeyPatch
) -> None:
    from functions.privacy.service import erasing as verbs

    ana, finish = whole_person(), verbs.identity.finish_erasure

    def and_then_a_late_worker(user_id: str) -> int:
        removed = finish(user_id)
        key = {"pk": {"S": f"USER#{user_id}"}, "sk": {"S": "CHANGES"}}
        with unrecorded():
            dynamodb = boto3.client("dynamodb", region_name="us-east-1")
            dynamodb.put_item(TableName="records", Item=key | {"changes": {"N": "1"}})
            boto3.client("s3", region_name="us-east-1").put_object(
                Bucket="files", Key=f"users/{user_id}/late", Body=b"late"
            )
        make_due("summaries", clock.now(), user_id)
        publishing.suspend(user_id, as_of="")
        return removed

    monkeypatch.setattr(verbs.identity, "finish_erasure", and_then_a_late_worker)
    assert erase(ana, let_its_time_be_over(ana)) == "Erased"
    nothing_is_left(ana, items)


def test_a_new_account_alone_can_be_erased(items: Items) -> None:
    ana = registration.new_account(
        accounts.Identity(username="ana", email="ana@example.cz"), password_hash="x"
    )
    assert erase(ana, let_its_time_be_over(ana)) == "Erased"
    nothing_is_left(ana, items)
