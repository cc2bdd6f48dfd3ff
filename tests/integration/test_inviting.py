"""Asking others about a skill: mailed once in the language that was chosen, answered, taken back."""

from typing import Any

import pytest

from functions.skills import service
from functions.skills.schemas import AssessmentInput, InvitationInput, Reply, SkillInput
from functions.skills.service import asking
from shared.mail import Mail
from shared.records.writing import RequestKeyReused
from shared.table import UserPartition


@pytest.fixture
def sent(monkeypatch: pytest.MonkeyPatch) -> list[Mail]:
    mails: list[Mail] = []
    monkeypatch.setattr(asking, "send", mails.append)
    return mails


@pytest.fixture
def skill_id(partition: UserPartition) -> str:
    return service.create_skill(partition, SkillInput(name="Wound care")).id


def invite(partition: UserPartition, skill_id: str, key: str | None = None, **given: Any) -> str:
    wanted = InvitationInput(email="ward@example.org", **given)
    return service.invite(partition, skill_id, wanted, address_confirmed=True, request_key=key).id


def status_of(partition: UserPartition, invitation_id: str) -> str:
    return {one.id: one.status for one in service.list_invitations(partition)}[invitation_id]


def token_of(mail: Mail) -> str:
    return mail.values["link"].partition("token=")[2]


def test_whoever_is_asked_reads_the_language_that_was_chosen(
    partition: UserPartition, skill_id: str, sent: list[Mail]
) -> None:
    for locale in ("en", "fr"):
        service.carry_on(partition, invite(partition, skill_id, locale=locale))
    service.carry_on(partition, invite(partition, skill_id))
    assert [mail.locale for mail in sent] == ["en", "fr", "en"]
    assert [mail.values["owner"] for mail in sent] == ["Somebody", "Quelqu’un", "Somebody"]
    assert [one.locale for one in service.list_invitations(partition)] == ["en", "fr", "en"]


def test_a_request_that_comes_again_asks_nobody_again(
    partition: UserPartition, skill_id: str, sent: list[Mail]
) -> None:
    first = invite(partition, skill_id, key="once", message="Please")
    service.carry_on(partition, first)
    assert invite(partition, skill_id, key="once", message="Please") == first
    service.carry_on(partition, first)
    assert len(sent) == len(service.list_invitations(partition)) == 1
    with pytest.raises(RequestKeyReused):
        invite(partition, skill_id, key="once", message="Pretty please")


def test_an_assessment_that_comes_again_is_one(partition: UserPartition, skill_id: str) -> None:
    given = AssessmentInput(score=70)
    twice = {service.assess(partition, skill_id, given, request_key="k").id for _ in range(2)}
    assert len(twice) == 1
    assert len(service.read_progression(partition, skill_id).assessments) == 1


def test_an_answer_counts_although_nobody_noted_that_the_mail_went(
    partition: UserPartition, skill_id: str, sent: list[Mail], monkeypatch: pytest.MonkeyPatch
) -> None:
    partition_transaction = partition.transaction
    asked = invite(partition, skill_id)

    def interrupted() -> Any:
        raise ConnectionError

    monkeypatch.setattr(partition, "transaction", interrupted)
    with pytest.raises(ConnectionError):
        service.carry_on(partition, asked)
    monkeypatch.setattr(partition, "transaction", partition_transaction)
    service.answer(token_of(sent[0]), Reply(confirms=True, name="Ines"))
    service.carry_on(partition, asked)
    assert status_of(partition, asked) == "answered"
    assert [one.name for one in service.list_endorsements(partition, skill_id=skill_id)] == ["Ines"]
    assert len(sent) == 1


def test_an_invitation_taken_back_before_its_question_lies_there_leads_nowhere(
    partition: UserPartition, skill_id: str, sent: list[Mail], monkeypatch: pytest.MonkeyPatch
) -> None:
    asked, really = invite(partition, skill_id), asking.questions.ask

    def ask(*given: Any, **named: Any) -> None:
        service.withdraw(partition, asked)
        really(*given, **named)

    monkeypatch.setattr(asking.questions, "ask", ask)
    service.carry_on(partition, asked)
    with pytest.raises(service.QuestionNotFound):
        service.read_question(token_of(sent[0]))
