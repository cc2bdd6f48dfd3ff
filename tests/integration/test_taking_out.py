"""A takeout holds everything, sealed at rest; it is made once at a time, and ends."""

import csv
import io
import json
import zipfile
from datetime import timedelta
from typing import Any

import boto3
import jsonschema_rs
import pytest

from functions.auth.repository.accounts import Account
from functions.privacy import consumer, steps
from functions.privacy.repository import takeouts as repository
from functions.privacy.service import by_the_calendar, progress, takeouts, taking_out
from functions.privacy.service.files_of_record import schema, table
from functions.privacy.service.takeouts import TakeoutInParts, TakeoutNotFound, TakeoutNotReady
from shared import clock, config
from shared.errors import InvalidInput
from shared.table import due_of
from shared.vault import SealBroken, open_file, seal_file
from tests.filled import KINDS, MARK, told_of
from tests.integration.accounts import mails_asked_for
from tests.integration.conftest import acting
from tests.integration.interruption import SELDOM, killed_everywhere
from tests.integration.whole_person import ask_in_process, whole_person
from tests.integration.workflows import follow
from tests.request_recorder import unrecorded

_SECRETS = (
    "TOTPSECRET", "secret-hash-of-a-key", "hash-of-a-code", "attested", "argon2", "a" * 64, "d" * 64,
    "wrapped",
)  # fmt: skip


@pytest.fixture
def ana(cloud: None, monkeypatch: pytest.MonkeyPatch) -> Account:
    ask_in_process(monkeypatch)
    monkeypatch.setattr(taking_out, "resume_files", lambda _: ({"files/resumes/01-r.pdf": b"%PDF"}, ()))
    return whole_person()


def asked_for(account: Account) -> str:
    with acting(account.id) as partition:
        return takeouts.ask_for_takeout(partition).id


def made(account: Account, takeout_id: str) -> tuple[str, dict[str, Any]]:
    return follow(
        "privacy/takeout.asl.json", steps.handler, {"user_id": account.id, "takeout_id": takeout_id}
    )


def taken_out(account: Account) -> dict[str, bytes]:
    takeout_id = asked_for(account)
    end, state = made(account, takeout_id)
    assert end == "Done"
    assert set(state) <= {"user_id", "takeout_id", "audit_pages", "audit_below", "more", "wanted"}
    with acting(account.id) as partition:
        parts = takeouts.read_takeout(partition, takeout_id).parts
        data = b"".join(takeouts.download(partition, takeout_id, part).data for part in range(1, parts + 1))
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        assert archive.testzip() is None
        return {name: archive.read(name) for name in archive.namelist()}


def clear_away(account: Account) -> None:
    body = json.dumps({"user_id": account.id})
    answer = consumer.handler({"Records": [{"messageId": "m", "body": body}]}, None)
    assert answer == {"batchItemFailures": []}


def versions() -> list[str]:
    """Every version of every object of takeouts, delete markers too."""
    with unrecorded():
        s3 = boto3.client("s3", region_name="us-east-1")
        found = s3.list_object_versions(Bucket="files")
        every = [*found.get("Versions", []), *found.get("DeleteMarkers", [])]
        return [one["Key"] for one in every if "/takeouts/" in one["Key"]]


def test_everything_that_was_written_is_in_the_copy_and_no_secret_is(ana: Account) -> None:
    files = taken_out(ana)
    record = json.loads(files["record/record.json"])
    kinds = record["records"]
    for kind in KINDS:
        assert [row["content"] for row in kinds[kind.name]] == [told_of(kind)], kind.name
        assert f"tables/{kind.name.lower()}.csv" in files
    for name in ("EXPERIENCE", "ENRICHMENT"):
        assert MARK in json.dumps(kinds[name], ensure_ascii=False)
        assert MARK in files[f"tables/{name.lower()}.csv"].decode()
    assert [data for name, data in files.items() if name.startswith("files/photo")] == [b"\xff\xd8 a photo"]
    assert len(kinds["EXPERIENCE"]) == len(kinds["ENRICHMENT"]) == 2
    account = json.loads(files["account/account.json"])
    assert account["account"]["email"] == "ana@example.cz"
    assert account["account"]["first_name"] == f"Ana {MARK}"
    for name in ("sessions", "api_keys", "linked_sign_ins", "devices", "data_keys"):
        assert account[name], name
    assert account["second_factors"]["passkeys"][0]["name"] == f"passkey {MARK}"
    log = json.loads(files["audit/requests-0001.json"])
    assert {(one["ip"], one["user_agent"]) for one in log} == {("203.0.113.77", f"curl {MARK}")}
    for word in (f"Ana {MARK}", f"ward {MARK}", "203.0.113.77", "ana@example.cz", "198.51.100.7"):
        assert word in files["index.html"].decode(), word
    everything = b"\n".join(files.values()).decode("utf-8", "replace")
    assert not [one for one in _SECRETS if one in everything]


def test_the_record_is_as_its_schema_says(ana: Account) -> None:
    files = taken_out(ana)
    record, described = (json.loads(files[f"record/record{end}.json"]) for end in ("", ".schema"))
    assert described == json.loads(json.dumps(schema()))
    validator = jsonschema_rs.validator_for(described)
    validator.validate(record)
    record["records"]["EXPERIENCE"][0]["content"]["title"] = 7
    assert not validator.is_valid(record)


def test_what_people_wrote_is_text_on_the_page_and_no_formula_in_a_table(ana: Account) -> None:
    files = taken_out(ana)
    page = files["index.html"].decode()
    assert "<b>said</b>" not in page
    assert "&lt;b&gt;said&lt;/b&gt;" in page
    assert 'http-equiv="Content-Security-Policy"' in page
    rows = list(csv.DictReader(io.StringIO(files["tables/certification.csv"].decode("utf-8-sig"))))
    assert rows[0]["name"] == f"'=certificate {MARK}"
    assert table([{"a": None, "content": {"b": ["x", "y"], "c": {"d": 1}}}]).decode("utf-8-sig") == (
        'a,b,c\r\n,x; y,"{""d"": 1}"\r\n'
    )


def test_its_owner_sees_how_far_it_is_and_gets_one_mail(ana: Account) -> None:
    mails_asked_for()
    takeout_id = asked_for(ana)
    with acting(ana.id) as partition:
        first = takeouts.read_takeout(partition, takeout_id)
        assert (first.status, first.progress.done, first.progress.total) == ("pending", 0, 6)
        with pytest.raises(TakeoutNotReady):
            takeouts.download(partition, takeout_id, None)
        assert taking_out.begin(partition, takeout_id)
        assert taking_out.take_record(partition, takeout_id)
        middle = takeouts.read_takeout(partition, takeout_id)
    assert (middle.status, middle.progress.done) == ("running", 1)
    assert middle.progress.step == "Your account and its security"
    made(ana, takeout_id)
    with acting(ana.id) as partition:
        last = takeouts.read_takeout(partition, takeout_id)
    assert (last.status, last.progress.done) == ("ready", 6)
    assert last.size > 1000
    assert last.files > 20
    assert last.expires_at is not None
    assert timedelta(days=6) < last.expires_at - clock.now() <= timedelta(days=7)
    assert mails_asked_for() == [{"mail": "takeout_ready", "user_id": ana.id}]


def test_asking_twice_makes_one(ana: Account) -> None:
    first = asked_for(ana)
    assert asked_for(ana) == first
    made(ana, first)
    second = asked_for(ana)
    assert second != first


def test_a_request_that_comes_again_makes_no_second_one(ana: Account) -> None:
    with acting(ana.id) as partition:
        first = takeouts.ask_for_takeout(partition, request_key="once").id
    assert made(ana, first)[0] == "Done"
    with acting(ana.id) as partition:
        again = takeouts.ask_for_takeout(partition, request_key="once")
        assert (again.id, again.status) == (first, "ready")
        assert takeouts.ask_for_takeout(partition, request_key="another").id != first


def test_one_that_never_ended_makes_way_after_two_hours(
    ana: Account, monkeypatch: pytest.MonkeyPatch
) -> None:
    first, now = asked_for(ana), clock.now()
    monkeypatch.setattr(clock, "now", lambda: now + timedelta(hours=3))
    with acting(ana.id) as partition:
        assert takeouts.read_takeout(partition, first).status == "failed"
    assert asked_for(ana) != first


def test_what_lies_in_the_store_is_sealed_and_bound_to_its_place(ana: Account) -> None:
    taken_out(ana)
    with unrecorded():
        s3 = boto3.client("s3", region_name="us-east-1")
        for key in set(versions()):
            body = s3.get_object(Bucket="files", Key=key)["Body"].read()
            assert body.startswith(b"PFS1")
            assert MARK.encode() not in body
            assert b"PK\x03\x04" not in body


def test_segments_of_a_file_cannot_be_moved_dropped_swapped_or_cut(ana: Account) -> None:
    with acting(ana.id):
        data = bytes(range(256)) * 600
        blob = seal_file(data, ana.id, "takeouts/a/zip-0001-of-0002")
        assert open_file(blob, ana.id, "takeouts/a/zip-0001-of-0002") == data
        assert open_file(seal_file(b"", ana.id, "empty"), ana.id, "empty") == b""
        first = int.from_bytes(blob[12:16])
        head, one, rest = blob[:12], blob[12 : 16 + first], blob[16 + first :]
        second = 4 + int.from_bytes(rest[:4])
        swapped = head + rest[:second] + one + rest[second:]
        fewer = blob[:8] + (2).to_bytes(4) + one + rest[:second]
        for broken in (swapped, fewer, head + rest, blob[:-1], blob + b"x", blob[: 16 + first], b"", b"PFS1"):
            with pytest.raises(SealBroken):
                open_file(broken, ana.id, "takeouts/a/zip-0001-of-0002")
        for elsewhere in ("takeouts/b/zip-0001-of-0002", "takeouts/a/zip-0002-of-0002"):
            with pytest.raises(SealBroken):
                open_file(blob, ana.id, elsewhere)


def test_a_large_copy_comes_in_parts_that_make_one_file(
    ana: Account, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(taking_out, "PIECE_BYTES", 5000)
    assert "record/record.json" in taken_out(ana)
    with acting(ana.id) as partition:
        (one,) = takeouts.list_takeouts(partition)
        assert one.parts == -(-one.size // 5000) > 2
        with pytest.raises(TakeoutInParts):
            takeouts.download(partition, one.id, None)
        with pytest.raises(InvalidInput):
            takeouts.download(partition, one.id, one.parts + 1)


def test_a_long_log_is_taken_stretch_by_stretch(ana: Account, monkeypatch: pytest.MonkeyPatch) -> None:
    from functions.privacy.service import files_of_audit

    monkeypatch.setattr(files_of_audit, "_A_STRETCH", 1)
    monkeypatch.setattr(files_of_audit, "_A_PAGE", 1)
    files = taken_out(ana)
    stretches = [json.loads(data) for name, data in sorted(files.items()) if name.endswith("0001.json")]
    every = [one for name, data in files.items() if name.startswith("audit") and name.endswith(".json")
             for one in json.loads(data)]  # fmt: skip
    assert len(stretches) == 1
    assert len(every) == 2
    assert len({one["id"] for one in every}) == 2


def test_only_the_pieces_stay_and_after_seven_days_nothing_does(
    ana: Account, monkeypatch: pytest.MonkeyPatch
) -> None:
    taken_out(ana)
    clear_away(ana)
    assert [key.rpartition("/")[2] for key in versions()] == ["zip-0001-of-0001"]
    now = clock.now()
    monkeypatch.setattr(clock, "now", lambda: now + timedelta(days=7, minutes=2))
    assert [due.kind for due in due_of(ana.id) if due.kind == progress.EXPIRY]
    assert by_the_calendar.expire_takeouts() >= 1
    clear_away(ana)
    assert versions() == []
    assert by_the_calendar.expire_takeouts() == 0
    with acting(ana.id) as partition:
        (one,) = takeouts.list_takeouts(partition)
        assert one.status == "expired"
        with pytest.raises(TakeoutNotReady):
            takeouts.download(partition, one.id, None)


def test_who_removes_it_while_it_is_made_ends_it_and_nothing_stays(ana: Account) -> None:
    takeout_id = asked_for(ana)
    with acting(ana.id) as partition:
        taking_out.begin(partition, takeout_id)
        taking_out.take_record(partition, takeout_id)
        takeouts.remove_takeout(partition, takeout_id)
        with pytest.raises(TakeoutNotFound):
            takeouts.read_takeout(partition, takeout_id)
    assert made(ana, takeout_id)[0] == "NotWanted"
    clear_away(ana)
    assert versions() == []
    assert asked_for(ana) != takeout_id


def test_who_removes_it_has_its_files_removed_after_the_removal(ana: Account) -> None:
    """The worker that is asked beforehand must not come while it still seems wanted."""
    taken_out(ana)
    with unrecorded():
        queue = boto3.client("sqs", region_name="us-east-1")
        queue.purge_queue(QueueUrl=config.read("QUEUE_TAKEOUT_LEFTOVERS"))
    with acting(ana.id) as partition:
        (one,) = takeouts.list_takeouts(partition)
        takeouts.remove_takeout(partition, one.id)
    assert waiting_messages() == (0, 1), "held back"


def test_what_a_step_puts_after_the_removal_is_removed_too(
    ana: Account, monkeypatch: pytest.MonkeyPatch
) -> None:
    takeout_id = asked_for(ana)
    with acting(ana.id) as partition:
        taking_out.begin(partition, takeout_id)
        put = taking_out.files.put

        def removed_meanwhile(*given: Any) -> None:
            repository.remove(partition, repository.everything(partition)[0])
            put(*given)

        monkeypatch.setattr(taking_out.files, "put", removed_meanwhile)
        assert not taking_out.take_record(partition, takeout_id)
    assert waiting_messages()[0] == 1
    assert versions()
    clear_away(ana)
    assert versions() == []


def test_what_a_copy_that_never_ended_left_goes_with_its_seven_days(
    ana: Account, monkeypatch: pytest.MonkeyPatch
) -> None:
    takeout_id = asked_for(ana)
    with acting(ana.id) as partition:
        taking_out.begin(partition, takeout_id)
        taking_out.take_record(partition, takeout_id)
    clear_away(ana)
    assert versions(), "it is being made"
    now = clock.now()
    monkeypatch.setattr(clock, "now", lambda: now + timedelta(days=7, minutes=2))
    assert by_the_calendar.expire_takeouts() == 1
    clear_away(ana)
    assert versions() == []


@pytest.mark.parametrize("seconds", [0, 30, 59])
def test_files_do_not_outlive_a_schedule_that_runs_in_the_minute_of_their_end(
    ana: Account, monkeypatch: pytest.MonkeyPatch, seconds: int
) -> None:
    """What is due is written to the minute."""
    noon = clock.now().replace(hour=12, minute=0, second=59, microsecond=0)
    monkeypatch.setattr(clock, "now", lambda: noon)
    taken_out(ana)
    for later in (timedelta(days=7, seconds=seconds - 59), timedelta(days=7, hours=1)):
        monkeypatch.setattr(clock, "now", lambda later=later: noon + later)
        if by_the_calendar.expire_takeouts():
            clear_away(ana)
    assert versions() == []


def waiting_messages() -> tuple[int, int]:
    """How many messages about leftovers can be received, and how many are held back."""
    with unrecorded():
        told = boto3.client("sqs", region_name="us-east-1").get_queue_attributes(
            QueueUrl=config.read("QUEUE_TAKEOUT_LEFTOVERS"), AttributeNames=["All"]
        )["Attributes"]
    return int(told["ApproximateNumberOfMessages"]), int(told["ApproximateNumberOfMessagesDelayed"])


def test_what_cannot_be_made_is_told_and_lets_another_try(
    ana: Account, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_: Any) -> Any:
        raise RuntimeError("no")

    takeout_id = asked_for(ana)
    with monkeypatch.context() as patch:
        patch.setattr(taking_out, "identity_files", broken)
        assert made(ana, takeout_id)[0] == "Failed"
    with acting(ana.id) as partition:
        assert takeouts.read_takeout(partition, takeout_id).status == "failed"
    assert asked_for(ana) != takeout_id


def test_a_damaged_item_is_told_of_and_stops_nothing(ana: Account) -> None:
    with unrecorded():
        dynamodb = boto3.client("dynamodb", region_name="us-east-1")
        key = {"pk": {"S": f"USER#{ana.id}"}, "sk": {"S": "PROFILE"}}
        item = dynamodb.get_item(TableName="records", Key=key)["Item"]
        skill = {**item, "sk": {"S": "SKILL#" + ana.id}, "kind": {"S": "SKILL_OLD"}}
        dynamodb.put_item(TableName="records", Item=skill | {"sk": {"S": "OLD#1"}})
    files = taken_out(ana)
    assert "1 stored items are damaged" in files["index.html"].decode()


def test_wherever_a_worker_dies_the_copy_is_whole(cloud: None, monkeypatch: pytest.MonkeyPatch) -> None:
    ask_in_process(monkeypatch)
    monkeypatch.setattr(taking_out, "resume_files", lambda _: ({"files/resumes/01-r.pdf": b"%PDF"}, ()))
    accounts = iter(whole_person(f"p{number}", experiences=1) for number in range(1000))

    def begin() -> tuple[Account, str]:
        account = next(accounts)
        return account, asked_for(account)

    deaths = 0
    for account, takeout_id in killed_everywhere(begin, lambda one: made(*one), every=SELDOM):
        deaths += 1
        with acting(account.id) as partition:
            assert repository.whose_turn(partition) is None
            data = takeouts.download(partition, takeout_id, None).data
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            assert {"index.html", "record/record.json", "account/account.json"} <= set(archive.namelist())
    assert deaths > 40 // SELDOM
