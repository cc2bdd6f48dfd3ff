"""Taken out and erased, over HTTP: everything written is in the copy, and afterwards nothing is left."""

import csv
import io
import json
import os
import random
import re
import secrets
import time
import zipfile
from collections.abc import Iterator
from datetime import timedelta
from typing import Any

import httpx
import pytest

from shared import clock
from shared.auth import acting_for
from shared.table import UserPartition
from shared.table.due import Due
from shared.vault import Purpose, UserIsErased, key_of_version
from tests.e2e.people import (
    Json,
    Person,
    anonymous,
    eventually,
    expect,
    log_in,
    mailed,
    mails_to,
    new_user,
    refused,
)
from tests.e2e.records import NURSE, add, enriched
from tests.e2e.test_imports import imported
from tests.filled import KINDS, MARK, content_of, told_of
from tests.in_process import running_as
from tests.looking_inside import items, owner
from tests.running_stack import Stack

PROVE = "PROVE" in os.environ
_EXPERIENCES = 500 if PROVE else 5
_RECEIPT = re.compile(r"/erasure\?receipt=([\w-]+)")
_BY_ADDRESS = re.compile(r"GUESS#.*#[0-9a-f]{16}")
_TABLES = ("records", "keys", "identity", "due", "limits", "chains", "publications", "invitations")


@pytest.fixture(scope="module")
def vera(stack: Stack) -> Iterator[Person]:
    """Somebody with something in every field of every kind."""
    person = new_user(stack, first_name="Vera", last_name=f"Nováková {MARK}")
    enriched(person, add(person, NURSE)["id"])
    for number in range(_EXPERIENCES):
        add(person, NURSE, title=f"Nurse {number} {MARK}")
    imported(person, json.dumps({"basics": {"name": MARK}, "work": []}).encode())
    with running_as(stack, "privacy-steps"), acting_for(person.id):
        transaction = UserPartition(person.id).transaction()
        for kind in KINDS:
            transaction.create(kind, kind.content.model_validate(content_of(kind)))
        transaction.commit()
    eventually(lambda: True if person.api.get("/summaries/quick").status_code == 200 else None)
    yield person
    person.api.close()


def taken_out(person: Person) -> tuple[Json, dict[str, bytes]]:
    """The takeout as it was answered once it was ready, and the files of its ZIP."""
    asked = person.api.post("/takeouts")
    where = asked.headers["location"].removeprefix("/api/v1")
    expect(asked, 202)
    seen: set[str] = set()

    def look() -> Json | None:
        answer: Json = expect(person.api.get(where), 200)
        seen.add(answer["progress"]["step"])
        assert answer["status"] != "failed", answer
        return answer if answer["status"] == "ready" else None

    takeout = eventually(look, every=0.1)
    assert len(seen) > 1
    data = b"".join(
        person.api.get(f"{where}/download", params={"part": part}).content
        for part in range(1, takeout["parts"] + 1)
    )
    assert len(data) == takeout["size"]
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        assert archive.testzip() is None
        return takeout, {name: archive.read(name) for name in archive.namelist()}


def test_every_field_of_every_kind_is_in_the_copy(stack: Stack, vera: Person) -> None:
    said = {"policy": "product-mails", "version": "2026-11-21", "given": True}
    expect(vera.api.post("/consents", json=said), 201)
    takeout, files = taken_out(vera)
    records = json.loads(files["record/record.json"])["records"]
    for kind in KINDS:
        assert told_of(kind) in [row["content"] for row in records[kind.name]], kind.name
    assert [row["content"] for row in records["CONSENT"]] == [said]
    for name in ("ENRICHMENT", "SUMMARY#QUICK", "SUMMARY#PROFILE", "IMPORT"):
        assert records[name], name
    assert len(records["EXPERIENCE"]) > _EXPERIENCES
    assert json.loads(files["record/json-resume.json"])["basics"]["name"] == MARK
    rows = list(csv.DictReader(io.StringIO(files["tables/experience.csv"].decode("utf-8-sig"))))
    assert len(rows) == len(records["EXPERIENCE"])
    assert [data[:4] for name, data in files.items() if name.endswith(".pdf")] == [b"%PDF"]
    account = json.loads(files["account/account.json"])
    assert account["account"]["email"] == vera.email
    assert account["sessions"]
    assert [key["purpose"] for key in account["data_keys"]] == ["record", "identity"]
    log = json.loads(files["audit/requests-0001.json"])
    assert "ask_for_takeout" in {one["action"] for one in log}
    assert MARK in files["index.html"].decode()
    assert takeout["left_out"] == []
    count = len(records["EXPERIENCE"])
    print(f"takeout: {takeout['files']} files, {takeout['size']} bytes, {count} experiences")


def test_a_mail_says_that_it_is_ready_and_opens_nothing_by_itself(stack: Stack, vera: Person) -> None:
    mail = mailed(stack, vera.email, "ready to be taken")
    assert f"{stack.web_url}/your-data" in mail["BodyText"]
    assert "token=" not in mail["BodyText"]


def test_another_ones_takeout_is_not_found_and_a_stranger_gets_nothing(
    stack: Stack, vera: Person, ben: Person
) -> None:
    takeout_id = expect(vera.api.get("/takeouts"), 200)["data"][0]["id"]
    refused(ben.api.get(f"/takeouts/{takeout_id}/download"), 404, "TAKEOUT_NOT_FOUND")
    with anonymous(stack) as api:
        refused(api.get(f"/takeouts/{takeout_id}/download"), 401, "NOT_SIGNED_IN")


def test_what_is_removed_is_gone_and_its_files_with_it(stack: Stack, ben: Person) -> None:
    taken_out(ben)
    takeout_id = expect(ben.api.get("/takeouts"), 200)["data"][0]["id"]
    expect(ben.api.delete(f"/takeouts/{takeout_id}"), 204)
    refused(ben.api.get(f"/takeouts/{takeout_id}"), 404, "TAKEOUT_NOT_FOUND")
    eventually(lambda: True if not objects_of(stack, ben) else None, seconds=60)


def test_policies_and_time_limits_are_for_everybody_to_read(stack: Stack) -> None:
    with anonymous(stack) as api:
        policies = expect(api.get("/policies"), 200)["data"]
        text = expect(api.get("/policies/privacy", params={"locale": "fr"}), 200)
        rules = {one["name"]: one["days"] for one in expect(api.get("/policies/retention"), 200)["data"]}
        refused(api.get("/policies/nothing"), 404, "POLICY_NOT_FOUND")
        refused(api.get("/erasures/nothing"), 404, "ERASURE_NOT_FOUND")
    assert {one["name"] for one in policies if one["required"]} == {"privacy", "terms"}
    assert text["text"].startswith("# Confidentialité")
    assert rules["inactive_account"] == 730


def test_consents_are_added_and_never_changed(ben: Person) -> None:
    policies = {one["name"]: one["version"] for one in expect(ben.api.get("/policies"), 200)["data"]}
    for given in (True, False):
        said = {"policy": "outside-ai", "version": policies["outside-ai"], "given": given}
        expect(ben.api.post("/consents", json=said), 201)
    terms = {"policy": "terms", "version": policies["terms"], "given": False}
    refused(ben.api.post("/consents", json=terms), 409, "CONSENT_REQUIRED")
    old = {"policy": "outside-ai", "version": "1999-01-01", "given": True}
    refused(ben.api.post("/consents", json=old), 422, "INVALID_INPUT")
    found = expect(ben.api.get("/consents"), 200)
    assert [one["given"] for one in found["data"]] == [False, True]
    (standing,) = [one for one in found["standing"] if one["policy"] == "outside-ai"]
    assert (standing["given"], standing["to_be_asked"]) == (False, False)


def test_after_its_time_nothing_is_left_of_an_account(stack: Stack, vera: Person) -> None:
    kept = next(item for item in items(stack, "records") if vera.id in item["pk"]["S"] and "sealed" in item)
    assert objects_of(stack, vera)
    expect(vera.api.delete("/users/me"), 202)
    let_its_time_be_over(stack, vera)
    began = time.monotonic()
    call_schedule(stack, "erase_due")
    if PROVE:
        _interrupt(stack, vera)
    receipt = eventually(lambda: receipt_of(stack, vera), seconds=60)
    with anonymous(stack) as api:
        answer = eventually(lambda: erased(api, receipt), seconds=600)
        seconds = time.monotonic() - began
        refused(log_in(api, vera.email), 401, "WRONG_CREDENTIALS")
    assert naming(stack, vera) == []
    assert objects_of(stack, vera) == []
    with running_as(stack, "privacy-steps"), acting_for(vera.id), pytest.raises(UserIsErased):
        key_of_version(vera.id, Purpose.RECORD, int(kept["key_version"]["N"]))
    eventually(lambda: vera.api.get("/experiences").status_code == 401 or None, seconds=60)
    assert answer["counts"]["keys"] == 2
    assert answer["counts"]["records"] >= _EXPERIENCES
    print(f"erased: {answer['counts']} within {seconds:.1f} s, of which 30 s or more are waiting")


def test_who_comes_back_in_time_is_not_erased(stack: Stack) -> None:
    person = new_user(stack)
    made = add(person, NURSE)
    expect(person.api.delete("/users/me"), 202)
    with anonymous(stack) as api:
        back = log_in(api, person.email, reactivate=True)
        token = expect(back, 200)["access_token"]
        call_schedule(stack, "erase_due")
        headers = {"Authorization": f"Bearer {token}"}
        expect(api.get(f"/experiences/{made['id']}", headers=headers), 200)
    assert not [item for item in items(stack, "due") if person.id in str(item) and "erase" in item["pk"]["S"]]


def let_its_time_be_over(stack: Stack, person: Person) -> None:
    """As if thirty days had passed: the account's moment and the due row lie in the past."""
    dynamodb, past = owner(stack, "dynamodb"), clock.now() - timedelta(hours=1)
    for item in items(stack, "due"):
        if person.id in item["sk"]["S"] and item["pk"]["S"].startswith("DUE#erase#"):
            key = {"pk": item["pk"], "sk": item["sk"]}
            dynamodb.delete_item(TableName=stack.resources["table/due"], Key=key)
    pk, sk = Due("erase", past.strftime("%Y-%m-%dT%H:%MZ"), person.id).key
    row = {"pk": {"S": pk}, "sk": {"S": sk}, "user": {"S": person.id}}
    dynamodb.put_item(TableName=stack.resources["table/due"], Item=row)
    dynamodb.update_item(
        TableName=stack.resources["table/identity"],
        Key={"pk": {"S": f"USER#{person.id}"}, "sk": {"S": "ACCOUNT"}},
        UpdateExpression="SET deletes_at = :past",
        ExpressionAttributeValues={":past": {"S": past.isoformat()}},
    )


def call_schedule(stack: Stack, verb: str) -> Json:
    """What the calendar would do within the hour."""
    answer = owner(stack, "lambda").invoke(
        FunctionName=stack.resources["function/privacy-schedule"], Payload=json.dumps({"verb": verb}).encode()
    )
    told: Json = json.loads(answer["Payload"].read())
    assert "FunctionError" not in answer, told
    return told


def _interrupt(stack: Stack, person: Person) -> None:
    """Stops the workflow at five moments, and starts it anew each time, as the next day's run would."""
    client, machine = owner(stack, "stepfunctions"), stack.resources["workflow/erase"]
    (due,) = [i for i in items(stack, "due") if person.id in i["sk"]["S"] and "#erase#" in i["pk"]["S"]]
    for attempt in range(5):
        time.sleep(random.uniform(0.2, 6))
        for one in client.list_executions(stateMachineArn=machine, statusFilter="RUNNING")["executions"]:
            client.stop_execution(executionArn=one["executionArn"])
        given = {"user_id": person.id, "when": due["sk"]["S"].partition("#")[0], "replayed": False}
        client.start_execution(
            stateMachineArn=machine,
            name=f"{person.id}-again-{attempt}-{secrets.token_hex(3)}",
            input=json.dumps(given),
        )


def receipt_of(stack: Stack, person: Person) -> str | None:
    found = [_RECEIPT.search(mail["BodyText"]) for mail in mails_to(stack, person.email)]
    return next((match[1] for match in found if match), None)


def erased(api: httpx.Client, receipt: str) -> Json | None:
    answer: Json = expect(api.get(f"/erasures/{receipt}"), 200)
    return answer if answer["status"] == "erased" else None


def naming(stack: Stack, person: Person) -> list[str]:
    """Rows of any table that name the user, but for failures counted by address, which end within minutes."""
    return [
        f"{table}: {item['pk']['S']} {item.get('sk')} {item.get('kind')}"
        for table in _TABLES
        for item in items(stack, table)
        if person.id in str(item) and not _BY_ADDRESS.fullmatch(item["pk"]["S"])
    ]


def objects_of(stack: Stack, person: Person) -> list[Any]:
    """Every version of every object below the user's prefix, and every mark of a deletion."""
    s3, found = owner(stack, "s3"), []
    for name in ("uploads", "files"):
        listed = s3.list_object_versions(
            Bucket=stack.resources[f"bucket/{name}"], Prefix=f"users/{person.id}/"
        )
        found += [*listed.get("Versions", []), *listed.get("DeleteMarkers", [])]
    return found
