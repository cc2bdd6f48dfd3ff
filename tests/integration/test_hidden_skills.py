"""A skill that its owner hides is told by no summary, and summaries follow when it is hidden."""

import json
from typing import Any

import pytest

from functions.skills import service as skills
from functions.skills.schemas import SkillInput
from functions.summaries import consumer
from functions.summaries.service import regenerating
from shared.records.enrichment import Enrichment, SkillFound, TechnologyFound
from shared.records.evidence import Evidence
from shared.records.experience import ExperienceContent
from shared.records.kinds import ENRICHMENTS, EXPERIENCES, PROFILE_SUMMARY, QUICK_SUMMARY, SKILL_USES
from shared.table import UserPartition

WORDS = "Kept COBOL and Java programs running."


def evidence(record_id: str, word: str) -> list[Evidence]:
    start = WORDS.index(word)
    return [
        Evidence(
            record_id=record_id, record_version=1, field="description", start=start, end=start + len(word),
            text=word,
        )
    ]  # fmt: skip


@pytest.fixture
def ana(partition: UserPartition) -> UserPartition:
    stay = ExperienceContent(
        title="Programmer", organization="Bank", start_date="2010", end_date="2020", description=WORDS,
        technologies=["COBOL"],
    )  # fmt: skip
    transaction = partition.transaction()
    kept = transaction.create(EXPERIENCES, stay)
    found = Enrichment(
        status="done",
        skills=[
            SkillFound(
                name=name, catalogue_id=name.lower(), category="tool", evidence=evidence(kept.id, name)
            )
            for name in ("COBOL", "Java")
        ],
        technologies=[TechnologyFound(name="COBOL", evidence=evidence(kept.id, "COBOL"))],
    )
    transaction.put(ENRICHMENTS, found, record_id=kept.id, of_version=1, status="done")
    transaction.commit()
    regenerating.regenerate(partition)
    return partition


def told(partition: UserPartition) -> str:
    """Both summaries without the words of evidence, which are those of the experience."""
    said: list[Any] = []
    for kind in (PROFILE_SUMMARY, QUICK_SUMMARY):
        stored = partition.get(kind)
        assert stored is not None
        said.append(stored.content.open().model_dump(mode="json", exclude={"evidence", "key_achievements"}))
    return json.dumps(said)


def test_what_is_hidden_is_in_no_summary_until_it_is_shown_again(ana: UserPartition) -> None:
    assert "COBOL" in told(ana)
    skill = next(one for one in skills.list_skills(ana, hidden=False) if one.name == "COBOL")
    before = ana.changes()
    skills.delete_skill(ana, skill.id, if_match=None)
    assert ana.changes() == before + 1, "summaries are stale"
    regenerating.regenerate_if_stale(ana, since=None)
    assert "COBOL" not in told(ana)
    assert "Java" in told(ana)
    uses = ana.get(SKILL_USES)
    assert uses is not None
    assert {one.name for one in uses.content.open().skills} == {"COBOL", "Java"}, "it can come back"
    assert [one.name for one in skills.list_skills(ana, hidden=True)] == ["COBOL"]
    skills.create_skill(ana, SkillInput(name="Cobol"))
    regenerating.regenerate_if_stale(ana, since=None)
    assert "COBOL" in told(ana)


def test_another_change_of_a_skill_makes_no_summary_stale(ana: UserPartition) -> None:
    before = ana.changes()
    skill = skills.create_skill(ana, SkillInput(name="Zinc"))
    skills.change_skill(ana, skill.id, {"primary": True}, if_match=None)
    assert ana.changes() == before


@pytest.mark.parametrize(("kind", "asks"), [("SKILL", 1), ("EDUCATION", 0), ("SUMMARY", 0), ("SEARCH", 0)])
def test_of_other_records_only_skills_ask_for_summaries(
    ana: UserPartition, monkeypatch: pytest.MonkeyPatch, kind: str, asks: int
) -> None:
    asked: list[str] = []
    monkeypatch.setattr(regenerating, "follow_change", lambda partition: asked.append(partition.user_id))
    monkeypatch.setattr(consumer, "acting_for", lambda _: acting_for_nobody())
    event = {
        "type": "record.changed.v1",
        "user_id": ana.user_id,
        "kind": kind,
        "record_id": "x",
        "version": 1,
    }
    body = json.dumps({"detail": event})
    consumer.handler({"Records": [{"messageId": "m", "body": body}]}, None)
    assert len(asked) == asks


class acting_for_nobody:  # noqa: N801 (reads as a sentence)
    """The test acts for its user already."""

    def __enter__(self) -> None: ...

    def __exit__(self, *error: Any) -> None: ...
