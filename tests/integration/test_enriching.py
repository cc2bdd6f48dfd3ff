"""The steps of an enrichment, each repeated, interrupted or overtaken."""

import json
from typing import Any

import pytest

from functions.experiences import consumer, service, steps
from functions.experiences.schemas import ExperienceInput
from functions.experiences.service import enriching
from shared import aws
from shared.auth import vending
from shared.aws import Vended
from shared.records.enrichment import Enrichment
from shared.records.kinds import ENRICHMENTS, FINDINGS
from shared.table import UserPartition
from tests.integration.conftest import acting, user_with_keys
from tests.integration.interruption import killed_everywhere

References = dict[str, Any]
_TEXT = "Led 12 nurses. Cut medication errors by 38% in a year. Wrote the ward's plan in Excel."
_SEQUENCE = ("begin", *enriching.STEPS, "conclude", "ask_for_summaries")


@pytest.fixture(autouse=True)
def _worker(monkeypatch: pytest.MonkeyPatch, cloud: None) -> None:
    """Vending is proven elsewhere: here a worker simply acts for the user that it is told."""
    monkeypatch.setattr(
        vending, "vend", lambda user_id, *_, **__: Vended(user_id, "caller", "caller", "caller")
    )


def an_experience(user_id: str | None = None) -> References:
    """References of a new experience of a new user."""
    user_id = user_id or user_with_keys()
    with acting(user_id) as mine:
        created = service.create_experience(mine, _input(_TEXT))
    return {"user_id": user_id, "experience_id": created.experience.id, "version": 1, "attempt": 0}


def run(references: References, *names: str) -> References:
    """The states one after the other, each given what the one before gave."""
    for name in names:
        references = steps.handler({"step": name, **references}, None)
    return references


def enrichment(references: References) -> dict[str, Any]:
    """What its owner sees, without the time."""
    with acting(references["user_id"]) as mine:
        seen = service.answer_of(service.read_experience(mine, references["experience_id"])).enrichment
    text = seen.model_dump_json(exclude={"at"}).replace(references["experience_id"], "")
    whole: dict[str, Any] = json.loads(text)
    return whole


def test_the_steps_end_in_findings_and_leave_nothing_behind() -> None:
    work = an_experience()
    assert run(work, *_SEQUENCE)["current"]
    found = enrichment(work)
    assert found["status"] == "done"
    assert 38 in {impact["value"] for impact in found["impacts"]}
    with acting(work["user_id"]) as mine:
        assert list(mine.all(FINDINGS)) == []


@pytest.mark.parametrize("step", ["begin", "extract_skills", "conclude", "ask_for_summaries"])
def test_a_worker_killed_at_any_call_of_a_step_ends_in_the_same_state(step: str) -> None:
    whole, at = an_experience(), _SEQUENCE.index(step)
    run(whole, *_SEQUENCE)
    deaths = 0
    for work in killed_everywhere(
        begin=lambda: run(an_experience(), *_SEQUENCE[:at]), work=lambda work: run(work, step)
    ):
        run(work, *_SEQUENCE[at + 1 :])
        assert enrichment(work) == enrichment(whole)
        deaths += 1
    assert deaths >= 2


def test_every_step_twice_is_every_step_once() -> None:
    once, twice = an_experience(), an_experience()
    run(once, *_SEQUENCE)
    for name in _SEQUENCE:
        run(twice, name, name)
    assert enrichment(once) == enrichment(twice)


def test_a_late_step_of_an_older_version_does_not_take_the_newer_ones_place() -> None:
    older = an_experience()
    run(older, "begin", "extract_skills")
    newer = _changed(older, "Led 45 cooks.")
    run(newer, "begin", *enriching.STEPS)
    with acting(older["user_id"]) as mine:
        _save_finding_late(mine, older)
    assert run(newer, "conclude")["current"]
    assert enrichment(newer)["status"] == "done"
    assert {impact["value"] for impact in enrichment(newer)["impacts"]} == {45}


def _save_finding_late(partition: UserPartition, work: References) -> None:
    """What a step of the older execution does that had read the experience before it changed."""
    transaction = partition.transaction()
    done = enriching.Work.of(work)
    transaction.put(FINDINGS, Enrichment(), record_id=done.finding("extract_skills"))
    transaction.commit()


def test_an_older_execution_says_that_it_is_superseded_and_changes_nothing() -> None:
    older = an_experience()
    run(older, "begin", *enriching.STEPS)
    newer = _changed(older, "Led 45 cooks.")
    assert run(older, "conclude")["current"] is False
    assert enrichment(newer)["status"] == "pending"
    assert run(older, "begin")["current"] is False


def test_a_new_version_is_saved_even_where_an_older_one_had_more_attempts() -> None:
    work = an_experience()
    run(work, *_SEQUENCE)
    again = work | {"attempt": 1}
    with acting(work["user_id"]) as mine:
        read_before = service.read_experience(mine, work["experience_id"])
        service.enrich_again(mine, work["experience_id"])
    run(again, *_SEQUENCE)
    with acting(work["user_id"]) as mine:
        transaction = mine.transaction()
        content = read_before.experience.content.open().model_copy(update={"description": "Led 45 cooks."})
        transaction.replace(read_before.experience, content)
        transaction.commit()
    newer = work | {"version": 2}
    assert run(newer, *_SEQUENCE)["current"]
    assert enrichment(newer)["status"] == "done"


def test_giving_up_says_so_in_a_sentence_and_the_way_out() -> None:
    work = an_experience()
    run(work, "begin")
    steps.handler({"step": "give_up", **work, "failure": {"Error": "Unavailable", "Cause": "x"}}, None)
    failed = enrichment(work)
    assert failed["status"] == "failed"
    assert "Your text is safe" in failed["reason"]
    with acting(work["user_id"]) as mine:
        service.enrich_again(mine, work["experience_id"])
    assert enrichment(work)["status"] == "pending"
    again = work | {"attempt": 1}
    run(again, *_SEQUENCE)
    assert enrichment(again)["status"] == "done"


def test_after_its_owner_deleted_it_nothing_is_written_any_more() -> None:
    work = an_experience()
    run(work, "begin", *enriching.STEPS)
    with acting(work["user_id"]) as mine:
        service.delete_experience(mine, work["experience_id"], if_match=None)
    assert run(work, "conclude")["current"] is False
    with acting(work["user_id"]) as mine:
        assert list(mine.all(ENRICHMENTS)) == list(mine.all(FINDINGS)) == []


def test_the_same_change_told_twice_starts_one_execution() -> None:
    work = an_experience()
    detail = {"type": "experience.created.v1", **work}
    event = {"Records": [{"messageId": str(n), "body": json.dumps({"detail": detail})} for n in range(5)]}
    assert consumer.handler(event, None) == {"batchItemFailures": []}
    arn = aws.own("stepfunctions").list_state_machines()["stateMachines"][0]["stateMachineArn"]
    assert len(aws.own("stepfunctions").list_executions(stateMachineArn=arn)["executions"]) == 1


def _changed(work: References, text: str) -> References:
    with acting(work["user_id"]) as mine:
        service.change_experience(mine, work["experience_id"], {"description": text}, if_match=None)
    return work | {"version": work["version"] + 1}


def _input(text: str) -> ExperienceInput:
    return ExperienceInput(
        title="Nurse", organization="Ward 5", description=text, start_date="2019", is_current=True
    )
