"""Somebody who has something of every kind: an account with all of its security, a record, files."""

import json
from typing import Any

import boto3
import pytest

from functions.auth import rights
from functions.auth.repository import api_keys, devices, factors, linked_sign_ins, one_time, sessions
from functions.auth.repository.accounts import Account, Identity, begin_deletion
from functions.auth.repository.one_time import Use
from functions.auth.repository.sessions import Session, Whence
from functions.auth.service import lockout, passwords, registration
from functions.privacy.repository import identity
from shared import audit, aws, clock, limits, publishing
from shared.audit import Entry, Origin, Stage
from shared.auth import Scope
from shared.ids import new_id
from shared.publishing import Copy, copies
from shared.records import kinds
from shared.records.enrichment import Enrichment, SkillFound
from shared.records.evidence import Evidence
from shared.records.experience import ExperienceContent
from shared.table import IdentityTable, UserPartition, invitations, make_due
from shared.table.invitations import Link
from shared.vault import Purpose, current_key
from tests.filled import KINDS, MARK, content_of
from tests.integration.accounts import PASSWORD
from tests.integration.conftest import acting
from tests.request_recorder import unrecorded


def ask_in_process(monkeypatch: pytest.MonkeyPatch) -> None:
    """Auth's function for such questions answers here, by way of JSON as over the wire."""

    def ask(step: str, user_id: str, **asked: Any) -> dict[str, Any]:
        event = json.loads(json.dumps({"step": step, "user_id": user_id, **asked}))
        answer: dict[str, Any] = json.loads(json.dumps(rights.handler(event, None)))
        return answer

    monkeypatch.setattr(identity, "_ask", ask)
    monkeypatch.setattr(copies, "_forget_at_the_edge", lambda _: None)
    with unrecorded():
        ses = boto3.client("ses", region_name="us-east-1")
        ses.verify_email_identity(EmailAddress="no-reply@pathfinder.example")


def whole_person(name: str = "ana", *, experiences: int = 2) -> Account:
    """A new account, marked in every field that somebody writes."""
    wanted = Identity(
        username=name, email=f"{name}@example.cz", first_name=f"Ana {MARK}", last_name=f"Novák {MARK}"
    )
    account = registration.new_account(wanted, password_hash=passwords.hashed(PASSWORD))
    _secure(account)
    with acting(account.id) as partition:
        _write(partition, experiences)
        _log(account)
    publishing.claim(account.id, f"{name}-somebody")
    publishing.publish(account.id, [Copy(f"{account.id}/page", "text/html", b"public")])
    invitations.ask(Link(account.id, "s" * 43), new_id(), b"a question", expires=2**40)
    return account


def let_in_by_password_alone(account: Account) -> None:
    """Takes the second factors away, for sign-ins in one step."""
    factors.remove_totp(account.id)
    IdentityTable().remove(factors.passkey_place(account.id, "credential"))


def let_its_time_be_over(account: Account) -> str:
    """The owner asked thirty days ago. Gives when the erasure became due."""
    assert begin_deletion(account.id, clock.now())
    return clock.now().strftime("%Y-%m-%dT%H:%MZ")


def _secure(account: Account) -> None:
    now = int(clock.now().timestamp())
    session = Session(new_id(), account.id, 1, "a" * 64, "", now, now, now + 999, now + 999)
    sessions.create(session, Whence(ip="198.51.100.7", user_agent=f"Firefox {MARK}"))
    api_keys.create(
        account.id, new_id(), name=f"key {MARK}", key_hash="secret-hash-of-a-key",
        scopes=frozenset({Scope.ACCOUNT}), expires_at=None,
    )  # fmt: skip
    factors.begin_totp(account.id, "TOTPSECRETTOTPSECRET")
    app = factors.of_user(account.id).totp
    assert app is not None
    factors.confirm_totp(account.id, app, 1, factors.writing_recovery(account.id, ["hash-of-a-code"]))
    factors.create_passkey(
        account.id, "credential", f"passkey {MARK}",
        {"credential": b"attested", "counter": 0, "backed_up": True}, [],
    )  # fmt: skip
    looked_up = linked_sign_ins.lookup("https://github.example", f"subject of {account.id}")
    linked_sign_ins.link(account.id, "github", looked_up)
    linked_sign_ins.note(account.id, "github", used=True, shown=f"ana-{MARK}")
    devices.note(account.id, "d" * 64)
    one_time.keep(f"token-{account.id}", Use.VERIFY_EMAIL, account.id, seconds=3600)
    lockout.begin(account.id, Origin(ip="198.51.100.7"))
    lockout.begin(lockout.second_step(account.id), Origin())
    limits.take("enrich", of=account.id).standing()
    limits.take("mail-to-account", of=account.id).standing()
    make_due("summaries", clock.now(), account.id)
    for bucket in ("uploads", "files"):
        for body in (b"one", b"two"):
            with unrecorded():
                boto3.client("s3", region_name="us-east-1").put_object(
                    Bucket=bucket, Key=f"users/{account.id}/something", Body=body
                )


def _write(partition: UserPartition, experiences: int) -> None:
    transaction = partition.transaction()
    for kind in KINDS:
        transaction.create(kind, kind.content.model_validate(content_of(kind)))
    transaction.commit()
    for _ in range(experiences):
        _experience(partition)


def _experience(partition: UserPartition) -> None:
    transaction = partition.transaction()
    stored = transaction.create(
        kinds.EXPERIENCES,
        ExperienceContent(
            title=f"Nurse {MARK}", organization=f"ward {MARK}", description=f"Led {MARK}.\nOn nights.",
            start_date="2019-03", is_current=True, achievements=[f"won {MARK}"], budget_managed="12.50",
        ),
    )  # fmt: skip
    where = Evidence(record_id=stored.id, record_version=1, field="title", start=0, end=5, text="Nurse")
    skill = SkillFound(name=f"care {MARK}", category="soft", evidence=[where])
    found = Enrichment(status="done", skills=[skill])
    transaction.put(kinds.ENRICHMENTS, found, record_id=stored.id, of_version=1, attempt=0, status="done")
    transaction.commit()


def _log(account: Account) -> None:
    """Two requests, one of them of the other stage besides."""
    key = current_key(account.id, Purpose.RECORD)
    for stage in (Stage.ATTEMPT, Stage.OUTCOME):
        entry = Entry(
            id=new_id(), stage=stage, user=account.pseudonym, action="read_something",
            resource_type="experiences", resource_id=None, method="GET", path="/experiences",
            request_id="r", status=200, success=True,
        )  # fmt: skip
        audit.insert(entry, Origin(ip="203.0.113.77", user_agent=f"curl {MARK}"), key)
    assert aws.budget() is None
